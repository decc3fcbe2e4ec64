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
from mkdocs.commands.build import build
from mkdocs.config import load_config

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


def test_browsers_are_told_twice_and_the_rest_is_answered_meanwhile(project, server, eventually) -> None:
    """Once for the fiche's own page, once for all the others; the second time is later than the first."""
    address, _ = server
    eventually("initiatives/accorderie-france/", holds("livereload("))
    epoch = shown(address)
    edit(project, "accorderie-france.md", "titre: ", "titre: Zanzibarement ")
    first = int(get(f"{address}livereload/{epoch}/1") or 0)  # answers when there is something new
    assert first > epoch
    eventually("initiatives/accorderie-france/", holds("<h1>Zanzibarement"))
    assert int(get(f"{address}livereload/{first}/1") or 0) > first
    eventually("initiatives/", holds("Zanzibarement"))


def test_a_changed_template_is_seen_on_every_page_and_then_a_fiche_again(project, eventually) -> None:
    template = project / "overrides" / "views" / "kinds" / "initiatives.html"
    template.write_text(template.read_text("utf-8") + "<p>Zanzibar partout</p>\n", "utf-8")
    eventually("initiatives/zip-95/", holds("Zanzibar partout"))
    edit(project, "zip-95.md", "titre: ", "titre: Ici aussi ")
    eventually("initiatives/zip-95/", lambda page: page is not None and "Ici aussi" in page and "partout" in page)


def test_what_is_served_in_the_end_is_what_a_build_from_nothing_gives(
    project, server, eventually, tmp_path, monkeypatch
) -> None:
    """Every file of it, exports and search included, after all the edits above and one more."""
    address, _ = server
    edit(project, "croc-la-vie.yml", "titre: ", "titre: Enfin ")
    eventually("initiatives/croc-la-vie/", holds("<h1>Enfin"))
    monkeypatch.setenv("ESSAIM_DATE", "2030-01-01")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "neuf"))
    config.site_url = address
    build(config, serve_url=address)
    [folder] = (project.parent / "temporaire").glob("mkdocs_*")
    expected, end = files(tmp_path / "neuf"), time.monotonic() + DEADLINE
    while (found := files(folder)) != expected and time.monotonic() < end:
        time.sleep(0.5)  # the rest is under way
    assert sorted(n for n in found.keys() | expected.keys() if found.get(n) != expected.get(n)) == []


def shown(address: str) -> int:
    """The version of the site that a page of it says it shows."""
    return int(re.search(r"livereload\((\d+), \d+\);", get(address + "initiatives/accorderie-france/") or "")[1])


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
