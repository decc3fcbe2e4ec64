"""Assembles the fiche: every heading is there, the empty ones included, so that what is missing shows."""

from dataclasses import dataclass

from essaim.levels import Preuve, preuve
from essaim.records import Record
from essaim.views.claims import Claims, Enonce, Source
from essaim.views.fiche.costs import Couts, costs
from essaim.views.fiche.evidence import Avis, Evaluation, Resultat, colleges, evaluations, opinions, results
from essaim.views.fiche.grid import Grille, grid
from essaim.views.fiche.header import Entete, header
from essaim.views.fiche.scaling import Essaimage, scaling
from essaim.views.scope import Scope, Terme, text


@dataclass(frozen=True, slots=True)
class FicheView:
    """Everything the fiche's page prints, in reading order."""

    entete: Entete
    probleme: Enonce
    reponse: Enonce
    preuve: Preuve
    effets: tuple[Terme, ...]
    resultats: tuple[Resultat, ...]
    evaluations: tuple[Evaluation, ...]
    avis: tuple[Avis, ...]
    colleges: tuple[tuple[Terme, int], ...]
    couts: Couts
    grille: Grille
    essaimage: Essaimage
    recit: str
    sources: tuple[Source, ...]


def fiche(scope: Scope, record: Record) -> FicheView:
    """The view of one initiative, seen from its own page."""
    data = record.data
    claims = Claims(scope, data)
    proof = preuve(data)
    return FicheView(
        header(scope, record),
        Enonce(text(data, "probleme"), claims.renvoi(data, "source_probleme")),
        Enonce(text(data, "reponse"), claims.renvoi(data, "source_reponse")),
        proof,
        tuple(scope.terme("effets", effet) for effet in proof.effets),
        results(scope, data, claims),
        evaluations(scope, data, claims),
        opinions(scope, data),
        colleges(scope, data),
        costs(scope, data, claims),
        grid(scope, data, claims),
        scaling(scope, record, claims),
        text(data, "recit"),
        claims.sources,
    )
