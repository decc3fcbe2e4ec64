"""Feeds as a reader's software reads them: valid, whole, dated, with ids that never change."""

import re
import warnings
from dataclasses import replace

from essaim.changes import Phrase
from essaim.exports import exports
from essaim.exports.atom import KINDS, LIMIT
from essaim.journal import Entry, Journal, Life

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import feedparser

INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def parsed(content: bytes):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        feed = feedparser.parse(content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def test_every_feed_is_valid_and_names_itself(exported) -> None:
    feeds = {name: content for name, content in exported.items() if name.startswith("flux/")}
    ids = set()
    for name, content in feeds.items():
        feed = parsed(content)
        assert INSTANT.fullmatch(feed.feed.updated)
        assert feed.feed.title.startswith("Essaim")
        assert feed.feed.author
        assert f"https://essaim.example/{name}" in [link.href for link in feed.feed.links if link.rel == "self"]
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        assert feed.feed.updated == max((e.updated for e in feed.entries), default="2026-11-23T00:00:00Z")
        for entry in feed.entries:
            assert entry.id.startswith("tag:essaim.example,2026:")
            assert INSTANT.fullmatch(entry.updated)
            assert entry.published <= entry.updated
            assert entry.title
            assert entry.summary
            assert entry.link.startswith("https://essaim.example/")
        ids.add(feed.feed.id)
    assert len(ids) == len(feeds)


def test_news_hold_every_followed_record_up_to_a_hundred(catalogue, exported) -> None:
    total = sum(len(catalogue.of(kind)) for kind in KINDS)
    assert len(parsed(exported["flux/nouveautes.xml"]).entries) == min(total, LIMIT)


def test_each_territory_page_and_each_theme_has_a_feed(edition, exported) -> None:
    places = {f"flux/territoires/{t.slug}.xml" for t in edition.atlas.pages}
    themes = {f"flux/themes/{term.id}.xml" for term in edition.catalogue.vocabulary("themes")}
    general = {"flux/nouveautes.xml", "flux/modifications.xml"}
    assert {name for name in exported if name.startswith("flux/")} == places | themes | general


def test_what_happens_in_a_commune_is_in_the_feeds_of_all_that_surrounds_it(catalogue, with_records) -> None:
    grenoble = catalogue.get("initiatives", "plateforme-precarite-energetique-grenoble")
    files = exports(with_records(grenoble))
    for slug in ("38185", "fr-38", "fr-ara", "fr"):
        links = [entry.link for entry in parsed(files[f"flux/territoires/{slug}.xml"]).entries]
        assert links == [f"https://essaim.example/initiatives/{grenoble.id}/"], slug
    assert parsed(files["flux/territoires/fr-75.xml"]).entries == []


def test_a_theme_feed_holds_the_records_of_that_theme(catalogue, with_records) -> None:
    record = catalogue.initiatives[0]
    files = exports(with_records(record))
    for term in catalogue.vocabulary("themes"):
        entries = parsed(files[f"flux/themes/{term.id}.xml"]).entries
        assert len(entries) == (term.id in record.data["themes"])


def told(record, *changes) -> Journal:
    """A journal in which ``record`` lives through (sorte, moment, phrase), oldest first."""
    entries = tuple(
        Entry(
            record.kind, record.id, record.titre, sorte, "", f"{rank:x}" * 40, moment, "Ada", (Phrase("titre", phrase),)
        )
        for rank, (sorte, moment, phrase) in reversed(list(enumerate(changes, 1)))
    )
    return Journal(entries, {(record.kind, record.id): Life(entries, ("Ada",), changes[0][1])}, len(entries))


def test_each_change_is_one_entry_that_says_in_words_what_changed_and_never_changes(catalogue, with_records) -> None:
    record = catalogue.initiatives[0]
    born = ("ajoutee", "2026-01-01T08:00:00Z", "preuve : 2 (suivi ou avis mesuré)")
    moved = ("modifiee", "2026-03-02T08:00:00Z", "maturité : expérimentation → consolidation")
    theme = f"flux/themes/{record.data['themes'][0]}.xml"

    def entries(name: str, *changes):
        edition = replace(with_records(record), journal=told(record, *changes))
        return [(e.id, e.updated, e.title, e.summary) for e in parsed(exports(edition)[name]).entries]

    for name in ("flux/modifications.xml", "flux/territoires/fr.xml", theme):
        [first] = entries(name, born)
        latest, same = entries(name, born, moved)
        assert same == first
        assert latest[1:] == (
            "2026-03-02T08:00:00Z",
            f"Fiche modifiée\u202f: {record.titre}",
            "Maturité\u202f: expérimentation → consolidation.",
        )
        assert latest[0] != first[0]
    [news] = entries("flux/nouveautes.xml", born)
    assert entries("flux/nouveautes.xml", born, moved) == [news]
    assert news[1:] == (born[1], f"Initiative\u202f: {record.titre}", "Preuve\u202f: 2 (suivi ou avis mesuré).")


def test_without_git_each_record_is_dated_by_its_last_check(catalogue, with_records) -> None:
    record = catalogue.initiatives[0]
    for name in ("flux/nouveautes.xml", "flux/modifications.xml"):
        [entry] = parsed(exports(with_records(record))[name]).entries
        assert entry.updated == f"{record.data['verifie_le']}T00:00:00Z"
        assert record.data["resume"][:30] in entry.summary
