"""A hand-written page asks no other host, in whichever spelling it names one."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from factsheet.web import safe_html
from playwright.sync_api import Page, Route

from tests.site.builds import SMALL, files, laid_out, run

HOST = "elsewhere.example"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8cfc0f01f00050001ff89993d1d0000000049454e44ae426082"
)
PICTURES = (
    f"//{HOST}/1",
    f"/\\{HOST}/2",
    f"\\\\{HOST}/3",
    f"\\/{HOST}/4",
    f"///{HOST}/5",
    f"/\\/{HOST}/6",
    f"\\\\\\{HOST}/7",
    f"http://{HOST}/8",
    f"https://{HOST}/9",
    f"https:{HOST}/10",
    f"https:/{HOST}/11",
    f"https:///{HOST}/12",
    f"http:\\\\{HOST}/13",
    f"https:\\{HOST}/14",
    f"HTTPS://{HOST}/15",
    f"hTtPs:{HOST}/16",
    f"&#47;&#47;{HOST}/17",
    f"&#x2f;&#x5c;{HOST}/18",
    f"&sol;&sol;{HOST}/19",
    f"&bsol;&bsol;{HOST}/20",
    f"https&colon;//{HOST}/21",
    f"/&Tab;/{HOST}/22",
    f"/&NewLine;/{HOST}/23",
    f"/&#9;\\{HOST}/24",
    f"/&#13;/{HOST}/25",
    f"ht&#10;tps://{HOST}/26",
    f"https:&#9;//{HOST}/27",
    f"&#1;//{HOST}/28",
    f"&#31;https://{HOST}/29",
    f" //{HOST}/30",
    f"&#32;&#9;/\\{HOST}/31",
    f"&#10;//{HOST}/32",
    f"//user@{HOST}/33",
    "//ELSEWHERE.example:443/34",
    "//elsewhere%2Eexample/35",
    "//elsewhere。example/36",
    "//ｅlsewhere.example/37",
    f"///\\//{HOST}/38",
    f"ftp://{HOST}/39",
    f"//{HOST}",
    f"//{HOST}?41",
    f"/\t/{HOST}/42",
    f"/\n/{HOST}/43",
)
OTHERS = f"""
<img srcset="//{HOST}/s1 1x, https://{HOST}/s2 2x" src="own.png" alt="">
<picture><source srcset="//{HOST}/s3"><img alt="" src="own.png"></picture>
<video poster="//{HOST}/s4" src="//{HOST}/s5" autoplay></video><audio src="//{HOST}/s6" autoplay></audio>
<table background="//{HOST}/s7"><tr><td background="//{HOST}/s8">x</td></tr></table>
<p style="background-image:url(//{HOST}/s9)">x</p>
<style>@import "//{HOST}/s10"; p {{ background: url(//{HOST}/s11) }}</style>
<link rel="stylesheet" href="//{HOST}/s12"><link rel="icon" href="//{HOST}/s13">
<link rel="prefetch" href="//{HOST}/s14">
<object data="//{HOST}/s15"></object><embed src="//{HOST}/s16"><iframe src="//{HOST}/s17"></iframe>
<svg><use href="//{HOST}/s18#x"/><image href="//{HOST}/s19"/><image xlink:href="//{HOST}/s20"/></svg>
<input type="image" src="//{HOST}/s21"><script src="//{HOST}/s22"></script><math href="//{HOST}/s23">x</math>
<img src="own.png" lowsrc="//{HOST}/s24" dynsrc="//{HOST}/s25" longdesc="//{HOST}/s26" alt="">
<blockquote cite="//{HOST}/s27">x</blockquote><a href="own.png" ping="//{HOST}/s28">x</a>
"""
DECEIVING = f"""
<meta http-equiv="refresh" content="0;url=//{HOST}/m1">

<base href="//{HOST}/">

<img src="own.png" alt="">
"""
MARKDOWN = "\n\n".join(
    f"![one]({one})" for one in (f"//{HOST}/d1", f"/\\\\{HOST}/d2", f"https://{HOST}/d3", f"<\\\\\\\\{HOST}/d4>")
)
IMAGES = "\n".join(f'<img src="{one}" alt="">' for one in PICTURES)

Asked = Callable[[str], list[str]]


@pytest.fixture
def asked(page: Page) -> Asked:
    """Open a page, and return the hosts other than this computer that it asks; they give no answer."""

    def hosts(address: str) -> list[str]:
        found: list[str] = []

        def answer(route: Route) -> None:
            host = urlsplit(route.request.url).hostname or ""
            if host in ("127.0.0.1", ""):
                route.continue_()
            else:
                found.append(route.request.url)
                route.abort()

        page.route("**/*", answer)
        page.goto(address, wait_until="networkidle")
        return found

    return hosts


def test_a_hand_written_page_asks_no_other_host(asked: Asked, serve: Callable[..., str], tmp_path: Path) -> None:
    settings = laid_out(SMALL, tmp_path / "desk")
    pages = settings.parent / "content/pages"
    (pages / "own.png").write_bytes(PIXEL)
    text = f"# About\n\n![own](own.png)\n\n{MARKDOWN}\n\n<div>\n{IMAGES}\n</div>\n\n{IMAGES}\n\n{OTHERS}\n\n{DECEIVING}"
    (pages / "about.md").write_text(text, encoding="utf-8")
    done = run("factsheet", "build", "-d", str(tmp_path / "site"), folder=settings.parent)
    assert done.returncode == 0, done.stderr
    html = files(tmp_path / "site")["about/index.html"].decode()
    assert 'src="../own.png"' in html
    assert asked(serve(tmp_path / "site") + "about/") == []


def test_each_of_these_spellings_would_ask(asked: Asked, serve: Callable[..., str], tmp_path: Path) -> None:
    """Without the filter; else the test above would say nothing."""
    (tmp_path / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{IMAGES}", encoding="utf-8")
    urls = asked(serve(tmp_path))
    without = {"ftp://"}
    assert len(urls) >= len(PICTURES) - len(without), sorted(urls)
    assert {urlsplit(url).hostname for url in urls} == {HOST}


@pytest.mark.parametrize("src", PICTURES)
def test_no_spelling_of_another_host_is_left_in_the_page(src: str) -> None:
    assert "src" not in safe_html.sanitize_html(f'<img src="{src}" alt="">')


@pytest.mark.parametrize(
    "src",
    [
        *("own.png", "../own.png", "./own.png", "/factsheet/own.png", "a/b%20c.png", "Über uns/своє фото.png"),
        *("own.png?v=2", "own.png?a=b&amp;c=d#x", "a(1),b+c=d@2x.png"),
    ],
)
def test_the_address_of_a_picture_of_ours_is_left_as_it_is(src: str) -> None:
    assert f'src="{src}"' in safe_html.sanitize_html(f'<img src="{src}" alt="">')
