"""The report's modelling grid (section 3.b): what it takes to do it elsewhere, and what it depends on."""

from dataclasses import dataclass, replace

from essaim.views.claims import Claims, Enonce, Renvoi
from essaim.views.scope import Data, Scope, Terme, mapping, mappings, text


@dataclass(frozen=True, slots=True)
class Partenaire:
    """A partner and what it brings."""

    nom: str
    type: str
    apport: str
    source: Renvoi | None
    reserves: tuple[Terme, ...]


@dataclass(frozen=True, slots=True)
class PhasePartenaires:
    """The partners of one phase; ``phase`` is None for those whose phase is unknown."""

    phase: Terme | None
    partenaires: tuple[Partenaire, ...]


@dataclass(frozen=True, slots=True)
class Outil:
    """A piece of the kit."""

    titre: str
    type: Terme
    url: str
    licence: Terme
    note: str


@dataclass(frozen=True, slots=True)
class Grille:
    """Every block of the grid; an empty one is shown as « non renseigné »."""

    objectifs_impacts: str
    dispositif: tuple[Enonce, ...]
    coeur: tuple[Enonce, ...]
    marges: tuple[Enonce, ...]
    partenaires: tuple[PhasePartenaires, ...]
    conditions: tuple[Enonce, ...]
    limites: tuple[Enonce, ...]
    kit: tuple[Outil, ...]


def grid(scope: Scope, data: Data, claims: Claims) -> Grille:
    """The grid of an initiative's data."""
    block = mapping(data, "modelisation")
    return Grille(
        text(block, "objectifs_impacts"),
        _steps(block, claims),
        claims.enonces(block, "coeur"),
        claims.enonces(block, "marges"),
        _partners(scope, block, claims),
        claims.enonces(data, "conditions"),
        _limits(scope, data, claims),
        _kit(scope, data),
    )


def _limits(scope: Scope, data: Data, claims: Claims) -> tuple[Enonce, ...]:
    return tuple(
        replace(claims.enonce(limit), genre=scope.terme("types_de_limite", text(limit, "type") or "limite"))
        for limit in mappings(data, "limites")
    )


def _steps(grid: Data, claims: Claims) -> tuple[Enonce, ...]:
    steps = []
    for step in mappings(grid, "dispositif"):
        detail = text(step, "detail")
        words_ = f"{text(step, 'etape')} : {detail}" if detail else text(step, "etape")
        steps.append(replace(claims.enonce(step, "etape"), texte=words_))
    return tuple(steps)


def _partners(scope: Scope, grid: Data, claims: Claims) -> tuple[PhasePartenaires, ...]:
    partners = mappings(grid, "partenaires")
    known = [term.id for term in scope.catalogue.vocabulary("phases_de_partenariat")]
    groups = []
    for phase in (*known, ""):
        members = tuple(
            Partenaire(
                text(p, "nom"),
                scope.terme("types_de_porteur", p["type"]).libelle if "type" in p else "",
                text(p, "apport"),
                claims.renvoi(p),
                claims.reserves(p),
            )
            for p in partners
            if text(p, "phase") == phase
        )
        if members:
            groups.append(PhasePartenaires(scope.terme("phases_de_partenariat", phase) if phase else None, members))
    return tuple(groups)


def _kit(scope: Scope, data: Data) -> tuple[Outil, ...]:
    return tuple(
        Outil(
            text(tool, "titre"),
            scope.terme("types_de_kit", tool["type"]),
            text(tool, "url"),
            scope.terme("licences", tool["licence"]),
            text(tool, "note"),
        )
        for tool in mappings(data, "kit")
    )
