"""What the fiches know reaches the reader: families both ways, reserves, failures that can be filtered and gathered."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from essaim.catalogue import Catalogue
from essaim.indexes import Atlas
from essaim.records import Record
from essaim.territories import Nature


def _plain(text: str) -> str:
    """A text without spaces and with one kind of apostrophe: typography is the site's own."""
    return re.sub(r"\s+", "", text).replace("'", "’")


def _links(node: Element) -> set[str]:
    return {a.attrib.get("href", "") for a in node.iter("a")}


def test_families_are_linked_both_ways(catalogue: Catalogue, section) -> None:
    """The page of a fiche leads to the one it comes from, and that one's page leads to it."""
    pairs = [
        (record.id, parent)
        for record in catalogue.initiatives
        for key in ("replique_de", "inspire_de")
        for parent in record.data.get(key, ())
    ]
    assert pairs
    for child, parent in pairs:
        assert f"../../initiatives/{parent}/" in _links(section(f"initiatives/{child}", "famille")), (child, parent)
        assert f"../../initiatives/{child}/" in _links(section(f"initiatives/{parent}", "famille")), (parent, child)


def _reserved(value: object) -> Iterator[str]:
    """The reserves of each claim, wherever it stands; sources carry none."""
    if isinstance(value, dict):
        yield from value.get("reserves", ())
        for key, inner in value.items():
            if key != "reserves":
                yield from _reserved(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _reserved(inner)


def test_every_reserve_is_shown_beside_its_claim(catalogue: Catalogue, page, said) -> None:
    """As many times as the fiche writes it: none is left out of the page."""
    terms = {term.id: term.titre for term in catalogue.vocabulary("reserve")}
    lacking = []
    for record in catalogue.initiatives:
        shown = [said(n) for n in page(f"initiatives/{record.id}").iter("span") if n.attrib.get("class") == "reserve"]
        written = list(_reserved(record.data))
        for reserve in set(written):
            if shown.count(" ".join(terms[reserve].split())) < written.count(reserve):
                lacking.append((record.id, reserve, written.count(reserve), shown.count(terms[reserve])))
    assert lacking == []


def test_each_evaluation_shows_its_own_effect(catalogue: Catalogue, section, said) -> None:
    """Null and harmful results as visibly as the others: the section on proof says every effect, in order."""
    titles = {term.id: term.titre for term in catalogue.vocabulary("effets")}
    for record in catalogue.initiatives:
        studies = [
            n for n in section(f"initiatives/{record.id}", "preuve").iter("div") if n.attrib["class"] == "evaluation"
        ]
        expected = [f"Effet : {titles[study['effet']]}" for study in record.data.get("evaluations", ())]
        assert [said(n)[: len(e)] for n, e in zip(studies, expected, strict=True)] == expected, record.id


def test_no_effect_and_stopped_can_be_filtered(catalogue: Catalogue, built_site: Path) -> None:
    """The catalogue's facets hold exactly the fiches tested without effect, and those that stopped."""
    data = json.loads((built_site / "recherche/facettes.json").read_text(encoding="utf-8"))
    found = {facet["id"]: _held(data, facet) for facet in data["facettes"]}
    tested = {
        record.id
        for record in catalogue.initiatives
        if any(study["effet"] == "non-demontre" for study in record.data.get("evaluations", ()))
    }
    assert found["effet"]["non-demontre"] == tested
    assert tested
    over = {record.id for record in catalogue.initiatives if record.data["maturite"] == "arretee"}
    assert found["maturite"]["arretee"] == over
    assert over


def _held(data: dict, facet: dict) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {value: set() for value in facet["valeurs"]}
    for identifier, own in zip(data["fiches"], facet["fiches"], strict=True):
        for rank in facet["jeux"][own]:
            held[facet["valeurs"][rank]].add(identifier)
    return held


def _told(record: Record) -> Iterator[tuple[str, str]]:
    """Every failure a fiche tells: the anchor of its section, and the words."""
    for place in record.data["implantations"]:
        if place["statut"] == "arretee" and "motif_d_arret" in place:
            yield "lieux", place["motif_d_arret"]
    for limit in record.data["limites"]:
        if limit.get("type") in ("fermeture", "echec", "controverse"):
            yield "limites", limit["texte"]
    for study in record.data.get("evaluations", ()):
        if study["effet"] in ("non-demontre", "defavorable"):
            yield "preuve", study["conclusion"]


def test_the_page_of_lessons_gathers_every_failure(catalogue: Catalogue, page, said) -> None:
    """Each in its own words, with a way back to the section of the fiche that says it."""
    items = [(_plain(said(item)), _links(item)) for item in page("lecons").iter("li")]
    told = [(record, *claim) for record in catalogue.initiatives for claim in _told(record)]
    assert len(told) > 50
    for record, anchor, words in told:
        back = f"../initiatives/{record.id}/#{anchor}"
        assert any(_plain(words) in text and back in links for text, links in items), (record.id, words)


def test_the_page_of_lessons_calls_the_sources_of_the_fiche(catalogue: Catalogue, page) -> None:
    """Every call to a source leads to a source that the fiche declares."""
    calls = [link for link in _links(page("lecons")) if "#source-" in link]
    assert len(calls) > 50
    for call in calls:
        identifier, source = re.fullmatch(r"\.\./initiatives/([a-z0-9-]+)/#source-(.+)", call).groups()
        declared = catalogue.get("initiatives", identifier).data["sources"]
        assert source in {each["id"] for each in declared}, call


def test_the_spread_tells_what_is_there_and_what_lacks(atlas: Atlas, catalogue: Catalogue, page, said) -> None:
    """A department is either counted or listed as lacking; the page of open data tells the same."""
    inhabited = [place for place in atlas.territories.of(Nature.DEPARTEMENT) if place.population]
    empty = {place.slug for place in inhabited if not atlas.initiatives_at(place.code)}
    spread, data = page("a-propos/couverture"), page("donnees")
    aside = next(n for n in spread.iter("div") if "encart--action" in n.attrib.get("class", ""))
    listed = {link.removeprefix("../../territoires/").rstrip("/") for link in _links(aside) if "/territoires/" in link}
    assert listed == empty
    counted = f"{len(inhabited) - len(empty)} départements et territoires d’outre-mer sur {len(inhabited)}"
    assert counted in said(spread)
    assert counted in said(data)
    assert f"{len(catalogue.initiatives)} fiches" in said(spread)


def test_lessons_are_led_to_and_searched(built_site: Path, page: Callable[[str], Element]) -> None:
    assert any("lecons/" in link for link in _links(page("")))
    assert any("couverture/" in link for link in _links(page("a-propos")))
    assert "lecons/" in (built_site / "sitemap.xml").read_text(encoding="utf-8")
