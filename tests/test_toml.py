"""Places in TOML files: each key and text where it stands, whatever the spelling."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.nodes import Node
from attrlint.toml import Places

KEYS = st.sampled_from(["a", "b", "add", "rule", "QNT301", "quantities.bare-magnitudes", "a-b"])
TEXTS = st.sampled_from(["a", "b", "oodles", "add", "so-called", "“{match}”?"])
TABLES = st.dictionaries(KEYS, st.dictionaries(KEYS, TEXTS | st.lists(TEXTS, max_size=3), max_size=3), max_size=4)


def quoted(key: str) -> str:
    return key if key.replace("-", "").isalnum() else json.dumps(key)


def headings(tables: dict[str, dict[str, Any]]) -> str:
    lines = []
    for name, table in tables.items():
        lines.append(f"[ top . {quoted(name)} ] # {quoted(name)} = 1")
        lines += [f"{quoted(key)}= {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
    return "\n".join(lines)


def dotted(tables: dict[str, dict[str, Any]]) -> str:
    return "\n".join(
        f"top.{quoted(name)}.{quoted(key)} = {json.dumps(value, ensure_ascii=False)}"
        for name, table in tables.items()
        for key, value in table.items()
    )


def plain(item: Node) -> Any:
    if isinstance(item.value, dict):
        return {key: plain(value) for key, value in item.value.items()}
    return [plain(entry) for entry in item.value] if isinstance(item.value, list) else item.value


def every(item: Node) -> Iterator[Node]:
    yield item
    for inner in (*item.fields.values(), *(item.value if isinstance(item.value, list) else ())):
        yield from every(inner)


@pytest.mark.parametrize("written", [headings, dotted])
@settings(deadline=None)
@given(tables=TABLES)
def test_nodes_keep_values_and_stand_where_they_are_written(written: Any, tables: dict[str, dict[str, Any]]) -> None:
    text = written(tables)
    data = tomllib.loads(text)
    root = Places("x.toml", text).node(data["top"], ("top",)) if data else Node({}, "x.toml", 1, 1)
    assert plain(root) == data.get("top", {})
    lines = text.splitlines()
    for item in every(root):
        if item.key is not None:
            at = item.key
            assert lines[at.line - 1][at.column - 1 :].lstrip('"').startswith(str(at.value))
        if isinstance(item.value, str):
            assert lines[item.line - 1][item.column - 1 :].startswith(json.dumps(item.value, ensure_ascii=False))
