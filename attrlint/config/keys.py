"""The keys of configuration files. JSON Schema and documentation follow it."""

from __future__ import annotations

from typing import Final

from attrlint.rulebook.fields import Key
from attrlint.rulebook.keys import CHANGED_LIST, CHANGED_RULE, SEVERITIES

CHOICE: Final = (
    Key("profile", "text", "the kind of copy; `news` if not said"),
    Key(
        "select",
        "texts",
        "only these rules: codes, prefixes (`QNT`), names or `ALL`, instead of the profile's and your own",
    ),
    Key("extend-select", "texts", "these rules as well"),
    Key("ignore", "texts", "not these rules"),
)
"""Which rules run: for all drafts, or in a table for some."""

CONFIG: Final = (
    *CHOICE,
    Key("paths", "named", 'tables for some drafts, `[paths."opinion/**"]`, with the four keys above', table=CHOICE),
    Key("per-file-ignores", "map", 'rules to ignore by glob: `{"briefs/*" = ["TIM"]}`'),
    Key("rules", "texts", "folders of your own rules"),
    Key(
        "rule",
        "named",
        "tables for shipped rules that are to speak otherwise, `[rule.QNT301]`: `severity`, `message`",
        table=CHANGED_RULE,
    ),
    Key(
        "lexicon",
        "named",
        'tables for word lists that are to hold other words, `[lexicon."quantities.bare-magnitudes"]`: `add`, `remove`',
        table=CHANGED_LIST,
    ),
    Key("exclude", "texts", "what a walk leaves out, instead of the usual (`README*`, `node_modules` …)"),
    Key("extend-exclude", "texts", "what it leaves out as well"),
    Key("force-exclude", "flag", "`true`: leave it out even if named on the command line"),
    Key("respect-gitignore", "flag", "`false`: check what `.gitignore` names, too"),
    Key("extend", "text", "another configuration file to start from"),
    Key(
        "min-severity",
        "text",
        "the least severe findings to show: `error`, `warning` (if not said) or `info`",
        choices=SEVERITIES,
    ),
    Key(
        "fail-on",
        "text",
        "the least severe to exit with 1, shown or not: `error`, `warning` (if not said), `info` or `never`",
        choices=(*SEVERITIES, "never"),
    ),
    Key(
        "json-paths",
        "texts",
        'where copy stands in JSON, YAML and ArchieML: `["story.blocks[].text"]`; `[]` is each entry, `*` any name',
    ),
    Key("baseline", "text", "the file of known findings that are not shown"),
    Key(
        "cache-dir",
        "text",
        "the folder of what runs leave for later ones, instead of `.attrlint_cache` beside this file",
    ),
    Key("output-format", "text", "`full` (if not said) or another output format"),
)
