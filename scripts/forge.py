"""Ce que les automatismes écrivent sur GitHub : le commentaire d’une demande, un ticket tenu à jour, une demande née
d’un ticket. Ne lit que l’événement de GitHub (GITHUB_EVENT_PATH), son interface, et des rapports tenus pour hostiles.

Lancé par les seuls workflows de .github/, depuis la branche principale. Code de sortie : 0, ou 1 si un rapport est
refusé ou si GitHub refuse.
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request
import zlib
from base64 import b64encode
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile

from checkout import ROOT

from essaim.catalogue import load
from essaim.issues import LABEL, proposed
from essaim.review import ExchangeError, Site, from_json, labels, markdown, suggestions
from essaim.review.comparison import site_url
from essaim.review.exchange import MAX_BYTES
from essaim.review.labels import PREFIXES
from essaim.review.layout import Piece
from essaim.review.neutral import plain
from essaim.review.suggestions import INTRODUCTION

ARTIFACT = "revue"
MARK = "<!-- essaim : revue -->"
BOT = "github-actions[bot]"
_ANSWER = 5_000_000  # bytes read of an answer
_PAGES = 10
UNPROCESSABLE = 422  # what GitHub answers for a branch that exists


class Forge:
    """GitHub's REST interface for one repository; the token comes from the workflow and is never printed."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.repository = environment["GITHUB_REPOSITORY"]
        self._base = f"{environment['GITHUB_API_URL']}/repos/{self.repository}"
        self._token = environment["GITHUB_TOKEN"]

    def call(self, method: str, path: str, content: object = None) -> Any:
        """One request; raises ``urllib.error.HTTPError`` on a refusal."""
        raw = self.fetch(method, path, None if content is None else json.dumps(content).encode())
        return json.loads(raw) if raw else None

    def fetch(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """The bytes of an answer, ``_ANSWER`` at most; the token is not sent where a redirection leads."""
        request = urllib.request.Request(f"{self._base}/{path}", data=body, method=method)
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        request.add_header("Accept", "application/vnd.github+json")
        with urllib.request.urlopen(request, timeout=30) as answer:
            raw: bytes = answer.read(_ANSWER)
        return raw

    def report(self, run: int) -> bytes:
        """The file ``revue.json`` of the artifact that a run left, never unpacked on disk nor read past its limit.

        Raises ``ExchangeError`` where there is none that could be a review.
        """
        held = self.call("GET", f"actions/runs/{run}/artifacts?name={ARTIFACT}")["artifacts"]
        if not held or held[0]["size_in_bytes"] > MAX_BYTES:
            raise ExchangeError("no artifact of a sensible size")
        content = BytesIO(self.fetch("GET", f"actions/artifacts/{int(held[0]['id'])}/zip"))
        try:
            with ZipFile(content) as archive, archive.open(f"{ARTIFACT}.json") as file:
                return file.read(MAX_BYTES + 1)
        except (BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
            raise ExchangeError("not an archive of one report") from error

    def every(self, path: str) -> list[Any]:
        """All the items of a list, ``_PAGES`` hundreds at most."""
        found: list[Any] = []
        for page in range(1, _PAGES + 1):
            some = self.call("GET", f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
            found += some
            if len(some) < 100:
                break
        return found

    def keep_comment(self, number: int, mark: str, text: str) -> None:
        """One comment of ours, known by ``mark``, made or brought up to date."""
        ours = [each for each in self.every(f"issues/{number}/comments") if _is_ours(each, mark)]
        if ours:
            self.call("PATCH", f"issues/comments/{int(ours[0]['id'])}", {"body": f"{mark}\n{text}"})
        else:
            self.call("POST", f"issues/{number}/comments", {"body": f"{mark}\n{text}"})

    def keep_suggestions(self, number: int, commit: str, pieces: Sequence[Piece]) -> None:
        """Our suggestions on the lines of a pull request: those missing are posted, those outlived taken away."""
        files = self.every(f"pulls/{number}/files")
        wanted = suggestions(pieces, {str(each["filename"]): str(each.get("patch") or "") for each in files})
        held = [each for each in self.every(f"pulls/{number}/comments") if _is_ours(each, MARK)]
        told = {(each.path, each.start, each.end, f"{MARK}\n{each.body}") for each in wanted}
        for each in held:
            if _placed(each) not in told:
                self.call("DELETE", f"pulls/comments/{int(each['id'])}")
        if missing := [_on_lines(*each) for each in sorted(told - set(map(_placed, held)))]:
            sent = {"commit_id": commit, "event": "COMMENT", "body": INTRODUCTION, "comments": missing}
            self.call("POST", f"pulls/{number}/reviews", sent)


def review(forge: Forge, event: dict[str, Any]) -> int:
    """Post the review as one comment and set the labels of the pull request whose checks have just ended.

    The number of the pull request is not read in the report: it is the open one whose head is the commit checked.
    """
    run = event["workflow_run"]
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    found = forge.every(f"pulls?state=open&head={quote(head, safe='')}")
    pulls = [pull for pull in found if pull["head"]["sha"] == run["head_sha"]]
    if not pulls:
        print("Aucune demande ouverte pour ce commit : rien à dire.")
        return 0
    try:
        told = from_json(forge.report(int(run["id"])))
    except ExchangeError as error:
        print(f"Rapport refusé : {error}")
        return 1
    catalogue = load(ROOT, _today()).catalogue
    wanted = labels(told, catalogue)
    for pull in pulls:
        number = int(pull["number"])
        forge.keep_comment(number, MARK, markdown(told, Site(site_url(ROOT))))
        forge.keep_suggestions(number, str(run["head_sha"]), told.mises_en_forme)
        held = {str(each["name"]) for each in pull["labels"]}
        for name in sorted(each for each in held - set(wanted) if each.startswith(PREFIXES)):
            forge.call("DELETE", f"issues/{number}/labels/{quote(name, safe='')}")
        if missing := [name for name in wanted if name not in held]:
            forge.call("POST", f"issues/{number}/labels", {"labels": missing})
    return 0


def issue(forge: Forge, title: str, label: str, report: Path) -> int:
    """Keep one issue with the report: opened when there is something to tell, closed when there is nothing left."""
    text = report.read_text(encoding="utf-8")[:60_000] if report.is_file() else ""
    found = forge.every(f"issues?state=open&labels={quote(label)}&creator={quote(BOT)}")
    held = [each for each in found if each["title"] == title and "pull_request" not in each]
    if text and held:
        forge.call("PATCH", f"issues/{int(held[0]['number'])}", {"body": text})
    elif text:
        forge.call("POST", "issues", {"title": title, "body": text, "labels": [label]})
    elif held:
        forge.call("PATCH", f"issues/{int(held[0]['number'])}", {"state": "closed", "state_reason": "completed"})
    return 0


def propose(forge: Forge, event: dict[str, Any]) -> int:
    """Turn the issue that a maintainer has just labelled into a pull request credited to its author."""
    ticket = event["issue"]
    number, author = int(ticket["number"]), ticket["user"]
    kinds = [each["name"].removeprefix(LABEL) for each in ticket["labels"] if each["name"].startswith(LABEL)]
    loading = load(ROOT, _today())
    known = [kind for kind in kinds if kind in loading.catalogue.schemas.kinds]
    if len(known) != 1:
        return _refused(
            forge, number, [f"Il faut une étiquette « {LABEL}… », et une seule, qui nomme la sorte de fiche."]
        )
    day = date.fromisoformat(str(ticket["created_at"])[:10])
    result = proposed(str(ticket["body"] or ""), known[0], loading, day)
    if not result.ready or result.path is None or result.content is None:
        return _refused(forge, number, result.faults)
    branch = f"ticket-{number}"
    base = event["repository"]["default_branch"]
    start = forge.call("GET", f"git/ref/heads/{quote(base)}")["object"]["sha"]
    try:
        forge.call("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": start})
    except urllib.error.HTTPError as refusal:
        if refusal.code != UNPROCESSABLE:
            raise
        return _refused(forge, number, [f"La branche « {branch} » existe déjà : corrigez la demande ouverte."])
    credit = {"name": str(author["login"]), "email": f"{int(author['id'])}+{author['login']}@users.noreply.github.com"}
    content = {"message": f"Add a fiche proposed in issue {number}", "branch": branch, "author": credit}
    forge.call("PUT", f"contents/{result.path}", {**content, "content": b64encode(result.content).decode()})
    body = (
        f"{plain(result.titre)}\n\nProposée par le ticket #{number}, que cette demande fermera.\n\nCloses #{number}\n"
    )
    titre = f"Ajouter {result.path.stem}"
    pull = forge.call("POST", "pulls", {"title": titre, "head": branch, "base": base, "body": body})
    forge.keep_comment(number, MARK, f"Merci ! La fiche est proposée dans la demande #{int(pull['number'])}.")
    return 0


def _refused(forge: Forge, number: int, faults: Sequence[str]) -> int:
    lines = "\n".join(f"- {plain(fault)}" for fault in faults[:30])
    text = f"La fiche ne peut pas encore être proposée :\n\n{lines}\n\nCorrigez le ticket, puis remettez l’étiquette."
    forge.keep_comment(number, MARK, text)
    return 0


def _is_ours(comment: dict[str, Any], mark: str) -> bool:
    return comment["user"]["login"] == BOT and str(comment["body"]).startswith(mark)


def _placed(comment: dict[str, Any]) -> tuple[Any, ...]:
    """Where a comment of a review stands and what it says; GitHub gives no line once the lines are gone."""
    end = comment.get("line")
    return comment["path"], comment.get("start_line") or end, end, comment["body"]


def _on_lines(path: str, start: int, end: int, body: str) -> dict[str, Any]:
    """A comment of a review, on lines of the file as the pull request leaves it."""
    place = {"path": path, "line": end, "side": "RIGHT", "body": body}
    return place if start == end else {**place, "start_line": start, "start_side": "RIGHT"}


def _today() -> date:
    return date.fromisoformat(os.environ.get("ESSAIM_DATE") or f"{datetime.now(tz=UTC).date()}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="forge.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("review")
    commands.add_parser("propose")
    kept = commands.add_parser("issue")
    for name in ("title", "label"):
        kept.add_argument(f"--{name}", required=True)
    kept.add_argument("report", type=Path)
    options = parser.parse_args(argv)
    forge = Forge(dict(os.environ))
    if options.command == "issue":
        return issue(forge, options.title, options.label, options.report)
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return review(forge, event) if options.command == "review" else propose(forge, event)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except urllib.error.HTTPError as refusal:
        sys.exit(f"GitHub refuse ({refusal.code}).")
