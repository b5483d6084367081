"""The README's picture of the annotated article, made from the sample: `python docs/picture.py`.

Needs Chromium and Playwright. The picture depends on the fonts there are, so it is written by hand, not by tests.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import sync_playwright

from attrlint.cli import main

ROOT: Final = Path(__file__).parents[1]
_SIZE: Final = (1280, 1000)


def picture(target: Path) -> None:
    """Writes the upper part of the sample's page, with one claim pointed at."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "report.html"
        with chdir(ROOT):
            main(["report", "--isolated", "seeds", "-o", str(page_file)])
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": _SIZE[0], "height": _SIZE[1]})
        page.goto(page_file.as_uri())
        page.locator(".item", has_text="the first formal contact").last.hover()
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    picture(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "report.png")
