"""As many initiatives of chance as wanted, one after the other: the first hundred are those of any larger catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random
from typing import Any

from essaim.catalogue import Catalogue
from essaim.drafting import yaml_of
from essaim.schema.suggestions import plain
from essaim.synthesis.fiche import Means, fiche
from essaim.synthesis.places import Places
from essaim.synthesis.prose import Prose

RICHNESS = 0.18  # share of what is optional: files of 6 KB; the real ones, by the team itself, are the fullest, at 12
_YAML = 0.2  # share of fiches written whole in YAML
_LINKED = {"replique_de": 0.06, "inspire_de": 0.04}
_SCARCE = {"avis": 0.2, "accompagnement": 0.1, "distinctions": 0.1}  # keys that few real fiches have yet
_LONGEST_ID = 60


@dataclass
class _Maker:
    means: Means
    shapes: Sequence[Mapping[str, Any]]
    examples: Mapping[str, Any]
    ids: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def file(self) -> tuple[PurePosixPath, bytes]:
        chance = self.means.chance
        shape = dict(chance.choice(self.shapes))
        other = chance.choice(self.shapes)
        shape.update((key, other[key]) for key in ("nature", "themes", "publics"))
        for key, share in _SCARCE.items():
            if key not in shape and chance.random() < share:
                shape[key] = _citing(self.examples[key], shape["sources"][0]["id"])
        number = len(self.ids)
        data = fiche(self.means, shape, f"https://exemple-{number}.example/")
        data["titre"], identifier = self._title()
        for key, share in _LINKED.items():
            if self.ids and chance.random() < share:
                data[key] = [chance.choice(self.ids)]
        self.ids.append(identifier)
        ordered = {key: data[key] for key in self.means.schema["properties"] if key in data}
        return _written(f"content/initiatives/{identifier}", ordered, whole=chance.random() < _YAML)

    def _title(self) -> tuple[str, str]:
        """A title that no other fiche bears, and the id made of it."""
        prose, town = self.means.prose, self.means.places.town().nom
        while True:
            first, second, third = prose.word(), prose.word(), prose.name()
            title = f"{first[0].upper()}{first[1:]} {second} {third}, {town}"[:110]
            identifier = plain(title)[:_LONGEST_ID].strip("-")
            if len({first, second, third.lower()}) == 3 and identifier not in self.taken:
                self.taken.add(identifier)
                return title, identifier


def synthetic(
    catalogue: Catalogue, number: int, seed: int, richness: float = RICHNESS
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """``number`` initiatives: path and bytes of each, valid beside the other kinds of ``catalogue``.

    ``catalogue`` gives shapes, words and grammar, and must hold at least one initiative. The same arguments give the
    same bytes. ``richness`` is the share, from 0 to 1, of optional parts and of sentences that is kept.
    """
    chance = Random(seed)
    texts = [text for record in catalogue for _, text in record.leaves() if isinstance(text, str) and " " in text]
    towns = [record.nom for record in catalogue.territories if record.population]
    abroad = [
        code
        for record in catalogue.initiatives
        for _, code in record.texts("implantations", "*", "territoire")
        if code in catalogue.territories and code[0].isalpha() and not code.startswith("FR")
    ]
    schema = catalogue.schemas.inlined("initiatives")
    places = Places(chance, catalogue.territories, abroad)
    means = Means(chance, Prose(chance, texts, towns), places, schema, richness)
    examples = {key: node["examples"][0] for key, node in schema["properties"].items() if node.get("examples")}
    maker = _Maker(means, [record.data for record in catalogue.initiatives], examples)
    maker.taken.update(record.id for record in catalogue)
    for _ in range(number):
        yield maker.file()


def _citing(example: Any, source: str) -> Any:
    """The schema's example, where it cites a source, citing one of the fiche."""
    if isinstance(example, list):
        return [_citing(item, source) for item in example]
    return {**example, "source": source} if "source" in example else example


def _written(stem: str, data: dict[str, Any], *, whole: bool) -> tuple[PurePosixPath, bytes]:
    if whole or "recit" not in data:
        return PurePosixPath(f"{stem}.yml"), yaml_of(data).encode()
    body = data.pop("recit")
    return PurePosixPath(f"{stem}.md"), f"---\n{yaml_of(data)}---\n\n{body}".encode()
