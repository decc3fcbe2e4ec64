"""The sites of an initiative, as a sentence tells them: « reprise à Guéret (23096) ajoutée »."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from essaim.changes.words import Words, enumerated, typeset
from essaim.typography import lowered

_PLACE = ("implantations", 0)
Block = Mapping[str, object]
# What a site is called by its status, and the ending that French gives to « ajouté ».
_UNDERWAY = {"en-projet": ("projet", ""), "option": ("option", "e"), "pilote": ("site pilote", "")}
_BY_ROLE = {"reprise": ("reprise", "e"), "origine": ("origine", "e")}


def place_sentences(
    gone: Sequence[object], new: Sequence[object], words: Words, compared: Callable[[Block, Block], str]
) -> Iterator[str]:
    """What happened to the sites: added, removed, or changed in place (same territory, same role if it can be).

    ``compared`` tells in words what differs between two versions of one site.
    """
    left = [item for item in gone if isinstance(item, Mapping)]
    for item in (item for item in new if isinstance(item, Mapping)):
        twin = _twin(item, left)
        if twin is None:
            yield _told(item, "ajouté", words) + _since(item)
            continue
        left.remove(twin)
        noun = lowered(_noun(twin)[0])
        yield typeset("{noun} {where} : ", noun=noun, where=_where(item, words)) + compared(twin, item)
    for item in left:
        yield _told(item, "retiré", words)
    if any(not isinstance(item, Mapping) for item in (*gone, *new)):
        yield typeset("implantations : des éléments ne sont pas des blocs")


def _twin(item: Block, among: Sequence[Block]) -> Block | None:
    same = [other for other in among if other.get("territoire") == item.get("territoire")]
    ranked = sorted(
        same, key=lambda other: (other.get("role") != item.get("role"), other.get("lieu") != item.get("lieu"))
    )
    return ranked[0] if ranked else None


def _noun(item: Block) -> tuple[str, str]:
    found = _UNDERWAY.get(str(item.get("statut"))) or _BY_ROLE.get(str(item.get("role")))
    return found or ("implantation", "e")


def _told(item: Block, participle: str, words: Words) -> str:
    noun, ending = _noun(item)
    return f"{noun} {_where(item, words)} {participle}{ending}"


def _where(item: Block, words: Words) -> str:
    others = item.get("autres_territoires")
    codes = [item.get("territoire"), *(others if isinstance(others, list) else ())]
    return enumerated([words.at_place(str(code)) for code in codes])


def _since(item: Block) -> str:
    return f" (depuis {item['depuis']})" if isinstance(item.get("depuis"), int) else ""
