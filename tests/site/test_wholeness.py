"""Nothing is lost between the content folder and the site: pages, search documents, sitemap addresses."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from essaim.kinds import KINDS

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def content(root: Path) -> list[str]:
    """The address that each file of the content folder promises, worked out from its name alone."""
    folders = [folder for folder in sorted((root / "content").iterdir()) if folder.name != "pages"]
    files = [file for folder in folders for file in sorted(folder.iterdir()) if file.name != ".gitkeep"]
    return [f"{file.parent.name}/{file.stem}/" for file in files]


@pytest.fixture(scope="module")
def mapped(built_site: Path, site_url: str) -> list[str]:
    """The addresses of the sitemap, relative to the site."""
    tree = ElementTree.fromstring((built_site / "sitemap.xml").read_bytes())
    found = [node.text for node in tree.iter(f"{SITEMAP}loc")]
    assert all(address.startswith(site_url) for address in found)
    return [address.removeprefix(site_url) for address in found]


@pytest.fixture(scope="module")
def searched(built_site: Path) -> list[str]:
    """The addresses of the search documents, read from the files that browsers fetch."""
    found: list[str] = []
    for file in sorted((built_site / "recherche").rglob("*.json")):
        found += _addresses(json.loads(file.read_text(encoding="utf-8")))
    return found


def _addresses(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["url"]] if isinstance(value.get("url"), str) else []
        return own + [a for item in value.values() for a in _addresses(item)]
    return [a for item in value for a in _addresses(item)] if isinstance(value, list) else []


def test_every_file_of_content_has_one_page_one_search_document_and_one_address_in_the_sitemap(
    content, documents, mapped, searched
) -> None:
    assert len(content) == len(set(content)) > 0
    for address in content:
        assert f"{address}index.html" in documents, address
        assert mapped.count(address) == 1, address
        assert searched.count(address) == 1, address


def test_no_page_of_a_kind_is_without_its_file(content, documents) -> None:
    kinds = {kind.name for kind in KINDS}
    pages = {d.address for d in documents.values() if d.address.split("/")[0] in kinds and d.address.count("/") == 2}
    assert pages == set(content)


def test_the_sitemap_holds_every_page_and_nothing_else(documents, mapped) -> None:
    assert len(mapped) == len(set(mapped))
    assert set(mapped) == {d.address for name, d in documents.items() if name != "404.html" and not d.framed}


def test_the_sitemap_dates_a_fiche_by_its_last_check(built_site, site_url, catalogue) -> None:
    tree = ElementTree.fromstring((built_site / "sitemap.xml").read_bytes())
    dates = {node[0].text: [child.text for child in node[1:]] for node in tree}
    for record in catalogue.initiatives:
        assert dates[f"{site_url}initiatives/{record.id}/"] == [record.data["verifie_le"]]


def test_every_kind_has_its_list_even_an_empty_one_which_says_how_to_be_the_first(documents, catalogue, html) -> None:
    for kind in KINDS:
        document = documents[f"{kind.name}/index.html"]
        main = document.one("main")
        if catalogue.of(kind.name):
            rest = [d.one("main") for name, d in documents.items() if name.startswith(f"{kind.name}/page/")]
            links = {a.get("href", "").replace("../../../", "../") for page in (main, *rest) for a in page.iter("a")}
            for record in catalogue.of(kind.name):
                assert f"../{kind.name}/{record.id}/" in links, (kind.name, record.id)
        else:
            assert kind.vide[:30] in html["text"](main).replace("\u202f", " "), kind.name
            asked = f"/issues/new?template={kind.name}.yml"  # the issue form of the kind: neither git nor YAML
            assert any(a.get("href", "").endswith(asked) for a in main.iter("a")), kind.name


def test_every_french_region_and_department_has_a_page(documents) -> None:
    """The five regions overseas are one territory with their department, and one page."""
    overseas = {"971", "972", "973", "974", "976"}
    regions = {*["20r", "ara", "bfc", "bre", "cvl", "ges", "hdf", "idf", "naq", "nor", "occ", "pac", "pdl"], *overseas}
    departments = {f"{number:02}" for number in range(1, 96) if number != 20} | {"2a", "2b"} | overseas
    assert (len(regions), len(departments)) == (18, 101)
    assert {f"territoires/fr-{code}/index.html" for code in regions | departments} <= set(documents)


def test_every_theme_has_a_page_and_the_cross_pages_are_there(documents, catalogue) -> None:
    for theme in catalogue.vocabulary("themes"):
        assert f"themes/{theme.id}/index.html" in documents
    for address in (
        "",
        "initiatives/",
        "territoires/",
        "themes/",
        "transferts/",
        "modeles/",
        "glossaire/",
        "a-propos/",
    ):
        assert f"{address}index.html" in documents, address
