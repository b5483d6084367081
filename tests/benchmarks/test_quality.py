import json
from dataclasses import asdict
from pathlib import Path

import pytest
import quality
from attribution_score import score, total
from corpora import attribution_of, read_articles

from tests.benchmarks.marked import article

ARTICLES = {
    "train": """\
Harbour freezes over

<The port authority> {said} [exports fell 12 percent in a year].

Ships waited outside for nine days.
""",
    "dev": """\
Ferry fares rise

[The fares rose 9 percent], {according to} <the ministry>.

The ferry is red.
""",
}

CLAIMS = {
    "claims": [(f"We cut {n} percent of the jobs.", 1, None) for n in range(20, 40)]
    + [(f"I hope we will win, number {n}!", 0, None) for n in "abcdefghijklmnopqrst"],
    "policlaim": [(f"The bill passed in {year}.", 1, str(year % 5)) for year in range(1990, 2010)]
    + [(f"Let us dream of {what}.", 0, str(at % 5)) for at, what in enumerate("abcdefghijklmnopqrst")],
}

VAGUE = [(f"Some critics believe that album {n} is probably the finest.", 1, str(n % 5)) for n in range(20)] + [
    (f"The council met on May {n} and closed the school.", 0, str(n % 5)) for n in range(1, 21)
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "polnear"
    folder.mkdir()
    for split, marked in ARTICLES.items():
        record = asdict(article(marked)) | {"id": split}
        record["attributions"] = [each | {"class": each.pop("kind")} for each in record["attributions"]]
        (folder / f"{split}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    start = article(ARTICLES["dev"]).text.index("The ferry is red.")
    judged = {"set": "dev60", "id": "dev", "span": [start, start + 17], "flag": False}
    (folder / "unattributed_labelled.jsonl").write_text(json.dumps(judged), encoding="utf-8")
    numbers = tmp_path / "numbers"
    numbers.mkdir()
    row = {"text": "Sales rose 50% to $15 million from $10 million.", "relation": "percent_change", "consistent": True}
    (numbers / "made-up.jsonl").write_text(json.dumps(row), encoding="utf-8")
    claims = tmp_path / "claims"
    claims.mkdir()
    for name, rows in CLAIMS.items():
        lines = [json.dumps({"text": text, "label": label, "doc": doc}) for text, label, doc in rows]
        (claims / f"{name}.train.jsonl").write_text("\n".join(lines), encoding="utf-8")
    vague = tmp_path / "vague"
    vague.mkdir()
    lines = [json.dumps({"text": text, "label": label, "doc": doc}) for text, label, doc in VAGUE]
    (vague / "weasel.train.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_one_table_holds_every_section(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([str(data), "--bootstrap", "20", "--show", "--sample", "3"]) == 0
    printed = capsys.readouterr().out
    assert all(f"-- {section} -" in printed for section in quality.SECTIONS)
    assert "best baseline" in printed
    assert "The fares rose 9 percent, according to the ministry." in printed
    assert next(line for line in printed.splitlines() if line.startswith("news asks who")).endswith("20/20")
    assert next(line for line in printed.splitlines() if line.startswith("mutated rows found")).endswith("5/5")


def test_json_holds_the_measures_of_the_predictions_it_writes(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = data / "predictions.jsonl"
    command = [str(data), "--json", "--bootstrap", "0", "--sections", "attribution", "--predictions", str(written)]
    assert quality.main(command) == 0
    printed = json.loads(capsys.readouterr().out)
    (gold,) = read_articles(data / "polnear" / "dev.jsonl")
    (record,) = map(json.loads, written.read_text(encoding="utf-8").splitlines())
    assert record["id"] == "dev"
    predicted = [attribution_of(each) for each in record["attributions"]]
    scores = total([score(gold, predicted, ("speech", "document"))])
    for measure, shown in printed["attribution"]["measures"].items():
        tally = scores[measure]
        assert (shown["tp"], shown["fp"], shown["fn"]) == (tally.tp, tally.fp, tally.fn)
        assert shown["f1"] == round(tally.f1, 4)
    assert {figure["section"] for figure in printed["figures"]} == {"attribution"}
    assert printed["figures"][0]["target"] == "≥ 92"


def test_missing_data_is_said_with_the_way_to_obtain_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([str(tmp_path)]) == 2
    assert "https://github.com/networkdynamics/PolNeAR" in capsys.readouterr().err


def test_an_unknown_section_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        quality.main(["data", "--sections", "weather"])
    assert exit_.value.code == 2
    assert "weather" in capsys.readouterr().err
