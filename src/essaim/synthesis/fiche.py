"""A fiche of chance: the shape of a real one (its keys, lists, sentences), with other words, places and figures.

The schema says what each value is, so a key added to it is followed here without a line. What rules tie together (a
status and its year of end, a model and its sub-type, a source and what cites it) is kept as the real fiche has it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from essaim.schema.references import DEFINITION, Schema
from essaim.synthesis.places import Places
from essaim.synthesis.prose import Prose

_LONGEST = 400  # characters of a text whose schema sets no bound
_MEASURES = frozenset({"unite", "unite_libre", "page", "licence"})  # few words, the same everywhere
_SENTENCE = 45  # characters: what a limit must have to be a sentence (rule « limite-trop-courte »)
_REMOTEST = 700  # days before the check of the fiche taken as a shape
# Lists that other keys count on, and blocks whose keys answer for one another: taken whole.
_WHOLE = frozenset({"objectifs", "modeles", "reserves", "couts", "pret_a_essaimer", "sources", "effets_par_lieu"})
_DROPPED = ("anciens_ids", "replique_de", "inspire_de")  # names of other fiches: the catalogue gives its own


@dataclass(frozen=True, slots=True)
class Means:
    """What fiches are made of: chance, prose, places, the schema of their kind, and the share of what is optional."""

    chance: Random
    prose: Prose
    places: Places
    schema: Schema
    richness: float


@dataclass(frozen=True, slots=True)
class _Draw:
    """What stays the same through one fiche."""

    means: Means
    address: str
    years: int
    days: int
    scale: float
    richness: float

    def kept(self) -> bool:
        return self.means.chance.random() < self.richness

    def value(self, node: Schema, value: object, key: str) -> Any:
        if isinstance(value, Mapping):
            return self._block(node, value, key)
        if isinstance(value, list):
            return self._list(node, value, key)
        if isinstance(value, str):
            return self._text(node, value, key)
        return self._number(node, value)

    def _block(self, node: Schema, block: Mapping[str, object], key: str) -> dict[str, object]:
        known, required = node.get("properties", {}), node.get("required", ())
        whole = key in _WHOLE or "anyOf" in node or "if" in node
        return {
            name: self.value(known[name], value, name)
            for name, value in block.items()
            if name in known and (whole or name in required or name not in ("note", "adaptations") or self.kept())
        }

    def _list(self, node: Schema, items: list[object], key: str) -> list[object]:
        least = len(items) if key in _WHOLE else node.get("minItems", 1)
        kept = [item for rank, item in enumerate(items) if rank < least or _is_origin(item) or self.kept()]
        made = [self.value(node["items"], item, key) for item in kept]
        return list(dict.fromkeys(made)) if node.get("uniqueItems") else made

    def _text(self, node: Schema, text: str, key: str) -> str:
        match node.get(DEFINITION):
            case "territoire":
                return self.means.places.like(text)
            case "date":
                return f"{date.fromisoformat(text) - timedelta(days=self.days)}"
            case "adresse_web":
                return f"{self.address}{key}/{int(self.means.chance.random() * 100_000)}"
            case "lieu":
                town = self.means.places.town().nom
                return town if len(town) >= node.get("minLength", 0) else f"{town} (commune)"  # Y, in the Somme
            case "recit":
                return self.means.prose.story(text, 0.5 + self.richness)
        if "oneOf" in node or "pattern" in node or "format" in node or key in _MEASURES:
            return text
        shortest = _SENTENCE if len(text) >= _SENTENCE else node.get("minLength", 0)
        return self.means.prose.rewritten(text, shortest, node.get("maxLength", _LONGEST), self.richness)

    def _number(self, node: Schema, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        if node.get(DEFINITION) == "annee":
            return value - self.years
        decimals = len(f"{value}".partition(".")[2]) if isinstance(value, float) else None
        return max(round(value * self.scale, decimals), node.get("minimum", -math.inf))


def fiche(means: Means, shape: Mapping[str, object], address: str) -> dict[str, Any]:
    """The data of a fiche shaped like ``shape``; the addresses that it gives all begin with ``address``."""
    chance = means.chance
    means.prose.new_subject()
    spread = means.richness * (0.5 + chance.random())
    draw = _Draw(means, address, int(chance.random() * 4), int(chance.random() * _REMOTEST), chance.random(), spread)
    taken = {key: value for key, value in shape.items() if key not in _DROPPED}
    optional = [key for key in taken if key not in means.schema["required"] and key != "recit"]
    left_out = {key for key in optional if not key.startswith("source_") and chance.random() > 0.5 + spread}
    made = {key: value for key, value in taken.items() if key not in left_out}
    data = draw._block(means.schema, made, "")
    data["sources"] = _cited(data)
    return data


def _is_origin(item: object) -> bool:
    return isinstance(item, Mapping) and item.get("role") == "origine"


def _cited(data: Mapping[str, Any]) -> list[dict[str, object]]:
    """The sources that something still cites, one of them at least independent of the carrier."""
    cited = {source for key, value in data.items() if key != "sources" for source in _sources(value, key)}
    kept = [source for source in data["sources"] if source["id"] in cited]
    if all(source.get("independante") != "oui" for source in kept):
        kept[0]["independante"] = "oui"
    return kept


def _sources(value: object, key: str) -> set[str]:
    if isinstance(value, Mapping):
        return {source for name, item in value.items() for source in _sources(item, name)}
    if isinstance(value, list):
        return {source for item in value for source in _sources(item, key)}
    return {value} if isinstance(value, str) and key.startswith("source") else set()
