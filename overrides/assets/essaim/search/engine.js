// The search engine: a query → ranked documents, then the cards and excerpts of those that are shown.
import { excerpt, mark } from "./excerpt.js";
import { fold, stem, tokens, words } from "./normalise.js";
import { nearestWords } from "./slips.js";
import { createStore, StaleIndex } from "./store.js";
import { findSlips, findWord } from "./word.js";

const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
const MOST_ANSWERS = 32; // words whose answers are kept
const WRITTEN_WORD = /[\p{L}\p{M}\p{N}\u00ad]+/gu;

/**
 * @param base relative address of the site's root
 * @param lunr lunr 2.3.9, or a promise of it
 * @returns {rank, describe, search}
 */
export function createEngine({ base, lunr, fetch }) {
  const address = `${base}recherche/`;
  let store = createStore({ address, lunr, fetch });
  let answered = new Map(); // word as typed → promise of its answer: a keystroke changes only one word of a query

  async function fresh(action) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof StaleIndex)) throw error;
      store = createStore({ address, lunr, fetch, reload: true });
      answered = new Map();
      return action();
    }
  }

  function answerOnce(word) {
    if (!answered.has(word.typed)) {
      if (answered.size >= MOST_ANSWERS) answered.delete(answered.keys().next().value);
      const promise = answer(store, lunr, word);
      promise.catch(() => answered.delete(word.typed));
      answered.set(word.typed, promise);
    }
    return answered.get(word.typed);
  }

  async function rankNow(query, { among = () => true } = {}) {
    const asked = queryWords(query);
    const answers = await Promise.all(asked.map(answerOnce));
    const { hits, partial } = intersect(answers.map(({ found }) => found), among);
    return { words: asked.map(({ typed }) => typed), hits, partial, suggestion: suggest(query, answers) };
  }

  /**
   * Every document found, best first, without its card: {words, hits: [{document, score, words}], partial, suggestion}.
   * A hit's `words` are lunr's match data, for each word of the query that was found there.
   * `partial` is null, or {found, asked} when no document holds all the words. `suggestion` is null, or
   * {text, used, queries, words: [{typed, proposed}]}; `used` says that the hits are those of the words proposed, and
   * `queries` are the query with each of the spellings, the likeliest first. `among` tells of a document number whether it
   * may be found: a list of initiatives alone is not emptied by a page of another kind that holds more of the words.
   */
  const rank = (query, options) => fresh(() => rankNow(query, options));

  /**
   * The cards of ranked hits: {url, titre, resume, kind, extra, score, terms, title, excerpt}, the two last as segments to
   * mark. Without `excerpts` the summary is given for excerpt, and no text is fetched. Rejects with StaleIndex when the
   * site was published again since the ranking: its document numbers no longer mean anything.
   */
  const describe = (hits, { excerpts = true } = {}) =>
    Promise.all(hits.map((hit) => describeHit(store, hit, excerpts)));

  /** Rank, then describe `count` hits from the one numbered `from`: the ranking with `total` and described `hits`. */
  const search = (query, { from = 0, count = 10, excerpts = true } = {}) => fresh(async () => {
    const ranking = await rankNow(query);
    const hits = await describe(ranking.hits.slice(from, from + count), { excerpts });
    return { ...ranking, total: ranking.hits.length, hits };
  });

  return { rank, describe, search };
}

/** The words of a query that count, each once: as typed (folded) and as indexed. */
export function queryWords(query) {
  const typed = new Set(words(query.slice(0, LONGEST_QUERY)));
  return [...typed].slice(0, MOST_WORDS).map((word) => ({ typed: word, stem: stem(word) }));
}

async function answer(store, lunr, word) {
  const found = await findWord(store, lunr, word);
  if (found.size) return { word, found, near: [], far: [] };
  const { near, far } = await nearestWords(store, word.typed);
  return { word, found: await findSlips(store, near.map(({ term }) => term)), near, far };
}

/** The documents `among` those allowed that hold all the words or, failing that, as many of them as any does; best first. */
function intersect(answers, among) {
  const joined = new Map();
  for (const found of answers) {
    for (const [document, { score, matches }] of found) {
      if (!among(document)) continue;
      const known = joined.get(document);
      if (known) {
        known.score += score;
        known.words.push(matches);
      } else joined.set(document, { document, score, words: [matches] });
    }
  }
  let most = 0;
  for (const { words: held } of joined.values()) most = Math.max(most, held.length);
  const hits = [...joined.values()]
    .filter(({ words: held }) => held.length === most)
    .sort((one, other) => other.score - one.score || one.document - other.document);
  return { hits, partial: most < answers.length && most > 0 ? { found: most, asked: answers.length } : null };
}

function suggest(query, answers) {
  const mended = answers.map(({ word, near, far }) => ({
    typed: word.typed,
    used: near.length > 0,
    proposed: (near.length ? near : far).map(({ spelling }) => spelling),
  })).filter(({ proposed }) => proposed.length);
  if (!mended.length) return null;
  const mostProposed = Math.max(...mended.map(({ proposed }) => proposed.length));
  const queries = Array.from({ length: mostProposed }, (_, place) => {
    const spelling = new Map(mended.map(({ typed, proposed }) => [typed, proposed[Math.min(place, proposed.length - 1)]]));
    return query.trim().replace(WRITTEN_WORD, (written) => spelling.get(fold(written)) ?? written);
  });
  const used = mended.some((word) => word.used);
  return { text: queries[0], used, queries, words: mended.map(({ typed, proposed }) => ({ typed, proposed })) };
}

async function describeHit(store, { document, score, words: held }, excerpts) {
  const groups = held.map((matches) => matches.flatMap(({ metadata }) => Object.keys(metadata)));
  const card = await store.card(document);
  const shown = new Set(tokens(`${card.titre} ${card.resume}`));
  let cut = mark(card.resume, groups);
  if (excerpts && card.texte && !groups.every((terms) => terms.some((term) => shown.has(term)))) {
    const ownText = excerpt(await store.text(card.texte), groups);
    if (ownText.length) cut = ownText;
  }
  return { ...card, document, score, terms: [...new Set(groups.flat())], title: mark(card.titre, groups), excerpt: cut };
}
