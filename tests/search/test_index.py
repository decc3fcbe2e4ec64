"""What is served answers as lunr's own Builder does, and is what a browser can afford."""

import gzip
import json
import math
import pickle
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lunr.builder import Builder
from lunr.index import Index

from essaim.search import SearchDocument, entry_of, write_entries, write_index
from essaim.search.document import weigh
from essaim.search.normalise import stem, tokens, words
from essaim.search.partition import partition
from essaim.search.scoring import Scale
from essaim.search.wire import front_code

PREFIX_FACTOR = 0.4
MOST_SHARDS = 6  # that a prefix is looked for in (store.js)
ASSETS = Path(__file__).parents[2] / "overrides" / "assets"
ENGINE_MODULES = [
    f"{name}.js" for name in ("engine", "excerpt", "french", "normalise", "slips", "store", "wire", "word")
]


@pytest.fixture(scope="module")
def oracle(documents: list[SearchDocument]) -> Index:
    """lunr.py's index of the same collection: one field, each piece repeated as often as it weighs."""
    builder = Builder()
    builder.ref("number")
    builder.field("x")
    for number, document in enumerate(documents):
        terms = [term for weight, text in document.texte for term in tokens(text) * weight]
        builder.add({"number": number, "x": terms})
    return builder.build()


@pytest.fixture(scope="module")
def scale(site: Path) -> Scale:
    """The scale of the scores that are served."""
    values = json.loads((site / "recherche" / "manifeste.json").read_bytes())["echelle"]
    return Scale(values[0], (values[-1] / values[0]) ** (1 / (len(values) - 1)))


def exact(oracle: Index, term: str) -> dict[int, float]:
    """lunr's answer to one term."""
    query = oracle.create_query()
    query.term(term, use_pipeline=False)
    return {int(hit["ref"]): hit["score"] for hit in oracle.query(query)}


def vocabulary(documents: list[SearchDocument]) -> list[str]:
    return sorted({term for document in documents for _, text in document.texte for term in tokens(text)})


def test_every_score_served_is_lunr_s_to_the_precision_of_the_scale(oracle, scale, site, documents) -> None:
    """All terms of all shards, expanded, against lunr.py's vectors."""
    half_a_step = math.sqrt(scale.ratio) * 1.001
    served = read_shards(site)
    assert sorted(served) == vocabulary(documents)
    for term, postings in served.items():
        expected = exact(oracle, term)
        assert postings.keys() == expected.keys(), term
        for document, value in postings.items():
            true = max(expected[document], scale.lowest)
            assert true / half_a_step <= value <= true * half_a_step, (term, document)


def read_shards(site: Path) -> dict[str, dict[int, float]]:
    """An independent reading of the wire format: term → document → score."""
    folder = site / "recherche"
    manifest = json.loads((folder / "manifeste.json").read_bytes())
    served: dict[str, dict[int, float]] = {}
    for number in range(len(manifest["bornes"])):
        digest = manifest["tranches"][6 * number : 6 * number + 6]
        shard = json.loads((folder / f"tranches/{number}-{digest}.json").read_bytes())
        terms, term = [], ""
        for letter in shard["t"]:
            if letter.isupper():
                terms.append(term)
                term = term[: ord(letter) - ord("A")]
            else:
                term += letter
        terms = [*terms[1:], term]
        gaps, levels = iter(shard["d"]), iter(shard["s"])
        for term, count in zip(terms, shard["n"], strict=True):
            document = 0
            served[term] = {}
            for _ in range(count):
                document += next(gaps)
                served[term][document] = manifest["echelle"][ord(next(levels)) - ord("0")]
    return served


def test_the_browser_answers_as_lunr_does(engine, oracle, site, documents, scale) -> None:
    """Same documents, same order, for words that have neither longer forms nor kin, alone and by two.

    Words such as « trop » are left out: they are not asked of every page (test_engine.py).
    """
    served = read_shards(site)
    weak = engine("french")["mots_faibles"]
    plain = [term for term in without_relatives(engine, vocabulary(documents)) if term not in weak]
    chosen = random.Random(1).sample(plain, 120)
    queries = [*chosen, *(f"{one} {other}" for one, other in zip(chosen, common(served, plain), strict=False))]
    for query, answer in zip(queries, engine("rank", queries), strict=True):
        scores: dict[int, list[float]] = {}
        for term in dict.fromkeys(words(query)):
            for document, true in exact(oracle, term).items():
                scores.setdefault(document, []).append(scale.values()[scale.levels([true])[0]])
        most = max(map(len, scores.values()))
        expected = {document: sum(held) for document, held in scores.items() if len(held) == most}
        order = sorted(expected, key=lambda document: (-expected[document], document))
        assert [hit["document"] for hit in answer["hits"]] == order, query
        for hit in answer["hits"]:
            assert hit["score"] == pytest.approx(expected[hit["document"]], rel=1e-3)
        assert (answer["partial"] is None) == (most == len(set(words(query))))


def without_relatives(engine, known: list[str]) -> list[str]:
    """The terms whose query reaches no other term: no longer form, no kin, and themselves when stemmed again."""
    families = dict(zip(known, engine("families", known), strict=True))
    members = Counter(families.values())
    begun = {term for term, following in pairwise(known) if following.startswith(term)}
    return [term for term in known if stem(term) == term and term not in begun and members[families[term]] == 1]


def common(served: dict[str, dict[int, float]], plain: list[str]) -> list[str]:
    """The most frequent of the plain terms, so that pairs do meet."""
    return sorted(plain, key=lambda term: (-len(served[term]), term))[:120]


def test_the_beginning_of_a_word_answers_as_lunr_s_wildcard_does(engine_on, oracle, documents, scale, tmp_path) -> None:
    """×0.4 of what one index would give, even when the prefix is cut over several (here very small) shards."""
    engine = engine_on(write_index(documents, shard_target=120), tmp_path)
    known = vocabulary(documents)
    own = {*engine("families", known), *known}  # a prefix that is a term, or has kin, answers more than its wildcard
    starts = json.loads((tmp_path / "recherche" / "manifeste.json").read_bytes())["bornes"]
    spread = {
        prefix: sum(start.startswith(prefix) and start > prefix for start in starts)
        for prefix in sorted({term[:size] for term in known for size in (3, 4) if len(term) > size})
        if prefix not in own and words(prefix) == [prefix] and stem(prefix) == prefix
    }
    prefixes = [prefix for prefix, cuts in spread.items() if cuts < MOST_SHARDS]
    assert sum(spread[prefix] > 0 for prefix in prefixes) >= 5
    tolerance = math.sqrt(scale.ratio) * 1.001
    for prefix, answer in zip(prefixes, engine("rank", prefixes), strict=True):
        query = oracle.create_query()
        query.term(f"{prefix}*", use_pipeline=False)
        expected = {int(hit["ref"]): hit["score"] * PREFIX_FACTOR for hit in oracle.query(query)}
        begun = {hit["document"]: hit["score"] for hit in answer["hits"]}
        assert begun.keys() == expected.keys(), prefix
        for document, score in expected.items():
            assert score / tolerance <= begun[document] <= score * tolerance, (prefix, document)


def test_same_documents_give_the_same_bytes(documents) -> None:
    assert write_index(documents) == write_index(list(documents))


def test_entries_made_by_another_process_or_kept_give_the_same_bytes(documents) -> None:
    entries = [pickle.loads(pickle.dumps(entry_of(document))) for document in documents]
    assert write_entries(entries) == write_index(documents)


def test_a_changed_file_changes_its_name(documents) -> None:
    """A browser may keep every file but the manifest for ever."""
    changed = [SearchDocument("x/", "Autre titre", "Autre résumé", "Page", ((1, "autre chose"),)), *documents[1:]]
    before, after = write_index(documents), write_index(changed)
    assert all(before[name] == after[name] for name in before.keys() & after.keys() if name != "manifeste.json")


def test_no_document_still_makes_an_index() -> None:
    files = write_index([])
    assert json.loads(files["manifeste.json"])["documents"] == 0


def test_a_document_without_words_is_carried() -> None:
    silent = SearchDocument("y/", "…", "", "Page", ((1, "…"),))
    files = write_index([silent])
    assert [name for name in files if name.startswith("cartes/")]


def test_a_weight_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="weight"):
        weigh(SearchDocument("z/", "a", "b", "Page", ((0, "texte"),)))


def test_shards_hold_every_term_once_and_in_order() -> None:
    frequencies = {term: count for count, term in enumerate(["a", "ab", "abc", "b", "ba", "bab", "c"], start=1)}
    shards = partition(frequencies, target=12)
    assert [term for shard in shards for term in shard.terms] == sorted(frequencies)
    assert len(shards) > 2
    for shard, following in pairwise(shards):
        assert shard.terms[-1] < following.start <= following.terms[0]


def test_front_coding_keeps_a_long_shared_beginning() -> None:
    long = "a" * 40
    assert front_code([long, long + "b"]) == f"A{long}Z{'a' * 15}b"


def test_shards_are_near_their_target(documents) -> None:
    """The estimate of compressed bytes holds on real French: the largest shard is at most 1.5 times the target."""
    target = 4_000
    files = write_index(documents, shard_target=target)
    sizes = [len(gzip.compress(content)) for name, content in files.items() if name.startswith("tranches/")]
    assert max(sizes) <= 1.5 * target
    assert sum(sizes) / len(sizes) >= 0.4 * target


def test_a_first_query_costs_less_than_the_study_s(engine_on, documents, tmp_path) -> None:
    """Library, our modules, manifest, shards, ten cards, texts: two words over full text cost at most 49 KB compressed.

    That is what the study (search-shards.md, section 2) measured at 1 000 pages, where Pagefind takes 178.
    """
    engine = engine_on(write_index(documents), tmp_path)
    answer = engine("search", ["innovation sociale", {}])
    code = [ASSETS / "vendor/lunr/lunr.module.js", *(ASSETS / "essaim/search" / name for name in ENGINE_MODULES)]
    paths = [*(tmp_path / name for name in dict.fromkeys(engine("fetched"))), *code]
    assert len(answer["hits"]) == 10
    assert sum(len(gzip.compress(path.read_bytes())) for path in paths) <= 49_000
