"""The cross-territory indexes: who is found where, from the fiches' own words and the official tree."""

import pytest

from essaim.territories import Nature
from essaim.territories.names import folded

HERE = ("nees", "reprises", "projets")


def fiches(section) -> set[str]:
    """The initiatives that a section of a territory's page links to."""
    prefix = "../../initiatives/"
    links = [a.attrib["href"] for a in section.iter("a")]
    return {link.removeprefix(prefix).rstrip("/") for link in links if link.startswith(prefix)}


@pytest.fixture(scope="module")
def shown(catalogue, documents):
    """The initiatives on each territory's page, by slug, then by section."""
    pages = {}
    slugs = {territory.slug for territory in catalogue.territories}
    for document in documents.values():
        parts = document.address.split("/")
        if parts[0] == "territoires" and len(parts) == 3 and parts[1] in slugs:
            sections = (*HERE, "dedans", "ailleurs")
            pages[parts[1]] = {anchor: fiches(document.section(anchor)) for anchor in sections}
    return pages


@pytest.fixture(scope="module")
def ancestors(catalogue):
    """Every territory that contains one, by code."""
    tree = catalogue.territories
    return lambda code: {ancestor.code for ancestor in tree.ancestors(code)}


def test_each_initiative_is_on_the_page_of_every_territory_it_names(catalogue, named, shown) -> None:
    for record in catalogue.initiatives:
        for code in named(record):
            page = shown[catalogue.territories[code].slug]
            assert record.id in set.union(*(page[anchor] for anchor in HERE)), (record.id, code)


def test_and_on_those_of_all_their_ancestors(catalogue, named, shown, ancestors) -> None:
    for record in catalogue.initiatives:
        for code in named(record):
            for above in ancestors(code):
                assert record.id in shown[catalogue.territories[above].slug]["dedans"], (record.id, code, above)


def test_and_nowhere_else_as_present(catalogue, named, shown, ancestors) -> None:
    expected: dict[str, set[str]] = {}
    for record in catalogue.initiatives:
        for code in named(record):
            for place in {code, *ancestors(code)}:
                expected.setdefault(catalogue.territories[place].slug, set()).add(record.id)
    for slug, page in shown.items():
        assert page["nees"] | page["reprises"] | page["projets"] | page["dedans"] == expected.get(slug, set()), slug


def test_born_taken_up_and_planned_are_told_apart(catalogue, shown) -> None:
    planned = ("en-projet", "option", "pilote")
    seen = set()
    for record in catalogue.initiatives:
        for place in record.data["implantations"]:
            taken_up = place["role"] == "reprise" or "replique_de" in record.data
            anchor = "projets" if place["statut"] in planned else "reprises" if taken_up else "nees"
            seen.add(anchor)
            code = catalogue.territories.resolve(place["territoire"]).slug
            assert record.id in shown[code][anchor], (record.id, code, anchor)
    assert seen == set(HERE)


def test_every_named_territory_and_each_of_its_ancestors_has_a_page(catalogue, shown, ancestors) -> None:
    keys = {"territoire", "territoires", "autres_territoires"}
    for record in catalogue:
        for path, value in record.leaves():
            if keys & set(path) and isinstance(value, str) and (place := catalogue.territories.resolve(value)):
                for code in {place.code, *ancestors(place.code)}:
                    assert catalogue.territories[code].slug in shown, (record.path, code)


def test_proven_elsewhere_never_lists_what_is_here_and_always_gives_its_reasons(shown, document) -> None:
    listed = 0
    for slug, page in shown.items():
        listed += len(page["ailleurs"])
        assert not page["ailleurs"] & set.union(*(page[anchor] for anchor in (*HERE, "dedans"))), slug
        for card in document(f"territoires/{slug}/").section("ailleurs").iter("article"):
            reasons = [ul for ul in card.iter("ul") if ul.get("class") == "carte__raisons"]
            assert reasons, (slug, card.attrib["data-fiche"])
            assert all("".join(li.itertext()).strip() for li in reasons[0]), slug
    assert listed


def test_proven_elsewhere_never_lists_what_lives_in_a_place_that_contains_this_one(
    catalogue, named, shown, ancestors
) -> None:
    codes = {territory.slug: territory.code for territory in catalogue.territories}
    for slug, page in shown.items():
        around = ancestors(codes[slug])
        for identifier in page["ailleurs"]:
            places = named(catalogue.get("initiatives", identifier))
            alive = {c for c, p in places.items() if p["statut"] not in ("arretee", "en-projet", "option", "pilote")}
            assert not alive & around, (slug, identifier)


def test_the_list_of_territories_leads_to_every_page_of_a_french_region_and_department_with_its_count(
    document, shown, html
) -> None:
    page = document("territoires/")
    rows = {a.attrib["href"]: li for li in page.one("main").iter("li") for a in li.findall("a")}
    for slug, sections in shown.items():
        if not slug.startswith("fr-"):
            continue
        present = set.union(*(sections[anchor] for anchor in (*HERE, "dedans")))
        row = rows[f"../territoires/{slug}/"]
        count = next(span for span in row.findall("span"))
        assert int(html["text"](count).split()[0]) == len(present), slug


def test_transfers_go_from_the_origin_to_each_taker(catalogue, document) -> None:
    table = document("transferts/").one("table")
    shown = set()
    for tr in table.find("tbody"):
        links = [a.attrib["href"].removeprefix("../") for a in tr.iter("a")]
        places = [link.split("/")[1] for link in links if link.startswith("territoires/")]
        shown.add((links[0].split("/")[1], *places))
    expected = {move for record in catalogue.initiatives for move in _moves(catalogue, record)}
    assert shown == expected
    assert expected


def _moves(catalogue, record):
    """(fiche, from, to) for each taker of a fiche, and for a replica from its mother's origin to its own."""
    start = _slugs(catalogue, _origin(record))[0]
    takers = [place for place in record.data["implantations"] if place is not _origin(record)]
    ends = [(start, end) for place in takers for end in _slugs(catalogue, place)]
    mothers = [catalogue.get("initiatives", mother) for mother in record.data.get("replique_de", ())]
    starts = [(_slugs(catalogue, _origin(mother))[0], start) for mother in mothers]
    return [(record.id, one, other) for one, other in ends + starts if one != other]


def _origin(record):
    return next(place for place in record.data["implantations"] if place["role"] == "origine")


def _slugs(catalogue, place) -> list[str]:
    codes = (place["territoire"], *place.get("autres_territoires", ()))
    return [catalogue.territories.resolve(code).slug for code in codes]


@pytest.mark.parametrize(("page", "column"), [("themes/", "themes"), ("modeles/", "modeles")])
def test_the_matrices_count_what_the_fiches_say(page, column, catalogue, shown, document, html) -> None:
    table = document(page).all("table")[-1]
    heads = [a.attrib["href"].rstrip("/").split("/")[-1] for a in table.find("thead").iter("a")]
    assert len(heads) == (6 if column == "modeles" else len(list(catalogue.vocabulary("themes"))))
    checked = 0
    for tr in table.find("tbody"):
        slug = tr.find("th").find("a").attrib["href"].rstrip("/").split("/")[-1]
        present = set.union(*(shown[slug][anchor] for anchor in (*HERE, "dedans")))
        cells = [int(value) if (value := html["text"](td)).isdigit() else 0 for td in tr.findall("td")]
        for head, count in zip(heads, cells, strict=False):
            having = {i for i in present if head in _column(catalogue.get("initiatives", i).data, column)}
            assert count == len(having), (slug, head)
            checked += count
        assert cells[-1] == len(present), slug
    assert checked


def _column(data, column) -> list[str]:
    return data["themes"] if column == "themes" else [model["modele"] for model in data["modeles"]]


def test_the_home_page_offers_inhabited_places_and_countries_in_alphabetical_order(document, catalogue, html) -> None:
    names = [html["text"](link) for link in document("").section("titre-lieux").iter("a")]
    abroad = [place.nom for place in catalogue.territories.of(Nature.PAYS) if place.nom in names]
    offered = [name for name in names if name in abroad]
    assert offered == sorted(offered, key=folded)
    assert len(offered) > 1
    assert not {"Île de Clipperton", "Terres australes et antarctiques françaises"} & set(names)
