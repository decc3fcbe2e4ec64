"""Documents → the files of the index: manifest, term shards, cards, texts and word lists.

The index is the one lunr's own Builder would make with a single field (the tests compare them), written directly in a
compact form that the browser expands to lunr's: idf and lengths are those of the whole collection, whatever the shard.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from essaim.search.cards import CARDS_A_FILE, write_cards
from essaim.search.document import SearchDocument, WeighedDocument, weigh
from essaim.search.names import digest_of, hashed
from essaim.search.partition import TARGET, partition
from essaim.search.scoring import Scale, inverse_document_frequency, length_factors, score
from essaim.search.vocabulary import spellings, write_vocabulary
from essaim.search.wire import Posting, compact, encode_shard

MANIFEST = "manifeste.json"
FORMAT = 1


def write_index(
    documents: Sequence[SearchDocument],
    *,
    weigh: Callable[[SearchDocument], WeighedDocument] = weigh,
    shard_target: int = TARGET,
) -> dict[str, bytes]:
    """The files to put under ``recherche/``: relative name → bytes, the same for the same documents in the same order.

    A document's number is its place in ``documents``: a facet file may use the same numbers.

    Args:
        weigh: how terms are counted; give one that remembers unchanged documents to build faster.
        shard_target: bytes of a compressed shard.
    """
    weighed = [weigh(document) for document in documents]
    scale, postings = score_postings(weighed)
    files: dict[str, bytes] = {}
    shards = partition({term: len(found) for term, found in postings.items()}, shard_target)
    shard_names = []
    for number, shard in enumerate(shards):
        content = encode_shard(shard.terms, postings)
        shard_names.append(hashed(f"tranches/{number}-", content))
        files[shard_names[-1]] = content
    vocabulary = {}
    for key, content in write_vocabulary(spellings(document.spellings for document in weighed)).items():
        name = hashed(f"lexique/{key}-", content, ".txt")
        vocabulary[key] = digest_of(name)
        files[name] = content
    cards, texts = write_cards(documents)
    manifest = {
        "format": FORMAT,
        "documents": len(documents),
        "echelle": scale.values(),
        "bornes": [shard.start for shard in shards],
        "tranches": [digest_of(name) for name in shard_names],
        "par_carte": CARDS_A_FILE,
        "cartes": [digest_of(name) for name in cards],
        "lexique": vocabulary,
    }
    return {MANIFEST: compact(manifest), **files, **cards, **texts}


def score_postings(weighed: Sequence[WeighedDocument]) -> tuple[Scale, Mapping[str, Sequence[Posting]]]:
    """Each term's postings with the step of their scores, and the scale of these steps."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, document in enumerate(weighed):
        for term, frequency in document.frequencies.items():
            found[term].append((number, frequency))
    if not found:
        return Scale.around(0.001, 0.001), {}
    factors = length_factors([document.length for document in weighed])
    scores: dict[str, list[tuple[int, float]]] = {}
    for term, frequencies in found.items():
        idf = inverse_document_frequency(len(frequencies), len(weighed))
        scores[term] = [(number, score(idf, frequency, factors[number])) for number, frequency in frequencies]
    values = [value for scored in scores.values() for _, value in scored]
    scale = Scale.around(min(values), max(values))
    return scale, {term: [(number, scale.level(value)) for number, value in scored] for term, scored in scores.items()}
