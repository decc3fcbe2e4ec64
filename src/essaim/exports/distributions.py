"""What is offered to download: each file, its format, its rows. The page, DCAT and JSON-LD all say this."""

from collections.abc import Sequence
from dataclasses import dataclass

from essaim.exports.edition import API, Edition
from essaim.exports.tables import KIND, Table

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Distribution:
    """``adresse`` is relative to the site; ``format`` is the EU's name of it; ``lignes`` counts rows or records."""

    adresse: str
    titre: str
    media: str
    format: str
    lignes: int


def distributions(edition: Edition, tables: Sequence[Table]) -> tuple[Distribution, ...]:
    """Every file offered, the whole catalogue first."""
    initiatives = len(edition.catalogue.of(KIND))
    main, *others = tables
    return (
        _csv(main),
        Distribution("donnees/initiatives.xlsx", "Initiatives, classeur", SHEET, "XLSX", initiatives),
        Distribution(
            "donnees/initiatives.geojson",
            "Initiatives, carte des lieux",
            "application/geo+json",
            "GEOJSON",
            len(edition.atlas.presences),
        ),
        *(_csv(table) for table in others),
        *(
            Distribution(
                f"{API}/{kind.name}.json",
                f"{kind.titre}, fiches entières",
                "application/json",
                "JSON",
                len(edition.catalogue.of(kind.name)),
            )
            for kind in edition.catalogue.kinds
        ),
    )


def _csv(table: Table) -> Distribution:
    return Distribution(f"donnees/{table.nom}.csv", f"{table.titre}, tableau", "text/csv", "CSV", len(table.lignes))
