"""Rule files, word lists and profiles: read, validated at `file:line:col`, selected.

`loading.load` reads folders into a `Rulebook`, `select` picks the rules of a run, `compiled`, `listed` and `needed`
give checks what a rule looks for.
"""

from attrlint.rulebook.needs import Branch, Clause
from attrlint.rulebook.patterns import Clock, compiled, listed, needed
from attrlint.rulebook.rule import Example, Find, Measured, Profile, Rule, Rulebook, Variant
from attrlint.rulebook.selection import SelectorError, codes, select

__all__ = [
    "Branch",
    "Clause",
    "Clock",
    "Example",
    "Find",
    "Measured",
    "Profile",
    "Rule",
    "Rulebook",
    "SelectorError",
    "Variant",
    "codes",
    "compiled",
    "listed",
    "needed",
    "select",
]
