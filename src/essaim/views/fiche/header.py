"""The head of a fiche: what it is, who carries it, when a person last checked it, and where to mend it."""

from dataclasses import dataclass

from essaim.levels import Completude, Fraicheur, completude, fraicheur
from essaim.records import Record
from essaim.typography import date_fr
from essaim.views.cards import phrases
from essaim.views.fiche.places import Etape, taker_names
from essaim.views.scope import Data, Pastille, Scope, Terme, mapping, text, words


@dataclass(frozen=True, slots=True)
class Controle:
    """When a person last checked the fiche."""

    etat: str
    date: str
    iso: str


@dataclass(frozen=True, slots=True)
class Entete:
    """What stands at the top and in the margin of the fiche; ``replique``: it replicates another one."""

    id: str
    titre: str
    resume: str
    nature: Terme
    maturite: Terme
    themes: tuple[Pastille, ...]
    publics: tuple[Terme, ...]
    porteur: Etape
    porteur_type: Terme
    origine: str
    replique: bool
    reprises: str
    preneurs: str
    taille: str
    contact: Etape | None
    completude: Completude
    controle: Controle
    corriger: str
    reprise: str
    signaler: str
    editer: str
    fichier: str


def header(scope: Scope, record: Record) -> Entete:
    """The head of one initiative's fiche."""
    data = record.data
    said = phrases(scope, record)
    porteur = mapping(data, "porteur")
    return Entete(
        record.id,
        record.titre,
        text(data, "resume"),
        scope.terme("natures", data["nature"]),
        scope.terme("maturites", data["maturite"]),
        tuple(scope.theme(theme) for theme in words(data, "themes")),
        tuple(scope.terme("publics", public) for public in words(data, "publics")),
        Etape(text(porteur, "nom"), text(porteur, "site")),
        scope.terme("types_de_porteur", porteur["type"]),
        said["origine"],
        "replique_de" in data,
        said["reprises"],
        taker_names(scope, record),
        said["taille"],
        _contact(data),
        completude(data),
        _check(fraicheur(text(data, "verifie_le"), scope.catalogue.today)),
        scope.lien(f"contribuer/?fiche={record.id}"),
        scope.lien(f"contribuer/?fiche={record.id}&reprise=1"),
        scope.forge.report(record.titre, f"initiatives/{record.id}/"),
        scope.forge.edit(str(record.path)),
        str(record.path),
    )


def _contact(data: Data) -> Etape | None:
    contact = mapping(data, "contact")
    return Etape(text(contact, "organisation"), text(contact, "page")) if contact else None


def _check(checked: Fraicheur) -> Controle:
    return Controle(checked.etat, date_fr(checked.verifie_le), checked.verifie_le.isoformat())
