"""The one file of a group of sites (« dossier unique », proposition 1): what the fiche knows, and blanks to fill."""

from dataclasses import asdict, dataclass

from essaim.levels import cout, pret, preuve
from essaim.levels.pret import QUESTIONS, answers
from essaim.records import Record
from essaim.typography import date_fr
from essaim.views.fiche import FicheView, fiche
from essaim.views.instruments.links import leading_to
from essaim.views.scope import Data, Scope, mapping, mappings, text

VERSION = 1
BLANK_SITES = 5
KEPT = (
    "titre",
    "resume",
    "nature",
    "themes",
    "publics",
    "probleme",
    "reponse",
    "porteur",
    "contact",
    "maturite",
    "implantations",
    "modelisation",
    "conditions",
    "limites",
    "accompagnement",
    "sources",
    "verifie_le",
)


@dataclass(frozen=True, slots=True)
class DossierView:
    """The page of the file; ``blancs`` are the ranks of the empty lines that sites fill."""

    fiche: FicheView
    lien: str
    donnees: str
    verifie_le: str
    blancs: tuple[int, ...]
    partenaires: str
    principe: str


def dossier(scope: Scope, record: Record) -> DossierView:
    """The file of one initiative, seen from ``/initiatives/<id>/dossier/``."""
    view = fiche(scope, record)
    return DossierView(
        view,
        scope.fiche(record),
        scope.lien(f"initiatives/{record.id}/dossier.json"),
        date_fr(text(record.data, "verifie_le")),
        tuple(range(1, BLANK_SITES + 1)),
        ", ".join(p.nom for phase in view.grille.partenaires for p in phase.partenaires),
        leading_to(scope, "propositions/subvention-d-essaimage/"),
    )


def dossier_data(scope: Scope, record: Record) -> dict[str, object]:
    """The same as data: ``fiche`` is filled, ``calcule`` computed, ``a_remplir`` holds nulls for the group to fill."""
    data = record.data
    return {
        "format": "essaim/dossier-unique",
        "version": VERSION,
        "fiche": {
            "id": record.id,
            "adresse": f"initiatives/{record.id}/",
            **{key: data[key] for key in KEPT if key in data},
            "pret_a_essaimer": _readiness(data),
        },
        "calcule": _computed(scope, data),
        "a_remplir": _blanks(),
    }


def _readiness(data: Data) -> dict[str, object]:
    found = pret(answers(data))
    return {
        "reponses": dict(zip(QUESTIONS, found.reponses, strict=True)),
        "oui": found.oui,
        "verdict": found.verdict,
        "details": mapping(data, "pret_a_essaimer"),
    }


def _computed(scope: Scope, data: Data) -> dict[str, object]:
    proof, cost = preuve(data), cout(data)
    places = [scope.atlas.territories.resolve(text(p, "territoire")) for p in mappings(data, "implantations")]
    return {
        "preuve": {
            "niveau": proof.niveau,
            "libelle": proof.libelle,
            "effets": [scope.terme("effets", effect).libelle for effect in proof.effets],
            "evaluations": proof.evaluations,
        },
        "cout": asdict(cost),
        "territoires": list(dict.fromkeys(place.nom for place in places if place)),
    }


def _blanks() -> dict[str, object]:
    site = dict.fromkeys(("territoire", "organisme", "service_a_contacter", "montant_envisage", "decision", "date"))
    return {
        "chef_de_file": dict.fromkeys(("territoire", "organisme", "service_a_contacter", "montant", "debut", "fin")),
        "sites_en_option": [dict(site) for _ in range(BLANK_SITES)],
        "suivi": dict.fromkeys(("indicateurs", "rythme_des_reunions", "date_du_bilan")),
        "preuve_du_concept": dict.fromkeys(("constat", "decision_du_groupe", "date")),
        "options_levees": [],
    }
