"""Pages as machines read them: canonical address, structured data, link preview; and the page for lost readers."""

import json
import subprocess
from urllib.parse import urljoin

import pytest

TSC = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"]


def graphs(document) -> list[dict]:
    return [json.loads(script.text) for script in document.all("script", type="application/ld+json")]


def test_the_canonical_address_of_a_page_is_its_own(documents, site_url) -> None:
    for document in documents.values():
        if document.name != "404.html":
            assert document.one("link", rel="canonical").get("href") == site_url + document.address, document.name
            assert document.one("meta", property="og:url").get("content") == site_url + document.address


def test_link_previews_have_what_they_need(documents) -> None:
    for document in documents.values():
        for name in ("og:title", "og:description", "og:type", "og:locale", "og:site_name"):
            assert document.name == "404.html" or document.one("meta", property=name).get("content"), document.name


def test_every_page_names_an_image_that_the_site_holds_and_says_it_in_words(documents, built_site, site_url) -> None:
    for document in documents.values():
        address = document.one("meta", property="og:image").get("content")
        assert (built_site / address.removeprefix(site_url)).is_file(), document.name
        assert document.one("meta", property="og:image:alt").get("content"), document.name
        assert document.one("meta", name="twitter:card").get("content") == "summary_large_image", document.name


def test_each_fiche_has_an_image_of_its_own_and_no_image_is_left_over(
    catalogue, documents, built_site, site_url
) -> None:
    named = {d.one("meta", property="og:image").get("content").removeprefix(site_url) for d in documents.values()}
    held = {path.relative_to(built_site).as_posix() for path in (built_site / "partage").rglob("*.png")}
    assert named == held
    assert len(held) == len(catalogue.initiatives) + 1


def test_structured_data_parses_and_says_its_vocabulary(documents) -> None:
    kinds = set()
    for document in documents.values():
        for graph in graphs(document):
            assert graph["@context"] == "https://schema.org", document.name
            kinds.add(graph["@type"])
    assert kinds == {"DataCatalog", "Dataset", "Project", "BreadcrumbList"}


def shape(value: object) -> object:
    """The keys and types of a value: what is alike in all that the same template wrote."""
    if isinstance(value, dict):
        return tuple(sorted((key, value[key] if key == "@type" else shape(value[key])) for key in value))
    return frozenset(map(shape, value)) if isinstance(value, list) else type(value).__name__


@pytest.fixture
def refused_by_schema_org(root, tmp_path):
    """What schema.org, as schema-dts writes it in types, does not admit in ``graphs``."""

    def refused(graphs: list[dict]) -> str:
        library = f'import type {{ Thing, WithContext }} from "{root / "node_modules/schema-dts"}";'
        lines = [f"export const v{n}: WithContext<Thing> = {json.dumps(graph)};" for n, graph in enumerate(graphs)]
        (tmp_path / "graphs.ts").write_text("\n".join([library, *lines]), encoding="utf-8")
        command = ["node", str(root / "node_modules/typescript/bin/tsc"), *TSC, "graphs.ts"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8").stdout

    return refused


def test_structured_data_holds_only_what_schema_org_defines(documents, refused_by_schema_org) -> None:
    shapes = {shape(graph): graph for document in documents.values() for graph in graphs(document)}
    assert len(shapes) >= 5
    assert refused_by_schema_org(list(shapes.values())) == ""
    wrong = {"@context": "https://schema.org", "@type": "Project", "porteur": "Croc la vie"}
    assert "porteur" in refused_by_schema_org([wrong])


def test_a_fiche_says_who_carries_it_and_where_it_lives(catalogue, named, document) -> None:
    for record in catalogue.initiatives:
        [project] = [g for g in graphs(document(f"initiatives/{record.id}/")) if g["@type"] == "Project"]
        assert project["name"] == record.titre
        assert project["parentOrganization"]["name"] == record.data["porteur"]["nom"]
        places = {place["name"] for place in project["areaServed"]}
        assert places == {catalogue.territories[code].nom for code in named(record)}, record.id


def test_the_trail_of_the_structured_data_is_the_one_shown(documents, html, site_url) -> None:
    for document in documents.values():
        for trail in (g for g in graphs(document) if g["@type"] == "BreadcrumbList"):
            items = trail["itemListElement"]
            shown = [html["text"](li) for li in document.one("nav", aria_label="Fil d’Ariane").iter("li")]
            plain = [text.replace("\u202f", " ") for text in shown]
            assert [item["name"].replace("'", "’").replace("\u202f", " ") for item in items] == plain, document.name
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert items[0]["item"] == site_url
            assert items[-1]["item"] == site_url + document.address


@pytest.fixture
def lost(documents):
    return documents["404.html"]


def test_the_page_for_lost_readers_leads_on(lost) -> None:
    main = lost.one("main")
    assert lost.one("meta", name="robots").get("content") == "noindex"
    form = next(main.iter("form"))
    assert (form.get("action"), form.get("method")) == ("/initiatives/", "get")
    assert [field.get("name") for field in form.iter("input")] == ["q"]
    links = {urljoin("https://site.example/a/b", a.get("href")) for a in main.iter("a")}
    assert {f"https://site.example/{menu}" for menu in ("", "initiatives/", "territoires/", "modeles/")} <= links


def test_it_finds_its_files_from_any_depth(lost) -> None:
    """It is served at the address that was asked for, however deep: every link of it starts at the root."""
    for node in lost.root.iter():
        for name in ("href", "src", "action"):
            address = node.get(name, "/")
            assert address.startswith(("/", "#", "https://", "data:")), (node.tag, address)
