"""The catalogue is worth its fiches: how many, where, how well judged, how frank; and the pages say what is counted."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

from essaim.catalogue import Catalogue, Loading
from essaim.indexes import Atlas
from essaim.problem import Severity
from essaim.territories import Nature
from essaim.validation import all_problems

COMPARED = {"randomisee", "comparaison", "meta-analyse"}


def test_sixty_initiatives_at_least_pass_every_rule(loading: Loading) -> None:
    wrong = {p.file for p in all_problems(loading) if p.severity is Severity.ERROR}
    sound = [r for r in loading.catalogue.initiatives if str(r.path) not in wrong]
    assert len(sound) >= 60
    assert not wrong


def test_the_fiches_stand_in_canonical_form(root: Path) -> None:
    command = [sys.executable, "scripts/format.py", "--check", "content/initiatives"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def _inhabited(section: Callable[[str, str], Element], slug: str) -> bool:
    """The page of a territory shows an initiative that is there, planned there, or within it."""
    address = f"territoires/{slug}"
    parts = [section(address, anchor) for anchor in ("nees", "reprises", "projets", "dedans")]
    return any("/initiatives/" in a.attrib.get("href", "") for part in parts for a in part.iter("a"))


def test_twenty_five_departments_have_something_on_their_page(atlas: Atlas, section) -> None:
    departments = atlas.territories.of(Nature.DEPARTEMENT)
    assert sum(_inhabited(section, place.slug) for place in departments) >= 25


def test_ten_countries_have_something_on_their_page(atlas: Atlas, section) -> None:
    countries = [place for place in atlas.pages if place.nature is Nature.PAYS]
    assert sum(_inhabited(section, place.slug) for place in countries) >= 10


def test_twenty_initiatives_were_compared_with_others(catalogue: Catalogue) -> None:
    compared = [
        record.id
        for record in catalogue.initiatives
        if any(study["type"] in COMPARED for study in record.data.get("evaluations", ()))
    ]
    assert len(compared) >= 20, compared


def test_eight_initiatives_show_a_failure_a_closure_or_no_effect(catalogue: Catalogue, section, said) -> None:
    """On the page itself: as an effect, a stopped place, or a limit that says it is a failure or a closure."""
    frank = []
    for record in catalogue.initiatives:
        address = f"initiatives/{record.id}"
        limits, proof = said(section(address, "limites")), said(section(address, "preuve"))
        places = said(section(address, "lieux"))
        if (
            "Échec." in limits
            or "Fermeture." in limits
            or "Effet : Testé, sans effet démontré" in proof
            or "Effet : Défavorable" in proof
            or ", arrêtée" in places
        ):
            frank.append(record.id)
    assert len(frank) >= 8, frank


def test_every_initiative_has_a_specific_limit(catalogue: Catalogue) -> None:
    """A limit is a sentence of its own, which no other fiche has."""
    seen: dict[str, str] = {}
    for record in catalogue.initiatives:
        assert record.data["limites"], record.id
        for limit in record.data["limites"]:
            assert len(limit["texte"].split()) >= 4, f"{record.id}: {limit['texte']}"
            assert seen.setdefault(limit["texte"], record.id) == record.id
