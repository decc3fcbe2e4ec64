"""The same thing told in two fiches: near-identical titles, or the same site and half the title."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity, shown
from essaim.records import Record
from essaim.rules.rule import Rule
from essaim.schema.suggestions import plain

_NEAR = 0.75  # share of title words in common, out of all those of both
_NEAR_ON_ONE_SITE = 0.5
_COMPARED = 30  # fiches compared with one for each rare word: keeps the whole linear, whatever the titles
_EMPTY = frozenset(
    {
        "a", "au", "aux", "avec", "ce", "ces", "chez", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le",
        "les", "leur", "leurs", "n", "nos", "notre", "on", "ou", "par", "pour", "qu", "que", "qui", "s", "sa", "sans",
        "se", "ses", "son", "sur", "un", "une",
    }
)  # fmt: skip
_LINKS = ("replique_de", "inspire_de")


@dataclass(frozen=True, slots=True)
class _Titled:
    record: Record
    words: frozenset[str]
    sites: frozenset[str]


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """For each fiche, the first one before it, of the same kind, that it may repeat; a declared family is no repeat."""
    for record, twin in pairs(catalogue):
        yield _problem(record, twin)


def pairs(catalogue: Catalogue) -> Iterator[tuple[Record, Record]]:
    """Each fiche that may repeat one before it, and that one: what ``check`` tells, for who shows them side by side."""
    for kind in catalogue.kinds:
        yield from _kind([_titled(record) for record in catalogue.of(kind.name)])


def _titled(record: Record) -> _Titled:
    title = record.data.get("titre")
    words = frozenset(plain(title[:200]).split("-")) - _EMPTY if isinstance(title, str) else frozenset()
    return _Titled(record, words - {""}, sites(record))


def sites(record: Record) -> frozenset[str]:
    """The sites by which a record may be known, without what two ways of writing one differ by."""
    addresses = [*record.texts("porteur", "site"), *record.texts("site"), *record.texts("contact", "page")]
    return frozenset(filter(None, (_site(address) for _, address in addresses)))


def _site(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:  # the schema says so
        return ""
    return parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/")


def _kind(titled: Sequence[_Titled]) -> Iterator[tuple[Record, Record]]:
    spread = Counter(word for each in titled for word in each.words)
    seen: dict[str, list[_Titled]] = defaultdict(list)
    for each in titled:
        keys = [*_rare(each.words, spread), *(f"https://{site}" for site in each.sites)]
        earlier = {id(other): other for key in keys for other in seen[key][:_COMPARED]}
        twin = next((other for other in earlier.values() if _same(each, other)), None)
        if twin:
            yield each.record, twin.record
        for key in keys:
            seen[key].append(each)


def _rare(words: frozenset[str], spread: Counter[str]) -> list[str]:
    """The rarest words: two titles that share enough words share one of these (prefix filtering)."""
    needed = len(words) - -(-len(words) * 3 // 4) + 1 if words else 0
    return sorted(words, key=lambda word: (spread[word], word))[:needed]


def _same(one: _Titled, other: _Titled) -> bool:
    union = one.words | other.words
    if not union or _is_family(one.record, other.record):
        return False
    share = len(one.words & other.words) / len(union)
    return share >= _NEAR or (share >= _NEAR_ON_ONE_SITE and not one.sites.isdisjoint(other.sites))


def _is_family(one: Record, other: Record) -> bool:
    named = {(a.id, target) for a in (one, other) for link in _LINKS for _, target in a.texts(link, "*")}
    return (one.id, other.id) in named or (other.id, one.id) in named


def _problem(record: Record, twin: Record) -> Problem:
    message = f"Cette fiche ressemble à « {twin.id} » : {shown(twin.titre)}."
    hint = (
        "Si c’est la même chose, réunissez les deux en une fiche ; sinon, dites dans le titre ce qui les distingue "
        "(le lieu, le porteur), ou liez-les par « replique_de » ou « inspire_de »."
    )
    return record.problem(("titre",), RULE.id, message, hint, Severity.WARNING)


RULE = Rule(
    "doublon-probable",
    "Doublon probable",
    "Deux fiches de titres presque identiques, ou de même site et de titres proches, disent peut-être la même chose.",
    check,
)
