"""What failures teach: closures, attempts that failed, evaluations without effect, disputes, each in the fiche's words.

Nothing is written for this page: every line is a line of a fiche, with its source and the way back to its section.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from essaim.records import Record
from essaim.views.claims import Claims, Renvoi
from essaim.views.fiche.evidence import Evaluation, evaluations
from essaim.views.fiche.places import Etape, Lieu, places
from essaim.views.scope import Data, Scope, Terme, mappings, text

WITHOUT_EFFECT = ("non-demontre", "defavorable")


@dataclass(frozen=True, slots=True)
class Lecon:
    """A line of a fiche. ``entete`` names the place or the study; ``effet`` is what the study found, ``parts`` where or
    for whom it differed; ``section`` leads back to the fiche."""

    entete: str
    texte: str
    source: Renvoi | None
    reserves: tuple[Terme, ...]
    section: Etape
    effet: Terme | None = None
    parts: tuple[tuple[str, Terme, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lot:
    """The lessons of one fiche under one heading."""

    ancre: str
    fiche: Etape
    arretee: bool
    lecons: tuple[Lecon, ...]


@dataclass(frozen=True, slots=True)
class Chapitre:
    """A kind of failure; ``compte`` is the number of its lessons."""

    ancre: str
    titre: str
    chapeau: str
    lots: tuple[Lot, ...]
    compte: int


@dataclass(frozen=True, slots=True)
class LeconsView:
    """The page of lessons; ``fiches`` is the number of fiches it draws from, out of ``total``."""

    chapitres: tuple[Chapitre, ...]
    lecons: int
    fiches: int
    total: int


Reader = Callable[[Scope, Record, Claims], Iterator[Lecon]]


def lessons(scope: Scope) -> LeconsView:
    """The page of lessons of a catalogue: four chapters, each by title of fiche."""
    chapters = tuple(_chapter(scope, *each) for each in CHAPTERS)
    drawn = {lot.fiche for chapter in chapters for lot in chapter.lots}
    count = sum(chapter.compte for chapter in chapters)
    return LeconsView(chapters, count, len(drawn), len(scope.catalogue.initiatives))


def failed(data: Data) -> bool:
    """The fiche tells a failure: it or a place of it stopped, a limit is one, or a study found no effect or harm."""
    return (
        data["maturite"] == "arretee"
        or any(place["statut"] == "arretee" for place in mappings(data, "implantations"))
        or any(text(limit, "type") in ("echec", "fermeture") for limit in mappings(data, "limites"))
        or any(study["effet"] in WITHOUT_EFFECT for study in mappings(data, "evaluations"))
    )


def _chapter(scope: Scope, anchor: str, title: str, lead: str, reader: Reader) -> Chapitre:
    lots = []
    for record in sorted(scope.catalogue.initiatives, key=lambda record: record.titre.casefold()):
        found = tuple(reader(scope, record, Claims(scope, record.data)))
        if found:
            page = Etape(record.titre, scope.fiche(record))
            stopped = record.data["maturite"] == "arretee"
            lots.append(Lot(f"{anchor}-{record.id}", page, stopped, tuple(_back(lesson, page) for lesson in found)))
    return Chapitre(anchor, title, lead, tuple(lots), sum(len(lot.lecons) for lot in lots))


def _back(lesson: Lecon, page: Etape) -> Lecon:
    """The lesson with its anchors, which are those of the fiche, made links to it."""
    section = replace(lesson.section, lien=page.lien + lesson.section.lien)
    source = replace(lesson.source, lien=page.lien + lesson.source.lien) if lesson.source else None
    return replace(lesson, section=section, source=source)


def _closures(scope: Scope, record: Record, claims: Claims) -> Iterator[Lecon]:
    for place in places(scope, record, claims):
        if place.statut.id == "arretee":
            yield Lecon(
                _where(place),
                place.motif_d_arret or place.note,
                place.source,
                place.reserves,
                Etape("Où elle vit", "#lieux"),
            )
    yield from _limits(record, claims, "fermeture")


def _limits(record: Record, claims: Claims, kind: str) -> Iterator[Lecon]:
    for limit in mappings(record.data, "limites"):
        if text(limit, "type") == kind:
            claim = claims.enonce(limit)
            yield Lecon("", claim.texte, claim.source, claim.reserves, Etape("Limites et échecs", "#limites"))


def _evaluations(scope: Scope, record: Record, claims: Claims) -> Iterator[Lecon]:
    for study in evaluations(scope, record.data, claims):
        parts = (
            *((part.lieu, part.effet, part.note) for part in study.effets_par_lieu),
            *((part.public, part.effet, part.note) for part in study.effets_par_public),
        )
        if study.effet.id in WITHOUT_EFFECT or (study.effet.id == "mitige" and parts):
            section = Etape("Résultats et preuve", "#preuve")
            yield Lecon(_study(study), study.conclusion, study.source, study.reserves, section, study.effet, parts)


def _where(place: Lieu) -> str:
    names = ", ".join(territory.libelle for territory in place.territoires)
    shown = place.precision if place.precision.startswith(names) else ", ".join(filter(None, (names, place.precision)))
    return ", ".join(filter(None, (shown, place.periode)))


def _study(study: Evaluation) -> str:
    year = str(study.annee) if study.annee else ""
    return ", ".join(part for part in (study.titre, study.type.libelle.lower(), study.lieu, year) if part)


CHAPTERS: tuple[tuple[str, str, str, Reader], ...] = (
    (
        "fermetures",
        "Ce qui a fermé",
        "Des lieux, des financements ou des programmes arrêtés, et pourquoi, quand la source le dit.",
        _closures,
    ),
    (
        "echecs",
        "Ce qui a été tenté sans réussir",
        "Des reprises avortées, des étapes manquées, des promesses non tenues.",
        lambda _scope, record, claims: _limits(record, claims, "echec"),
    ),
    (
        "sans-effet",
        "Ce qui a été évalué sans effet, ou avec un effet contraire",
        "Des études qui n’ont pas trouvé l’effet cherché, l’ont trouvé ici mais pas là, ou ont vu l’inverse.",
        _evaluations,
    ),
    (
        "controverses",
        "Ce qui fait débat",
        "Des critiques publiques, des désaccords entre acteurs ou entre études.",
        lambda _scope, record, claims: _limits(record, claims, "controverse"),
    ),
)
