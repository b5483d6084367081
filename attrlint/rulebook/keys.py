"""The keys of rule files and profiles: what editors may write. Validation, JSON Schema and documentation follow it."""

from __future__ import annotations

from typing import Final

from attrlint.rulebook.fields import Key

CODE: Final = r"[A-Z]{2,8}[0-9]{2,4}"
NAME: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
SEVERITIES: Final = ("error", "warning", "info")
PLACES: Final = ("prose", "tags", "sources", "addresses", "file")

_LINE: Final = r"[^\n]*"
_RATE: Final = r"\d+(\.\d+)?"
_SEVERITY: Final = "error (must be mended), warning (an editor would ask) or info (a hint)"

FIND: Final = (
    Key(
        "lexicon",
        "words",
        "Word lists, by name: quantities.bare-magnitudes is the list bare-magnitudes of quantities.yaml.",
    ),
    Key("phrases", "texts", "The words and phrases themselves, where no other rule needs them."),
    Key(
        "pattern",
        "text",
        r"A regular expression; \L<file.list> is any whole word of a list, the group match the span; lines lay it out.",
    ),
    Key("literals", "texts", "Words of which one must be in the sentence before the pattern is tried."),
    Key("signal", "text", "What the linter understands of the text: claims, or one kind, claims.superlative."),
    Key(
        "in",
        "words",
        "Where the pattern is looked for: prose (if not said), tags and footnotes, the front matter’s sources, the"
        " addresses of links, the file as it is written.",
        choices=PLACES,
    ),
    Key(
        "case",
        "text",
        "exact if phrases, pattern and literals match case; fold (as if not said) if not.",
        choices=("exact", "fold"),
    ),
)
"""One of lexicon, phrases, pattern, signal; literals and in only beside pattern."""

VARIANT: Final = (
    Key("when", "words", "Conditions that must all hold.", required=True),
    Key("severity", "text", f"Then it is {_SEVERITY}.", choices=SEVERITIES),
    Key("message", "text", "Then it says this.", pattern=_LINE, form="one line"),
)

EXAMPLE: Final = (
    Key("text", "text", "The text; [[ ]] marks each span that must be found.", required=True),
    Key("date", "text", "The day the draft is dated.", pattern=r"\d{4}-\d\d-\d\d", form="a date as 2024-05-10"),
    Key("format", "text", "The format it is written in, where that is not plain text: markdown."),
    Key("profile", "text", "The profile it is checked under."),
)

MEASURED: Final = (
    Key("on", "text", "The copy it was measured on.", required=True),
    Key("rate", "text", "Findings per 1,000 words.", required=True, pattern=_RATE, form="a number, as 0.34"),
    Key("read", "text", "How many of its findings a person read.", pattern=r"\d+", form="a whole number"),
    Key("right", "text", "How many of those a good editor would accept.", pattern=r"\d+", form="a whole number"),
    Key("note", "text", "What else was seen."),
)

RULE: Final = (
    Key(
        "id",
        "text",
        "The code: family and number. Never used again for another rule.",
        required=True,
        pattern=CODE,
        form="two to eight capital letters and two to four digits, as QNT301",
    ),
    Key(
        "name",
        "text",
        "What is linted against.",
        required=True,
        pattern=NAME,
        form="lower-case words joined by hyphens, as bare-magnitude",
    ),
    Key("severity", "text", f"{_SEVERITY}.", required=True, choices=SEVERITIES),
    Key("check", "text", "The engine that runs the rule: phrase for most.", required=True),
    Key("find", "table", "What to look for.", table=FIND),
    Key("given", "words", "Conditions that must all hold of what is found."),
    Key("unless", "words", "Conditions of which none may hold."),
    Key("scope", "text", "How much text one finding speaks of.", choices=("sentence", "paragraph", "document")),
    Key("languages", "text", "any: it holds in drafts of every language, not only in English.", choices=("any",)),
    Key("everywhere", "flag", "Look inside quotations, headings, captions and table cells too."),
    Key(
        "variants",
        "tables",
        "How the rule speaks where some conditions hold; the first that fits counts.",
        table=VARIANT,
    ),
    Key(
        "message",
        "text",
        "The margin note: the question an editor would scribble. {match} is what was found.",
        required=True,
        pattern=_LINE,
        form="one line",
    ),
    Key("why", "text", "Why it matters to the reader.", required=True),
    Key("fix", "text", "What to write instead.", required=True),
    Key("options", "map", "Settings of the check."),
    Key("replace", "any text", "A safe replacement for what was found; empty deletes it."),
    Key(
        "ledger",
        "text",
        "What the claim ledger calls whatever it finds, sourced or not: health, say, or comparison.",
    ),
    Key("swallows", "words", "Codes or prefixes whose findings inside one of this rule's are dropped."),
    Key("once", "flag", "Said once is enough: in one draft every finding after the first is a hint."),
    Key("standards", "words", "The standards it follows, as “BBC, reporting statistics”."),
    Key("wikipedia", "text", "The Wikipedia inline tag that says the same."),
    Key("measured", "table", "What it did on published copy; an audit can write it.", table=MEASURED),
    Key("since", "text", "The version that brought it."),
    Key(
        "aliases",
        "words",
        "Former codes or names, still understood.",
        pattern=f"{CODE}|{NAME}",
        form="a code or a name",
    ),
    Key("fires", "examples", "Examples it must mark, with [[ ]] around each span.", required=True, table=EXAMPLE),
    Key("silent", "examples", "Examples it must leave alone.", required=True, table=EXAMPLE),
)

LIST: Final = (
    Key("about", "text", "What the words have in common."),
    Key("words", "entries", "The words and phrases; or words each with what the list says of it.", required=True),
    Key("inflect", "text", "What the words are, so that all their forms are found.", choices=("verb", "noun")),
    Key("case", "text", "exact if the words match case; fold (as if not said) if not.", choices=("exact", "fold")),
    Key("except", "texts", "Phrases in which the words mean nothing."),
    Key("scan", "text", "no for a table that is only looked up, never searched for.", choices=("yes", "no")),
)
"""A word list of a lexicon file, under its name; or the words alone."""

CHANGED_LIST: Final = (
    Key("add", "entries", "Words that it holds as well: a list, or words each with what the list says of it."),
    Key("remove", "words", "Words that it does not hold."),
)
"""How a newsroom changes a word list that is there already."""

CHANGED_RULE: Final = (
    Key("severity", "text", f"{_SEVERITY}; over every profile's.", choices=SEVERITIES),
    Key("message", "text", "What it says instead, whatever its variants say.", pattern=_LINE, form="one line"),
)
"""How a newsroom changes a rule that is there already."""

PROFILE: Final = (
    Key("about", "text", "What the profile is for.", required=True),
    Key("extends", "text", "The profile it starts from."),
    Key("select", "words", "Rules that are on: codes, prefixes, names or ALL."),
    Key("ignore", "words", "Rules that are off; the longer prefix wins."),
    Key("severity", "map", "Severities that differ, by code, prefix or name.", choices=SEVERITIES),
)
