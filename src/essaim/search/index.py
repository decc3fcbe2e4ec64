"""Documents → the files of the index: manifest, term shards, cards, texts and word lists.

The index is the one lunr's own Builder would make with a single field (the tests compare them), written directly in a
compact form that the browser expands to lunr's: idf and lengths are those of the whole collection, whatever the shard.

It is made in two halves: ``entry_of`` a document, which no other document changes, then ``write_entries`` of all.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from essaim.search.cards import CARDS_A_FILE, write_cards
from essaim.search.collection import Collection
from essaim.search.document import SearchDocument
from essaim.search.entry import Entry, entry_of
from essaim.search.names import digest_of, hashed
from essaim.search.partition import TARGET, Shard, partition
from essaim.search.scoring import Scale
from essaim.search.vocabulary import write_vocabulary
from essaim.search.wire import FIRST_LEVEL, compact, encode_shard

MANIFEST = "manifeste.json"
FORMAT = 1


def write_index(documents: Iterable[SearchDocument], *, shard_target: int = TARGET) -> dict[str, bytes]:
    """The files to put under ``recherche/``: relative name → bytes, the same for the same documents in the same order.

    A document's number is its place in ``documents``: a facet file may use the same numbers. ``shard_target`` is the
    size of a compressed shard, in bytes.
    """
    return write_entries([entry_of(document) for document in documents], shard_target=shard_target)


def write_entries(entries: list[Entry], *, shard_target: int = TARGET) -> dict[str, bytes]:
    """The same, from the entries of the documents: made elsewhere, or kept since the last build."""
    collection = Collection.gather(entry.weighed for entry in entries)
    spread = dict(zip(collection.terms, collection.document_frequencies.tolist(), strict=True))
    shards = partition(spread, shard_target)
    scale, shard_files = _write_shards(collection, shards)
    words, word_files = {}, {}
    for key, content in write_vocabulary(collection.chunks, spread.keys()).items():
        name = hashed(f"lexique/{key}-", content, ".txt")
        words[key] = digest_of(name)
        word_files[name] = content
    cards = write_cards([entry.card for entry in entries])
    texts = dict(entry.text for entry in entries if entry.text)
    manifest = {
        "format": FORMAT,
        "documents": len(entries),
        "echelle": scale.values(),
        "bornes": [shard.start for shard in shards],
        # Digests have one length: end to end, a thousand of them cost a third less than as a list.
        "tranches": "".join(map(digest_of, shard_files)),
        "par_carte": CARDS_A_FILE,
        "cartes": "".join(map(digest_of, cards)),
        "lexique": words,
    }
    return {MANIFEST: compact(manifest).encode(), **shard_files, **word_files, **cards, **texts}


def _write_shards(collection: Collection, shards: list[Shard]) -> tuple[Scale, dict[str, bytes]]:
    scale, levels = collection.levels()
    gaps = np.diff(collection.documents, prepend=0)
    ends = np.cumsum(collection.document_frequencies)
    starts = ends - collection.document_frequencies
    gaps[starts] = collection.documents[starts]
    files = {}
    for number, (first, end) in enumerate(_spans(shards)):
        postings = slice(starts[first], ends[end - 1])
        content = encode_shard(
            collection.terms[first:end],
            collection.document_frequencies[first:end].tolist(),
            gaps[postings].tolist(),
            (levels[postings] + FIRST_LEVEL).tobytes(),
        )
        files[hashed(f"tranches/{number}-", content)] = content
    return scale, files


def _spans(shards: list[Shard]) -> Iterator[tuple[int, int]]:
    """The ranks of the first term of each shard and of the one after its last."""
    end = 0
    for shard in shards:
        first, end = end, end + len(shard.terms)
        yield first, end
