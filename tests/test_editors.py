"""The snippets of docs/editors.md, in real editors where they are installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from docs import tables

PAGE = (tables.ROOT / "docs" / "editors.md").read_text("utf-8")
DRAFT = "# Title\n\n😀 He saw the the dog. [Source: DoD, May 2024]\n"
SEEN = [
    "DFT909 the the",
    "# doubled-text (DFT909)",
    "DFT909: replace “the the” by “the”",
    "Add a source tag after this paragraph",
    "Ignore DFT909 here, with a reason",
    "😀 He saw the dog. [Source: DoD, May 2024]",
]
NEOVIM = """
vim.cmd("filetype on | edit story.md")
local function print(text) io.stdout:write(text .. "\\n") end
assert(vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20))
for _, found in ipairs(vim.diagnostic.get(0)) do
  print(found.code .. " " .. vim.fn.getline(found.lnum + 1):sub(found.col + 1, found.end_col))
end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000)) do return answer.result end
end
local draft, place = { uri = vim.uri_from_bufnr(0) }, { line = 2, character = 12 }
print(vim.split(ask("textDocument/hover", { textDocument = draft, position = place }).contents.value, "\\n")[1])
local range = { start = place, ["end"] = place }
local actions = ask("textDocument/codeAction", { textDocument = draft, range = range, context = { diagnostics = {} } })
for _, action in ipairs(actions) do print(action.title) end
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
print(vim.fn.getline(3))
"""
EMACS = """
(setq eglot-sync-connect t)
(find-file "story.md")
(run-hooks 'post-command-hook)
(defun say (text) (princ (concat text "\\n")))
(while (not (flymake-diagnostics)) (accept-process-output nil 0.05) (flymake-start))
(dolist (found (flymake-diagnostics))
  (string-match "DFT[0-9]+" (flymake-diagnostic-text found))
  (say (concat (match-string 0 (flymake-diagnostic-text found)) " "
               (buffer-substring (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))))
(goto-char (point-min))
(search-forward "the the")
(let ((page (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
  (say (car (split-string (plist-get (plist-get page :contents) :value) "\\n"))))
(let ((actions (append (eglot-code-actions (point) (point)) nil)))
  (dolist (action actions) (say (plist-get action :title)))
  (eglot--apply-workspace-edit (plist-get (car actions) :edit) nil))
(say (buffer-substring (line-beginning-position) (line-end-position)))
"""


def snippets(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def seen(folder: Path, *command: str) -> list[str]:
    """What an editor prints that has a draft, and attrlint on its path."""
    (folder / "story.md").write_text(DRAFT, "utf-8")
    (folder / "attrlint.toml").write_text('select = ["DFT909"]\n')
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = {**os.environ, "PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")
def test_neovim(tmp_path: Path) -> None:
    newer, older = snippets("lua")
    version = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True).stdout
    numbers = tuple(map(int, re.findall(r"v(\d+)\.(\d+)", version)[0]))
    (tmp_path / "init.lua").write_text(newer if numbers >= (0, 11) else older, "utf-8")
    (tmp_path / "session.lua").write_text(NEOVIM, "utf-8")
    assert seen(tmp_path, "nvim", "--headless", "-u", "init.lua", "-S", "session.lua", "+qa!") == SEEN


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("emacs"), reason="Emacs is not installed")
def test_emacs(tmp_path: Path) -> None:
    found = subprocess.run(
        ["emacs", "--batch", "--eval", "(progn (require 'eglot) (require 'markdown-mode))"],
        capture_output=True,
        check=False,
    )
    if found.returncode:
        pytest.skip("Eglot or markdown-mode is not installed")
    (snippet,) = snippets("elisp")
    (tmp_path / "init.el").write_text(snippet, "utf-8")
    (tmp_path / "session.el").write_text(EMACS, "utf-8")
    assert seen(tmp_path, "emacs", "--batch", "-l", "markdown-mode", "-l", "init.el", "-l", "session.el") == SEEN


def test_the_other_snippets_are_whole() -> None:
    package, sublime = map(json.loads, snippets("json"))
    (helix,) = map(tomllib.loads, snippets("toml"))
    (extension,) = snippets("js")
    command = ["attrlint", "server"]
    assert sublime["clients"]["attrlint"]["command"] == command
    assert [helix["language-server"]["attrlint"]["command"], *helix["language-server"]["attrlint"]["args"]] == command
    assert all("attrlint" in language["language-servers"] for language in helix["language"])
    languages = re.findall(r'"(\w+)"', extension.partition("LANGUAGES = ")[2].partition(";")[0])
    assert package["activationEvents"] == [f"onLanguage:{language}" for language in languages]
    assert 'command: "attrlint", args: ["server"]' in extension
