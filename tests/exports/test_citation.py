"""Citations as reference managers read them."""

import json
import re
import tomllib

import pytest
import yaml

from essaim.exports.citation import bibtex, tex

FIELD = re.compile(r"^  (\w+) = \{(.*)\},?$", re.MULTILINE)


def test_each_initiative_has_its_two_files(catalogue, exported) -> None:
    for record in catalogue.initiatives:
        address = f"https://essaim.example/initiatives/{record.id}/"
        entry = exported[f"initiatives/{record.id}/citation.bib"].decode()
        assert entry.startswith(f"@misc{{essaim-{record.id}-{record.data['verifie_le'][:4]},\n")
        assert entry.endswith("\n}\n")
        fields = dict(FIELD.findall(entry))
        assert fields["url"] == address
        assert fields["date"] == record.data["verifie_le"]
        assert fields["title"] == f"{{{tex(record.titre)}}}"
        (item,) = json.loads(exported[f"initiatives/{record.id}/citation.json"])
        assert item["URL"] == address
        assert item["title"] == record.titre
        assert "-".join(f"{part:02}" for part in item["issued"]["date-parts"][0]) == record.data["verifie_le"]


def test_braces_are_balanced_whatever_the_title(catalogue, with_records, changed) -> None:
    record = changed(catalogue.initiatives[0], titre="50 % de {R&D} \\input{x} #1_a ~ ^ $")
    entry = bibtex(with_records(record), record)
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert r"50 \% de \{R\&D\} \textbackslash{}input\{x\} \#1\_a" in entry


@pytest.mark.parametrize("name", ["donnees/citation.bib", "donnees/citation.json"])
def test_the_catalogue_itself_can_be_cited_with_the_day_of_its_edition(exported, name) -> None:
    assert "2026-11-23" in exported[name].decode()
    assert "https://essaim.example/" in exported[name].decode()


def test_the_project_itself_says_how_to_cite_it(root) -> None:
    """The keys that the Citation File Format asks for; the version is the package's."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["version"] == project["version"]
    assert project["license"] in citation["license"]
