"""The catalogue's facets in Chromium, against counts made here from the content folder alone."""

import itertools
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from essaim.catalogue import Catalogue, load
from essaim.levels import cout, preuve

Values = Mapping[str, Mapping[str, frozenset[str]]]
PLAIN = (
    "nature",
    "theme",
    "public",
    "porteur",
    "modele",
    "variante",
    "objectif",
    "maturite",
    "preuve",
    "effet",
    "cout",
    "taille",
)
FACETS = (*PLAIN, "pret", "kit", "accompagnement", "territoire")
# What the page's own modules find at each address, without drawing it: hundreds of addresses in one visit.
FIND = """async (addresses) => {
  const root = new URL(document.documentElement.dataset.base, document.baseURI).href;
  const name = (part) => `${root}assets/essaim/catalogue/${part}.js`;
  const { openData } = await import(name("data"));
  const { filter, results } = await import(name("filter"));
  const { readState } = await import(name("state"));
  const data = await openData(`${root}recherche/facettes.json`);
  return addresses.map((address) => results(filter(data, readState(address), null)).map((fiche) => data.ids[fiche]));
}"""


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    return load(root, date(2100, 1, 1)).catalogue


def texts(data: Mapping[str, object], key: str, inner: str) -> set[str]:
    return {item[inner] for item in data.get(key, ()) if inner in item}


def sizes(catalogue: Catalogue, data: Mapping[str, object]) -> set[str]:
    """The bands of the communes and intercommunal bodies where it is or was; what is only planned is not."""
    ran = [place for place in data["implantations"] if place["statut"] not in {"en-projet", "option"}]
    codes = {code for place in ran for code in (place["territoire"], *place.get("autres_territoires", ()))}
    places = [catalogue.territories.resolve(code) for code in codes]
    towns = [place.population for place in places if place.nature in {"commune", "epci"} and place.population]
    return {str(max(bound for bound in (0, 2000, 10_000, 20_000, 50_000, 100_000) if bound <= n)) for n in towns}


@pytest.fixture(scope="module")
def having(catalogue: Catalogue) -> Values:
    """By facet and value, the initiatives that have it, read from the files and nothing else of ours but the levels."""
    found: dict[str, dict[str, set[str]]] = {facet: {} for facet in FACETS}
    for record in catalogue.initiatives:
        data, level, band = record.data, preuve(record.data).niveau, cout(record.data).bande
        named = {p["territoire"] for p in data["implantations"]}
        named |= {code for p in data["implantations"] for code in p.get("autres_territoires", ())}
        codes = {catalogue.territories.resolve(code).code for code in named}
        answers = [answer["reponse"] for answer in data.get("pret_a_essaimer", {}).values()]
        values = {
            "nature": {data["nature"]},
            "theme": set(data["themes"]),
            "public": set(data["publics"]),
            "porteur": {data["porteur"]["type"]},
            "modele": texts(data, "modeles", "modele"),
            "variante": texts(data, "modeles", "sous_type"),
            "objectif": texts(data, "objectifs", "objectif"),
            "maturite": {data["maturite"]},
            "preuve": {"nr" if level is None else str(level)},
            "effet": texts(data, "evaluations", "effet"),
            "cout": {"inconnu" if band is None else str(band)},
            "pret": {str(answers.count("oui"))},
            "kit": {"oui"} if data.get("kit") else set(),
            "accompagnement": {"oui"} if data.get("accompagnement") else set(),
            "taille": sizes(catalogue, data) or {"inconnue"},
            "territoire": codes | {a.code for code in codes for a in catalogue.territories.ancestors(code)},
        }
        for facet, own in values.items():
            for value in own:
                found[facet].setdefault(value, set()).add(record.id)
    return {f: {v: frozenset(ids) for v, ids in sorted(values.items())} for f, values in found.items()}


@pytest.fixture
def find(page: Page) -> Callable[[list[str]], list[set[str]]]:
    """The fiches that the page's modules find at each of these query strings."""
    page.goto("initiatives/")
    return lambda addresses: [set(ids) for ids in page.evaluate(FIND, addresses)]


def query(**chosen: str) -> str:
    return "?" + urlencode(chosen)


def shown(page: Page) -> set[str]:
    """The fiches whose cards can be seen, every page of results being asked for."""
    expect(page.locator("[data-catalogue]")).not_to_have_attribute("aria-busy", "true")
    more = page.locator(".catalogue__suite")
    while more.is_visible():
        before = page.locator("[data-trouvees] .carte").count()
        more.click()
        expect(page.locator("[data-trouvees] .carte")).not_to_have_count(before)
    return set(page.locator("[data-trouvees] .carte").evaluate_all("cards => cards.map((card) => card.dataset.fiche)"))


def phrase(count: int) -> str:
    return "Aucune initiative" if not count else f"{count} initiative{'s' if count > 1 else ''}"


def test_every_facet_has_something_to_find(having: Values) -> None:
    """Else the tests below would prove nothing of it."""
    assert {facet for facet in FACETS if not having[facet]} <= {"kit", "accompagnement", "variante"}
    assert len(having["theme"]) > 10
    assert len(having["territoire"]) > 20


def test_each_value_of_each_facet_finds_what_the_files_hold(find, having: Values) -> None:
    cases = [(facet, value) for facet in FACETS for value in having[facet]]
    found = find([query(**{facet: value}) for facet, value in cases])
    wrong = {case: ids ^ having[case[0]][case[1]] for case, ids in zip(cases, found, strict=True)}
    assert {case: ids for case, ids in wrong.items() if ids} == {}


def test_each_pair_of_facets_finds_what_both_hold(find, having: Values) -> None:
    """The three most common values of each facet, with those of every other: AND across facets."""
    common = {facet: sorted(values, key=lambda v: -len(values[v]))[:3] for facet, values in having.items()}
    cases = [
        (one, first, other, second)
        for one, other in itertools.combinations(FACETS, 2)
        for first in common[one]
        for second in common[other]
    ]
    found = find([query(**{one: first, other: second}) for one, first, other, second in cases])
    for (one, first, other, second), ids in zip(cases, found, strict=True):
        assert ids == having[one][first] & having[other][second], (one, first, other, second)
    assert len(cases) > 700


def test_several_values_of_a_facet_widen_it(find, having: Values) -> None:
    for facet in FACETS:
        values = list(having[facet])[:3]
        [found] = find([query(**{facet: ",".join(values)})])
        assert found == frozenset().union(*(having[facet][value] for value in values)), facet


def test_at_least_takes_that_level_and_all_above_it(find, having: Values) -> None:
    for facet, levels in (("preuve", range(1, 6)), ("pret", range(1, 7))):
        for level in levels:
            expected = {
                id for value, ids in having[facet].items() if value.isdigit() and int(value) >= level for id in ids
            }
            assert find([query(**{f"{facet}_min": str(level)})]) == [expected], (facet, level)


def test_around_a_territory_means_above_it_or_what_it_lies_in(find, catalogue: Catalogue, having: Values) -> None:
    tree, named = catalogue.territories, {}
    for record in catalogue.initiatives:
        places = record.data["implantations"]
        codes = {p["territoire"] for p in places} | {c for p in places for c in p.get("autres_territoires", ())}
        for code in codes:
            named.setdefault(tree.resolve(code).code, set()).add(record.id)
    for department in [code for code in having["territoire"] if tree[code].nature == "departement"]:
        within = having["territoire"][department]
        above = {id for place in tree.ancestors(department) for id in named.get(place.code, ())}
        near = {id for parent in tree[department].parents for id in having["territoire"][parent]}
        cases = [query(territoire=department, autour=around) for around in ("dans", "au-dessus", "pres")]
        assert find(cases) == [within, within | above, within | near], department


@pytest.mark.parametrize("facet", [f for f in FACETS if f != "territoire"])
def test_a_reader_ticks_a_value_and_sees_those_fiches(page: Page, having: Values, facet: str) -> None:
    if not having[facet]:
        pytest.fail(f"no initiative has a value for {facet}: the facet cannot be proved")
    value = max(having[facet], key=lambda v: (len(having[facet][v]) < 30, len(having[facet][v])))
    page.goto("initiatives/")
    group = page.locator(f'[data-facette="{facet}"]')
    if not group.evaluate("group => group.open"):
        group.locator("summary").click()
    group.locator(f'input[value="{value}"]').check()
    expect(page.locator("[data-phrase]")).to_contain_text(phrase(len(having[facet][value])))
    expect(page.locator(".jeton")).to_have_count(1)
    assert shown(page) == having[facet][value]
    assert page.url.endswith(f"?{facet}={value}")


def test_counts_stay_right_as_one_filters(page: Page, having: Values) -> None:
    """A value's count is what it gives with the other facets as they are, its own facet left aside."""
    theme = max(having["theme"], key=lambda v: len(having["theme"][v]))
    page.goto(f"initiatives/?theme={theme}&preuve_min=2")
    expect(page.locator("[data-catalogue]")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".jeton:not(.jeton--tout)")).to_have_count(2)
    proven = {id for level in "2345" for id in having["preuve"].get(level, ())}
    chosen = having["theme"][theme]
    for facet in PLAIN:
        others = proven if facet == "theme" else proven & chosen
        counts = page.locator(f'[data-facette="{facet}"] .facette__valeur').evaluate_all(
            "rows => rows.map((row) => [row.querySelector('input').value, row.lastElementChild.textContent])"
        )
        expected = {value: len(ids & others) for value, ids in having[facet].items()}
        assert {value: int(count) for value, count in counts} == expected, facet
    least = page.locator('[data-minimum="preuve"] option').all_text_contents()
    levels = Counter(level for level, ids in having["preuve"].items() if level != "nr" for _ in ids & chosen)
    expected = [sum(n for level, n in levels.items() if int(level) >= k) for k in range(1, 6)]
    assert least[1:] == [f"{k} ({count})" for k, count in enumerate(expected, 1)]


def test_tested_without_effect_and_stopped_can_be_asked(find, having: Values) -> None:
    """What did not work is in the catalogue and can be found as such."""
    assert having["effet"]["non-demontre"]
    assert having["maturite"]["arretee"]
    found = find([query(effet="non-demontre"), query(maturite="arretee"), query(effet="non-demontre", preuve_min="3")])
    proven = {id for level in "345" for id in having["preuve"].get(level, ())}
    assert found == [
        having["effet"]["non-demontre"],
        having["maturite"]["arretee"],
        having["effet"]["non-demontre"] & proven,
    ]
