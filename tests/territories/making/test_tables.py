"""From the source's rows to the tables, on a country of five communes."""

import csv
import io
import json

import pytest

from essaim.territories.making.countries import countries_table
from essaim.territories.making.former import former_communes_table
from essaim.territories.making.france import communes_table, departments_table, regions_table
from essaim.territories.making.groupings import groupings_table, plain_name
from essaim.territories.making.table import csv_text


def commune(code: str, nom: str, departement: str, population: int | None, **more) -> dict:
    region = {"38": "84", "69": "84", "974": "04"}.get(departement, departement)
    row = {"code": code, "nom": nom, "departement": departement, "region": region, "type": "commune-actuelle"}
    return {**row, "typeLiaison": 0, **({} if population is None else {"population": population}), **more}


COMMUNES = [
    commune("38002", "Le Bas", "38", 10, typeLiaison=2, anciensCodes=["38009"], codesPostaux=["38100", "38200"]),
    commune("38001", "Haut", "38", 500),
    commune("69001", "Rive", "69", 900),
    commune("97401", "Île, la", "974", 40),
    commune("98401", "Désert", "984", None),
    {"code": "38001", "nom": "Haut", "type": "commune-deleguee", "chefLieu": "38001"},
    {"code": "38008", "nom": "Perdu", "type": "commune-deleguee", "chefLieu": "38001"},
    {"code": "69101", "nom": "Rive 1er", "type": "arrondissement-municipal", "commune": "69001"},
]
REGIONS = [
    {"code": "84", "nom": "Auvergne-Rhône-Alpes", "typeLiaison": 1, "zone": "metro"},
    {"code": "04", "nom": "La Réunion", "typeLiaison": 0, "zone": "drom"},
    {"code": "984", "nom": "Terres", "typeLiaison": 0, "zone": "com"},
]
DEPARTMENTS = [
    {"code": "69", "nom": "Rhône", "region": "84", "typeLiaison": 2, "zone": "metro"},
    {"code": "38", "nom": "Isère", "region": "84", "typeLiaison": 5, "zone": "metro"},
    {"code": "974", "nom": "La Réunion", "region": "04", "typeLiaison": 0, "zone": "drom"},
    {"code": "984", "nom": "Terres", "region": "984", "typeLiaison": 0, "zone": "com"},
]
EPCI = [
    {
        "code": "200000001",
        "nom": "CC des ''Deux Rives''",
        "type": "CC",
        "membres": [{"code": "38001"}, {"code": "69001"}, {"code": "38002"}],
    }
]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_communes_are_sorted_and_know_their_bodies() -> None:
    table = communes_table(COMMUNES, EPCI, [{"code": "7", "membres": [{"code": "69001"}]}])
    assert table == (
        "code,nom,departement,liaison,epci,ept,population,codes_postaux\n"
        "38001,Haut,FR-38,0,200000001,,500,\n"
        "38002,Le Bas,FR-38,2,200000001,,10,38100 38200\n"
        "69001,Rive,FR-69,0,200000001,7,900,\n"
        '97401,"Île, la",FR-974,0,,,40,\n'
        "98401,Désert,FR-984,0,,,,\n"
    )


def test_regions_bear_iso_codes_and_leave_collectivities_to_departments() -> None:
    table = rows(regions_table(REGIONS, COMMUNES))
    assert [(r["code"], r["insee"], r["population"], r["dans"]) for r in table] == [
        ("FR-974", "04", "40", "à La Réunion"),
        ("FR-ARA", "84", "1410", "en Auvergne-Rhône-Alpes"),
    ]


def test_departments_add_up_their_communes_and_have_no_region_outside_the_18() -> None:
    table = rows(departments_table(DEPARTMENTS, COMMUNES))
    assert [(d["code"], d["region"], d["population"], d["outre_mer"]) for d in table] == [
        ("FR-38", "FR-ARA", "510", "non"),
        ("FR-69", "FR-ARA", "900", "non"),
        ("FR-974", "FR-974", "40", "oui"),
        ("FR-984", "", "", "oui"),
    ]


def test_a_body_lies_in_its_communes_departments_the_most_peopled_first() -> None:
    (body,) = rows(groupings_table(EPCI, [], COMMUNES))
    assert body["departements"] == "FR-69 FR-38"
    assert (body["population"], body["communes"]) == ("1410", "3")
    assert body["nom"] == "Communauté de communes des « Deux Rives »"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("CA du Grand Dole", "Communauté d'agglomération du Grand Dole"),
        ("CU d'Arras", "Communauté urbaine d'Arras"),
        ("Brest Métropole", "Brest Métropole"),
        ("CA CAP  Excellence", "Communauté d'agglomération CAP Excellence"),
    ],
)
def test_bodies_are_named_in_full_words(short: str, full: str) -> None:
    assert plain_name(short) == full


def test_former_codes_lead_to_today_and_current_codes_are_left_out() -> None:
    assert former_communes_table(COMMUNES) == (
        "code,nom,successeur,motif\n"
        "38008,Perdu,38001,commune-deleguee\n"
        "38009,,38002,commune-fusionnee\n"
        "69101,Rive 1er,69001,arrondissement-municipal\n"
    )


def test_a_former_commune_that_leads_nowhere_stops_the_making() -> None:
    lost = {"code": "38007", "nom": "Rien", "type": "commune-associee", "chefLieu": "38999"}
    with pytest.raises(ValueError, match="38007"):
        former_communes_table([*COMMUNES, lost])


def test_countries_leave_out_the_parts_of_france_and_codes_outside_iso() -> None:
    iso = [["RE", "REU", "638", ""], ["XK", "XKX", "", ""], ["CI", "CIV", "384", ""], ["CD", "COD", "180", ""]]
    table = countries_table(iso, {"CI": "Côte d’Ivoire", "CD": "Congo-Kinshasa", "RE": "La Réunion", "XK": "Kosovo"})
    assert [(c["code"], c["nom"], c["de"]) for c in rows(table)] == [
        ("CD", "République démocratique du Congo", "de la République démocratique du Congo"),
        ("CI", "Côte d'Ivoire", "de la Côte d'Ivoire"),
    ]


def test_a_table_refuses_two_rows_of_one_code_and_a_row_too_short() -> None:
    with pytest.raises(ValueError, match="duplicate"):
        csv_text(("code", "nom"), [("1", "a"), ("1", "b")])
    with pytest.raises(ValueError, match="does not fit"):
        csv_text(("code", "nom"), [("1",)])


def test_committed_tables_are_sorted_utf8_with_unix_line_ends(data) -> None:
    tables = sorted((data / "territoires").glob("*.csv"))
    assert len(tables) == 11
    for path in tables:
        text = path.read_bytes().decode("utf-8")
        codes = [row["code"] for row in rows(text)]
        assert "\r" not in text, path.name
        assert codes == sorted(set(codes)), path.name


def test_committed_data_says_its_vintage_and_every_file_is_described(data) -> None:
    vintage = json.loads((data / "territoires" / "millesime.json").read_text(encoding="utf-8"))
    assert vintage["cog"] == 2026
    assert {"@etalab/decoupage-administratif", "world-atlas"} <= {package["nom"] for package in vintage["paquets"]}
    readme = (data / "README.md").read_text(encoding="utf-8")
    for path in (*(data / "territoires").iterdir(), *(data / "carte").iterdir()):
        assert f"`{path.name}`" in readme, path.name
    for package in vintage["paquets"]:
        assert f"`{package['nom']}` {package['version']}" in readme
