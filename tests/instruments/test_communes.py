"""Every commune of France can be found by its name and by its postcodes, from small files."""

import gzip
import json

import pytest

from essaim.indexes import Atlas, proven_elsewhere
from essaim.site.communes import END, commune_names, commune_places, file_name, key_of
from essaim.territories import Nature
from essaim.typography import french


@pytest.fixture(scope="module")
def atlas(catalogue) -> Atlas:
    return Atlas(catalogue)


@pytest.fixture(scope="module")
def written(atlas) -> dict[str, bytes]:
    return {**commune_names(atlas), **commune_places(atlas)}


@pytest.fixture(scope="module")
def files(written) -> dict[str, object]:
    return {name: json.loads(content) for name, content in written.items()}


@pytest.fixture(scope="module")
def shards(files) -> dict[str, set[str]]:
    return {
        key: {row[0] for row in files[f"communes/cles/{file_name(key)}.json"]} for key in files["communes/index.json"]
    }


def holding(shards, key: str) -> set[str]:
    """The codes that the file of a whole key holds: the one whose name starts the key, or is the key's end."""
    found = [shards[key[:size]] for size in range(1, len(key) + 1) if key[:size] in shards]
    return set().union(*found, shards.get(key + END, set()))


def test_every_commune_is_found_by_its_name_and_by_each_postcode(atlas, shards) -> None:
    communes = atlas.territories.of(Nature.COMMUNE)
    assert len(communes) == 34_969
    lost = [c.code for c in communes for key in (key_of(c.nom), *c.codes_postaux) if c.code not in holding(shards, key)]
    assert lost == []


def test_a_file_is_a_few_kilobytes_and_the_index_too(written, files) -> None:
    keys = [content for name, content in written.items() if name.startswith("communes/cles/")]
    departments = [content for name, content in written.items() if name.startswith("communes/departements/")]
    assert max(map(len, keys)) < 12_000
    assert max(len(gzip.compress(content, mtime=0)) for content in departments) < 20_000
    assert len(written["communes/index.json"]) < 20_000
    assert files["communes/index.json"] == {
        key: len(files[f"communes/cles/{file_name(key)}.json"]) for key in files["communes/index.json"]
    }


def test_a_merged_commune_leads_to_what_it_became(shards, atlas) -> None:
    """Annecy-le-Vieux became part of Annecy in 2017."""
    assert atlas.territories.resolve("74011").nom == "Annecy"
    assert "74010" in holding(shards, key_of("Annecy-le-Vieux"))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("L’Haÿ-les-Roses", "hay les roses"),
        ("Le Havre", "havre"),
        ("ST-ETIENNE", "saint etienne"),
        ("ste foy", "sainte foy"),
        ("Œuilly", "oeuilly"),
        ("Guéret ", "gueret"),
        ("lescar", "lescar"),
    ],
)
def test_names_are_looked_for_as_people_write_them(written, key) -> None:
    assert key_of(written) == key


def test_the_browser_makes_the_same_key_of_every_name(twin, atlas) -> None:
    names = sorted({c.nom for c in atlas.territories.of(Nature.COMMUNE)})
    assert twin("communes", "keyOf", [[name] for name in names]) == [key_of(name) for name in names]


def test_a_commune_is_placed_with_its_department_region_and_grouping(files) -> None:
    creuse = files["communes/departements/23.json"]
    name, population, band, groupings = creuse["communes"]["23096"]
    assert name == "Guéret"
    assert population > 10_000
    assert [creuse["groupements"][rank][1] for rank in groupings] == ["Communauté d’agglomération du Grand Guéret"]
    assert creuse["departement"] == {"nom": "Creuse", "nature": "departement", "page": "territoires/fr-23/"}
    assert [area["nom"] for area in creuse["au_dessus"]] == ["Nouvelle-Aquitaine", "France"]
    assert creuse["ailleurs"][band]


def test_every_commune_finds_its_department_by_its_code(atlas, files) -> None:
    for commune in atlas.territories.of(Nature.COMMUNE):
        code = commune.code[:3] if commune.code[:2] in ("97", "98") else commune.code[:2]
        assert commune.code in files[f"communes/departements/{code.lower()}.json"]["communes"]


@pytest.mark.parametrize("code", ["23096", "23001", "59009", "97101", "2A004"])
def test_what_is_told_of_a_commune_is_what_its_own_page_would_tell(atlas, files, code) -> None:
    """The list is made once for all the communes of a department and a size: it must be each one's own."""
    commune = atlas.territories[code]
    if commune.code in {place.code for place in atlas.pages}:
        return  # it has a page of its own, and the field leads there
    name = code[:3] if code[:2] == "97" else code[:2]
    told = files[f"communes/departements/{name.lower()}.json"]
    rows = told["ailleurs"][told["communes"][code][2]]
    expected = [[s.initiative.id, [french(r) for r in s.raisons]] for s in proven_elsewhere(atlas, commune)]
    assert rows == expected
