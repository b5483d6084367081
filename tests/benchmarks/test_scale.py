import json
from pathlib import Path

import pytest
import scale
from newsprint import Press

PILE = [f"The port authority counted {n} ships on Monday, it said." for n in range(50)]


def test_every_article_is_written_once_under_its_number(tmp_path: Path) -> None:
    size = scale.write(Press(PILE, 0), 1050, tmp_path / "new")
    files = sorted((tmp_path / "new").iterdir())
    assert [path.name for path in files] == ["part-00000.jsonl", "part-00001.jsonl"]
    rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == list(range(1050))
    assert sum(len(row["text"].encode()) for row in rows) == size


def test_one_process_checks_the_first_of_them(tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="needs pandas: pip install 'attrlint[spark]'")
    scale.write(Press(PILE, 0), 2, tmp_path / "articles")
    found, speed = scale.by_one(scale.Lint(), tmp_path)
    assert [row["id"] for row in found] == [0, 1]
    assert all(row["error"] is None for row in found)
    assert speed > 0
