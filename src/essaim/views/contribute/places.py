"""The territories that the form looks up beside communes, which have their own files (``site/communes.py``)."""

from collections.abc import Iterator

from essaim.territories import Nature, Territories

_NATURES = {
    Nature.PAYS: "pays",
    Nature.REGION: "région",
    Nature.DEPARTEMENT: "département",
    Nature.EPCI: "intercommunalité",
    Nature.SUBDIVISION: "subdivision",
    Nature.ZONE: "zone",
}


def areas(territories: Territories) -> Iterator[tuple[str, str, str]]:
    """Every territory larger than a commune: its code, its name, what it is and where; the largest levels first."""
    for nature, word in _NATURES.items():
        for territory in territories.of(nature):
            above = territories.get(territory.parents[0]) if territory.parents else None
            yield territory.code, territory.nom, f"{word}, {above.nom}" if above else word


def former(territories: Territories) -> Iterator[tuple[str, str, str, str]]:
    """Every former code: its name then, and the code and name of what it leads to."""
    for code in territories.former_codes():
        successor = territories.resolve(code)
        if successor is not None:
            yield code, territories.former_name(code) or "", successor.code, successor.nom
