"""The downloads are what their descriptions say, for the tools that re-users have."""

import csv
import io
import json
import warnings
from pathlib import Path

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # frictionless's own dependencies warn when they are imported
    import frictionless


@pytest.fixture(scope="module")
def folder(exported, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("donnees")
    for name, content in exported.items():
        if name.startswith("donnees/"):
            (folder / name.removeprefix("donnees/")).write_bytes(content)
    return folder


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_the_package_and_every_table_valid(folder) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.valid
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {resource["path"] for resource in described} == {path.name for path in folder.glob("*.csv")}


@pytest.mark.filterwarnings("ignore")
def test_frictionless_sees_a_value_that_is_not_of_its_type(folder, tmp_path) -> None:
    """The check above bites: a number made words is found."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] == "initiatives"]
    text = (folder / "initiatives.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    rows[1][rows[0].index("calcule.pret.oui")] = "beaucoup"
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    (tmp_path / "initiatives.csv").write_bytes(("\ufeff" + out.getvalue()).encode())
    del package["resources"][0]["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_csv_is_rfc_4180_with_a_byte_order_mark(exported, catalogue) -> None:
    content = exported["donnees/initiatives.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b'"\r\n')
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert len(rows) == 1 + len(catalogue.initiatives)
    assert {len(row) for row in rows} == {len(rows[0])}


def test_each_implantation_has_its_row(exported, catalogue) -> None:
    rows = csv.DictReader(io.StringIO(exported["donnees/implantations.csv"].decode("utf-8-sig"), newline=""))
    found = [(row["initiative"], int(row["rang"]), row["territoire"]) for row in rows]
    assert found == [
        (record.id, rank, place["territoire"])
        for record in catalogue.initiatives
        for rank, place in enumerate(record.data["implantations"], 1)
    ]


def test_the_six_lines_of_cost_are_one_table(exported, catalogue) -> None:
    rows = csv.DictReader(io.StringIO(exported["donnees/initiatives-modelisation-couts.csv"].decode("utf-8-sig")))
    found = [(row["initiative"], row["ligne"], int(row["rang"])) for row in rows]
    costs = ((r.id, r.data.get("modelisation", {}).get("couts", {})) for r in catalogue.initiatives)
    assert found == [
        (i, line, n) for i, lines in costs for line, items in lines.items() for n in range(1, len(items) + 1)
    ]


def test_geojson_puts_every_initiative_on_the_map_and_says_what_its_points_are(exported, catalogue) -> None:
    collection = json.loads(exported["donnees/initiatives.geojson"])
    assert collection["type"] == "FeatureCollection"
    assert {f["properties"]["initiative"] for f in collection["features"]} == {r.id for r in catalogue.initiatives}
    for feature in collection["features"]:
        said = feature["properties"]
        if feature["geometry"] is None:
            assert said["precision"] is None
            continue
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        assert said["precision"] in {"commune", "chef-lieu", "capitale", "commune-la-plus-peuplee"}
        # A point is the territory's own, or that of one around it, which is named.
        around = {a.code for a in catalogue.territories.ancestors(said["territoire"])}
        assert said["point_de"] in {said["territoire"], *around}


def test_dcat_describes_each_file_with_its_licence_and_format(exported) -> None:
    graph = json.loads(exported["donnees/catalogue.jsonld"])["@graph"]
    catalog, dataset, publisher = graph
    assert [node["@type"] for node in graph] == ["dcat:Catalog", "dcat:Dataset", "foaf:Agent"]
    assert catalog["dcat:dataset"] == [{"@id": dataset["@id"]}]
    assert catalog["dct:publisher"] == dataset["dct:publisher"] == {"@id": publisher["@id"]}
    for key in ("dct:title", "dct:description", "dct:license", "dcat:keyword", "dcat:theme"):
        assert dataset[key]
    files = {d["dcat:downloadURL"]["@id"].removeprefix("https://essaim.example/") for d in dataset["dcat:distribution"]}
    assert {"donnees/initiatives.csv", "donnees/initiatives.xlsx", "donnees/initiatives.geojson"} <= files
    assert files <= exported.keys()
    for distribution in dataset["dcat:distribution"]:
        assert distribution["dct:license"]["@id"].startswith("https://www.etalab.gouv.fr/")
        assert distribution["dct:format"]["@id"].rpartition("/")[2] in {"CSV", "XLSX", "GEOJSON", "JSON"}
