"""The report's ten proposals, and what this site does for each."""

from dataclasses import dataclass

from essaim.kinds import Kind
from essaim.views.scope import Scope, Terme, mappings, text


@dataclass(frozen=True, slots=True)
class Service:
    """What the site does for a proposal; ``lien`` is None while it is only planned."""

    texte: str
    lien: str | None
    etat: Terme


@dataclass(frozen=True, slots=True)
class Proposition:
    """One proposal."""

    numero: int
    titre: str
    lien: str
    resume: str
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class ProposalsView:
    """The ten proposals, in the report's order."""

    titre: str
    accroche: str
    vide: str
    propositions: tuple[Proposition, ...]


def proposals(scope: Scope, kind: Kind) -> ProposalsView:
    """Every proposal, in the report's order."""
    rows = []
    for record in sorted(scope.catalogue.of(kind.name), key=lambda r: int(str(r.data["numero"]))):
        services = []
        for service in mappings(record.data, "services"):
            state = scope.terme("etats_de_service", service["etat"])
            address = text(service, "adresse").removeprefix("/")
            link = scope.lien(address) if state.id != "prevu" else None
            services.append(Service(text(service, "texte"), link, state))
        numero = int(str(record.data["numero"]))
        rows.append(
            Proposition(numero, record.titre, scope.fiche(record), text(record.data, "resume"), tuple(services))
        )
    return ProposalsView(kind.titre, kind.accroche, kind.vide, tuple(rows))
