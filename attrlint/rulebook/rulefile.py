"""One rule file to one `Rule`, with every mistake in it."""

from __future__ import annotations

from collections.abc import Mapping

from attrlint.finding import Severity
from attrlint.nodes import Node, Problem
from attrlint.rulebook.examplekey import read_examples
from attrlint.rulebook.fields import read
from attrlint.rulebook.findkey import read_find
from attrlint.rulebook.keys import MEASURED, RULE, VARIANT
from attrlint.rulebook.reach import never_fires, never_speak
from attrlint.rulebook.rule import Example, Find, Measured, Rule, Variant
from attrlint.rulebook.vocabulary import Vocabulary, require, require_placeholders


def read_rule(node: Node, vocabulary: Vocabulary, problems: list[Problem]) -> Rule | None:
    """The rule in a file; None if it has a mistake. All its mistakes go to `problems`."""
    mistakes: list[Problem] = []
    rule = _RuleFile(node, vocabulary, mistakes).rule()
    problems += mistakes
    return rule


class _RuleFile:
    """A rule file being read; `_nodes` are the values that are well formed."""

    def __init__(self, node: Node, vocabulary: Vocabulary, problems: list[Problem]) -> None:
        self._path = node.path
        self._known = vocabulary
        self._problems = problems
        self._values = read(node, "a rule file", RULE, problems)
        self._nodes = {name: node.fields[name] for name in self._values}
        self._check = vocabulary.checks.get(self._values.get("check", ""))

    def rule(self) -> Rule | None:
        """The rule, None if there was a mistake."""
        self._names(self._nodes)
        find = read_find(self._nodes["find"], self._known, self._problems) if "find" in self._nodes else Find()
        variants = tuple(map(self._variant, self._nodes["variants"].items if "variants" in self._nodes else ()))
        values = self._values | {
            "find": find,
            "variants": variants,
            "measured": self._measured(self._nodes["measured"]) if "measured" in self._nodes else None,
            "fires": self._examples("fires"),
            "silent": self._examples("silent"),
        }
        if not self._problems:
            self._problems += [*never_fires(self._nodes, find, self._known), *never_speak(self._nodes, variants)]
        if self._problems:
            return None
        return Rule(**values | {"severity": Severity[values["severity"]], "path": self._path})

    def _names(self, nodes: Mapping[str, Node]) -> None:
        """Conditions, the check, its options and the message's placeholders must be there."""
        for key in ("given", "unless", "when"):
            if key in nodes:
                require(nodes[key].items, self._known.conditions, "condition", self._problems)
        if "check" in nodes:
            require([nodes["check"]], self._known.checks, "check", self._problems)
        if self._check and "options" in nodes:
            keys = [value.at_key for value in nodes["options"].fields.values()]
            require(keys, self._check.options, f"option of the check {self._values['check']}", self._problems)
        if "message" in nodes:
            require_placeholders(nodes["message"], self._check, self._problems)

    def _variant(self, node: Node) -> Variant:
        values = read(node, "a variant", VARIANT, self._problems)
        nodes = {name: node.fields[name] for name in values}
        self._names(nodes)
        if node.fields and not {"severity", "message"} & node.fields.keys():
            self._problems.append(node.problem("a variant needs a severity or a message of its own"))
        severity = Severity[values["severity"]] if "severity" in values else None
        return Variant(values.get("when", ()), severity, values.get("message"))

    def _measured(self, node: Node) -> Measured | None:
        values = read(node, "“measured”", MEASURED, self._problems)
        seen, right = int(values.pop("read", "0")), int(values.pop("right", "0"))
        if right > seen:
            self._problems.append(
                node.problem(f"{right} were right of {seen} that were read: “right” counts among “read”")
            )
        return Measured(**values, read=seen, right=right) if {"on", "rate"} <= values.keys() else None

    def _examples(self, key: str) -> tuple[Example, ...]:
        if key not in self._nodes:
            return ()
        examples = read_examples(self._nodes[key], self._known, self._problems)
        need_marks = key == "fires" and self._values.get("scope") != "document"
        for example in examples:
            if need_marks and not example.marks:
                self._example_problem(example, "a “fires” example must mark with [[ ]] what is found")
            if key == "silent" and example.marks:
                self._example_problem(example, r"a “silent” example has no marks; write “\[[” for a literal “[[”")
        return tuple(examples)

    def _example_problem(self, example: Example, message: str) -> None:
        self._problems.append(Problem(self._path, example.line, example.column, message))
