"""What the package may not do, whoever asks it to; and what it may depend on."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from attrlint import datafile

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FILES = sorted((ROOT / "attrlint").rglob("*.py"))

NEVER = {
    *("eval", "exec", "compile", "__import__", "input", "breakpoint"),
    *("os.system", "os.popen", "os.spawnl", "os.spawnv", "os.startfile", "os.execv", "os.execvp", "os.posix_spawn"),
    *("yaml.load", "yaml.load_all", "yaml.unsafe_load", "yaml.full_load", "runpy.run_path", "runpy.run_module"),
    *("code.interact", "ctypes.CDLL", "tempfile.mktemp"),
}
"""Calls. `re.compile` and the like are others' methods."""
NOWHERE = {
    *("pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "ctypes", "pty", "runpy", "code", "codeop"),
    *("socket", "ssl", "urllib.request", "http", "http.client", "ftplib", "smtplib", "requests", "httpx", "aiohttp"),
    *("xml.sax", "xml.dom", "xml.parsers", "lxml"),
    *(
        f"xml.etree.ElementTree.{name}"
        for name in ("parse", "iterparse", "fromstring", "fromstringlist", "XML", "XMLID")
    ),
    *(f"xml.etree.ElementTree.{name}" for name in ("XMLParser", "XMLPullParser", "canonicalize")),
}
"""Modules: what makes objects of bytes, what speaks to a network, what reads XML without defusedxml."""
SAFE = {
    ("yaml.parse", "Loader"),
    ("yaml.compose", "Loader"),
    ("yaml.compose_all", "yaml.SafeLoader"),
    ("yaml.safe_load",),
}
ONLY = {
    "subprocess": {"changes.py"},  # git, for --since
    "multiprocessing": {"workers.py"},
}
"""Modules that few may use."""


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT / "attrlint").as_posix())
def test_nothing_is_executed_unpickled_or_sent(file: Path) -> None:
    tree = parsed(file)
    name = file.relative_to(ROOT / "attrlint").as_posix()
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert [ast.unparse(call.func) for call in calls if ast.unparse(call.func) in NEVER] == []
    assert [key.arg for call in calls for key in call.keywords if key.arg == "shell"] == []
    used = set(imports(tree))
    assert {module for module in used for package in NOWHERE if within(module, package)} == set()
    for package, few in ONLY.items():
        assert name in few or not any(within(module, package) for module in used), package


def test_yaml_is_read_by_the_safe_loaders_only() -> None:
    """Events and nodes, of which no loader makes objects, and by loaders that could not."""
    said = set()
    for call in (node for file in FILES for node in ast.walk(parsed(file)) if isinstance(node, ast.Call)):
        function = ast.unparse(call.func)
        if function.startswith("yaml.") and not function.endswith(("Error", "Event")):
            said.add((function, *(ast.unparse(key.value) for key in call.keywords if key.arg == "Loader")))
    assert said <= SAFE
    assert datafile.Loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", None))


def test_every_dependency_has_a_lower_bound_and_no_pin() -> None:
    """`.ci/lowest` tries the bounds."""
    extras = PROJECT["optional-dependencies"]
    ours = (name for name in extras if name not in ("all", "dev"))
    wanted = [*PROJECT["dependencies"], *(each for name in ours for each in extras[name])]
    assert [each for each in wanted if not re.fullmatch(r"[\w-]+>=[\d.]+(,<\d+)?", each)] == []
