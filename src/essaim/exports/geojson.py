"""GeoJSON (RFC 7946): one feature for each territory an initiative names, at a point that says what it is."""

from essaim.exports.edition import Edition, json_bytes
from essaim.indexes import Presence


def geojson(edition: Edition) -> bytes:
    """`initiatives.geojson`. A feature whose territory has no known point has no geometry, and stays."""
    features = [_feature(edition, presence) for presence in edition.atlas.presences]
    return json_bytes({"type": "FeatureCollection", **edition.notice(), "features": features}, indent=None)


def _feature(edition: Edition, presence: Presence) -> dict[str, object]:
    record, territory = presence.initiative, presence.territory
    point = edition.points.of(territory, edition.catalogue.territories)
    return {
        "type": "Feature",
        "geometry": None if point is None else {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "initiative": record.id,
            "titre": record.titre,
            "page": edition.page(record),
            "implantation": presence.rang + 1,
            "territoire": territory.code,
            "nom": territory.nom,
            "sorte": presence.sorte,
            "statut": presence.statut,
            "depuis": presence.depuis,
            "jusqu_a": presence.jusqu_a,
            "precision": None if point is None else point.precision,
            "point": None if point is None else point.lieu,
            "point_de": None if point is None else point.de,
        },
    }
