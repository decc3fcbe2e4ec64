"""Builds side by side: from nothing, after changes, their memory, the weight of what they write."""

import gzip
import shutil
import statistics
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import peer_trees
import peers
from lines import BUILD, Line
from parts import Project, edited, part, peer_median, weights
from peers import Peer
from processes import Run, median, run

MEGABYTE = 2**20
KILOBYTE = 1000
_TREES = {peers.HUGO: ("hugo", "public", ("build", "--quiet")), peers.ELEVENTY: ("eleventy", "site", ("--quiet",))}


def measure(project: Project, options: Namespace) -> Iterator[Line]:
    """Every line of the builds at one size."""
    project.draw(images=False)
    ours = median(project.from_nothing)
    peer_trees.prepare(project.folder, _sample(project), project.peers)
    hugo, why = _peer(project, peers.HUGO)
    borne = f"what is written, {_written(project.folder / 'site')}, theirs {_written(project.peers / 'hugo/public')}"
    said = {"note": f"{_runs(ours)} {why}", "borne": borne}
    yield Line(project.size, BUILD, ours.seconds, "s", "Hugo", _seconds(hugo), 1.0, **said)
    yield from _parts(project, ours, hugo)
    eleventy, why_not = _peer(project, peers.ELEVENTY)
    yield Line(project.size, BUILD, ours.seconds, "s", "Eleventy", _seconds(eleventy), note=why_not)
    yield from _material(project, ours, options.material_up_to)
    yield from _memory(project.size, ours, {"Hugo": hugo, "Eleventy": eleventy})
    yield from _changes(project, hugo)
    yield from _weight(project)
    yield from _images(project, options.material_up_to)


def _peer(project: Project, peer: Peer) -> tuple[Run | None, str]:
    """A peer's plain render of the same fiches, from nothing."""
    name, output, options = _TREES[peer]

    def once() -> Run:
        for folder in (output, "resources"):
            shutil.rmtree(project.peers / name / folder, ignore_errors=True)
        return run((*peer.command, *options), project.peers / name)

    return peer_median(once, peer.found())


def _parts(project: Project, ours: Run, hugo: Run | None) -> Iterator[Line]:
    """Our build less what it spends on the search index and on the exports, which no peer makes."""
    project.clean()
    with tempfile.TemporaryDirectory() as folder:
        times = Path(folder) / "times"
        command = (sys.executable, Path(__file__).with_name("timed_build.py"), times)
        whole = run(command, project.folder, project.environment)
        spent = _spent(times.read_text("utf-8") if times.is_file() else "")
    search, exports = spent.get("search"), spent.get("exports")
    known = search is not None and exports is not None
    bare = ours.seconds * (1 - ((search or 0) + (exports or 0)) / whole.seconds) if known else None
    said = f"Search {_said(search)}, exports {_said(exports)}, of one build of {whole.seconds:.1f} s."
    yield Line(project.size, "full build without search and exports", bare, "s", "Hugo", _seconds(hugo), note=said)


def _spent(log: str) -> dict[str, float]:
    """Wall-clock seconds of each phase, from the lines of ``timed_build.py``: processes side by side share theirs."""
    took: dict[tuple[str, str], float] = {}
    for line in log.splitlines():
        process, phase, seconds = line.split()
        took[phase, process] = took.get((phase, process), 0.0) + float(seconds)
    spent: dict[str, float] = {}
    for phase in {phase for phase, _ in took} - {"main"}:
        by_process = {process: seconds for (other, process), seconds in took.items() if other == phase}
        own = sum(seconds for process, seconds in by_process.items() if ("main", process) in took)
        beside = [seconds for process, seconds in by_process.items() if ("main", process) not in took]
        spent[phase] = own + (sum(beside) / len(beside) if beside else 0.0)
    return spent


def _said(seconds: float | None) -> str:
    return "unknown" if seconds is None else f"{seconds:.1f} s"


def _material(project: Project, ours: Run, up_to: int) -> Iterator[Line]:
    if project.size > up_to:
        note = f"Not run beyond {up_to}: it takes minutes (--material-up-to {project.size} runs it)."
        yield Line(project.size, BUILD, ours.seconds, "s", "MkDocs-Material", note=note)
        return
    tree = project.peers / "mkdocs"
    found, why = peer_median(
        lambda: run((*peers.MATERIAL.command, "build", "--quiet", "--clean"), tree), peers.MATERIAL.found()
    )
    yield Line(project.size, BUILD, ours.seconds, "s", "MkDocs-Material", _seconds(found), note=why)
    if found:
        yield Line(project.size, "peak memory", ours.tree / MEGABYTE, "MiB", "MkDocs-Material", found.tree / MEGABYTE)


def _memory(size: int, ours: Run, others: dict[str, Run | None]) -> Iterator[Line]:
    for name, other in others.items():
        found = other.tree / MEGABYTE if other else None
        largest = f"Largest process: {ours.largest / MEGABYTE:.0f} MiB, " + (
            f"theirs {other.largest / MEGABYTE:.0f}." if other else "theirs unknown."
        )
        target = 0.5 if name == "Hugo" else None
        yield Line(
            size,
            "peak memory",
            ours.tree / MEGABYTE,
            "MiB",
            name,
            found,
            target,
            note=largest,
            borne="the catalogue, its views and its indexes, held whole while pages are made",
        )


def _changes(project: Project, hugo: Run | None) -> Iterator[Line]:
    """Builds again after none, one and a hundred fiches were changed, each repeated with another mark."""
    fiches = project.fiches()
    took: dict[int, float] = {}
    for count, target in ((0, None), (1, 0.1), (100, None)):
        if count > len(fiches):
            continue

        def again(count: int = count) -> Run:
            for rank in range(count):
                edited(fiches[rank * len(fiches) // count], "bis")
            return project.build()

        found = median(again)
        took[count] = found.seconds
        borne = f"what a build does when nothing changed, {took[0]:.1f} s of it"
        name = f"rebuild after {count or 'no'} change{'s' if count > 1 else ''}"
        yield Line(
            project.size,
            name,
            found.seconds,
            "s",
            "Hugo’s full build",
            _seconds(hugo),
            target,
            note=_runs(found),
            borne=borne,
        )
        if count == 1:
            yield Line(project.size, name, found.seconds, "s", cible=2.0, sur="nous", note=_runs(found), borne=borne)


def _weight(project: Project) -> Iterator[Line]:
    site, size = project.folder / "site", project.size
    total = sum(weights(site))
    note = f"All of it: {_written(site)}."
    folders = sorted((sum(weights(folder)) / total, folder.name) for folder in site.iterdir() if folder.is_dir())
    borne = ", ".join(f"{name}/ {share:.0%}" for share, name in folders[:-5:-1])
    yield Line(
        size, "site output per fiche", total / KILOBYTE / size, "KB", cible=25.0, sur="nous", note=note, borne=borne
    )
    pages = sorted((site / "initiatives").glob("*-*/index.html"))
    theirs = sorted((project.peers / "hugo/public/initiatives").glob("*-*/index.html"))
    for name, weigh in (("fiche page, raw", len), ("fiche page, gzip", _compressed)):
        found = statistics.mean(weigh(path.read_bytes()) for path in theirs[:200]) / KILOBYTE if theirs else None
        own = statistics.mean(weigh(path.read_bytes()) for path in pages[:200]) / KILOBYTE
        yield Line(size, name, own, "KB", "Hugo", found, note="Mean of 200 pages." if size > 200 else "")


def _written(folder: Path) -> str:
    sizes = list(weights(folder))
    pages = sum(1 for _ in folder.glob("**/index.html"))
    return f"{sum(sizes) / MEGABYTE:,.0f} MiB in {len(sizes):,} files, {pages:,} of them pages"


def _images(project: Project, up_to: int) -> Iterator[Line]:
    """What share images, which no peer draws, add to a build from nothing; to be read, where they take no hour."""
    if project.size > up_to:
        return
    project.draw(images=True)
    found = project.from_nothing()
    total = sum(weights(project.folder / "site")) / KILOBYTE / project.size
    note = f"One run; {total:.0f} KB a fiche. A second build keeps the images of fiches that did not change."
    yield Line(project.size, "full build, share images drawn", found.seconds, "s", note=note)
    project.draw(images=False)
    project.from_nothing()


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))


def _sample(project: Project) -> str:
    """A fiche of ours, whose skeleton the peers' pages borrow."""
    return min((project.folder / "site" / "initiatives").glob("*-*/index.html")).read_text("utf-8")


def _seconds(found: Run | None) -> float | None:
    return found.seconds if found else None


def _runs(found: Run) -> str:
    return f"Median of {found.repeats}." if found.repeats > 1 else "One run."


if __name__ == "__main__":
    sys.exit(part("building", measure, __doc__))
