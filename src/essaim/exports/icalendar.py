"""iCalendar (RFC 5545): the meetings, and the dated deadlines of support schemes.

Written by hand because the grammar used here is small; the tests read it back with a library.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from essaim.exports.edition import TITRE, Edition
from essaim.records import Record
from essaim.typography import french

FOLD = 75  # bytes a line may hold, its end left out
STATUSES = {"annoncee": "CONFIRMED", "reportee": "TENTATIVE", "annulee": "CANCELLED"}
# A calendar must hold a component to be valid: this one is always there, and hours in mainland France refer to it.
PARIS = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Paris",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


def icalendar(edition: Edition) -> bytes:
    """`rencontres.ics`. A deadline of which only the year or the rhythm is known is not a date, and is left out."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{TITRE}//Rencontres//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{TITRE} : rencontres et échéances",
        *PARIS,
    ]
    for record in edition.catalogue.of("rencontres"):
        lines += _meeting(edition, record)
    for record in edition.catalogue.of("dispositifs"):
        lines += _deadlines(edition, record)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def escaped(text: str) -> str:
    """A text as a value: separators escaped, line breaks written, so that no text can start a line of its own."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def folded(line: str) -> Iterator[str]:
    """``line`` cut where the standard asks, never inside a character."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > FOLD:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part


def _meeting(edition: Edition, record: Record) -> list[str]:
    data = record.data
    place = [str(data["lieu"])] if "lieu" in data else []
    if data.get("en_ligne") is True:
        place.append("en ligne")
    starts, ends = str(data["debut"]), str(data["fin"])
    return [
        *_head(edition, record, ""),
        *_when(edition, record, starts, ends),
        f"SUMMARY:{escaped(french(record.titre))}",
        f"DESCRIPTION:{escaped(french(str(data['resume'])))}",
        *([f"LOCATION:{escaped(', '.join(place))}"] if place else []),
        f"STATUS:{STATUSES[str(data['statut'])]}",
        f"URL:{edition.page(record)}",
        "END:VEVENT",
    ]


def _deadlines(edition: Edition, record: Record) -> list[str]:
    lines: list[str] = []
    deadlines = record.data.get("calendrier")
    for rank, deadline in enumerate(deadlines if isinstance(deadlines, list) else [], 1):
        starts = deadline.get("debut") or deadline.get("fin")
        if starts is None:
            continue
        lines += [
            *_head(edition, record, f"-{rank}"),
            *_days(starts, deadline.get("fin") or starts),
            f"SUMMARY:{escaped(french(record.titre + ' : ' + str(deadline['quoi'])))}",
            f"DESCRIPTION:{escaped(french(str(record.data['resume'])))}",
            f"URL:{edition.page(record)}",
            "END:VEVENT",
        ]
    return lines


def _head(edition: Edition, record: Record, suffix: str) -> list[str]:
    host = edition.tag("").split(":")[1].split(",")[0]
    stamp = edition.catalogue.today.strftime("%Y%m%dT000000Z")
    return ["BEGIN:VEVENT", f"UID:{record.kind}-{record.id}{suffix}@{host}", f"DTSTAMP:{stamp}"]


def _when(edition: Edition, record: Record, starts: str, ends: str) -> list[str]:
    opening, closing = record.data.get("heure_de_debut"), record.data.get("heure_de_fin")
    if not isinstance(opening, str):
        return _days(starts, ends)
    zone = ";TZID=Europe/Paris" if _in_mainland(edition, record) else ""  # elsewhere, the hour of the place
    lines = [f"DTSTART{zone}:{_moment(starts, opening)}"]
    if isinstance(closing, str):
        lines.append(f"DTEND{zone}:{_moment(ends, closing)}")
    return lines


def _in_mainland(edition: Edition, record: Record) -> bool:
    tree = edition.catalogue.territories
    place = tree.resolve(str(record.data.get("territoire", "FR")))
    return place is not None and not place.outre_mer and tree.covers("FR", place.code)


def _moment(day: str, hour: str) -> str:
    return f"{day.replace('-', '')}T{hour.replace(':', '')}00"


def _days(starts: str, ends: str) -> list[str]:
    """Whole days; the end is the day after the last, as the standard counts."""
    after = date.fromisoformat(ends) + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{starts.replace('-', '')}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
