"""Feeds as a reader's software reads them: valid, whole, dated, with ids that never change."""

import re
import warnings

import pytest

from essaim.exports import Dates, exports
from essaim.exports.atom import KINDS, LIMIT
from essaim.exports.history import dates_of

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


def test_dates_come_from_git_and_only_a_modification_makes_a_new_entry(catalogue, with_records) -> None:
    record = catalogue.initiatives[0]
    edition = with_records(record)
    path = str(record.path)

    def entry(name: str, last: str):
        history = {path: Dates("2026-01-01T08:00:00Z", last)}
        made = type(edition)(edition.catalogue, edition.site_url, edition.points, edition.identifiers, history)
        return parsed(exports(made)[name]).entries[0]

    early, late = "2026-01-02T08:00:00Z", "2026-03-02T08:00:00Z"
    assert entry("flux/nouveautes.xml", early).id == entry("flux/nouveautes.xml", late).id
    assert entry("flux/nouveautes.xml", late).updated == "2026-01-01T08:00:00Z"
    assert entry("flux/modifications.xml", early).id != entry("flux/modifications.xml", late).id
    assert entry("flux/modifications.xml", late).updated == late


def test_the_log_of_git_gives_first_and_last_dates() -> None:
    log = "\x01200\n\ncontent/a.md\ncontent/b.yml\n\x01100\n\ncontent/a.md\n"
    assert dates_of(log) == {
        "content/a.md": Dates("1970-01-01T00:01:40Z", "1970-01-01T00:03:20Z"),
        "content/b.yml": Dates("1970-01-01T00:03:20Z", "1970-01-01T00:03:20Z"),
    }


@pytest.mark.parametrize("log", ["", "\n"])
def test_a_history_that_nobody_knows_is_empty(log) -> None:
    assert dates_of(log) == {}
