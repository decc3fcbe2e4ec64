"""A small collection of real French, its index on disk, and the browser's own engine run on it by Node."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from essaim.search import SearchDocument, write_index

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "overrides" / "assets"


class Engine:
    """The JavaScript side, asked one command at a time."""

    def __init__(self, folder: Path) -> None:
        command = ["node", str(HERE / "moteur.mjs"), str(ASSETS), str(folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self("open")

    def __call__(self, name: str, value: object = None) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"name": name, "value": value}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def documents(self, query: str) -> list[int]:
        """The numbers of the documents found, best first."""
        return [hit["document"] for hit in self("rank", [query])[0]["hits"]]

    def close(self) -> None:
        """End the process and the pipes to it."""
        self._process.communicate()


@pytest.fixture(scope="session")
def paragraphs() -> list[str]:
    """Paragraphs of the report of 2015: real French prose."""
    return (HERE / "rapport.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="session")
def documents(paragraphs: list[str]) -> list[SearchDocument]:
    """A page a paragraph: its first words are the title."""
    made = []
    for number, text in enumerate(paragraphs):
        titre = " ".join(text.split()[:7])
        resume = " ".join(text.split()[:25])
        made.append(SearchDocument(f"pages/{number}/", titre, resume, "Page", ((6, titre), (2, resume), (1, text))))
    return made


def save(files: dict[str, bytes], folder: Path) -> Path:
    """Put an index where a site would have it."""
    for name, content in files.items():
        path = folder / "recherche" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def site(documents: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the collection, in shards small enough for there to be many."""
    return save(write_index(documents, shard_target=2_000), tmp_path_factory.mktemp("site"))


@pytest.fixture
def engine_on() -> Iterator[Callable[[dict[str, bytes], Path], Engine]]:
    """Start the browser's engine on other files; it ends with the test."""
    started: list[Engine] = []

    def start(files: dict[str, bytes], folder: Path) -> Engine:
        started.append(Engine(save(files, folder)))
        return started[-1]

    yield start
    for running in started:
        running.close()


@pytest.fixture(scope="session")
def engine(site: Path) -> Iterator[Engine]:
    """The browser's engine on that index."""
    running = Engine(site)
    yield running
    running.close()
