"""What every part of the bench is run with: the sizes, the projects made for them, where its lines go."""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import lines
from processes import CommandError, Run, median, run

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "bench"
DATE = "2026-11-26"  # the one day of every build measured


@dataclass(frozen=True, slots=True)
class Project:
    """A catalogue generated for the bench, and the trees of the peers made from it."""

    size: int
    folder: Path
    peers: Path

    @property
    def environment(self) -> dict[str, str]:
        """What our commands run with."""
        return {"ESSAIM_DATE": DATE}

    def build(self, *options: str) -> Run:
        """One build by ``mkdocs build --strict`` (validation, pages, indexes, search, exports), as it stands."""
        return run([*_ESSAIM, "build", "--strict", *options], self.folder, self.environment)

    def from_nothing(self) -> Run:
        """One build after everything built before was removed."""
        self.clean()
        return self.build()

    def draw(self, images: bool) -> None:
        """Whether builds draw a share image for each fiche: no peer does, so the builds compared do not either."""
        settings = self.folder / "mkdocs.yml"
        text = re.sub(r"(?m)^(  images_de_partage: ).*$", rf"\g<1>{str(images).lower()}", settings.read_text("utf-8"))
        settings.write_text(text, "utf-8")

    def clean(self) -> None:
        """Remove whatever a build leaves."""
        for name in ("site", ".site-mkdocs", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for path in self.folder.glob(".site-*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def fiches(self) -> list[Path]:
        """The Markdown fiches of chance, the same order every time."""
        return sorted((self.folder / "content" / "initiatives").glob("*.md"))


_ESSAIM = (str(Path(sys.executable).parent / "mkdocs"),)


def project(size: int) -> Project:
    """The project of a size; it is there once ``run.py`` has made it."""
    return Project(size, FOLDER / "catalogues" / str(size), FOLDER / "peers" / str(size))


def part(name: str, measure: Callable[[Project, argparse.Namespace], Iterable[lines.Line]], about: str) -> int:
    """The command line of a part: each size in turn, its lines written as soon as they are known."""
    parser = argparse.ArgumentParser(prog=f"{name}.py", description=about)
    parser.add_argument("--sizes", type=_sizes, default=(1000, 10_000), metavar="N,N…", help="tailles des catalogues")
    parser.add_argument(
        "--out", type=Path, default=FOLDER / f"{name}.json", metavar="FICHIER", help="où vont les lignes"
    )
    parser.add_argument("--material-up-to", type=int, default=1000, metavar="N", help="plus grand essai de MkDocs seul")
    options = parser.parse_args()
    found: list[lines.Line] = []
    for size in options.sizes:
        for line in measure(project(size), options):
            found.append(line)
            lines.save(options.out, found)
            print(f"{size} | {line.ligne} | {line.nous} {line.unite} | {line.pair} | {line.verdict}", file=sys.stderr)
    return 0


def peer_median(measure: Callable[[], Run], installed: str | None) -> tuple[Run | None, str]:
    """The median of a peer's runs, or nothing and why: it is not installed, or it failed."""
    if installed is None:
        return None, "The peer is not installed here."
    try:
        return median(measure), ""
    except (CommandError, OSError) as fault:
        return None, f"The peer failed: {str(fault).splitlines()[-1][:200]}"


def edited(path: Path, mark: str) -> None:
    """Change the title of a fiche, as a contributor would: ``mark`` ends it."""
    first, titre, rest = path.read_text("utf-8").partition("\ntitre: ")
    line, end, rest = rest.partition("\n")
    text = line[:-1] + f' {mark}"' if line.endswith('"') else f"{line} {mark}"
    temporary = path.with_name(f".{path.name}{os.getpid()}")
    temporary.write_text(f"{first}{titre}{text}{end}{rest}", "utf-8")
    temporary.replace(path)


def weights(folder: Path, pattern: str = "**/*") -> Iterator[int]:
    """The bytes of every file below ``folder`` that fits ``pattern``."""
    return (path.stat().st_size for path in folder.glob(pattern) if path.is_file())


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(size) for size in text.split(",")))
