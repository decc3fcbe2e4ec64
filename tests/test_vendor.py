"""What the site serves from third parties is what was recorded, licensed, light and whole."""

import importlib.util
import json
import re
import shutil
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont


@pytest.fixture(scope="module")
def vendor(root: Path):
    specification = importlib.util.spec_from_file_location("vendor", root / "scripts/vendor.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def manifest(vendor) -> dict:
    return json.loads((vendor.VENDOR / vendor.MANIFEST).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def fonts(vendor) -> list[Path]:
    return sorted(vendor.VENDOR.glob("fonts/*.woff2"))


def test_committed_files_are_the_recorded_ones(vendor, capsys) -> None:
    assert vendor.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda folder: (folder / "lunr/lunr.min.js").write_bytes(b"alert(1)"), "lunr/lunr.min.js: SHA-256 is"),
        (lambda folder: (folder / "lunr/LICENSE").unlink(), "lunr/LICENSE: recorded but missing"),
        (lambda folder: (folder / "fonts/extra.js").touch(), "fonts/extra.js: present but not recorded"),
    ],
    ids=["changed", "missing", "in-excess"],
)
def test_a_tampered_folder_is_reported(vendor, manifest, tmp_path, change, expected) -> None:
    folder = shutil.copytree(vendor.VENDOR, tmp_path / "vendor")
    change(folder)
    (fault,) = vendor.differences(manifest, folder)
    assert fault.startswith(expected)


def test_a_tarball_with_another_hash_is_refused_before_anything_is_written(vendor, manifest, tmp_path, monkeypatch):
    monkeypatch.setattr(vendor, "download", lambda _: b"not what npm published")
    with pytest.raises(ValueError, match="integrity is sha512-"):
        vendor.fetch(manifest, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_every_package_comes_with_its_licence(vendor, manifest) -> None:
    for package in manifest["packages"]:
        texts = [entry["to"] for entry in package["files"] if entry["from"] == "LICENSE"]
        texts += [package["licence_text"]] if "licence_text" in package else []  # where the package holds none
        assert len(texts) == 1, package["name"]
        assert "Copyright" in (vendor.VENDOR / texts[0]).read_text(encoding="utf-8")


def test_the_table_of_third_parties_follows_the_manifest(root, manifest) -> None:
    expected = [(p["name"], p["version"], p["licence"], p["use"]) for p in manifest["packages"]]
    assert table(root, "Servi avec le site") == expected


def test_the_table_of_tools_follows_the_declared_dependencies(root) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    node = json.loads((root / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    declared = {re.match(r"[\w.-]+", requirement)[0] for requirement in python} | set(node)
    assert {name for name, *_ in table(root, "Outils")} == declared


def test_the_table_of_data_names_every_package_the_data_was_made_from(root) -> None:
    vintages = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(root.glob("data/*/millesime.json"))]
    packages = {(package["nom"], package["licence"]) for vintage in vintages for package in vintage["paquets"]}
    assert packages <= {(name, licence) for name, licence, _ in table(root, "Données de référence")}


def table(root: Path, heading: str) -> list[tuple[str, ...]]:
    """The rows of the table under ``heading``, its two header lines left out."""
    text = (root / "LICENSES/THIRD-PARTY.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows[2:]]


def test_the_fonts_weigh_at_most_60_kilobytes_together(fonts) -> None:
    assert sum(font.stat().st_size for font in fonts) <= 60_000


def test_every_font_writes_french(fonts) -> None:
    sentence = "Où l’œuvre naît : « ça » coûte 1 234 € — là-bas ; ÀÉÈÊËÎÏÔÙÛÇ, àâäéèêëîïôöùûüçæŒÆ ! ? … – “”"
    for font in fonts:
        missing = set(sentence.replace("1 2", "1\u202f2")) - {chr(code) for code in TTFont(font).getBestCmap()}
        assert missing == set(), font.name


def test_the_narrow_space_is_narrower_than_a_word_space_of_the_text(fonts) -> None:
    for font in map(TTFont, fonts):
        width = font["hmtx"][font.getBestCmap()[0x202F]][0] / font["head"].unitsPerEm
        assert 0.1 <= width <= 0.21


def test_text_keeps_its_tabular_figures(fonts) -> None:
    for font in fonts:
        if font.name.startswith("atkinson"):
            tags = {record.FeatureTag for record in TTFont(font)["GSUB"].table.FeatureList.FeatureRecord}
            assert "tnum" in tags, font.name


def test_the_stylesheet_names_every_font_and_the_letters_they_hold(vendor, fonts) -> None:
    css = (vendor.VENDOR / "fonts/fonts.css").read_text(encoding="utf-8")
    assert sorted(re.findall(r'url\("([^"]+)"\)', css)) == [font.name for font in fonts]
    for value in re.findall(r"unicode-range: ([^;]+);", css):
        bounds = [part.strip().removeprefix("U+").split("-") for part in value.split(",")]
        codes = [code for low, *high in bounds for code in range(int(low, 16), int((high or [low])[0], 16) + 1)]
        assert codes == sorted(vendor.FRENCH)


def test_fallback_faces_have_the_height_of_the_fonts_they_stand_for(vendor) -> None:
    """Nothing moves when a font arrives: the ascent and descent, once adjusted, are the real font's."""
    css = (vendor.VENDOR / "fonts/fonts.css").read_text(encoding="utf-8")
    faces = {(f["font-family"], f["font-style"], f["font-weight"]): f for f in map(declarations, blocks(css))}
    for ours, fallback in (("Atkinson Hyperlegible Next", "Atkinson repli"), ("Fraunces", "Fraunces repli")):
        for (_, style, weight), face in [item for item in faces.items() if item[0][0] == f'"{ours}"']:
            stand_in = faces[f'"{fallback}"', style, weight]
            header = TTFont(vendor.VENDOR / "fonts" / re.search(r'url\("([^"]+)"\)', face["src"])[1])
            scale = percentage(stand_in["size-adjust"]) * header["head"].unitsPerEm
            assert percentage(stand_in["ascent-override"]) * scale == pytest.approx(header["hhea"].ascent, abs=1)
            assert percentage(stand_in["descent-override"]) * scale == pytest.approx(-header["hhea"].descent, abs=1)


def blocks(css: str) -> list[str]:
    return re.findall(r"@font-face \{([^}]*)\}", css)


def declarations(block: str) -> dict[str, str]:
    return dict(line.strip().rstrip(";").split(": ", 1) for line in block.strip().splitlines())


def percentage(value: str) -> float:
    return float(value.removesuffix("%")) / 100
