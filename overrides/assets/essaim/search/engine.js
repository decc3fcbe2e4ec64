// The search engine: a query → ranked documents, then the cards and excerpts of those that are shown.
import { excerpt, mark } from "./excerpt.js";
import { fold, isWeak, stem, tokens, words } from "./normalise.js";
import { intersect, lifted } from "./ranking.js";
import { nearestWords, respelt } from "./slips.js";
import { createStore, StaleIndex } from "./store.js";
import { findSlips, findWord } from "./word.js";

const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
const MOST_ANSWERS = 32; // words whose answers are kept
const COMPOUND = /[a-z0-9]+(?:-[a-z0-9]+)+/g;
const WRITTEN_WORD = /[\p{L}\p{M}\p{N}\u00ad]+/gu;

/**
 * @param base relative address of the site's root
 * @param lunr lunr 2.3.9, or a promise of it
 * @param manifest a promise of the manifest's response, if it was asked for already
 * @returns {rank, describe, search}
 */
export function createEngine({ base, lunr, fetch, manifest }) {
  const address = `${base}recherche/`;
  let store = createStore({ address, lunr, fetch, asked: manifest });
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
    const key = word.joined ? `${word.typed} ${word.joined.typed}` : word.typed;
    if (!answered.has(key)) {
      if (answered.size >= MOST_ANSWERS) answered.delete(answered.keys().next().value);
      const promise = answer(store, lunr, word);
      promise.catch(() => answered.delete(key));
      answered.set(key, promise);
    }
    return answered.get(key);
  }

  async function rankNow(query, { among = () => true } = {}) {
    const asked = queryWords(query);
    const answers = await Promise.all(asked.map(answerOnce));
    const { hits: joined, partial } = intersect(answers.map(({ found, word }) => ({ found, weak: isWeak(word.typed) })), among);
    const hits = asked.length > 1 ? await lifted(joined, answers, async (hit) => (await store.card(hit.document)).titre) : joined;
    return { words: asked.map(({ typed }) => typed), hits, partial, suggestion: suggest(query, await wholly(store, answers)) };
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

/** The words of a query that count, each once: as typed (folded), as indexed, and `joined` to those a hyphen ties it to. */
export function queryWords(query) {
  const asked = query.slice(0, LONGEST_QUERY);
  const whole = new Map();
  for (const [compound] of fold(asked).matchAll(COMPOUND)) {
    const typed = compound.replaceAll("-", "");
    for (const part of words(compound)) whole.set(part, { typed, stem: stem(typed) });
  }
  const typed = [...new Set(words(asked))].slice(0, MOST_WORDS);
  return typed.map((word) => ({ typed: word, stem: stem(word), ...(whole.has(word) && { joined: whole.get(word) }) }));
}

async function answer(store, lunr, word) {
  const found = await findWord(store, lunr, word);
  // « auto-stop » also finds « autostop ».
  if (word.joined) for (const [document, held] of await findWord(store, lunr, word.joined)) found.set(document, held);
  if (found.size) return { word, found, near: [], far: [] };
  const { near, far } = await nearestWords(store, word.typed);
  return { word, found: await findSlips(store, near.map(({ term }) => term)), near, far };
}

/** When a word was mended, the others are said with the index's letters too: no half of a slip stays in what is told. */
function wholly(store, answers) {
  if (!answers.some(({ near }) => near.length)) return answers;
  return Promise.all(answers.map(async (one) => {
    const spelling = one.near.length || !one.found.size ? null : await respelt(store, one.word);
    return spelling ? { ...one, near: [{ spelling }] } : one;
  }));
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
