"""All documents counted together: the inverted index, in arrays, since there are millions of postings.

A posting is a term in a document. Postings stand in the order of the terms, then of the document numbers.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from essaim.search.document import WeighedDocument
from essaim.search.normalise import folded_tokens
from essaim.search.scoring import Scale, inverse_document_frequency, length_factors, scores

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Collection:
    """Where each term is, and with what weighted frequency.

    Attributes:
        terms: sorted.
        document_frequencies: of each term, how many documents hold it.
        documents: of each posting, the document's number.
        frequencies: of each posting, the weighted frequency.
        lengths: of each document, the sum of these.
        chunks: each chunk of the documents with its weighted count.
    """

    terms: Sequence[str]
    document_frequencies: Integers
    documents: Integers
    frequencies: Integers
    lengths: Integers
    chunks: Counter[str]

    @classmethod
    def gather(cls, weighed: Iterable[WeighedDocument]) -> "Collection":
        """Count the documents, numbered in the order given."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        occurring, counted, sizes = array("I"), array("I"), array("I")
        for document in weighed:
            before = len(occurring)
            occurring.extend(map(numbers.__getitem__, document.chunks.split()))
            counted.frombytes(document.counts)
            sizes.append(len(occurring) - before)
        chunks, counts = _integers(occurring), _integers(counted)
        documents = np.repeat(np.arange(len(sizes)), _integers(sizes))
        weights = np.bincount(chunks, counts, len(numbers)).astype(np.int64)
        terms, posting, held = _terms(list(numbers), chunks)
        at, frequencies = _summed(held * max(1, len(sizes)) + documents[posting], counts[posting])
        held, documents = np.divmod(at, max(1, len(sizes)))
        lengths = np.bincount(documents, frequencies, len(sizes)).astype(np.int64)
        spread = np.bincount(held, minlength=len(terms))
        named = Counter(dict(zip(numbers, weights.tolist(), strict=True)))
        return cls(terms, spread, documents, frequencies, lengths, named)

    def levels(self) -> tuple[Scale, NDArray[np.uint8]]:
        """The scale that fits the scores of all postings, and the step of each."""
        if not self.terms:
            return Scale.around(1.0, 1.0), np.zeros(0, np.uint8)
        found, which = np.unique(self.document_frequencies, return_inverse=True)
        idf = np.array([inverse_document_frequency(number, len(self.lengths)) for number in found.tolist()])[which]
        factors = length_factors(self.lengths)[self.documents]
        thousandths = scores(np.repeat(idf, self.document_frequencies), self.frequencies, factors)
        scale = Scale.around(int(thousandths.min()) / 1000, int(thousandths.max()) / 1000)
        steps = scale.levels(thousandth / 1000 for thousandth in range(int(thousandths.max()) + 1))
        return scale, np.array(steps, np.uint8)[thousandths]


def _integers(values: "array[int]") -> Integers:
    return np.frombuffer(values, np.uint32).astype(np.int64) if values else np.zeros(0, np.int64)


def _terms(names: list[str], chunks: Integers) -> tuple[list[str], Integers, Integers]:
    """The sorted terms; then, for each term of each occurring chunk, the place of the chunk and the term's rank."""
    held = folded_tokens(names)
    terms = sorted({term for own in held for term in own})
    ranks = {term: rank for rank, term in enumerate(terms)}
    flat = np.array([ranks[term] for own in held for term in own], np.int64)
    sizes = np.array([len(own) for own in held], np.int64)
    starts = np.cumsum(sizes) - sizes
    repeated = sizes[chunks]
    occurrence = np.repeat(np.arange(len(chunks)), repeated)
    within = np.arange(len(occurrence)) - np.repeat(np.cumsum(repeated) - repeated, repeated)
    return terms, occurrence, flat[starts[chunks[occurrence]] + within]


def _summed(keys: Integers, values: Integers) -> tuple[Integers, Integers]:
    """Each distinct key, going up, with the sum of its values."""
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return ordered[first], np.add.reduceat(values[order], first)
