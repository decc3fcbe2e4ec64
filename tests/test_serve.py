"""``make serve``: an edited fiche is seen after saving, without a restart; a faulty one takes nothing else away."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Condition = Callable[[str | None], bool]
DEADLINE = 60  # seconds: far beyond what a build takes, so that only a server that does not answer fails


@pytest.fixture(scope="module")
def project(small_project: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, for this module to edit."""
    return small_project(tmp_path_factory.mktemp("projet") / "copie")


@pytest.fixture(scope="module")
def server(root: Path, project: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The copy served as the Makefile does: its address, and the process, which is ended by its id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    recipe = re.search(r"^serve:.*\n\t\$\(BIN\)/mkdocs (.+)$", (root / "Makefile").read_text("utf-8"), re.MULTILINE)[1]
    command = [sys.executable, "-m", "mkdocs", *recipe.split(), "--dev-addr", host]
    temporary = project.parent / "temporaire"
    temporary.mkdir(exist_ok=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ESSAIM_DATE": "2030-01-01", "TMPDIR": str(temporary)}
    log = (project.parent / "serve.log").open("w+", encoding="utf-8")
    server = subprocess.Popen(
        command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT, preexec_fn=heeding_control_c
    )
    try:
        yield f"http://{host}/", server
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=DEADLINE)
        log.close()
    assert list(temporary.iterdir()) == [], "Control-C leaves nothing in the temporary folder"


def heeding_control_c() -> None:
    """A shell that starts the tests in the background has them ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="module")
def eventually(
    server: tuple[str, subprocess.Popen[str]], project: Path
) -> Callable[[str, Callable[[str | None], bool]], str | None]:
    """Ask for a page until it satisfies a condition; None stands for a page that is not there."""

    address, process = server

    def eventually_(page: str, condition: Condition) -> None:
        end = time.monotonic() + DEADLINE
        while not condition(get(address + page)):
            if time.monotonic() > end or process.poll() is not None:
                pytest.fail(f"{page} : rien de nouveau\n{(project.parent / 'serve.log').read_text('utf-8')[-3000:]}")
            time.sleep(0.1)  # between two questions: what ends the wait is the condition

    return eventually_


def get(address: str) -> str | None:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        error.close()
        return None
    except OSError:  # not listening yet
        return None


def holds(words: str) -> Condition:
    return lambda page: page is not None and words in page


def edit(project: Path, name: str, old: str, new: str) -> None:
    file = project / "content" / "initiatives" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_an_edited_fiche_is_seen_on_its_page_and_in_the_lists(project, eventually) -> None:
    eventually("initiatives/croc-la-vie/", holds("<h1>Croc la vie</h1>"))
    edit(project, "croc-la-vie.yml", "titre: Croc la vie", "titre: Croc la vie zanzibarienne")
    eventually("initiatives/croc-la-vie/", holds("<h1>Croc la vie zanzibarienne</h1>"))
    eventually("themes/alimentation-agriculture/", holds("Croc la vie zanzibarienne"))


def test_a_faulty_fiche_that_others_refer_to_goes_alone_and_comes_back_mended(project, eventually) -> None:
    """Its id is promised, a model gives it as an example: what it leaves is told, and nothing else goes."""
    edit(project, "brac.md", "titre: BRAC", "titr: BRAC")
    eventually("initiatives/brac/", lambda page: page is None)
    eventually("initiatives/croc-la-vie/", holds("<h1>Croc la vie"))
    eventually("modeles/diversification/", holds("<h1>"))
    log = (project.parent / "serve.log").read_text("utf-8")
    assert re.search(r"WARNING +-.*content/initiatives/brac\.md:2:1: .*«\s*titre\s*»", log)
    assert "Traceback" not in log
    edit(project, "brac.md", "titr: BRAC", "titre: BRAC, encore")
    eventually("initiatives/brac/", holds("<h1>BRAC, encore</h1>"))


def test_a_new_fiche_comes_and_a_deleted_one_goes(project, eventually) -> None:
    fiche = project / "content" / "initiatives" / "croc-la-vie.yml"
    twin = fiche.with_stem("zanzibar")
    twin.write_text(re.sub("(?m)^titre: .*$", "titre: Zanzibar", fiche.read_text("utf-8"), count=1), "utf-8")
    eventually("initiatives/zanzibar/", holds("<h1>Zanzibar</h1>"))
    twin.unlink()
    eventually("initiatives/zanzibar/", lambda page: page is None)
