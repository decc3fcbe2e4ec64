"""Years and dates follow one another, and what is told as done is not yet to come."""

from collections.abc import Iterator, Mapping
from datetime import date

from essaim.catalogue import Catalogue
from essaim.problem import DataPath, Problem
from essaim.records import Record
from essaim.rules.fields import AHEAD, blocks
from essaim.rules.rule import Rule
from essaim.schema.properties import Pattern
from essaim.schema.references import DEFINITION
from essaim.typography import date_fr

_PAIRS = (("depuis", "jusqu_a"), ("debut", "fin"))
_LAST = 2100  # beyond, the schema refuses the number
_NOT_YET = ("en-projet", "option")  # an implantation that has not opened


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Ends before beginnings, and years and dates after ``catalogue.today`` where the schema allows none ahead."""
    for kind in catalogue.kinds:
        past = list(_past(catalogue, kind.name))
        for record in catalogue.of(kind.name):
            yield from _order(record)
            for pattern in past:
                for path, value in record.items(*pattern):
                    if _is_ahead(value, catalogue.today) and not _is_announced(record, path):
                        yield _ahead(record, path, value, catalogue.today)


def _past(catalogue: Catalogue, kind: str) -> Iterator[Pattern]:
    for pattern, node in catalogue.schemas.places(kind):
        if node.get(DEFINITION) in {"annee", "date"} and not node.get(AHEAD):
            yield pattern


def _is_ahead(value: object, today: date) -> bool:
    if isinstance(value, str):
        day = _day(value)
        return day is not None and day > today
    return isinstance(value, int) and today.year < value <= _LAST


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:  # the schema says so
        return None


def _is_announced(record: Record, path: DataPath) -> bool:
    """Whether the block that holds ``path`` says that it is a plan."""
    block: object = record.data
    for key in path[:-1]:
        block = block[key]  # type: ignore[index]  # the path comes from the data
    if not isinstance(block, Mapping):
        return False
    reserves = block.get("reserves")
    return block.get("statut") in _NOT_YET or (isinstance(reserves, list) and "prevision" in reserves)


def _ahead(record: Record, path: DataPath, value: object, today: date) -> Problem:
    if isinstance(value, str):
        message = f"« {path[-1]} » est le {date_fr(value)}, après la date de cette vérification ({date_fr(today)})."
        return record.problem(path, RULE.id, message, "Écrivez une date passée, au format année-mois-jour.")
    message = f"« {path[-1]} » vaut {value}, une année à venir : nous sommes en {today.year}."
    hint = "Corrigez l’année ; si c’est une annonce, ajoutez « prevision » sous « reserves »"
    hint += " ou le statut « en-projet »." if path[0] == "implantations" else "."
    return record.problem(path, RULE.id, message, hint)


def _order(record: Record) -> Iterator[Problem]:
    for path, block in blocks(record):
        for first, last in (*_PAIRS, *_hours(block)):
            start, end = block.get(first), block.get(last)
            if _is_before(end, start):
                message = f"« {last} » ({end}) vient avant « {first} » ({start})."
                yield record.problem((*path, last), RULE.id, message, "Corrigez l’un des deux, ou échangez-les.")


def _hours(block: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The hours are compared only within one day."""
    return (("heure_de_debut", "heure_de_fin"),) if block.get("debut") == block.get("fin") is not None else ()


def _is_before(end: object, start: object) -> bool:
    if type(end) is int and type(start) is int:
        return end < start
    if not isinstance(end, str) or not isinstance(start, str):
        return False
    days = _day(end), _day(start)
    if days[0] and days[1]:
        return days[0] < days[1]
    return ":" in end and ":" in start and len(end) == len(start) == 5 and end < start


RULE = Rule(
    "annees",
    "Années et dates",
    "Une fin ne précède pas son début, et ce qui est raconté comme fait n’est pas à venir, sauf annonce déclarée.",
    check,
)
