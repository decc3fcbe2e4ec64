"""What ages: links asked carefully, exceptions that must keep their reason, fiches to check again."""

import importlib.util
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from essaim.catalogue import load
from essaim.upkeep import (
    Address,
    LinkReport,
    Tolerated,
    ToleratedError,
    Verdict,
    addresses,
    is_public,
    links_markdown,
    load_tolerated,
    obsolete,
    stale,
    stale_markdown,
)

ROOT = Path(__file__).resolve().parent.parent.parent
SPEC = importlib.util.spec_from_file_location("check_links", ROOT / "scripts/check_links.py")
check_links = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check_links)


MOVES = {
    "/demenage": (301, "/ici"),
    "/detour": (302, "/ici"),
    "/boucle": (302, "/boucle"),
    "/perdu": (301, "/404"),
    "/vers-fichier": (302, "file:///etc/passwd"),
    "/vers-interne": (302, "http://169.254.169.254/latest/meta-data"),
}


class Answers(BaseHTTPRequestHandler):
    """A small web: pages there and gone, refused to robots, moved for good or for a while, in circles, too slow."""

    stop = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/goutte":
            self.wfile.write(b"HTTP/1.1 2")
            while not self.stop.wait(0.05):
                self.wfile.write(b"x")
            return
        status, place = MOVES.get(self.path, (200, ""))
        if self.path.strip("/").isdigit():
            status = int(self.path.strip("/"))
        self.send_response(status)
        if place:
            self.send_header("Location", place)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Answers.stop.set()
    server.shutdown()
    server.server_close()
    thread.join()


def local_only(ip: str) -> bool:
    return ip == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "state", "detail", "moved"),
    [
        ("/ici", "vivant", "", ""),
        ("/404", "mort", "réponse 404", ""),
        ("/410", "mort", "réponse 410", ""),
        ("/403", "incertain", "réponse 403", ""),
        ("/500", "incertain", "réponse 500", ""),
        ("/demenage", "vivant", "", "/ici"),
        ("/detour", "vivant", "", ""),
        ("/perdu", "mort", "réponse 404", ""),
        ("/boucle", "incertain", "trop de redirections", ""),
        ("/vers-fichier", "incertain", "ce n’est pas une adresse du web", ""),
        ("/vers-interne", "incertain", "l’adresse ne mène pas à une machine publique", ""),
        ("/é à?q=ü", "vivant", "", ""),
    ],
)
def test_each_answer_has_its_verdict(web, path, state, detail, moved) -> None:
    found = check_links.ask(web + path, local_only)
    assert found == Verdict(state, detail, web + moved if moved else "")


def test_a_server_that_answers_byte_by_byte_is_left(web) -> None:
    assert check_links.ask(f"{web}/goutte", local_only, seconds=0.5).etat == "incertain"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/",
        "http://10.0.0.1/",
        "http://0/",
        "http://user@192.168.0.1/",
        "ftp://exemple.org/",
        "http://[::ffff:127.0.0.1]/",
        "https:///x",
        "http://2130706433/",
    ],
)
def test_machines_that_are_not_public_are_never_asked(url) -> None:
    assert check_links.ask(url).etat == "incertain"


@pytest.mark.parametrize(
    ("ip", "public"), [("8.8.8.8", True), ("2001:4860:4860::8888", True), ("::ffff:10.0.0.1", False)]
)
def test_public_machines_are_told_apart(ip, public) -> None:
    assert is_public(ip) is public


def test_hosts_are_asked_once_for_each_of_their_pages(web) -> None:
    found = [Address(f"{web}/ici", ("initiatives/a",)), Address(f"{web}/404", ("initiatives/b",))]
    assert {a.url: v.etat for a, v in check_links.checked(found, local_only, pause=0).items()} == {
        f"{web}/ici": "vivant",
        f"{web}/404": "mort",
    }


SOURCE = Address("https://exemple.org/rapports/2020", ("initiatives/a",))
ENTRY = Tolerated("https://exemple.org/rapports/", "Le site refuse les robots.", date(2026, 1, 1))


def test_an_exception_that_nothing_needs_is_an_error() -> None:
    assert obsolete([ENTRY], [SOURCE], frozenset()) == ()
    assert "plus aucune fiche" in obsolete([ENTRY], [], frozenset())[0]
    assert "répond de nouveau" in obsolete([ENTRY], [SOURCE], frozenset({SOURCE.url}))[0]


def test_the_exceptions_of_the_project_have_their_reasons_and_their_use() -> None:
    tolerated = load_tolerated(ROOT)
    assert obsolete(tolerated, addresses(load(ROOT, date(2026, 11, 23)).catalogue), frozenset()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "liens: rien\n",
        "liens:\n  - adresse: https://exemple.org/\n    motif: Le site refuse les robots.\n",
        'liens:\n  - adresse: https://exemple.org/\n    motif: non\n    depuis: "2026-01-01"\n',
        'liens:\n  - adresse: https://\n    motif: Le site refuse les robots.\n    depuis: "2026-01-01"\n',
        'liens:\n  - adresse: https://exemple.org/\n    motif: Le site refuse les robots.\n    depuis: "hier"\n',
        "liens: *a\n",
    ],
)
def test_a_list_badly_written_is_refused(tmp_path, text) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/liens-toleres.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ToleratedError):
        load_tolerated(tmp_path)


@pytest.fixture
def home(tmp_path) -> Path:
    """A root with one fiche that gives addresses in a field and in its prose, last checked in 2020."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    (tmp_path / "data").symlink_to(ROOT / "data", target_is_directory=True)
    fiche = (ROOT / "tests/examples/valid/exemple.md").read_text(encoding="utf-8").replace("2026-03-01", "2020-03-01")
    fiche = fiche.replace("  type: association\n", "  type: association\n  site: https://exemple.org/a#haut\n", 1)
    fiche += "\nVoir [là](https://exemple.org/b(c)) et https://exemple.org/d.\n"
    (tmp_path / "content/initiatives").mkdir(parents=True)
    (tmp_path / "content/initiatives/jardin.md").write_text(fiche, encoding="utf-8")
    return tmp_path


def test_addresses_are_those_of_fields_and_of_prose(home) -> None:
    found = addresses(load(home, date(2026, 11, 23)).catalogue)
    assert [each.url.removeprefix("https://exemple.org/") for each in found] == ["a", "b(c)", "d"]
    assert found[0].fiches == ("initiatives/jardin",)


def test_a_fiche_unchecked_for_two_years_is_told_to_the_day(home) -> None:
    assert stale(load(home, date(2022, 3, 1)).catalogue) == ()
    records = stale(load(home, date(2022, 3, 2)).catalogue)
    assert [record.id for record in records] == ["jardin"]
    assert "1er mars 2020" in stale_markdown(records)


def test_the_commands_write_their_reports(home, tmp_path) -> None:
    for script, code in (("check_freshness.py", 1),):
        output = tmp_path / "rapport.md"
        command = [sys.executable, str(ROOT / "scripts" / script), "--root", str(home), "--output", str(output)]
        assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == code
        assert "content/initiatives/jardin.md" in output.read_text(encoding="utf-8")


def test_the_report_on_links_is_bounded_and_makes_no_link() -> None:
    dead = {
        Address(f"https://exemple.org/{n}@x", (f"initiatives/{n}",)): Verdict("mort", "réponse 404")
        for n in range(2000)
    }
    text = links_markdown(LinkReport(dead))
    assert len(text) <= 60_100
    assert "](http" not in text
    assert "autres lignes" in text
    assert links_markdown(LinkReport({SOURCE: Verdict("incertain", "réponse 403")})) == ""
