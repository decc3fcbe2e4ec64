// The documents that hold one word: as it is, begun by it, of its family, or one letter away. lunr divides by the norm of
// the query, so each way is asked apart and the best score is kept (search-shards.md, section 7).
import { family } from "./normalise.js";
import { lowerBound } from "./wire.js";

const BEGUN = 0.4;
const KIN = 0.4;
const SLIPPED = 0.2;
const SHORTEST_PREFIX = 3; // shorter ones would span many shards

/** Documents → {score, matches} for a folded word as typed and its stem; `matches` are lunr's, terms in their metadata. */
export async function findWord(store, lunr, { typed, stem }) {
  const found = new Map();
  const [own, begun, kin] = await Promise.all([
    askTerms(store, [stem]),
    typed.length >= SHORTEST_PREFIX ? askPrefix(store, lunr, typed) : [],
    askKin(store, stem),
  ]);
  keepBest(found, own, 1);
  keepBest(found, begun, BEGUN);
  keepBest(found, kin, KIN);
  return found;
}

/** The same for the terms proposed in place of a word that finds nothing. */
export async function findSlips(store, terms) {
  const found = new Map();
  for (const term of terms) keepBest(found, await askTerms(store, [term]), SLIPPED);
  return found;
}

function keepBest(found, results, factor) {
  for (const { ref, score, matchData } of results) {
    const document = Number(ref);
    const known = found.get(document);
    if (known) {
      known.score = Math.max(known.score, score * factor);
      known.matches.push(matchData);
    } else found.set(document, { score: score * factor, matches: [matchData] });
  }
}

async function askTerms(store, terms) {
  const shard = await store.shardOf(terms[0]);
  return shard ? askShard(shard, terms) : [];
}

function askShard(shard, terms) {
  return shard.index.query((query) => terms.forEach((term) => query.term(term, { usePipeline: false })));
}

async function askKin(store, stem) {
  const root = family(stem);
  // The kin of « precair » is « precarit »: the last letters of a root may change, its beginning does not.
  const prefix = root.slice(0, Math.max(4, root.length - 3));
  const shards = await store.shards(prefix);
  return joined(shards.map((shard) => {
    const terms = begunBy(shard.terms, prefix).filter((term) => term !== stem && family(term) === root);
    return { count: terms.length, results: terms.length ? askShard(shard, terms) : [] };
  }));
}

async function askPrefix(store, lunr, prefix) {
  const shards = await store.shards(prefix);
  const wildcard = (await lunr).Query.wildcard.TRAILING;
  return joined(shards.map((shard) => ({
    count: begunBy(shard.terms, prefix).length,
    results: shard.index.query((query) => query.term(prefix, { usePipeline: false, wildcard })),
  })));
}

function begunBy(terms, prefix) {
  return terms.slice(lowerBound(terms, prefix), lowerBound(terms, `${prefix}~`));
}

/** Answers of several shards to one query, with the scores that a single index would have given. */
function joined(answers) {
  if (answers.length === 1) return answers[0].results;
  const total = answers.reduce((sum, { count }) => sum + count, 0);
  const byRef = new Map();
  for (const { count, results } of answers) {
    for (const { ref, score, matchData } of results) {
      const known = byRef.get(ref) ?? { ref, score: 0, matchData: { metadata: {} } };
      known.score += score * Math.sqrt(count / total);
      Object.assign(known.matchData.metadata, matchData.metadata);
      byRef.set(ref, known);
    }
  }
  return [...byRef.values()];
}
