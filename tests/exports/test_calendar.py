"""The calendar as an agenda reads it: valid, even with nothing in it."""

from datetime import date
from pathlib import PurePosixPath

import icalendar
import pytest

from essaim.exports.icalendar import FOLD
from essaim.exports.icalendar import icalendar as written
from essaim.records import Record

MEETING = {
    "titre": "Rencontre; essais, suite\\fin",
    "resume": "Une journée pour\nse parler, entre communes qui ont repris quelque chose.",
    "debut": "2027-03-12",
    "fin": "2027-03-13",
    "lieu": "Grenoble",
    "territoire": "38185",
    "organisateur": {"nom": "Essaim"},
    "page": "https://exemple.fr/",
    "themes": ["logement"],
    "statut": "annoncee",
    "verifie_le": "2026-11-23",
}


@pytest.fixture(scope="module")
def meeting(catalogue):
    marks = catalogue.initiatives[0].marks

    def make(**data: object) -> Record:
        path = PurePosixPath("content/rencontres/essai.yml")
        return Record("rencontres", "essai", path, {**MEETING, **data}, marks, "")

    return make


def events(content: bytes) -> list:
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.walk("VEVENT"))
    return list(calendar.walk("VEVENT"))


def test_the_real_calendar_holds_every_dated_deadline(catalogue, exported) -> None:
    dated = [
        deadline
        for record in catalogue.of("dispositifs")
        for deadline in record.data.get("calendrier", ())
        if "debut" in deadline or "fin" in deadline
    ]
    assert len(events(exported["rencontres.ics"])) == len(dated) + len(catalogue.of("rencontres"))


def test_an_empty_calendar_is_still_a_calendar(with_records) -> None:
    content = written(with_records())
    assert events(content) == []
    assert [c.name for c in icalendar.Calendar.from_ical(content).subcomponents] == ["VTIMEZONE"]


def test_a_meeting_of_two_days_is_two_whole_days(with_records, meeting) -> None:
    (event,) = events(written(with_records(meeting())))
    assert event.decoded("dtstart") == date(2027, 3, 12)
    assert event.decoded("dtend") == date(2027, 3, 14)  # the day after, as the standard counts
    assert str(event["uid"]) == "rencontres-essai@essaim.example"
    assert str(event["location"]) == "Grenoble"
    assert str(event["status"]) == "CONFIRMED"


def test_hours_are_those_of_the_place(with_records, meeting) -> None:
    hours = {"heure_de_debut": "09:30", "heure_de_fin": "17:00"}
    (event,) = events(written(with_records(meeting(**hours))))
    assert event.decoded("dtstart").isoformat() == "2027-03-12T09:30:00+01:00"
    (event,) = events(written(with_records(meeting(territoire="FR-974", **hours))))
    assert event.decoded("dtstart").isoformat() == "2027-03-12T09:30:00"


def test_words_come_back_as_they_were_and_none_starts_a_line_of_its_own(with_records, meeting) -> None:
    title = "Fin\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:intrus"
    (event,) = events(written(with_records(meeting(titre=title))))
    assert str(event["summary"]).splitlines() == ["Fin", "END:VEVENT", "BEGIN:VEVENT", "SUMMARY:intrus"]
    (event,) = events(written(with_records(meeting())))
    assert str(event["summary"]).replace("\u202f", " ") == "Rencontre ; essais, suite\\fin".replace(" ;", ";")


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_asks(with_records, meeting) -> None:
    content = written(with_records(meeting(resume="é" * 300)))
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= FOLD
    (event,) = events(content)
    assert str(event["description"]) == "é" * 300


def test_a_cancelled_meeting_says_so(with_records, meeting) -> None:
    (event,) = events(written(with_records(meeting(statut="annulee"))))
    assert str(event["status"]) == "CANCELLED"
