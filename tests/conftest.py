"""What every test may ask for: the repository, and its real site built once a session."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from essaim.catalogue import Catalogue, load

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).parent
# With importlib mode, a test cannot import its neighbours otherwise: `chromium` and the package `hostile`.
sys.path[:0] = [str(HERE), str(HERE / "trust")]
# One Chromium a process of the tests: two folders use it, and Playwright runs once in a process. One account too: the
# process that prints it collects no test, so that it reads no other conftest than this one.
pytest_plugins = ("chromium", "hostile.account")


# With a process a core, the longest files go first: one that came last would be waited for by the other core.
LONGEST = (
    "trust/test_contributions.py",
    "browser/test_accessibility.py",
    "trust/test_neutralised.py",
    "site/test_rebuilding.py",
    "browser/test_contribute.py",
    "site/test_same_bytes.py",
    "trust",
    "browser",
    "site",
    "contribute",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests of each file of ``LONGEST`` first, in its order."""
    items.sort(key=lambda item: _rank(item.path.relative_to(HERE)))


def _rank(path: Path) -> int:
    return next((rank for rank, long in enumerate(LONGEST) if path.is_relative_to(long)), len(LONGEST))


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run of pytest, one for all its processes (`--numprocesses`)."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Path:
    """The real site, built strictly from the real content: once a session, by the first process that needs it."""
    site, built = shared_folder / "site", shared_folder / "site.built"
    with FileLock(shared_folder / "site.lock"):
        if not built.exists():
            _build(site)
            built.touch()
    return site


def _build(site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    build = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    if build.returncode:
        pytest.fail(f"mkdocs build --strict a échoué :\n{build.stdout}{build.stderr}", pytrace=False)


BUILT_FROM = ("schemas", "data", "overrides", "hooks", "src", "scripts")
SEEDS = ("croc-la-vie", "accorderie-france", "zip-95", "plateforme-precarite-energetique-grenoble")
LATER = date(2030, 1, 1)  # after every check of a fiche


@pytest.fixture(scope="session")
def small_project(root: Path) -> Callable[[Path], Path]:
    """``small_project(folder)`` copies the project there with a tenth of the content: it builds in a second or two.

    Kept are a few initiatives and all that they refer to, so that nothing in the copy leads nowhere.
    """
    kept = _closed(load(root, LATER).catalogue)

    def small_project_(folder: Path) -> Path:
        for name in BUILT_FROM:
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(root / "content" / "pages", folder / "content" / "pages")
        shutil.copy2(root / "mkdocs.yml", folder)
        for path in kept:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / path, folder / path)
        promised: dict[str, list[str]] = {}
        for path in kept:
            promised.setdefault(Path(path).parent.name, []).append(Path(path).stem)
        identifiers = json.dumps({"publies": promised, "retires": []})
        (folder / "data" / "identifiants.json").write_text(identifiers, encoding="utf-8")
        return folder

    return small_project_


def _closed(catalogue: Catalogue) -> list[str]:
    """The files of the seeds, and of every record whose id stands anywhere in a file kept."""
    named: dict[str, list] = {}
    for record in catalogue:
        named.setdefault(record.id, []).append(record)
    waiting = [record for seed in SEEDS for record in named[seed]]
    kept: set[str] = set()
    while waiting:
        record = waiting.pop()
        if str(record.path) not in kept:
            kept.add(str(record.path))
            waiting += [
                other for _, value in record.leaves() if isinstance(value, str) for other in named.get(value, ())
            ]
    return sorted(kept)
