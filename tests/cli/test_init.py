"""`attrlint init`: a newsroom's first files, in an empty folder, a repository, beside what is there already."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

import attrlint
from attrlint.cli import main
from attrlint.config.reading import read
from attrlint.data import directory

DRAFT = "Two impeccable sources said the deal was dead.\n"


@pytest.fixture
def init(desk: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["init", *arguments])
        return status, *capsys.readouterr()

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_an_empty_folder(init, desk: Path) -> None:
    status, out, err = init()
    assert (status, err) == (0, "")
    assert list(files(desk)) == [
        "attrlint.toml",
        "desk-rules/lexicons/house.yaml",
        "desk-rules/praised-source.yaml",
        *(f"desk-rules/schemas/{name}.json" for name in ("attrlint", "lexicon", "profile", "rule")),
    ]
    for written in ("wrote attrlint.toml\n", "wrote desk-rules\n", "add to .pre-commit-config.yaml:\n\nrepos:\n"):
        assert written in out


def test_the_example_rule_works_at_once(init, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init()
    (desk / "draft.md").write_text(DRAFT)
    assert main(["check", "--output-format", "json", "--select", "DESK001"]) == 1
    assert [(f["code"], f["match"]) for f in json.loads(capsys.readouterr().out)] == [("DESK001", "impeccable sources")]
    assert main(["test", "desk-rules"]) == 0
    assert capsys.readouterr().out.startswith("1 rule, ")


def test_a_folder_that_is_not_there_yet(init, desk: Path) -> None:
    assert init("copy/desk")[0] == 0
    assert read(desk / "copy" / "desk" / "attrlint.toml").house.folders == (desk / "copy" / "desk" / "desk-rules",)


def test_nothing_is_ever_overwritten(init, desk: Path) -> None:
    init("--pre-commit")
    for path in desk.rglob("*"):
        if path.is_file() and path.suffix != ".json":
            path.write_text(path.read_text() + "# ours\n")
    before = files(desk)
    status, out, err = init("--pre-commit")
    assert (status, err, files(desk)) == (0, "", before)
    assert out.count("is there already, left as it is") == 3
    assert ".pre-commit-config.yaml has the hook already" in out


def test_rules_that_are_there_already_get_no_company(init, desk: Path) -> None:
    (desk / "desk-rules").mkdir()
    assert "desk-rules is there already" in init()[1]
    assert {name.split("/")[1] for name in files(desk) if "/" in name} == {"schemas"}


@pytest.mark.parametrize(
    ("name", "text"), [("pyproject.toml", "[tool.attrlint]\n"), (".attrlint.toml", 'profile = "wire"\n')]
)
def test_a_configuration_under_another_name_stays_in_charge(init, desk: Path, name: str, text: str) -> None:
    (desk / name).write_text(text)
    out = init()[1]
    assert f"{name} is there already, left as it is\n" in out
    assert 'to turn your rules on, add to it: rules = ["desk-rules/"]' in out
    assert not (desk / "attrlint.toml").exists()
    (desk / name).write_text(text + 'rules = ["desk-rules"]\n')
    assert "to turn your rules on" not in init()[1]


def test_a_configuration_further_up_is_named(init, desk: Path) -> None:
    (desk / "attrlint.toml").write_text("")
    out = init("opinion")[1]
    assert (
        'it takes the place of ../attrlint.toml; to keep what that one says, add to it: extend = "../attrlint.toml"'
        in out
    )


# --- pre-commit


def test_the_hook_goes_to_the_top_of_the_repository(init, desk: Path) -> None:
    (desk / ".git").mkdir()
    assert f"add to {desk}/.pre-commit-config.yaml:" in init("copy")[1]
    assert not (desk / ".pre-commit-config.yaml").exists()
    assert f"wrote {desk}/.pre-commit-config.yaml" in init("copy", "--pre-commit")[1]
    (repository,) = yaml.safe_load((desk / ".pre-commit-config.yaml").read_text())["repos"]
    assert repository["rev"] == f"v{attrlint.__version__}"
    assert (
        repository["hooks"][0]["id"]
        == yaml.safe_load(Path(__file__).parents[2].joinpath(".pre-commit-hooks.yaml").read_text())[0]["id"]
    )


def test_a_pre_commit_configuration_with_other_hooks_is_left_alone(init, desk: Path) -> None:
    (desk / ".pre-commit-config.yaml").write_text("repos: []\n")
    assert "add to .pre-commit-config.yaml:\n\nrepos:" in init("--pre-commit")[1]
    assert (desk / ".pre-commit-config.yaml").read_text() == "repos: []\n"


# --- trouble


def test_a_file_where_a_folder_should_be(init, desk: Path) -> None:
    (desk / "copy").write_text("")
    status, _, err = init("copy")
    assert (status, err) == (2, "attrlint: copy: File exists\n")


def test_a_broken_configuration_is_named(init, desk: Path) -> None:
    (desk / "attrlint.toml").write_text("profile = ")
    status, _, err = init()
    assert status == 2
    assert err.startswith("attrlint: attrlint.toml:1:11: Invalid value")


# --- what the files offer


def test_all_that_the_comments_offer_is_true(init, desk: Path) -> None:
    init()
    for name in ("attrlint.toml", "desk-rules/lexicons/house.yaml"):
        text = (desk / name).read_text("utf-8")
        offered = re.sub(r"(?m)^# (?=\[|(?!yaml-language)[a-z.-]+(?: =|:)|  )", "", text)
        assert len(offered) < len(text) - 10
        (desk / name).write_text(offered, "utf-8")
    (desk / "opinion").mkdir()
    (desk / "opinion" / "draft.md").write_text("Oodles of people came. Dozens left, Lula said.\n")
    found = attrlint.check_file(desk / "opinion" / "draft.md")
    assert found == []
    (desk / "draft.md").write_text("Oodles of people came.\n")
    assert "“Oodles of people”: how many, says who?" in [f.message for f in attrlint.check_file(desk / "draft.md")]


def test_the_files_name_their_schemas(init, desk: Path) -> None:
    init()
    for name, schema in (
        ("attrlint.toml", r"#:schema (\S+)"),
        ("desk-rules/praised-source.yaml", r"# yaml-language-server: \$schema=(\S+)"),
        ("desk-rules/lexicons/house.yaml", r"# yaml-language-server: \$schema=(\S+)"),
    ):
        named = re.match(schema, (desk / name).read_text("utf-8"))
        assert named
        assert (desk / name).parent.joinpath(named[1]).resolve().parent == desk / "desk-rules" / "schemas"
        assert (desk / name).parent.joinpath(named[1]).read_bytes() in [
            path.read_bytes() for path in directory("schemas").iterdir()
        ]


def test_what_a_folder_is_called_gives_no_orders(init, desk: Path) -> None:
    (desk / "attrlint.toml").write_text("")
    for _ in range(2):  # written, then there already
        status, out, err = init("copy\x1b[2J\n::error::")
        assert (status, err) == (0, "")
        assert "\x1b" not in out
        assert not any(line.startswith("::") for line in out.splitlines())
