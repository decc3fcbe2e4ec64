"""The tree of territories, against facts of the INSEE's code of 2026, and its shape as a whole."""

import pytest

from essaim.territories import Nature, Territories


@pytest.mark.parametrize(
    ("code", "ancestors"),
    [
        ("38185", ["FR-38", "FR-ARA", "FR"]),
        ("75056", ["FR-75", "FR-IDF", "FR"]),
        ("59350", ["FR-59", "FR-HDF", "FR"]),
        ("2A004", ["FR-2A", "FR-20R", "FR"]),
        ("97411", ["FR-974", "FR"]),
        ("98735", ["FR-987", "FR"]),
        ("FR-ARA", ["FR"]),
        ("GB-TWH", ["GB-ENG", "GB"]),
        ("CA-QC", ["CA"]),
        ("BD", []),
        ("200040715", ["FR-38", "FR-ARA", "FR"]),
        ("243500741", ["FR-35", "FR-44", "FR-56", "FR-BRE", "FR-PDL", "FR"]),
        ("pnr:marais-du-cotentin-et-du-bessin", ["FR-50", "FR-14", "FR-NOR", "FR"]),
        ("FR-6AE", ["FR-67", "FR-68", "FR-GES", "FR"]),
    ],
)
def test_ancestors_come_nearest_first(territories: Territories, code: str, ancestors: list[str]) -> None:
    assert [above.code for above in territories.ancestors(code)] == ancestors


@pytest.mark.parametrize(
    ("former", "successor"),
    [
        ("FR-NPC", "FR-HDF"),
        ("FR-O", "FR-HDF"),
        ("FR-RHA", "FR-ARA"),
        ("FR-COR", "FR-20R"),
        ("FR-20", "FR-20R"),
        ("FR-75C", "FR-75"),
        ("FR-69M", "200046977"),
        ("RE", "FR-974"),
        ("FR-RE", "FR-974"),
        ("FR-MF", "FR-978"),
        ("UK", "GB"),
        ("74011", "74010"),  # Annecy-le-Vieux, merged into Annecy in 2017
        ("59248", "59183"),  # Fort-Mardyck, associated with Dunkerque
        ("93059", "93066"),  # Pierrefitte-sur-Seine, merged into Saint-Denis in 2025
        ("75101", "75056"),
        ("69381", "69123"),
        ("13201", "13055"),
    ],
)
def test_a_former_code_leads_to_its_successor_and_is_not_current(
    territories: Territories, former: str, successor: str
) -> None:
    resolved = territories.resolve(former)
    assert resolved is not None
    assert resolved.code == successor
    assert territories.get(former) is None


@pytest.mark.parametrize("code", ["", "38", "FR-038", "fr-38", "99999", "ZZ", "38185 ", "FR-99"])
def test_only_exact_codes_are_known(territories: Territories, code: str) -> None:
    assert code not in territories
    assert territories.get(code) is None
    assert territories.resolve(code) is None


def test_a_current_code_resolves_to_itself(territories: Territories) -> None:
    assert territories.resolve("38185") is territories.get("38185")


def test_an_unknown_code_is_a_key_error(territories: Territories) -> None:
    with pytest.raises(KeyError):
        territories["99999"]
    with pytest.raises(KeyError):
        territories.ancestors("FR-NPC")


def test_grenoble_is_described(territories: Territories) -> None:
    grenoble = territories["38185"]
    assert (grenoble.nom, grenoble.nature, grenoble.insee, grenoble.slug) == (
        "Grenoble",
        Nature.COMMUNE,
        "38185",
        "38185",
    )
    assert grenoble.population == 156_140
    assert grenoble.codes_postaux == ("38000", "38100")
    assert [territories[code].nom for code in grenoble.groupements] == ["Grenoble-Alpes-Métropole"]


def test_a_commune_of_greater_paris_has_both_its_bodies(territories: Territories) -> None:
    bodies = [territories[code].nom for code in territories["93066"].groupements]
    assert bodies == ["Métropole du Grand Paris", "Plaine Commune"]


def test_slugs_are_addresses_and_unique(territories: Territories) -> None:
    slugs = [territory.slug for territory in territories]
    assert len(set(slugs)) == len(slugs)
    assert territories["pnr:marais-du-cotentin-et-du-bessin"].slug == "pnr-marais-du-cotentin-et-du-bessin"
    assert territories["FR-2A"].slug == "fr-2a"
    assert all(slug.replace("-", "").isalnum() and slug.isascii() and slug == slug.lower() for slug in slugs)


@pytest.mark.parametrize(
    ("nature", "count"),
    [
        (Nature.REGION, 13),  # and five overseas ones, that are departments too
        (Nature.DEPARTEMENT, 109),
        (Nature.COMMUNE, 34_969),
        (Nature.EPCI, 1_255 + 11),
        (Nature.PAYS, 249 - 12),  # the 12 that are parts of France lead to them
        (Nature.ZONE, 2),
    ],
)
def test_as_many_territories_as_the_official_lists(territories: Territories, nature: Nature, count: int) -> None:
    assert len(territories.of(nature)) == count


def test_regions_departments_and_collectivities_are_told_apart(territories: Territories) -> None:
    assert len(territories.regions) == 18
    assert len(territories.departments) == 96 + 5
    assert [c.code for c in territories.collectivities] == [
        f"FR-{code}" for code in ("975", "977", "978", "984", "986", "987", "988", "989")
    ]
    overseas_regions = {"FR-971", "FR-972", "FR-973", "FR-974", "FR-976"}
    assert {d.code for d in territories.departments if d.outre_mer} == overseas_regions
    assert overseas_regions < {r.code for r in territories.regions}


def test_corsica_stands_between_19_and_21(territories: Territories) -> None:
    codes = [d.code for d in territories.departments]
    assert codes[18:22] == ["FR-19", "FR-2A", "FR-2B", "FR-21"]


def test_every_parent_exists_and_every_way_up_ends_in_a_country(territories: Territories) -> None:
    for territory in territories:
        above = territories.ancestors(territory.code)
        top = above[-1] if above else territory
        assert top.nature is Nature.PAYS, territory.code
        assert territory.code not in {a.code for a in above}, territory.code
        assert set(territory.parents) <= {a.code for a in above}, territory.code


def test_every_former_code_leads_somewhere_current(territories: Territories) -> None:
    lost = [code for code in territories.former_codes() if territories.resolve(code) is None or code in territories]
    assert lost == []
    assert len(territories.former_codes()) > 4_000


def test_children_and_parents_agree(territories: Territories) -> None:
    for department in territories.departments:
        for child in territories.children(department.code):
            assert department.code in child.parents
    assert [c.code for c in territories.children("FR-BRE")] == ["FR-22", "FR-29", "FR-35", "FR-56"]
    communes = sum(len(territories.children(d.code, Nature.COMMUNE)) for d in territories.of(Nature.DEPARTEMENT))
    assert communes == 34_969
    assert territories.children("BD") == ()


def test_an_epci_knows_its_communes_and_the_sum_of_their_inhabitants(territories: Territories) -> None:
    assert len(territories.members("200040715")) == 49
    for epci in territories.of(Nature.EPCI):
        assert sum(commune.population or 0 for commune in territories.members(epci.code)) == epci.population
    assert territories.members("FR-38") == ()


def test_population_adds_up_the_tree(territories: Territories) -> None:
    for region in territories.of(Nature.REGION):
        assert sum(d.population or 0 for d in territories.children(region.code)) == region.population
    assert territories["FR"].population == sum(region.population or 0 for region in territories.regions)


def test_a_place_is_covered_by_its_ancestors_and_its_epci(territories: Territories) -> None:
    for area in ("38185", "FR-38", "FR-ARA", "FR", "200040715"):
        assert territories.covers(area, "38185")
    assert not territories.covers("FR-69", "38185")
    assert not territories.covers("38185", "FR-38")


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("38185", "38185", 0),
        ("38185", "FR-38", 1),
        ("38185", "38421", 2),
        ("38185", "69123", 4),
        ("38185", "59350", 6),
        ("FR-38", "FR-974", 3),
        ("FR", "BD", 2),
        ("38185", "CA-QC", 6),
    ],
)
def test_distance_counts_steps_both_ways(territories: Territories, one: str, other: str, steps: int) -> None:
    assert territories.distance(one, other) == territories.distance(other, one) == steps


def test_neighbours_are_the_departments_across_the_border(territories: Territories) -> None:
    names = {"Ain", "Ardèche", "Drôme", "Hautes-Alpes", "Loire", "Rhône", "Savoie"}
    assert {n.nom for n in territories.neighbours("FR-38")} == names
    assert {n.code for n in territories.neighbours("FR-75")} == {"FR-92", "FR-93", "FR-94"}
    assert [n.code for n in territories.neighbours("FR-2A")] == ["FR-2B"]
    assert territories.neighbours("FR-974") == ()


def test_neighbours_go_both_ways_and_no_mainland_department_is_alone(territories: Territories) -> None:
    for department in territories.departments:
        around = territories.neighbours(department.code)
        assert bool(around) is not department.outre_mer
        assert all(department in territories.neighbours(other.code) for other in around)


def test_two_loads_are_equal(territories: Territories, data) -> None:
    again = Territories.load(data.parent)
    assert list(again) == list(territories)
