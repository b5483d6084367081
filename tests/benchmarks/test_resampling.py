import statistics

from resampling import bootstrap, wilson


def test_a_bootstrap_interval_holds_the_figure_and_repeats_itself() -> None:
    items = [float(n % 7) for n in range(60)]
    first = bootstrap(items, lambda some: {"mean": statistics.fmean(some)}, 200)
    low, high = first["mean"]
    assert low < statistics.fmean(items) < high
    assert first == bootstrap(items, lambda some: {"mean": statistics.fmean(some)}, 200)


def test_without_items_or_rounds_there_is_no_interval() -> None:
    assert bootstrap([], lambda _: {"mean": 0.0}, 10) == bootstrap([1], lambda _: {"mean": 0.0}, 0) == {}


def test_wilson_is_honest_at_the_ends() -> None:
    nothing = wilson(0, 30)
    assert nothing is not None
    assert nothing[0] == 0
    assert 0.1 < nothing[1] < 0.12
    everything = wilson(30, 30)
    assert everything is not None
    assert everything[1] == 1
    assert wilson(0, 0) is None
