"""The page of open data on the built site: what it offers is there, what it explains is right, its examples run."""

import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from essaim.exports import Edition, exports
from essaim.journal import Journal
from essaim.views.data_examples import examples
from essaim.views.data_page import size

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def page(document):
    return document("donnees/")


@pytest.fixture(scope="module")
def server(built_site: Path) -> Iterator[str]:
    """The address of the built site, served on this machine only."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=built_site)) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()
        thread.join()


def words(node) -> str:
    return "".join(node.itertext())


def test_every_file_offered_is_there_with_the_size_and_the_rows_it_announces(page, built_site) -> None:
    offered = 0
    for row in page.root.iter("tr"):
        link = next((a for a in row.iter("a") if "download" in a.attrib), None)
        if link is None:
            continue
        offered += 1
        file = built_site / "donnees" / link.attrib["href"]
        *_, rows, weight = [words(cell) for cell in row.iter("td")]
        assert weight.replace("\u202f", " ") == size(file.stat().st_size).replace("\u202f", " ")
        if file.suffix == ".json":
            assert int(rows) == json.loads(file.read_bytes())["nombre"]
    assert offered > 20


def test_what_the_site_serves_is_what_the_exports_hold(built_site, catalogue, root, site_url) -> None:
    """Dates apart (feeds know git's), the files of the site are the exports of the catalogue, byte for byte."""
    day = json.loads((built_site / "api/v1/index.json").read_bytes())["date"]
    edition = Edition.of(root, replace(catalogue, today=date.fromisoformat(day)), site_url, Journal())
    for name, content in exports(edition).items():
        if not name.startswith("flux/"):
            assert (built_site / name).read_bytes() == content, name


def test_every_field_of_every_schema_has_its_anchor_and_its_words(page, catalogue) -> None:
    for kind in catalogue.kinds:
        for each in catalogue.schemas.properties(kind.name):
            assert f"{kind.name}.{each.path.replace('[]', '')}" in page.ids
    row = page.one("tr", id="initiatives.implantations.territoire")
    assert "implantations[].territoire" in words(row)
    assert "toujours présent" in words(row)


def test_every_closed_list_has_its_terms(page, catalogue) -> None:
    shown = {words(node) for node in page.root.iter("code")}
    for vocabulary in catalogue.schemas.vocabularies:
        assert f"vocabulaire-{vocabulary.name}" in page.ids
        assert set(vocabulary.ids) <= shown


def test_the_page_says_the_licence_and_the_words_to_print(page, site_url) -> None:
    text = words(page.root)
    assert "Licence Ouverte 2.0" in text
    assert f"Essaim, catalogue ouvert des initiatives, Licence Ouverte 2.0, {site_url}" in text
    assert "GeoNames" in text


@pytest.mark.parametrize("example", examples("{racine}"), ids=lambda example: example.titre)
def test_each_example_shown_runs_and_finds_something(example, page, server, site_url) -> None:
    assert example.code.replace("{racine}", site_url) in [words(code) for code in page.root.iter("code")]
    code = example.code.replace("{racine}", server)
    command = {
        "python": [sys.executable, "-c", code],
        "javascript": [shutil.which("node") or "node", "--input-type=module", "--eval", code],
        "shell": ["sh", "-c", code],
    }[example.langage]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() not in ("", "0")


def test_the_structured_data_of_the_dataset_is_whole(page, built_site, site_url) -> None:
    graphs = [json.loads(script.text) for script in page.all("script", type="application/ld+json")]
    [dataset] = [graph for graph in graphs if graph["@type"] == "Dataset"]
    for key in ("name", "description", "license", "creator", "distribution", "dateModified", "url"):
        assert dataset[key], key
    assert 50 <= len(dataset["description"]) <= 5000  # the bounds that dataset search engines set
    for download in dataset["distribution"]:
        assert download["@type"] == "DataDownload"
        assert (built_site / download["contentUrl"].removeprefix(site_url)).is_file()


def test_the_structured_data_of_a_fiche_has_the_keys_of_its_type(documents, catalogue) -> None:
    known = {"@context", "@type", "name", "description", "parentOrganization", "areaServed", "keywords"}
    for record in catalogue.initiatives:
        document = documents[f"initiatives/{record.id}/index.html"]
        graphs = [json.loads(s.text) for s in document.all("script", type="application/ld+json")]
        [project] = [graph for graph in graphs if graph["@type"] == "Project"]
        assert set(project) == known
        assert project["parentOrganization"]["@type"] == "Organization"
        assert all(place["@type"] == "Place" and place["name"] for place in project["areaServed"])
        assert project["areaServed"]


def test_pages_announce_their_feeds_and_each_feed_answers(documents, built_site, site_url) -> None:
    announced = set()
    for document in documents.values():
        for link in document.all("link", rel="alternate", type="application/atom+xml"):
            address = urljoin(site_url + document.address, link.attrib["href"])
            file = built_site / address.removeprefix(site_url)
            feed = ElementTree.fromstring(file.read_bytes())
            assert f"{site_url}{file.relative_to(built_site)}" in {n.get("href") for n in feed.findall(f"{ATOM}link")}
            announced.add(file)
    assert announced == set((built_site / "flux").rglob("*.xml"))


def test_each_fiche_can_be_cited(documents, catalogue, built_site, site_url) -> None:
    for record in catalogue.initiatives:
        document = documents[f"initiatives/{record.id}/index.html"]
        [citation] = document.all("div", class_="citer")
        assert f"{site_url}initiatives/{record.id}/" in words(citation)
        assert record.data["verifie_le"] == next(citation.iter("time")).get("datetime")
        for link in citation.iter("a"):
            assert (built_site / "initiatives" / record.id / link.get("href")).is_file()
