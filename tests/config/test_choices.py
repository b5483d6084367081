from attrlint.config import Choice, Selection, Settings


def test_the_last_said_decides_and_lists_add_up() -> None:
    settings = Settings(
        (Choice("a", "wire", ("SRC",), ("QNT",), ("X",)), Choice("b", select=("ATT",), ignore=("Y",))),
        last=Choice("", ignore=("Z",)),
    )
    assert settings.selection() == Selection("wire", ("ATT",), ("QNT",), ("X", "Y", "Z"))


def test_a_later_profile_replaces_an_earlier_select() -> None:
    settings = Settings((Choice("a", select=("SRC",)), Choice("b", "opinion")))
    assert settings.selection() == Selection("opinion")


def test_front_matter_stands_under_the_command_line() -> None:
    settings = Settings(last=Choice("", "wire")).with_choice(Choice("front matter", "opinion"))
    assert settings.selection().profile == "wire"
