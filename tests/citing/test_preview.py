"""The picture that others show beside a link, and the font that it is lettered with."""

import json
import re
import struct
from pathlib import Path

import pytest
from factsheet.build.cache import Cache
from factsheet.build.pipeline import prepare
from factsheet.data import preview_font, preview_image
from factsheet.web.outputs import File
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.citing.site import FIGURE, NAMED
from tests.model.content import SETTINGS, write

LARGEST = 300 * 1024
HEBREW = "שיחות השלום – BBC News: 350 עד 400 (סבב 3)"
SCRIPTS = ["The talks", "Переговори", "Συνομιλίες", "محادثات", "שיחות", "Բանակցություններ", "მოლაპარაკება"]


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def ink(picture: str) -> bytes:
    return preview_image.render_png(picture)


class TestTheFont:
    def test_is_small_and_has_its_licence_beside_it(self) -> None:
        assert preview_font.FONT.stat().st_size < LARGEST
        assert "Bitstream Vera" in (preview_font.FONT.parent / "LICENSE").read_text(encoding="utf-8")

    def test_has_the_signs_and_widths_that_are_written_down(self) -> None:
        font = TTFont(preview_font.FONT)
        told = json.loads(preview_font.FONT.with_suffix(".json").read_text(encoding="utf-8"))
        advances = {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
        assert told == {"units": font["head"].unitsPerEm, "advances": advances}
        assert font["name"].getDebugName(1) == preview_font.FAMILY

    @pytest.mark.parametrize("text", SCRIPTS)
    def test_can_write_the_scripts_it_was_made_for(self, text: str) -> None:
        assert preview_font.is_readable(text)

    def test_cannot_write_every_script(self) -> None:
        assert not preview_font.is_readable("和平谈判")
        assert preview_font.is_readable("Talks 🙂"), "a sign that is no letter is drawn as a box"


class TestLines:
    @given(st.text(st.sampled_from("abc xyzéж "), min_size=1), st.integers(1, 4))
    def test_are_never_wider_and_never_more(self, text: str, most: int) -> None:
        found = preview_font.wrap_text(text, 40.0, 300.0, most)
        assert len(found) <= most
        assert all(preview_font.measure_width(line, 40.0) <= 300.0 for line in found)
        if not any(line.endswith("…") for line in found):
            assert " ".join(found) == " ".join(text.split())

    def test_a_long_title_is_set_smaller_before_it_is_cut(self) -> None:
        size, lines = preview_font.fit_text("word " * 12, (60.0, 30.0), 500.0, 3)
        assert (size, len(lines)) == (30.0, 2)
        _size, cut = preview_font.fit_text("word " * 99, (60.0, 30.0), 500.0, 3)
        assert cut[-1].endswith("…")


class TestThePicture:
    def test_is_as_large_as_others_expect(self) -> None:
        assert size(ink(preview_image.draw_svg("Site", "A title", "A question?", "3 points"))) == (1200, 630)

    def test_is_the_same_each_time(self) -> None:
        picture = preview_image.draw_svg("Site", HEBREW, "?", "3 points")
        assert ink(picture) == ink(picture)

    @pytest.mark.parametrize("title", SCRIPTS)
    def test_shows_each_title(self, title: str) -> None:
        assert ink(preview_image.draw_svg("Site", title, "", "")) != ink(preview_image.draw_svg("Site", "", "", ""))

    def test_keeps_a_long_name_of_the_site_within_its_margins_and_leaves_out_one_that_it_cannot_write(self) -> None:
        long = preview_image.draw_svg("A name of a site that never ends " * 9, "Talks", "Who?", "1 point")
        (name,) = re.findall(r">(A name[^<]*)<", long)
        assert name.endswith("…")
        assert preview_font.measure_width(name, preview_image.SMALL) <= preview_image.WIDTH - 2 * preview_image.MARGIN
        assert "和平" not in preview_image.draw_svg("和平", "Talks", "Who?", "1 point")

    def test_begins_at_the_right_where_the_title_runs_to_the_left(self) -> None:
        assert 'text-anchor="end"' in preview_image.draw_svg("", HEBREW, "", "")
        assert 'text-anchor="end"' not in preview_image.draw_svg("", "A title with שיחות", "", "")

    def test_a_line_keeps_the_direction_of_the_whole_title(self) -> None:
        lines = preview_image.draw_svg("", f"{HEBREW} " * 2 + "3)", "", "").count("\u2067")
        assert lines == preview_image.draw_svg("", f"{HEBREW} " * 2 + "3)", "", "").count('text-anchor="end"') > 1

    @settings(max_examples=20)
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"])))
    def test_any_text_can_be_drawn(self, text: str) -> None:
        assert size(ink(preview_image.draw_svg(text, text, text, text))) == (1200, 630)


def picture(folder: Path, text: str) -> File:
    write(folder / "content", text)
    site = prepare(folder / "content", NAMED, Cache())
    (file,) = preview_image.make_files(site.findings, NAMED)
    assert file.address.path == "sheets/talks/preview.png"
    return file


def made(folder: Path, text: str) -> bytes:
    return picture(folder, text).content(lambda _address: b"")


def test_each_sheet_has_one_which_changes_with_its_title(tmp_path: Path) -> None:
    first = made(tmp_path / "a", FIGURE)
    assert size(first) == (1200, 630)
    assert made(tmp_path / "b", f"sheet: {{title: Other talks}}{FIGURE}") != first


def test_it_is_made_of_what_it_shows_and_not_of_the_rest_of_the_sheet(tmp_path: Path) -> None:
    sources = []
    for name, text in (
        ("a", FIGURE),
        ("b", f"sheet: {{summary: Seen in print.}}{FIGURE}"),
        ("c", f"sheet: {{title: Talk}}{FIGURE}"),
    ):
        source = picture(tmp_path / name, text).source
        assert source is not None
        sources.append(source())
    assert sources[0] == sources[1] != sources[2]


def test_a_title_that_the_font_cannot_write_leaves_the_place_to_the_address(tmp_path: Path) -> None:
    write(tmp_path / "content", f"sheet: {{title: 和平谈判}}{FIGURE}")
    site = prepare(tmp_path / "content", NAMED, Cache())
    sheet = site.corpus.sheets["talks"]
    assert preview_image._choose_title(NAMED, sheet) == "https://example.org/facts/sheets/talks/"


def test_without_an_address_of_the_site_there_is_none(tmp_path: Path) -> None:
    write(tmp_path / "content", FIGURE)
    site = prepare(tmp_path / "content", SETTINGS, Cache())
    assert list(preview_image.make_files(site.findings, SETTINGS)) == []
