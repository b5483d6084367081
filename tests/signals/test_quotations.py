import pytest

from attrlint.signals.quotations import quotations
from tests.shipped import signals, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” she said. “Go.”", ["“We won,”", "“Go.”"]),
        ('"We won," she said. "Go."', ['"We won,"', '"Go."']),
        ("''We won,'' she said.", ["''We won,''"]),
        ("«On a gagné», dit-elle.", ["«On a gagné»"]),
        ("‘We don’t know the workers’ plan,’ she said.", ["‘We don’t know the workers’ plan,’"]),
        ("'Fine,' he said.", ["'Fine,'"]),
        ("She called it “the ‘worst’ deal” ever.", ["“the ‘worst’ deal”"]),
        ('He said "the "big" deal" died.', ['"the "big" deal"']),
        ("Washington’s plan of the '90s wasn’t the ’80s plan.", []),
        ('He is 6\'2" and the pipe is 12" wide.', []),
        ("The workers’ union and the teachers’ union met.", []),
        ('Typed “by hand" and closed.', ['“by hand"']),
        ('"By hand,” he said. "It is "late,”” she said.', ['"By hand,”', '"It is "late,””']),
        ('“We lost," she said. "All of it.”', ['“We lost,"', '"All of it.”']),
        ('“He wrote "come home" twice,” she said.', ['“He wrote "come home" twice,”']),
        ("He called it “a ruin“ and left.", ["“a ruin“"]),
        ("Only ‘Two Cases’ where the rain ‘came in.’", ["‘Two Cases’", "‘came in.’"]),
        ("“It is hard,“ said Lee. “It is.”", ["“It is hard,“", "“It is.”"]),
        ("“He wrote “come home” twice,” she said.", ["“He wrote “come home” twice,”"]),
        ("“We went. “Nobody knew,” she said. He left.", ["“We went. “Nobody knew,”"]),
        ('"We went. "Nobody knew," she said. He left.', ['"We went. "Nobody knew,"']),
        ("“You asked: “Who paid?” Nobody did. Nobody", ["“You asked: “Who paid?” Nobody did. Nobody"]),
        ("”We won,” she said. ”Go.”", ["”We won,”", "”Go.”"]),
        ('" … we won," she said. " You know, we did."', ['" … we won,"', '" You know, we did."']),
        ('Voss:"We won."', ['"We won."']),
        ('A pipe of 12 " and one of 10 " burst.', []),
    ],
)
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    found = signals(text)
    assert [words(found, item.span) for item in found.get(quotations).items] == expected


def test_a_speech_goes_on_over_paragraphs() -> None:
    first, second = signals("“One day we left.\n\n“Then we came back,” she said.").get(quotations).items
    assert (first.closed, second.closed) == (False, True)


def test_pairing_restarts_in_every_block() -> None:
    found = signals('He said "this and never closed it.\n\nThe next one is "fine" again.')
    assert [words(found, item.span) for item in found.get(quotations).items][-1] == '"fine"'


def test_the_inner_span_leaves_the_marks_out() -> None:
    found = signals("“We won,” she said.")
    assert [words(found, item.inner) for item in found.get(quotations).items] == ["We won,"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We won,” she said.", "sentence"),
        ("“We won. It was late", "sentence"),
        ("She called it “a bad deal.”", "term"),
        ("She called it “a bad deal for all of us.”", "fragment"),
        ("She read “Emma” aloud.", "term"),
    ],
)
def test_speech_and_scraps(text: str, kind: str) -> None:
    assert [item.kind for item in signals(text).get(quotations).items] == [kind]
