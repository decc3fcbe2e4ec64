"""The home page: one search, entries by problem, place and model, and living figures, each a link."""

from dataclasses import dataclass

from essaim.territories import Nature
from essaim.typography import nombre
from essaim.views.cards import Carte, carte, reprises
from essaim.views.fiche.places import Etape
from essaim.views.maps import CarteView, france_map
from essaim.views.models import Modele, strip
from essaim.views.scope import Scope
from essaim.views.themes import Theme, themes

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A living figure and the page where it can be checked."""

    nombre: str
    libelle: str
    lien: str


@dataclass(frozen=True, slots=True)
class AccueilView:
    """Everything the home page prints."""

    themes: tuple[Theme, ...]
    carte: CarteView
    fiches: tuple[Carte, ...]
    chiffres: tuple[Chiffre, ...]
    modeles: tuple[Modele, ...]
    regions: tuple[Etape, ...]
    outre_mer: tuple[Etape, ...]
    pays: tuple[Etape, ...]


def home(scope: Scope) -> AccueilView:
    """The home page of a catalogue, whatever its size."""
    tree = scope.atlas.territories
    overseas = [t for t in tree.of(Nature.DEPARTEMENT) if t.outre_mer and not t.uninhabited]
    mainland = [t for t in tree.of(Nature.REGION) if not t.outre_mer]
    abroad = [t for t in scope.atlas.pages if t.nature is Nature.PAYS and t.code != "FR"]
    return AccueilView(
        themes(scope),
        france_map(scope, scope.maps.france),
        _proven(scope),
        _figures(scope),
        strip(scope),
        tuple(Etape(t.nom, scope.territoire(t)) for t in mainland),
        tuple(Etape(t.nom, scope.territoire(t)) for t in overseas),
        tuple(Etape(t.nom, scope.territoire(t)) for t in abroad),
    )


def _proven(scope: Scope) -> tuple[Carte, ...]:
    """By the rule the page says: a favourable effect, the best proof, most ready, most taken up; one a theme."""
    ranked = []
    for record in scope.catalogue.initiatives:
        proof = scope.atlas.proofs[record.id]
        if proof.niveau is None or "favorable" not in proof.effets or record.data["maturite"] == "arretee":
            continue
        taken = len(reprises(scope.atlas.by_initiative.get(record.id, ())))
        ranked.append((-proof.niveau, -scope.atlas.readiness[record.id].oui, -taken, record.id, record))
    cards: dict[str, Carte] = {}
    for *_, record in sorted(ranked, key=lambda row: row[:4]):
        card = carte(scope, record)
        cards.setdefault(card.theme.libelle, card)
    return tuple(cards.values())[:SHOWN]


def _figures(scope: Scope) -> tuple[Chiffre, ...]:
    records = scope.catalogue.initiatives
    taken = [p for p in scope.atlas.presences if p.sorte == "reprise"]
    named = {p.territory.code for p in scope.atlas.presences}
    evaluated = [r for r in records if scope.atlas.proofs[r.id].evaluations]
    return (
        Chiffre(nombre(len(records)), "initiatives", scope.lien("initiatives/")),
        Chiffre(nombre(len(taken)), "reprises ailleurs", scope.lien("transferts/")),
        Chiffre(nombre(len(named)), "territoires", scope.lien("territoires/")),
        Chiffre(nombre(len(evaluated)), "initiatives évaluées", scope.lien("initiatives/")),
    )
