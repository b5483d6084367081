"""`attrlint server` before it serves; what it does then is in tests/server."""

from __future__ import annotations

import sys

import pytest

from attrlint.cli import main


def test_without_its_package_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    for name in [name for name in sys.modules if name.startswith("attrlint.server.")]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["server"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "attrlint: the language server needs one more package: pip install 'attrlint[lsp]'\n"
