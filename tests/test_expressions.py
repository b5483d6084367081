"""Regular expressions that are compiled when they are first used."""

import importlib
import pkgutil
import re

import pytest

import attrlint
from attrlint.expressions import expression


def test_every_expression_of_a_module_can_be_compiled() -> None:
    names = [module.name for module in pkgutil.walk_packages(attrlint.__path__, "attrlint.")]
    names.remove("attrlint.__main__")  # a program
    lazy = type(expression(""))
    found = [each for name in names for each in vars(importlib.import_module(name)).values() if type(each) is lazy]
    assert found
    for each in found:
        re.compile(each.pattern, each.flags)


def test_has_what_a_compiled_pattern_has() -> None:
    words = expression(r"(?P<first>\w)\w*", re.ASCII)
    assert words.pattern == r"(?P<first>\w)\w*"
    assert words.sub(r"\1", "who says so") == "w s s"
    assert [match["first"] for match in words.finditer("who says so")] == ["w", "s", "s"]
    assert words.groups == 1
    assert words.flags & re.ASCII


def test_a_mistake_comes_out_at_the_first_use() -> None:
    wrong = expression("(")
    with pytest.raises(re.error, match="unterminated"):
        wrong.search("who")
