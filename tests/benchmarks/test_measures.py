import json
import sys
from pathlib import Path

import measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures import Goal, Row, missing
from timing import Command, Samples, measure, rounds

POSITIVE = st.lists(st.floats(0.001, 1000), min_size=1, max_size=9)


def test_a_ratio_is_taken_round_by_round() -> None:
    theirs, ours = Samples([10, 40, 12]), Samples([1, 4, 2])
    ratio = theirs.over(ours)
    assert ratio is not None
    assert (ratio.median, ratio.low, ratio.high) == (10, 6, 10)


@given(POSITIVE, st.floats(0.01, 100))
def test_a_ratio_to_a_multiple_is_its_inverse(values: list[float], factor: float) -> None:
    ratio = Samples(values).over(Samples(values).times(factor))
    assert ratio is not None
    assert list(ratio.values) == pytest.approx([1 / factor] * len(values))


def test_taking_off_the_start_up_leaves_what_the_reading_cost() -> None:
    assert Samples([3, 5]).less(1).values == [2, 4]


def test_no_ratio_to_what_comes_to_nothing() -> None:
    assert Samples([1, 1]).over(Samples([0.5, 0.0])) is None
    assert Samples([1, 1]).over(Samples([0.5, -0.1])) is None


def test_unequal_numbers_of_samples_are_not_set_against_each_other() -> None:
    with pytest.raises(ValueError, match="2 samples cannot be set against 1"):
        Samples([1, 2]).over(Samples([1]))


@pytest.mark.parametrize(
    ("goal", "met", "missed"),
    [(Goal("≥", 10), 10, 9.99), (Goal("≤", 1.2), 1.2, 1.21), (Goal("<", 1), 0.99, 1)],
)
def test_a_goal_is_met_or_not(goal: Goal, met: float, missed: float) -> None:
    assert goal.met(Samples([met]))
    assert not goal.met(Samples([missed]))


def test_a_goal_is_the_ratios_where_there_is_something_to_hold_it_against() -> None:
    row = Row("a", "b", Samples([5]), "s", Samples([2]), "× other", Goal("≥", 3))
    assert row.reached is False
    assert Row("a", "b", Samples([5]), "s", goal=Goal("≥", 3)).reached is True
    assert Row("a", "b", Samples([5]), "s", None, "× other", Goal("≥", 3)).reached is None
    assert missing("a", "b", "it is not there").reached is None


def test_the_table_has_every_row_under_its_section() -> None:
    rows = [
        Row("throughput", "attrlint", Samples([1.5, 1.25, 1.75]), "CPU s", note="4 files"),
        Row("throughput", "a peer", Samples([15]), "CPU s", Samples([9.5]), "× attrlint", Goal("≥", 10)),
        missing("server", "a keystroke", "no server"),
    ]
    head, throughput, ours, theirs, server, last = measures.table(rows).splitlines()
    assert head.split()[:3] == ["measure", "median", "spread"]
    assert throughput.startswith("-- throughput -")
    assert ours.split() == ["attrlint", "1.50", "1.25–1.75", "CPU", "s", "4", "files"]
    assert theirs.split()[-5:] == ["×", "attrlint", "≥", "10", "NO"]
    assert server.startswith("-- server -")
    assert last.split(maxsplit=2) == ["a", "keystroke", "not measured: no server"]


@pytest.mark.parametrize(
    ("value", "shown"), [(12345.6, "12,346"), (12.34, "12.3"), (1.234, "1.23"), (0.01234, "0.012"), (0, "0.000")]
)
def test_numbers_have_three_digits_that_count(value: float, shown: str) -> None:
    assert measures.number(value) == shown


def test_json_says_what_the_table_says() -> None:
    row = Row("throughput", "a peer", Samples([15, 16]), "CPU s", Samples([9.5, 12]), "× attrlint", Goal("≥", 10))
    (data,) = json.loads(json.dumps(measures.plain([row])))
    assert data["value"] == {"median": 15.5, "min": 15, "max": 16, "runs": 2}
    assert data["ratio"]["median"] == 10.75
    assert (data["to_reach"], data["reached"]) == ("≥ 10", True)


def test_a_run_counts_its_children_too(tmp_path: Path) -> None:
    burn = "t=__import__('time').process_time\nwhile t() < 0.2: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    assert measure(Command([sys.executable, "-c", code], tmp_path)).cpu >= 0.2


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(ChildProcessError, match="exit status 2\nno such thing"):
        measure(
            Command([sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); exit(2)"], tmp_path)
        )


def test_rounds_take_turns_and_do_what_comes_before_each_run(tmp_path: Path) -> None:
    told = tmp_path / "told"
    told.touch()
    commands = {
        name: Command(
            [sys.executable, "-c", f"open('told', 'a').write({name!r})"],
            tmp_path,
            fresh=lambda: told.write_text(told.read_text(encoding="utf-8") + "-", encoding="utf-8"),
        )
        for name in ("a", "b")
    }
    used = rounds(commands, 2)
    assert told.read_text(encoding="utf-8") == "-a-b-a-b-a-b"
    assert {name: len(runs) for name, runs in used.items()} == {"a": 2, "b": 2}
