"""Documents → the files of the index: manifest, term shards, cards, texts and word lists.

The index is the one lunr's own Builder would make with a single field (the tests compare them), written directly in a
compact form that the browser expands to lunr's: idf and lengths are those of the whole collection, whatever the shard.
"""

from collections.abc import Callable, Sequence

from essaim.search.cards import CARDS_A_FILE, write_cards
from essaim.search.collection import Collection
from essaim.search.document import SearchDocument, WeighedDocument, weigh
from essaim.search.names import digest_of, hashed
from essaim.search.partition import TARGET, partition
from essaim.search.vocabulary import most_frequent, write_vocabulary
from essaim.search.wire import compact, encode_shard

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
    collection = Collection.gather(documents, weigh)
    scored = collection.score()
    shards = partition(scored.document_frequencies(), shard_target)
    shard_files = {}
    for number, shard in enumerate(shards):
        content = encode_shard((term, scored.postings(term)) for term in shard.terms)
        shard_files[hashed(f"tranches/{number}-", content)] = content
    words, word_files = {}, {}
    for key, content in write_vocabulary(most_frequent(collection.spellings)).items():
        name = hashed(f"lexique/{key}-", content, ".txt")
        words[key] = digest_of(name)
        word_files[name] = content
    cards, texts = write_cards(documents)
    manifest = {
        "format": FORMAT,
        "documents": len(documents),
        "echelle": scored.scale.values(),
        "bornes": [shard.start for shard in shards],
        # Digests have one length: end to end, a thousand of them cost a third less than as a list.
        "tranches": "".join(map(digest_of, shard_files)),
        "par_carte": CARDS_A_FILE,
        "cartes": "".join(map(digest_of, cards)),
        "lexique": words,
    }
    return {MANIFEST: compact(manifest), **shard_files, **word_files, **cards, **texts}
