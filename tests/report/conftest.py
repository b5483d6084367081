"""Pages of the report, made by the command and read by a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from attrlint.cli import main

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Drafts and their report, each made once: `report({"a.md": text}, "--date", "2024-05-01")`."""
    made: dict[tuple[object, ...], Path] = {}

    def write(drafts: dict[str, str], *options: str) -> Path:
        key = (*drafts.items(), *options)
        if key not in made:
            made[key] = folder = tmp_path_factory.mktemp("desk")
            for name, text in drafts.items():
                (folder / name).write_text(text, "utf-8")
            with chdir(folder):
                assert main(["report", "--isolated", "-o", "report.html", *options, *drafts]) == 0
        return made[key] / "report.html"

    return write


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A headless browser; skips where there is none. Its event loop ends with the module: other tests run their own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser is installed ({', '.join(NAMES)})")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page: `browse(path, javascript=True, **what Playwright's new_context takes)`.

    The page must not ask for anything but itself, open a dialog, or write an error to the console.
    """
    contexts, trouble = [], []

    def visit(path: Path, *, javascript: bool = True, **settings: Any) -> Any:
        context = chromium.new_context(java_script_enabled=javascript, **settings)
        contexts.append(context)
        address = path.as_uri()

        def asked(route: Any) -> None:
            if route.request.url.partition("#")[0] == address:
                route.continue_()
            else:
                trouble.append(f"request: {route.request.url}")
                route.abort()

        context.route("**/*", asked)
        page = context.new_page()
        page.on("console", lambda said: trouble.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert trouble == []
