"""Validation side by side: our whole check against two validators of schemas alone, on the same files."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial

import peer_trees
import peers
from lines import Line
from parts import ROOT, Project, part, peer_median
from processes import Run, median, run

TARGET = 0.2  # of the faster peer's time
_LIMIT = 2500  # files given to one command: a command line has a limit


def measure(project: Project, _: Namespace) -> Iterator[Line]:
    """Our validator on the whole project, the peers on its initiatives only."""
    if not (project.peers / "yaml").is_dir():
        peer_trees.prepare(project.folder, "", project.peers)
    command = (sys.executable, ROOT / "scripts" / "validate.py", "--root", project.folder)
    ours = median(lambda: run(command, project.folder, project.environment))
    for peer, once in ((peers.CHECK, _check), (peers.AJV, _ajv)):
        theirs, why = peer_median(partial(once, project), peer.found())
        note = why or "Theirs: schema alone, on the initiatives; ours: schema and 22 rules, every kind."
        found = theirs.seconds if theirs else None
        borne = f"{ours.processor:.1f} s of processor to start, read with positions, judge and apply the rules"
        yield Line(project.size, "validation", ours.seconds, "s", peer.nom, found, TARGET, note=note, borne=borne)


def _check(project: Project) -> Run:
    schema = project.folder / "schemas" / "initiatives.schema.json"
    return _chunks(project, (*peers.CHECK.command, "--schemafile", str(schema), "--base-uri", schema.as_uri()))


def _ajv(project: Project) -> Run:
    schemas = project.folder / "schemas"
    options = ("validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "--all-errors")
    read = ("-s", str(schemas / "initiatives.schema.json"), "-r", str(schemas / "commun.schema.json"))
    return _chunks(project, (*peers.AJV.command, *options, *read), "-d")


def _chunks(project: Project, command: tuple[str, ...], before: str = "") -> Run:
    """One command for every 2 500 files; the times added, the highest memory."""
    files = sorted(path.name for path in (project.peers / "yaml").glob("*.yml"))
    runs = []
    for start in range(0, len(files), _LIMIT):
        chunk = files[start : start + _LIMIT]
        named = [word for name in chunk for word in (before, name) if word]
        runs.append(run((*command, *named), project.peers / "yaml"))
    return Run(
        sum(each.seconds for each in runs),
        sum(each.processor for each in runs),
        max(each.largest for each in runs),
        max(each.tree for each in runs),
    )


if __name__ == "__main__":
    sys.exit(part("validating", measure, __doc__))
