import pytest

from attrlint.checks.speakers import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals, words

ABOVE = "The bridge has been closed since May.\n\n"
BELOW = "\n\nThe repairs will take a year."
ALONE = "“This will kill jobs in the whole valley.”"
LONG = (
    "“I saw it fall. The noise was like thunder, and then came the dust, and nobody could see. "
    "We ran for our lives down to the river,”"
)


def found(question: str, text: str) -> list[str | None]:
    rule = Rule("QUO501", "x", Severity.error, "speakers", "m", "w", "f", options={"question": question})
    read = signals(text)
    return [words(read, note.span) for note in CHECK.run(rule, read)]


def test_a_quotation_alone_has_no_speaker() -> None:
    assert found("unknown-speaker", ABOVE + ALONE + BELOW) == [ALONE]
    assert found("unknown-speaker", f"{ABOVE}It has rained. {ALONE} It rained on.{BELOW}") == [ALONE]


def test_whoever_speaks_in_the_next_paragraph_comes_too_late() -> None:
    below = "\n\nAna Ruiz said the repairs would take a year."
    assert found("unknown-speaker", f"{ABOVE}It has rained for a week.\n\n{ALONE}{below}") == [ALONE]
    assert found("unknown-speaker", f"{ABOVE}{ALONE}{below}") == []  # the story opens with it
    assert found("unknown-speaker", f"{ABOVE}Ana Ruiz said it had rained.\n\n{ALONE}{BELOW}") == []


@pytest.mark.parametrize(
    "text",
    [
        ALONE + BELOW,
        f"{ABOVE}“Kill the jobs,” it says.{BELOW}",
        f"{ABOVE}{ALONE} she said.{BELOW}",
        f"{ABOVE}The mayor rose. {ALONE}{BELOW}",
        f"{ABOVE}{ALONE} [Source: letter]{BELOW}",
        f"{ABOVE}{ALONE}\n\nAna Ruiz, mayor{BELOW}",
        f"{ABOVE}{ALONE}\n\nShe sat down.{BELOW}",
        f"{ABOVE}{ALONE}\n\n{ALONE}{BELOW}",
        f"The letter read:\n\n{ALONE}{BELOW}",
        f"{ABOVE}“This will kill jobs in the valley.{BELOW}",
        f"{ABOVE}“This will kill jobs in the valley. Rep. Ana Ruiz.”{BELOW}",
        f"{ABOVE}“This will kill jobs in the valley. Ana Ruiz, mayor of a town.”{BELOW}",
        f'{ABOVE}"“This will kill jobs in the valley,” it went on."{BELOW}',
        f"{ABOVE}The sign says “no entry to anybody after dark” and “no fires.”{BELOW}",
        "",
    ],
)
def test_a_speaker_is_near_or_it_is_no_speech(text: str) -> None:
    assert found("unknown-speaker", text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} said Maria Lee.",
        f"{ABOVE}{LONG} a nurse said.",
        f"Tom Hale said it rained.\n\n{LONG} said Maria Lee.",
    ],
)
def test_the_speaker_comes_late(text: str) -> None:
    assert found("late-speaker", text) == [LONG]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} he said.",
        f"{LONG} the nurse said.",
        f"Maria Lee came.\n\n{LONG} Lee said.",
        f"“It fell,” Maria Lee said. {LONG} she said.",
        f"Ana Ruiz looked up. {LONG} said Maria Lee.",
        f"“It fell,” said Maria Lee.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\n{LONG} Lee said.",
        "“Is it over? No. But it will be,” said Maria Lee.",
        "“The case is new . . . and that is what matters to us here and now in this town . . . for a while,” said Lee.",
    ],
)
def test_the_speaker_is_known_or_comes_soon(text: str) -> None:
    assert found("late-speaker", text) == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("“No,” said Lee. “Yes,” said Ruiz.", "“Yes,”"),
        ("“It is safe,” Lee said, while Ruiz said, “It will fall.”", "“It will fall.”"),
        ("“It is safe,” Maria Lee said. “It will stand,” she added. “It will fall,” said Ana Ruiz.", "“It will fall,”"),
    ],
)
def test_two_speak_in_one_paragraph(text: str, second: str) -> None:
    assert found("two-speakers", text) == [second]


@pytest.mark.parametrize(
    "text",
    [
        "“It is safe,” Lee said. “It will stand,” he added.",
        "“It is safe,” Maria Lee said. “It will stand,” Ms. Lee said.",
        "“It is safe,” Maria Lee said. Ana Ruiz disagreed. “It will fall,” Ruiz said.",
        "“It is safe,” Maria Lee said. Ana Ruiz called it “a ruin.”",
        "“It is safe,” Maria Lee said.\n\n“It will fall,” Ana Ruiz said.",
        "“It is safe,” the mayor said. “It will stand,” Ana Ruiz said.",
    ],
)
def test_one_speaks_or_the_second_is_introduced(text: str) -> None:
    assert found("two-speakers", text) == []
