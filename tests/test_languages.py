"""The interface in other languages than English, and facts that are told in a translation."""

import ast
import re
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.content.corpus import Corpus
from factsheet.content.translation import is_same_language
from factsheet.model.values import quantity
from factsheet.model.values.date import describe_date, parse_date
from factsheet.model.values.scale_words import format_number_label
from factsheet.site.rendering import _format_message, _format_number
from factsheet.text import i18n
from factsheet.text import translations as catalogues
from factsheet.text.i18n import add_quotation_marks, format_number, format_percentage, get_text_direction, ngettext
from factsheet.text.translations import list_languages, load_catalogue
from factsheet.web.settings import Settings
from pydantic_core import PydanticCustomError
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.messages import make
from tests.site.builds import ROOT, SMALL, built, files, laid_out, run

pytestmark = pytest.mark.slow

PACKAGE = ROOT / "generator" / "factsheet"
TO_UKRAINIAN = ("  language: en", "  language: uk")
TO_ARABIC = ("  language: en", "  language: ar")
BRIDGE = "sheets/bridge-repair"
PLEDGE = f"{BRIDGE}/points/closing-pledge"
OF_POINT = """
translations:
  uk:
    title: Міст закрито на пів року
    statement: Міст буде закрито для автомобілів на шість місяців.
    translator: О. О.
"""
OF_SHEET = """
translations:
  uk:
    title: Ремонт старого мосту
    question: На скільки закриють міст?
    groups:
      closing: {title: Закриття}
"""
FIELDS = re.compile(r"\{\w*\}|%\(\w+\)s")
WORDS = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.set_translations(load_catalogue("en").translations)


def speak(tag: str) -> None:
    i18n.set_translations(load_catalogue(tag).translations)


def messages(file: Path) -> list[Message]:
    with file.open("rb") as opened:
        return [message for message in read_po(opened) if message.id]


def translations(content: Path) -> None:
    """Add translations to a point and to the sheet of the small site."""
    for name, text in ((f"{PLEDGE}.yml", OF_POINT), (f"{BRIDGE}/sheet.yml", OF_SHEET)):
        file = content / name
        file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{text}", encoding="utf-8")


def arranged(content: Path, site: str, written: str = "en") -> Site:
    settings = Settings("Sheets", "", "", site, None, "", True, history=False, content_language=written)
    return prepare(content, settings, Cache())


def text(page: LexborHTMLParser | LexborNode) -> str:
    return " ".join(page.text(separator=" ").split())


class TestCatalogues:
    def test_every_word_of_the_code_is_in_the_template_and_no_other(self) -> None:
        now, there = make.extracted(), messages(make.TEMPLATE)
        assert {(one.context, one.id) for one in now if one.id} == {(one.context, one.id) for one in there}
        assert len(there) > 900

    @pytest.mark.parametrize("file", make.files(), ids=lambda file: file.parts[-3])
    def test_a_catalogue_has_exactly_the_words_of_the_template(self, file: Path) -> None:
        assert {one.id for one in messages(file)} == {one.id for one in messages(make.TEMPLATE)}

    @pytest.mark.parametrize("file", [make.TEMPLATE, *make.files()], ids=lambda file: file.name)
    def test_a_catalogue_is_written_as_the_command_writes_it(self, file: Path) -> None:
        words = make.extracted() if file == make.TEMPLATE else make.updated(make.extracted(), file)
        assert make.written(words) == file.read_bytes()

    def test_all_words_are_translated_into_ukrainian(self) -> None:
        assert list_languages() == ("uk",)
        assert load_catalogue("uk").missing == 0

    @pytest.mark.parametrize("file", make.files(), ids=lambda file: file.parts[-3])
    def test_a_translation_has_the_places_for_what_is_filled_in(self, file: Path) -> None:
        astray = []
        for message in messages(file):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            told = message.string if isinstance(message.string, tuple) else (message.string,)
            astray += [one for one in told if set(FIELDS.findall(one)) != set(FIELDS.findall(ids[-1]))]
        assert astray == []

    def test_no_word_is_put_together_before_it_is_translated(self) -> None:
        found = []
        for path in PACKAGE.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and path.name != "i18n.py":
                    count = {"_": 1, "ngettext": 2, "choose_plural": 2, "pgettext": 2}.get(node.func.id, 0)
                    found += [f"{path.name}:{node.lineno}" for one in node.args[:count] if not _is_text(one)]
        assert found == []

    @pytest.mark.parametrize(("tag", "printed"), [("en", "1,108"), ("uk", "1\u00a0108"), ("de", "1.108")])
    def test_counts_are_printed_as_its_numbers_are(self, tag: str, printed: str) -> None:
        translations = NullTranslations()
        translations._info = {"language": tag}
        i18n.set_translations(translations)
        assert format_number(1108) == printed
        assert format_number_label(1108) == printed
        assert _format_number(1108) == printed
        assert str(_format_message("of %(count)s", count=1108)).endswith(printed)
        assert ngettext("{count} report", "{count} reports", 1108).startswith(printed)
        figures = [quantity.Figure(value=quantity.read(words), as_of=None) for words in ("1108", "1200")]
        assert printed in quantity.summarize_figures(figures).words[0].text

    def test_no_template_prints_a_bare_count(self) -> None:
        counts = "count|number|reports|sources|families|origins|of"
        bare = re.compile(rf"\{{\{{ (?:(?!item\.traits|source\.reports)[a-z_.]+\.)?(?:{counts}) \}}\}}")
        found = [
            (path.name, match[0])
            for path in sorted((Path(__file__).parents[1] / "templates").rglob("*.html"))
            for match in bare.finditer(path.read_text(encoding="utf-8"))
        ]
        assert found == [("over_time.html", "{{ number }}")], "numbers of a scale are words already"

    def test_a_variety_of_a_language_speaks_the_language(self) -> None:
        assert load_catalogue("uk-UA") == load_catalogue("uk")
        assert load_catalogue("en-US").missing == 0

    def test_a_language_without_a_catalogue_stays_english(self) -> None:
        assert load_catalogue("ar").missing is None
        speak("ar")
        assert (i18n.gettext("Sources"), describe_date(parse_date("2022-03-29"))) == ("Sources", "29 March 2022")

    def test_what_is_not_translated_yet_is_counted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "zz" / "LC_MESSAGES" / "factsheet.po"
        file.parent.mkdir(parents=True)
        file.write_text(
            'msgid ""\nmsgstr "Language: uk\\nContent-Type: text/plain; charset=utf-8\\n"\n\n'
            'msgid "Sources"\nmsgstr "Джерела"\n\nmsgid "Actors"\nmsgstr ""\n',
            encoding="utf-8",
        )
        monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
        assert load_catalogue("zz").missing == 1
        speak("zz")
        assert (i18n.gettext("Sources"), i18n.gettext("Actors")) == ("Джерела", "Actors")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


class TestUkrainianWords:
    @pytest.mark.parametrize(
        ("count", "words"),
        [(1, "1 джерело"), (3, "3 джерела"), (5, "5 джерел"), (11, "11 джерел"), (21, "21 джерело"), (0, "0 джерел")],
    )
    def test_a_count_has_the_form_that_belongs_to_it(self, count: int, words: str) -> None:
        speak("uk")
        assert ngettext("{count} source", "{count} sources", count) == words

    def test_dates_and_numbers_are_printed_as_the_language_has_them(self) -> None:
        speak("uk")
        assert describe_date(parse_date("2022-03-29")) == "29 березня 2022\u202fр."
        assert describe_date(parse_date("2022-03-28/2022-03-30")) == "28 – 30 березня 2022\u202fр."
        assert (format_number(12345), format_percentage(31), add_quotation_marks("слова")) == (
            "12\u00a0345",
            "31%",
            "«слова»",
        )

    def test_english_is_spoken_again_after_it(self) -> None:
        assert (format_number(12345), format_percentage(31), add_quotation_marks("words")) == (
            "12,345",
            "31%",
            "“words”",
        )

    def test_a_mistake_in_content_is_told_in_english(self) -> None:
        speak("uk")
        with pytest.raises(PydanticCustomError, match="years are 0001 to 9999"):
            parse_date("0000")


class TestFactsInTheLanguageOfTheSite:
    @pytest.fixture
    def content(self, tmp_path: Path) -> Path:
        laid_out(SMALL, tmp_path / "site")
        translations(tmp_path / "site" / "content")
        return tmp_path / "site" / "content"

    def corpus(self, content: Path, site: str, written: str = "en") -> Corpus:
        return arranged(content, site, written).corpus

    def test_a_translation_stands_in_the_place_of_what_was_written_and_beside_it(self, content: Path) -> None:
        corpus = self.corpus(content, "uk")
        point = corpus.points["bridge-repair/closing-pledge"]
        assert (point.title, point.foreign) == ("Міст закрито на пів року", "")
        assert point.original is not None
        assert (point.original.language, point.original.title, point.original.translator) == (
            "en",
            "The bridge closes for six months",
            "О. О.",
        )

    def test_what_has_no_translation_names_its_language(self, content: Path) -> None:
        corpus = self.corpus(content, "uk")
        point = corpus.points["ferry/first-trip"]
        assert (point.foreign, corpus.sheets["ferry"].foreign) == ("en", "en")
        assert (point.original, corpus.sheets["ferry"].original) == (None, None)

    def test_a_section_is_told_in_the_translation_of_its_sheet(self, content: Path) -> None:
        sheet = self.corpus(content, "uk").sheets["bridge-repair"]
        assert (sheet.title, sheet.question) == ("Ремонт старого мосту", "На скільки закриють міст?")
        assert "Закриття" in [group.title for group in sheet.groups]

    @pytest.mark.parametrize(("site", "written"), [("en", "en"), ("en-GB", "en"), ("uk", "uk")])
    def test_in_its_own_language_everything_stays_as_it_was_written(
        self, content: Path, site: str, written: str
    ) -> None:
        point = self.corpus(content, site, written).points["bridge-repair/closing-pledge"]
        assert (point.title, point.original, point.foreign) == ("The bridge closes for six months", None, "")

    def test_a_variety_of_the_language_takes_the_translation(self, content: Path) -> None:
        assert self.corpus(content, "uk-UA").sheets["bridge-repair"].title == "Ремонт старого мосту"

    def test_a_sheet_may_be_written_in_another_language_than_the_others(self, content: Path) -> None:
        file = content / "sheets/ferry/sheet.yml"
        file.write_text(f"language: uk\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
        corpus = self.corpus(content, "uk")
        assert corpus.points["ferry/first-trip"].foreign == corpus.sheets["ferry"].foreign == ""
        assert self.corpus(content, "en").points["ferry/first-trip"].foreign == "uk"

    def test_an_actor_is_called_as_the_language_calls_it(self, content: Path) -> None:
        file = content / "actors/westmark.yml"
        file.write_text(f"{file.read_text(encoding='utf-8')}names: {{uk: Вестмарк}}\n", encoding="utf-8")
        actor = self.corpus(content, "uk").actors["westmark"]
        assert (actor.name, actor.names) == ("Вестмарк", {"en": "Westmark"})
        assert self.corpus(content, "en").actors["westmark"].name == "Westmark"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of the small site in Ukrainian, some of its facts translated."""
    folder = tmp_path_factory.mktemp("uk")
    settings = laid_out(SMALL, folder, TO_UKRAINIAN)
    translations(folder / "content")
    return settings


@pytest.fixture(scope="module")
def site(settings: Path) -> Path:
    return built(settings, settings.parent / "built")


class TestScripts:
    @pytest.mark.parametrize("tag", ["ar", "he-IL", "fa", "prs", "pa-Arab", "pa-PK", "pnb", "arz", "syr", "nqo", "yi"])
    def test_of_which_some_run_from_right_to_left(self, tag: str) -> None:
        assert get_text_direction(tag) == "rtl"

    @pytest.mark.parametrize("tag", ["en", "uk-UA", "zh-Hant", "ar-Latn", "pa", "az", "ug-KZ", "x", "tlh", "de-1996"])
    def test_and_others_from_left_to_right(self, tag: str) -> None:
        assert get_text_direction(tag) == "ltr"

    def test_one_language_in_two_of_them_is_two_to_its_readers(self) -> None:
        assert is_same_language("uk", "uk-UA")
        assert is_same_language("zh", "zh-Hans-CN")
        assert not is_same_language("zh-Hant", "zh-Hans")
        assert not is_same_language("zh-TW", "zh")
        assert not is_same_language("sr-Latn", "sr")


class TestTheSiteInUkrainian:
    def page(self, site: Path, name: str) -> LexborHTMLParser:
        return LexborHTMLParser((site / name / "index.html").read_bytes())

    def test_the_point_is_told_in_the_translation_beside_the_original(self, site: Path) -> None:
        page = self.page(site, PLEDGE)
        assert page.css_first("html").attributes["lang"] == "uk"
        assert text(page.css_first("h1")) == "Міст закрито на пів року"
        original = page.css_first(".fs-original")
        assert "The bridge closes for six months Mira Lund told" in text(original)
        assert original.css_first("p").attributes["lang"] == "en"
        assert text(original).endswith("переклад: О. О.")

    def test_lists_show_both_titles_and_a_foreign_one_with_its_language(self, site: Path) -> None:
        page = self.page(site, BRIDGE)
        entries = {text(link): link for link in page.css(".fs-point-list__what a")}
        assert "lang" not in entries["Міст закрито на пів року"].attributes
        assert "The bridge closes for six months" in text(entries["Міст закрито на пів року"].parent)
        foreign = [link for link in entries.values() if link.attributes.get("lang") == "en"]
        assert len(foreign) > 5

    def test_quotations_keep_their_words_language_and_direction(self, site: Path) -> None:
        quotations = self.page(site, PLEDGE).css("q.fs-quotation")
        assert {(one.attributes["lang"], one.attributes["dir"]) for one in quotations} >= {("en", "ltr"), ("ar", "rtl")}

    def test_no_page_has_a_sentence_of_the_interface_in_english(self, site: Path) -> None:
        sentences = {one.id for one in messages(make.TEMPLATE) if isinstance(one.id, str) and not FIELDS.search(one.id)}
        sentences = {sentence for sentence in sentences if len(sentence) > 20 and WORDS.search(sentence)}
        pages = {path: text(LexborHTMLParser(path.read_bytes())) for path in site.rglob("*.html")}
        assert len(pages) > 50
        assert [(path, one) for path, words in pages.items() for one in sentences if one in words] == []

    def test_files_for_machines_hold_both(self, site: Path) -> None:
        told = (site / PLEDGE / "point.json").read_text(encoding="utf-8")
        assert "Міст закрито на пів року" in told
        assert "The bridge closes for six months" in told

    def test_feeds_hold_both(self, site: Path) -> None:
        told = (site / BRIDGE / "feed.xml").read_text(encoding="utf-8")
        assert "<title>Міст закрито на пів року</title>" in told
        assert "The bridge closes for six months" in told

    def test_another_language_makes_every_page_anew(self, settings: Path, site: Path, tmp_path: Path) -> None:
        settings.write_text(settings.read_text(encoding="utf-8").replace("  language: uk", "  language: en"), "utf-8")
        try:
            again = files(built(settings, site))
            assert again == files(built(settings, tmp_path / "cold"))
        finally:
            settings.write_text(
                settings.read_text(encoding="utf-8").replace("  language: en", "  language: uk"), "utf-8"
            )
            built(settings, site)


class TestTheSiteInALanguageWithoutACatalogue:
    def test_it_is_warned_of_once_and_built_from_right_to_left_with_english_words(self, tmp_path: Path) -> None:
        settings, site = laid_out(SMALL, tmp_path / "ar", TO_ARABIC), tmp_path / "site"
        done = run("factsheet", "build", "--strict", "-f", str(settings), "-d", str(site))
        assert done.returncode == 0
        warning = "Warning: the interface is not translated into `ar`; using English"
        assert done.stderr.count(warning) == 1
        page = LexborHTMLParser((site / PLEDGE / "index.html").read_bytes())
        assert page.css_first("html").attributes["dir"] == "rtl"
        assert page.css_first("h1 bdi").attributes == {"lang": "en"}
        assert "What each source says." in text(page)
        assert "6 May 2031" in text(page)
