"""Each fiche is written anew: no run of eight words is taken from the facts it was made from, or from another fiche."""

from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType

from essaim.catalogue import Catalogue
from essaim.records import Record


def _runs(grams: ModuleType, record: Record) -> Iterator[tuple[str, ...]]:
    """Runs of eight words of a fiche, its quoted parts left out as they are of the facts."""
    for path, text in record.leaves():
        if isinstance(text, str) and not grams.QUOTED & {key for key in path if isinstance(key, str)}:
            yield from grams.sequences(text)


def test_runs_are_found_whatever_the_capitals_accents_and_punctuation(facts_grams: ModuleType) -> None:
    """The measure itself: a sentence hidden by its typography is found again, a shorter one is no run."""
    written = "Près d’Évry, les « habitants » aidés paient moins : c’est prouvé."
    stolen = "pres d'evry les habitants aides paient moins c'est"
    assert set(facts_grams.sequences(stolen)) & set(facts_grams.sequences(written))
    assert not list(facts_grams.sequences("sept mots ne font pas un passage"))


def test_the_digests_of_the_facts_are_those_of_real_texts(facts_grams: ModuleType) -> None:
    digests = facts_grams.digests()
    assert len(digests) > 10_000
    assert all(len(digest) == facts_grams.BYTES for digest in digests)


def test_no_fiche_takes_eight_words_from_the_facts(catalogue: Catalogue, facts_grams: ModuleType) -> None:
    known = facts_grams.digests()
    taken = [
        f"{record.id}: {' '.join(run)}"
        for record in catalogue.initiatives
        for run in _runs(facts_grams, record)
        if facts_grams.digest(run) in known
    ]
    assert taken == []


def test_no_two_fiches_share_eight_words(catalogue: Catalogue, facts_grams: ModuleType) -> None:
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for record in catalogue.initiatives:
        for run in _runs(facts_grams, record):
            holders[run].add(record.id)
    shared = {" ".join(run): sorted(ids) for run, ids in holders.items() if len(ids) > 1}
    assert shared == {}
