"""How an initiative travels: its places and relatives, its models and objectives, its readiness, its help."""

from dataclasses import dataclass

from essaim.indexes import MONEY, NO_THEME, Presence
from essaim.indexes.needs import seekers
from essaim.levels import Pret, pret
from essaim.levels.pret import answers
from essaim.records import Record
from essaim.typography import nombre
from essaim.views.claims import Claims, Enonce, Renvoi
from essaim.views.fiche.places import Etape, Lieu, Noeud, family, places, replicas, takers
from essaim.views.fiche.pool import GroupeDeSites, pool
from essaim.views.scope import Data, Scope, Terme, mapping, mappings, number, text, words, year


@dataclass(frozen=True, slots=True)
class Choix:
    """A model or an objective the fiche names, with its variant, its reason and the page it leads to."""

    terme: Terme
    lien: str
    variante: Terme | None
    enonce: Enonce


@dataclass(frozen=True, slots=True)
class Question:
    """One of the report's six questions and the fiche's answer."""

    id: str
    texte: str
    reponse: Terme
    note: str
    source: Renvoi | None


@dataclass(frozen=True, slots=True)
class Arret:
    """A stop of the control–autonomy line."""

    libelle: str
    actif: bool
    lien: str


@dataclass(frozen=True, slots=True)
class Appui:
    """A scheme that helped, or a prize."""

    nom: str
    lien: str | None
    annee: int | None
    note: str
    source: Renvoi | None


@dataclass(frozen=True, slots=True)
class Offre:
    """A part of the catalogue's schemes: those of a theme of the fiche, or open to all (``theme`` is empty).

    It says nothing of who was helped; ``nombre`` may be 0, and the page then says what is missing.
    """

    libelle: str
    theme: str
    lien: str
    nombre: int


@dataclass(frozen=True, slots=True)
class Essaimage:
    """Where it lives, how it spread, whether it is ready, and who helps."""

    lieux: tuple[Lieu, ...]
    preneurs: tuple[Lieu, ...]
    repliques: tuple[Etape, ...]
    famille: Noeud | None
    objectifs: tuple[Choix, ...]
    modeles: tuple[Choix, ...]
    spectre: tuple[Arret, ...]
    pret: Pret
    questions: tuple[Question, ...]
    accompagnement: str
    accompagnement_lien: str
    dispositifs: tuple[Appui, ...]
    distinctions: tuple[Appui, ...]
    offres: tuple[Offre, ...]
    proposer: str
    besoins: tuple[Etape, ...]
    groupe: GroupeDeSites


def scaling(scope: Scope, record: Record, claims: Claims) -> Essaimage:
    """How one initiative travels."""
    data = record.data
    support = mapping(data, "accompagnement")
    where = places(scope, record, claims)
    return Essaimage(
        where,
        takers(scope, record, where),
        replicas(scope, record),
        family(scope, record),
        _choices(scope, data, claims, "objectifs", "objectif", "modeles/#objectif-{}"),
        _choices(scope, data, claims, "modeles", "modele", "modeles/{}/"),
        _spectrum(scope, scope.atlas.by_initiative.get(record.id, ()), data),
        pret(answers(data)),
        _questions(scope, data, claims),
        _support(support),
        text(support, "url"),
        _schemes(scope, data, claims),
        _prizes(data, claims),
        _offers(scope, data),
        scope.forge.propose("dispositifs"),
        tuple(Etape(need.titre, scope.fiche(need)) for need in seekers(scope.atlas, record)),
        pool(data, where, scope.lien(f"initiatives/{record.id}/dossier/")),
    )


def _choices(scope: Scope, data: Data, claims: Claims, key: str, name: str, address: str) -> tuple[Choix, ...]:
    return tuple(
        Choix(
            scope.terme(key, choice[name]),
            scope.lien(address.format(choice[name])),
            scope.terme("sous_types", choice["sous_type"]) if "sous_type" in choice else None,
            claims.enonce(choice, "note"),
        )
        for choice in mappings(data, key)
    )


def _spectrum(scope: Scope, presences: tuple[Presence, ...], data: Data) -> tuple[Arret, ...]:
    """The four stops, filled where a place of this fiche says so; empty if none does."""
    implantations = mappings(data, "implantations")
    used = {text(implantations[p.rang], "option") for p in presences}
    if not used - {""}:
        return ()
    options = scope.catalogue.vocabulary("options")
    return tuple(Arret(t.titre, t.id in used, scope.lien(f"modeles/{t.extra['x-modele']}/")) for t in options)


def _questions(scope: Scope, data: Data, claims: Claims) -> tuple[Question, ...]:
    declared = mapping(data, "pret_a_essaimer")
    questions = []
    for term in scope.catalogue.vocabulary("questions_pret"):
        answer = mapping(declared, term.id)
        reponse = scope.terme("reponse", text(answer, "reponse") or "inconnu")
        questions.append(Question(term.id, term.titre, reponse, text(answer, "note"), claims.renvoi(answer)))
    return tuple(questions)


def _support(support: Data) -> str:
    days = number(support, "jours_par_an")
    parts = (f"{nombre(days)} jours par an" if days is not None else "", text(support, "comment"))
    return " · ".join(part for part in parts if part)


def _schemes(scope: Scope, data: Data, claims: Claims) -> tuple[Appui, ...]:
    schemes = []
    for entry in mappings(data, "dispositifs"):
        record = scope.catalogue.get("dispositifs", text(entry, "dispositif"))
        if record is not None:
            schemes.append(
                Appui(
                    record.titre, scope.fiche(record), year(entry, "annee"), text(entry, "note"), claims.renvoi(entry)
                )
            )
    return tuple(schemes)


def _offers(scope: Scope, data: Data) -> tuple[Offre, ...]:
    """The schemes of the catalogue: first the money open to all themes, then all that is, then each theme's."""
    themes = words(data, "themes")
    labels = [scope.terme("themes", theme).libelle for theme in themes]
    money = scope.terme("types_de_dispositif", MONEY).libelle
    every = "ouverts à tous les thèmes"
    return (
        Offre(f"{money} : dispositifs {every}", "", _schemes_at(scope, NO_THEME, MONEY), len(scope.atlas.open_money)),
        Offre(f"Tous les dispositifs {every}", "", _schemes_at(scope, NO_THEME), _count(scope, NO_THEME)),
        *(
            Offre(
                f"Dispositifs sur le thème « {label} »",
                label,
                _schemes_at(scope, theme),
                _count(scope, theme),
            )
            for theme, label in zip(themes, labels, strict=True)
        ),
    )


def _schemes_at(scope: Scope, theme: str, kind: str = "") -> str:
    return scope.lien(f"dispositifs/?theme={theme}{f'&type={kind}' if kind else ''}#liste")


def _count(scope: Scope, theme: str) -> int:
    return len(scope.atlas.schemes_by_theme.get(theme, ()))


def _prizes(data: Data, claims: Claims) -> tuple[Appui, ...]:
    return tuple(
        Appui(text(entry, "nom"), None, year(entry, "annee"), text(entry, "note"), claims.renvoi(entry))
        for entry in mappings(data, "distinctions")
    )
