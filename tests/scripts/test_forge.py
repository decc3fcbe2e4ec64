"""``scripts/forge.py`` against a small GitHub: one comment kept, labels of ours only, nothing hostile obeyed."""

import base64
import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from essaim.changes import Change, Phrase
from essaim.review import Review, to_json
from essaim.review.layout import Piece

ROOT = Path(__file__).resolve().parent.parent.parent
BOT = {"login": "github-actions[bot]"}
REVIEW = Review(
    fiches=(
        Change(
            "ajoutee",
            "initiatives",
            "jardin",
            "@torvalds [x](https://mal.exemple)",
            phrases=(Phrase("x", "![](https://mal.exemple/x.png) #12"),),
            themes=("lien-social", "@torvalds"),
            territoires=("FR-38",),
        ),
    ),
    mises_en_forme=(
        Piece("content/initiatives/jardin.md", 2, 2, ('titre: "Un jardin"',)),
        Piece("content/initiatives/jardin.md", 3, 4, ("lien: `@torvalds`", "a: b")),
        Piece("content/initiatives/jardin.md", 5, 5, ("maturite: generalisation",)),
        Piece("Makefile", 1, 1, ("site:",)),
    ),
)
SHOWN = "@@ -0,0 +1,5 @@\n+---\n+titre: 'Un jardin'\n+a: b\n+lien: `@torvalds`\n+maturite: idee"


class GitHub:
    """What the small GitHub holds, and every request that changed something."""

    def __init__(self) -> None:
        self.comments: list[dict] = []
        self.issues: list[dict] = []
        self.pulls = [
            {"number": 7, "head": {"sha": "abc"}, "labels": [{"name": "theme/mobilites"}, {"name": "urgent"}]}
        ]
        self.files = [{"filename": "content/initiatives/jardin.md", "patch": SHOWN}, {"filename": "image.png"}]
        self.suggested: list[dict] = []
        self.artifact: bytes | None = archive(to_json(REVIEW).encode())
        self.branches = {"main": "000"}
        self.changes: list[tuple[str, str, dict]] = []
        self.tokens: set[str | None] = set()

    def answer(self, method: str, path: str, body: dict) -> tuple[int, object]:
        """Status and body of an answer; a list has one page."""
        name = path.removeprefix("/repos/essaim/essaim/").partition("?")[0]
        if method != "GET":
            self.changes.append((method, name, body))
            if name == "git/refs" and body["ref"].removeprefix("refs/heads/") in self.branches:
                return 422, {}
            return 200, {"number": 9, "id": 1}
        if name == "actions/runs/3/artifacts":
            return 200, {"artifacts": [{"id": 5, "size_in_bytes": len(self.artifact)}] if self.artifact else []}
        if name == "actions/artifacts/5/zip":
            return 200, self.artifact
        if name == "git/ref/heads/main":
            return 200, {"object": {"sha": "000"}}
        lists = {"pulls": self.pulls, "issues": self.issues, "pulls/7/files": self.files}
        lists["pulls/7/comments"] = self.suggested
        return 200, lists.get(name, self.comments if name.endswith("comments") else [])


def archive(content: bytes, name: str = "revue.json") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def github(tmp_path) -> Iterator[tuple[GitHub, dict[str, str]]]:
    """The small GitHub, and the environment that a workflow would have."""
    state = GitHub()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else {}
            state.tokens.add(self.headers.get("Authorization"))
            status, found = state.answer(self.command, self.path, body)
            raw = found if isinstance(found, bytes) else json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = answer

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    environment = {
        **os.environ,
        "GITHUB_API_URL": f"http://127.0.0.1:{server.server_port}",
        "GITHUB_REPOSITORY": "essaim/essaim",
        "GITHUB_TOKEN": "jeton",
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "ESSAIM_DATE": "2026-11-23",
        "PYTHONUTF8": "1",
        "no_proxy": "127.0.0.1",
    }
    yield state, environment
    server.shutdown()
    server.server_close()
    thread.join()


def run(environment: dict[str, str], event: dict, *arguments: str) -> subprocess.CompletedProcess[str]:
    Path(environment["GITHUB_EVENT_PATH"]).write_text(json.dumps(event), encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts/forge.py"), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    assert "jeton" not in done.stdout + done.stderr
    return done


def checked(sha: str = "abc") -> dict:
    """The event of a review that has just been made."""
    owner = {"owner": {"login": "quelqu-un"}}
    return {"workflow_run": {"id": 3, "head_sha": sha, "head_branch": "a b&c", "head_repository": owner}}


def test_the_review_is_posted_once_and_labels_are_ours(github) -> None:
    state, environment = github
    assert run(environment, checked(), "review").returncode == 0
    (_, _, posted), _, removed, added = state.changes
    assert [change[:2] for change in state.changes] == [
        ("POST", "issues/7/comments"),
        ("POST", "pulls/7/reviews"),
        ("DELETE", "issues/7/labels/theme%2Fmobilites"),
        ("POST", "issues/7/labels"),
    ]
    assert removed[2] == {}
    assert added[2] == {"labels": ["sorte/initiatives", "theme/lien-social", "territoire/FR-ARA"]}
    assert posted["body"].startswith("<!-- essaim : revue -->\n## Ce qui change pour les lecteurs")
    assert not re.search(r"@torvalds|\]\(https://mal|#12|!\[", posted["body"])
    assert state.tokens == {"Bearer jeton"}


def suggested(state: GitHub) -> list[tuple[str, str, dict]]:
    """The requests that changed something on the lines."""
    return [change for change in state.changes if change[1].startswith("pulls/")]


def test_formatting_is_suggested_on_the_lines_that_github_shows_and_says_the_same_words(github) -> None:
    """The third piece changes a word, the fourth is about a file that is not there: neither is posted."""
    state, environment = github
    assert run(environment, checked(), "review").returncode == 0
    ((_, _, sent),) = suggested(state)
    assert (sent["commit_id"], sent["event"]) == ("abc", "COMMENT")
    one, two = sent["comments"]
    assert one["body"].endswith('```suggestion\ntitre: "Un jardin"\n```')
    assert [one.get(key) for key in ("path", "line", "side", "start_line")] == [
        "content/initiatives/jardin.md",
        2,
        "RIGHT",
        None,
    ]
    assert [two[key] for key in ("start_line", "start_side", "line", "side")] == [3, "RIGHT", 4, "RIGHT"]


def test_suggestions_are_posted_once_and_taken_away_when_outlived(github) -> None:
    """A stranger's comment that looks like ours stays where it is."""
    state, environment = github
    run(environment, checked(), "review")
    ((_, _, sent),) = suggested(state)
    state.changes.clear()
    kept = [{"id": n, "user": BOT, "start_line": None, **each} for n, each in enumerate(sent["comments"])]
    old = {"id": 8, "user": BOT, "path": "content/initiatives/jardin.md", "line": None, "body": kept[0]["body"]}
    state.suggested = [*kept, old, {**old, "id": 9, "user": {"login": "quelqu-un"}}]
    assert run(environment, checked(), "review").returncode == 0
    assert [change[:2] for change in suggested(state)] == [("DELETE", "pulls/comments/8")]


def test_the_comment_is_brought_up_to_date_and_a_strangers_look_alike_is_not_taken_for_ours(github) -> None:
    state, environment = github
    mark = "<!-- essaim : revue -->\nancien"
    state.comments = [{"id": 1, "user": {"login": "quelqu-un"}, "body": mark}, {"id": 2, "user": BOT, "body": mark}]
    assert run(environment, checked(), "review").returncode == 0
    assert state.changes[0][:2] == ("PATCH", "issues/comments/2")


def test_a_commit_that_is_no_open_pull_requests_head_gets_nothing(github) -> None:
    state, environment = github
    assert run(environment, checked("autre"), "review").returncode == 0
    assert state.changes == []


BAD = {
    "none": None,
    "not-a-zip": b"rien",
    "other-file": archive(b"{}", "../../revue.json"),
    "not-a-review": archive(b'{"version": 1}'),
    "bomb": archive(b" " * 50_000_000),
    "too-large": archive(os.urandom(950_000)),
    "number-in-it": archive(json.dumps({**json.loads(to_json(REVIEW)), "number": 1}).encode()),
}


@pytest.mark.parametrize("name", BAD)
def test_a_hostile_artifact_is_refused_and_nothing_is_written(github, name) -> None:
    state, environment = github
    state.artifact = BAD[name]
    done = run(environment, checked(), "review")
    assert (done.returncode, state.changes) == (1, [])
    assert "Rapport refusé" in done.stdout


@pytest.mark.parametrize(
    ("report", "held", "change"),
    [
        ("un lien", [], ("POST", "issues")),
        ("un lien", [{"number": 4, "title": "Liens à réparer"}], ("PATCH", "issues/4")),
        ("", [{"number": 4, "title": "Liens à réparer"}], ("PATCH", "issues/4")),
        ("", [{"number": 4, "title": "Un autre"}], None),
        ("", [], None),
    ],
)
def test_one_issue_is_kept_up_to_date(github, tmp_path, report, held, change) -> None:
    state, environment = github
    state.issues = held
    path = tmp_path / "liens.md"
    path.write_text(report, encoding="utf-8")
    done = run(environment, {}, "issue", "--title", "Liens à réparer", "--label", "liens", str(path))
    assert done.returncode == 0
    assert [each[:2] for each in state.changes] == ([change] if change else [])
    if change and not report:
        assert state.changes[0][2]["state"] == "closed"


def ticket(body: str, *labels: str) -> dict:
    """The event of a label put on an issue."""
    user = {"login": "quelqu-un", "id": 42}
    names = [{"name": label} for label in labels]
    issue = {"number": 12, "user": user, "labels": names, "created_at": "2026-11-20T10:00:00Z", "body": body}
    return {"issue": issue, "repository": {"default_branch": "main"}}


BESOIN = """### Titre

Garder les enfants tard le soir

### Résumé

Des soignants de l’hôpital cherchent qui garde leurs enfants quand ils travaillent la nuit.

### Territoire

23096

### Thèmes

Petite enfance, famille

### Publics

Familles

### Organisation — Nom

Ville de Guéret

### Page

https://www.exemple.org/besoin

### Statut

Ouvert

### Sources

_No response_
"""


def test_a_complete_ticket_becomes_a_pull_request_credited_to_its_author(github) -> None:
    state, environment = github
    done = run(environment, ticket(BESOIN, "fiche/besoins", "fiche-complete"), "propose")
    assert done.returncode == 0
    reference, file, pull, comment = state.changes
    assert reference == ("POST", "git/refs", {"ref": "refs/heads/ticket-12", "sha": "000"})
    assert file[:2] == ("PUT", "contents/content/besoins/garder-les-enfants-tard-le-soir.yml")
    assert file[2]["author"] == {"name": "quelqu-un", "email": "42+quelqu-un@users.noreply.github.com"}
    assert 'territoire: "23096"' in base64.b64decode(file[2]["content"]).decode()
    assert pull[2]["head"] == "ticket-12"
    assert "Closes #12" in pull[2]["body"]
    assert comment[1] == "issues/12/comments"


@pytest.mark.parametrize(
    ("body", "labels", "told"),
    [
        ("rien", ("fiche/besoins",), "est vide"),
        (BESOIN, (), "étiquette"),
        (BESOIN, ("fiche/besoins", "fiche/parrains"), "étiquette"),
        (BESOIN, ("fiche/../../.github",), "étiquette"),
        (BESOIN.replace("23096", "@torvalds #1"), ("fiche/besoins",), "torvalds"),
    ],
)
def test_an_incomplete_ticket_gets_a_comment_and_nothing_else(github, body, labels, told) -> None:
    state, environment = github
    assert run(environment, ticket(body, *labels), "propose").returncode == 0
    ((method, path, comment),) = state.changes
    assert (method, path) == ("POST", "issues/12/comments")
    assert told in comment["body"]
    assert "@torvalds" not in comment["body"]


def test_a_ticket_that_has_its_branch_is_not_proposed_twice(github) -> None:
    state, environment = github
    state.branches["ticket-12"] = "111"
    assert run(environment, ticket(BESOIN, "fiche/besoins"), "propose").returncode == 0
    assert [change[1] for change in state.changes] == ["git/refs", "issues/12/comments"]
