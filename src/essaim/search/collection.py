"""All documents counted together: the inverted index before scores, in arrays, since there are millions of postings."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from essaim.search.document import SearchDocument, WeighedDocument
from essaim.search.scoring import Scale, inverse_document_frequency, length_factors, scores
from essaim.search.wire import Posting


@dataclass(frozen=True, slots=True)
class Collection:
    """Where each term is, and with what weighted frequency, document numbers going up."""

    lengths: Sequence[int]
    numbers: Mapping[str, Sequence[int]]
    frequencies: Mapping[str, Sequence[int]]
    spellings: Mapping[tuple[str, str], int]

    @classmethod
    def gather(
        cls, documents: Iterable[SearchDocument], weigh: Callable[[SearchDocument], WeighedDocument]
    ) -> "Collection":
        """Count ``documents`` one after the other; what is counted of each is let go at once."""
        lengths = array("I")
        numbers: dict[str, array[int]] = {}
        frequencies: dict[str, array[int]] = {}
        spellings: Counter[tuple[str, str]] = Counter()
        for number, weighed in enumerate(map(weigh, documents)):
            lengths.append(weighed.length)
            spellings.update(weighed.spellings)
            for term, frequency in weighed.frequencies.items():
                if term not in numbers:
                    numbers[term] = array("I")
                    frequencies[term] = array("I")
                numbers[term].append(number)
                frequencies[term].append(frequency)
        return cls(lengths, numbers, frequencies, spellings)

    def score(self) -> "ScoredCollection":
        """The same with the score of each posting, and the scale that fits them all."""
        if not self.numbers:
            return ScoredCollection(self.numbers, {}, Scale.around(1.0, 1.0))
        factors = length_factors(self.lengths)
        scored = {
            term: array("d", scores(self._idf(term), frequencies, map(factors.__getitem__, self.numbers[term])))
            for term, frequencies in self.frequencies.items()
        }
        return ScoredCollection(self.numbers, scored, Scale.around(*_bounds(scored.values())))

    def _idf(self, term: str) -> float:
        return inverse_document_frequency(len(self.numbers[term]), len(self.lengths))


@dataclass(frozen=True, slots=True)
class ScoredCollection:
    """Each term's documents and scores there, and the scale of these scores."""

    numbers: Mapping[str, Sequence[int]]
    scores: Mapping[str, Sequence[float]]
    scale: Scale

    def document_frequencies(self) -> dict[str, int]:
        """Each term with the number of documents that hold it."""
        return {term: len(numbers) for term, numbers in self.numbers.items()}

    def postings(self, term: str) -> Iterable[Posting]:
        """The documents of ``term``, each with the step of its score."""
        return zip(self.numbers[term], self.scale.levels(self.scores[term]), strict=True)


def _bounds(scored: Iterable[Sequence[float]]) -> tuple[float, float]:
    extremes = list(chain.from_iterable((min(values), max(values)) for values in scored))
    return min(extremes), max(extremes)
