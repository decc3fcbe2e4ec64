"""The six models: their cards, and the page that compares them."""

from dataclasses import dataclass

from essaim.records import Record
from essaim.views.cards import Carte
from essaim.views.claims import Claims, Enonce, Source
from essaim.views.excerpts import Extrait, Groupes, Suite, excerpt, left, pages
from essaim.views.fiche.places import Etape
from essaim.views.fiche.scaling import Arret
from essaim.views.matrices import Matrice, RangObjectif, across_territories, objectives
from essaim.views.scope import Scope, Terme, mapping, mappings, text, words


@dataclass(frozen=True, slots=True)
class Modele:
    """A model in a strip or a list."""

    id: str
    numero: int
    titre: str
    anglais: str
    devise: str
    resume: str
    lien: str


@dataclass(frozen=True, slots=True)
class Variante:
    """A sub-type and what distinguishes it."""

    terme: Terme
    enonce: Enonce


@dataclass(frozen=True, slots=True)
class ObjectifServi:
    """What a model card says of one objective, whether it serves it or not."""

    terme: Terme
    croix: bool
    statut: Terme
    confiance: Terme
    justification: str


@dataclass(frozen=True, slots=True)
class ModeleView:
    """Everything a model card prints."""

    modele: Modele
    definition: Enonce
    position: str
    spectre: tuple[Arret, ...]
    variantes: tuple[Variante, ...]
    quand: tuple[Enonce, ...]
    moyens: tuple[Variante, ...]
    vigilance: tuple[Enonce, ...]
    objectifs: tuple[ObjectifServi, ...]
    fiches: Extrait[Carte]
    suite: Suite
    recit: str
    sources: tuple[Source, ...]
    verifie_le: str
    corriger: str


@dataclass(frozen=True, slots=True)
class ModelesView:
    """The six models side by side, the line from control to autonomy, and what each serves."""

    modeles: tuple[Modele, ...]
    spectre: tuple[Arret, ...]
    options: tuple[Terme, ...]
    tableau: tuple[RangObjectif, ...]
    territoires: Matrice


def strip(scope: Scope) -> tuple[Modele, ...]:
    """The six models in the report's order."""
    return tuple(_model(scope, record) for record in ordered(scope))


def model_card(scope: Scope, record: Record) -> ModeleView:
    """The card of one model, with the fiches that follow it."""
    data = record.data
    claims = Claims(scope, data)
    position = mapping(data, "position")
    followers = excerpt(scope, scope.atlas.by_model.get(record.id, ()))
    return ModeleView(
        _model(scope, record),
        claims.enonce(mapping(data, "definition")),
        text(position, "texte"),
        stops(scope, words(position, "options")),
        tuple(
            Variante(scope.terme("sous_types", v["sous_type"]), claims.enonce(v, "definition"))
            for v in mappings(data, "sous_types")
        ),
        claims.enonces(data, "quand_le_choisir"),
        tuple(Variante(scope.terme("moyens", m["moyen"]), claims.enonce(m, "note")) for m in mappings(data, "moyens")),
        claims.enonces(data, "points_de_vigilance"),
        tuple(
            ObjectifServi(
                scope.terme("objectifs", cell["objectif"]),
                cell["croix"] is True,
                scope.terme("statuts_de_cellule", cell["statut"]),
                scope.terme("confiances", cell["confiance"]),
                text(cell, "justification"),
            )
            for cell in mappings(data, "objectifs")
        ),
        followers,
        Suite(f"modeles/{record.id}/", f"modele={record.id}", 1, pages(scope, followers.dessous)),
        text(data, "recit"),
        claims.sources,
        text(data, "verifie_le"),
        scope.forge.edit(str(record.path)),
    )


def model_below(scope: Scope, record: Record) -> Groupes:
    """What the card of a model leaves to the pages below it, seen from them."""
    return left(scope, scope.atlas.by_model.get(record.id, ()))


def models_page(scope: Scope) -> ModelesView:
    """The page of the six models."""
    models = strip(scope)
    columns = [(model.id, Etape(model.titre, model.lien)) for model in models]
    options = scope.catalogue.vocabulary("options")
    return ModelesView(
        models,
        stops(scope, ()),
        tuple(Terme(term.id, term.titre, term.description) for term in options),
        objectives(scope),
        across_territories(scope, columns, scope.atlas.by_model),
    )


def stops(scope: Scope, used: tuple[str, ...]) -> tuple[Arret, ...]:
    """The four stops of the line from control to autonomy, those ``used`` filled."""
    options = scope.catalogue.vocabulary("options")
    return tuple(Arret(t.titre, t.id in used, scope.lien(f"modeles/{t.extra['x-modele']}/")) for t in options)


def ordered(scope: Scope) -> list[Record]:
    """The records of the six models, in the report's order."""
    return sorted(scope.catalogue.of("modeles"), key=lambda record: str(record.data["numero"]))


def _model(scope: Scope, record: Record) -> Modele:
    data = record.data
    return Modele(
        record.id,
        int(str(data["numero"])),
        record.titre,
        text(data, "anglais"),
        text(data, "devise"),
        text(data, "resume"),
        scope.fiche(record),
    )
