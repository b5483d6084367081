import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import attrlint
from attrlint import CheckError
from attrlint.linter import Linter
from attrlint.reporters.data import as_data
from attrlint.spark import COLUMNS, FINDING, Lint, _desk

pd = pytest.importorskip("pandas", reason="needs pandas: pip install 'attrlint[spark]'")

TEXTS = [
    "Thousands fled the city on Monday, and 12 people died.",
    "Sales fell 12 percent, the ministry said on May 3.",
    "# Ferry fares rise\n\nThe fares rose 9 percent. [Source: UN data]\n\nThe ferry is red.",
    "The council met. <!-- attrlint: ignore[QNT301] the agency has no total --> Thousands came.",
    "",
]
FACTS = (
    "Thousands of households lost power on Monday.",
    "The utility said that {n} lines were down.",
    "Sales rose {n} percent to $15 million from $10 million.",
    "“We have {n} crews out,” said Ana Ruiz, who leads the utility.",
    "It was the worst storm in {n} years. [Source: weather data]",
    "Critics say the response was slow.",
    "The bridge opened in 19{n:02} and carries {n},000 cars a day, according to the transport agency.",
)


def article(number: int) -> str:
    """Short made-up copy; another for each number."""
    picked = [FACTS[(number * step + step) % len(FACTS)].format(n=number % 97) for step in (1, 2, 3, 5)]
    return f"{picked[0]} {picked[1]}\n\n{picked[2]} {picked[3]}\n"


def plain(finding: attrlint.Finding) -> dict[str, Any]:
    data = as_data(finding)
    place = {"line": finding.position.line, "column": finding.position.column}
    return {key: place[key] if key in place else data[key] for key in FINDING}


def row_of(frame: Any, at: int) -> dict[str, Any]:
    return {name: None if name != "findings" and pd.isna(value) else value for name, value in frame.iloc[at].items()}


@pytest.mark.parametrize("options", [{}, {"profile": "wire"}, {"select": ("QNT",)}, {"ignore": ("QNT301", "ATT")}])
def test_a_row_has_the_findings_that_the_text_has(options: dict[str, Any]) -> None:
    found = Lint(**options)(pd.DataFrame({"id": range(len(TEXTS)), "text": TEXTS}))
    expected = [[plain(finding) for finding in attrlint.check_text(text, **options)] for text in TEXTS]
    assert list(found.findings) == expected
    assert any(expected)
    assert list(found.id) == list(range(len(TEXTS)))
    assert found.error.isna().all()


def test_claims_are_counted() -> None:
    found = Lint()(pd.DataFrame({"id": [1, 2], "text": TEXTS[:2]}))
    assert list(found.n_claims) == [1, 1]
    assert list(found.n_sourced) == [0, 1]


def test_bytes_are_read_as_the_path_or_format_says() -> None:
    markup = b"<html><body><p>Thousands fled.</p></body></html>"
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "text": [markup, markup, markup, "Thousands fled."],
            "path": ["story.html", "s3://desk/story.txt", None, "story.html"],
            "format": [None, "html", "html", "text"],
        }
    )
    found = Lint(path="path", format="format")(frame)
    assert [[each["start"] for each in row if each["code"] == "QNT301"] for row in found.findings] == [
        [markup.index(b"Thousands")],
        [markup.index(b"Thousands")],
        [markup.index(b"Thousands")],
        [0],
    ]


@pytest.mark.parametrize(
    "date", [dt.date(2024, 5, 10), dt.datetime(2024, 5, 10, 12, tzinfo=dt.UTC), "2024-05-10", "2024-05-10T12:00Z"]
)
def test_a_date_is_the_articles_own(date: object) -> None:
    frame = pd.DataFrame({"id": [1, 2], "text": "The law passed on Monday, the ministry said.", "date": [date, None]})
    dated, undated = ({each["code"] for each in row} for row in Lint(date="date")(frame).findings)
    assert "TIM600" in undated
    assert "TIM600" not in dated


def test_a_poisoned_row_is_a_row_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    check = Linter.check

    def failing(self: Linter, document: Any, *dates: Any) -> Any:
        if "POISON" in document.source.text:
            raise RecursionError("too deep")
        return check(self, document, *dates)

    monkeypatch.setattr(Linter, "check", failing)
    texts = [TEXTS[0], None, float("nan"), pd.NaT, 7, b"\xff\xfe\x00\xd8", "\ud800", "POISON", TEXTS[0]]
    dates = [None] * (len(texts) - 1) + ["yesterday"]
    formats = ["markdown"] * len(texts)
    frame = pd.DataFrame(
        {"id": range(len(texts)), "text": pd.Series(texts, dtype=object), "date": dates, "format": formats}
    )
    found = Lint(date="date", format="format")(pd.concat([frame, frame[:1].assign(format="papyrus")]))
    good, *bad = [row_of(found, at) for at in range(len(found))]
    assert good["error"] is None
    assert good["findings"]
    assert all(row["findings"] is None and row["n_claims"] is None and row["n_sourced"] is None for row in bad)
    errors = [row["error"] for row in bad]
    assert errors[:4] == ["there is no text", "there is no text", "there is no text", "this is no text but of type int"]
    assert "not UTF-16" in errors[4]
    assert "not UTF-8" in errors[5]
    assert "internal error: RecursionError: too deep" in errors[6]
    assert errors[7] == "“yesterday” is not a date like 2024-05-10"
    assert errors[8].startswith("no reader is called “papyrus”; there are ")


def test_what_is_asked_for_wrongly_is_said_before_anything_is_checked() -> None:
    frame = pd.DataFrame({"id": [1], "text": ["Thousands fled."]})
    with pytest.raises(CheckError, match="column “body”; there are id, text"):
        Lint(text="body")(frame)
    with pytest.raises(CheckError, match="profile"):
        Lint(profile="breakfast")(frame)
    with pytest.raises(CheckError, match="QNT999"):
        Lint(ignore=("QNT999",))(frame)


def test_no_rows_make_no_rows_of_the_same_columns() -> None:
    frame = pd.DataFrame({"id": ["x"], "text": ["Thousands fled."]}, index=[41])
    some, none = Lint()(frame), Lint()(frame[:0])
    assert list(some.columns) == list(none.columns) == ["id", *COLUMNS]
    assert list(some.dtypes) == list(none.dtypes)
    assert list(some.index) == [41]
    assert len(none) == 0


def test_a_choice_may_be_written_as_a_list() -> None:
    frame = pd.DataFrame({"id": [1], "text": ["Thousands fled."]})
    assert [each["code"] for each in Lint(select=["QNT"])(frame).findings[0]] == ["QNT301"]


def test_the_pages_pandas_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = (code for code in examples() if "pd.read_json" in code)
    Path("articles.jsonl").write_text(
        '{"id": 7, "body": "Thousands fled.", "published": "2024-05-10"}\n', encoding="utf-8"
    )
    exec(example, {})
    assert capsys.readouterr().out.split()[-5:] == ["0", "7", "0", "0", "None"]


def examples() -> list[str]:
    """The Python of the page about archives."""
    page = (Path(__file__).parents[1] / "docs" / "scale.md").read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", page, re.DOTALL)


def java() -> int:
    """The Java there is: its version, 0 for none."""
    program = shutil.which("java", path=Path(os.environ.get("JAVA_HOME", ""), "bin")) or shutil.which("java")
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr if program else ""
    version = re.search(r'version "(\d+)', said)
    return int(version[1]) if version else 0


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="needs PySpark: pip install 'attrlint[spark]'")
    if java() < 17:
        pytest.skip("needs Java 17")
    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # what is relative is so to where Java was started
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2]").appName("attrlint")
        for key, value in {
            "spark.ui.enabled": "false",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.execution.arrow.maxRecordsPerBatch": "300",
        }.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # those of PySpark 4.0 to its own Java
class TestSpark:
    def test_two_thousand_articles_have_what_one_process_finds(self, spark: Any) -> None:
        frame = pd.DataFrame({"id": range(2000), "body": [article(number) for number in range(2000)]})
        lint = Lint(text="body")
        result = lint.spark(spark.createDataFrame(frame).repartition(4))
        found = {row.id: row.asDict(recursive=True) for row in result.collect()}
        expected = lint(frame)
        assert [found[at] for at in range(2000)] == [row_of(expected, at) for at in range(2000)]
        assert sum(len(row["findings"]) for row in found.values()) > 2000

    def test_the_result_is_typed(self, spark: Any) -> None:
        articles = spark.createDataFrame([("a", "Thousands fled.", 1)], "`the id` string, text string, other int")
        (key, *fields) = Lint(id="the id").spark(articles).dtypes
        assert key == ("the id", "string")
        bare = {name: kind.replace("`", "").replace(": ", ":").replace(", ", ",") for name, kind in COLUMNS.items()}
        assert dict(fields) == bare

    def test_poisoned_rows_do_not_fail_the_job(self, spark: Any) -> None:
        rows = [("a.md", b"Thousands fled."), ("b.md", None), ("c.md", b"\xff\xfe\x00\xd8"), ("d.docx", b"no zip")]
        files = spark.createDataFrame(rows, "path string, content binary")
        found = {row.path: row for row in Lint(text="content", id="path", path="path").spark(files).collect()}
        assert [finding.code for finding in found["a.md"].findings] == ["QNT301"]
        assert found["a.md"].error is None
        for path in ("b.md", "c.md", "d.docx"):
            assert found[path].error
            assert found[path].findings is None

    def test_a_worker_reads_the_rules_once(self, spark: Any) -> None:
        lint = Lint()

        def counted(frames: Iterator[Any]) -> Iterator[Any]:
            for frame in frames:
                lint(frame)
                yield pd.DataFrame({"process": [os.getpid()], "read": [_desk.cache_info().misses]})

        texts = spark.createDataFrame([(n, article(n)) for n in range(1500)], "id int, text string").repartition(3)
        seen = texts.mapInPandas(counted, "process long, read long").collect()
        assert len(seen) >= 6
        assert {row.read for row in seen} == {1}
        assert os.getpid() not in {row.process for row in seen}

    def test_an_unknown_profile_is_said_before_the_job(self, spark: Any) -> None:
        with pytest.raises(CheckError, match="breakfast"):
            Lint(profile="breakfast").spark(spark.createDataFrame([(1, "a")], "id int, text string"))

    def test_the_pages_examples_run(self, spark: Any) -> None:
        rows = pd.DataFrame({"id": range(9), "body": [article(n) for n in range(9)], "published": "2024-05-10"})
        rows.to_json("articles.jsonl", orient="records", lines=True)
        Path("drafts").mkdir()
        Path("drafts/a.md").write_text(article(1), encoding="utf-8")
        names: dict[str, Any] = {}
        for code in examples():
            if "spark." in code.replace("attrlint.spark", ""):
                exec(code, names)
        assert Path("findings.parquet").exists()
        assert names["findings"].count() > 0
