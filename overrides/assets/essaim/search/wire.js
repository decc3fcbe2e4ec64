// The compact form in which shards and word lists travel (src/essaim/search/wire.py), expanded to what lunr 2.3.9 loads.

export const FIELD = "x";
const FIRST_LEVEL = "0".charCodeAt(0);
const NO_METADATA = Object.freeze({}); // one for all postings: a new object each costs half the expansion

/** Front-coded words: a capital letter says how many letters are shared with the word before. */
export function readWords(coded) {
  const words = [];
  let previous = "";
  for (const [, shared, rest] of coded.matchAll(/([A-Z])([^A-Z]*)/g)) {
    previous = previous.slice(0, shared.charCodeAt(0) - 65) + rest;
    words.push(previous);
  }
  return words;
}

/** A shard → {terms, serialised}: its sorted terms, and the index in the form that lunr.Index.load reads. */
export function expandShard(shard, scale) {
  const terms = readWords(shard.t);
  const invertedIndex = [];
  const vectors = new Map();
  let posting = 0;
  terms.forEach((term, termIndex) => {
    const documents = {};
    let document = 0;
    for (const end = posting + shard.n[termIndex]; posting < end; posting += 1) {
      document += shard.d[posting];
      documents[document] = NO_METADATA;
      // Terms come in the order of their indexes, so a vector's elements are sorted as lunr wants them.
      const elements = vectors.get(document) ?? vectors.set(document, []).get(document);
      elements.push(termIndex, scale[shard.s.charCodeAt(posting) - FIRST_LEVEL]);
    }
    invertedIndex.push([term, { _index: termIndex, [FIELD]: documents }]);
  });
  const fieldVectors = Array.from(vectors, ([document, elements]) => [`${FIELD}/${document}`, elements]);
  return { terms, serialised: { version: "2.3.9", fields: [FIELD], fieldVectors, invertedIndex, pipeline: [] } };
}

/** The place of the first of the sorted strings that is not below the one given. */
export function lowerBound(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
