"""Pictures for the README and for CONTRIBUTING.md, and an album of every kind of page for looking at.

Run by `make screenshots` at the top of the repository, after a build.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser import handbook
from tests.browser.chromium import FLAGS, chromium
from tests.browser.kinds import PUBLISHED_KINDS, PUBLISHED_MATRIX, SCHEMES, WIDTHS
from tests.browser.serving import serving

SITE = Path("site")
ALBUM = Path("screenshots")
PICTURES = Path("pictures")
HEAVIEST = 250_000
"""Bytes: what a picture may cost its reader."""
TALLEST = 8000
"""Pixels: a picture of a page is cut off here, since few viewers open a taller one."""
SCREENS = {"point": (1280, 1060, 1.0), "phone": (360, 780, 1.5)}
"""For each picture of the README: width and height in CSS pixels, and pixels of the picture for each of them."""
NAMES = (*SCREENS, *handbook.STEPS)
"""The pictures that stand in `pictures/`, without their ending."""


def main() -> None:
    with serving(SITE, "/factsheet/") as top, sync_playwright() as playwright, TemporaryDirectory() as desk:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        taken = [*readme(browser, top, PICTURES), *handbook.take(browser, Path(desk), PICTURES).values()]
        album(browser, top)
        browser.close()
    for picture in set(PICTURES.iterdir()) - set(taken):
        picture.unlink()
    if heavy := [picture for picture in taken if picture.stat().st_size > HEAVIEST]:
        sys.exit(f"heavier than {HEAVIEST} bytes: {', '.join(map(str, heavy))}")


def readme(browser: Browser, top: str, into: Path) -> Iterator[Path]:
    """Take what the README shows; yield each file."""
    for name, (width, height, scale) in SCREENS.items():
        with browser.new_context(
            viewport=ViewportSize(width=width, height=height), device_scale_factor=scale
        ) as context:
            page = context.new_page()
            page.goto(top + PUBLISHED_MATRIX)
            if name == "phone":
                page.locator(".fs-comparison tbody").first.evaluate("row => row.scrollIntoView()")
            file = into / f"{name}.png"
            page.screenshot(path=file)
            yield file


def album(browser: Browser, top: str) -> None:
    """Take every kind of page at every width: light, dark, and as printed."""
    for width in WIDTHS:
        with browser.new_context(viewport=ViewportSize(width=width, height=800)) as context:
            page = context.new_page()
            for kind, path in PUBLISHED_KINDS.items():
                page.goto(top + path)
                for look in (*SCHEMES, "print"):
                    wear(page, look)
                    page.screenshot(
                        path=ALBUM / f"{kind}-{width}-{look}.png",
                        full_page=True,
                        clip={"x": 0, "y": 0, "width": width, "height": min(tall(page), TALLEST)},
                    )


def wear(page: Page, look: str) -> None:
    """Show the page in a colour scheme, or as paper would show it."""
    if look == "print":
        page.emulate_media(media="print", color_scheme="light")
    else:
        page.emulate_media(media="screen", color_scheme="dark" if look == "dark" else "light")


def tall(page: Page) -> int:
    height: int = page.evaluate("document.documentElement.scrollHeight")
    return height


if __name__ == "__main__":
    main()
