// From the documents that hold each word to one list, best first.
import { family, tokens } from "./normalise.js";

const NEAR_THE_BEST = 0.7; // of the best score: below, a title that says it all weighs no more
const MOST_LIFTED = 8; // their cards are shown first, and so fetched anyway
const LIFT = 1.3;
const WEAK = 0.25; // of its score: what a weak word adds to the others

/**
 * The documents `among` those allowed that hold all the words; failing that, all but the weak ones (« trop cher »), which
 * then only add to the score; failing that, as many as any does. Best first. Each of `answers` is {found, weak}.
 */
export function intersect(answers, among) {
  const joined = new Map();
  for (const { found, weak } of answers) {
    for (const [document, { score, matches }] of found) {
      if (!among(document)) continue;
      const known = joined.get(document) ?? { document, words: [], strong: 0, weak: 0, strongWords: 0 };
      known.words.push(matches);
      known[weak ? "weak" : "strong"] += score;
      known.strongWords += weak ? 0 : 1;
      joined.set(document, known);
    }
  }
  const every = [...joined.values()];
  const asked = answers.filter(({ weak }) => !weak).length;
  const whole = asked === 0 || every.some(({ words: held }) => held.length === answers.length);
  const count = whole ? ({ words: held }) => held.length : ({ strongWords }) => strongWords;
  const most = every.reduce((best, one) => Math.max(best, count(one)), 0);
  const hits = every
    .filter((one) => most > 0 && count(one) === most)
    .map(({ document, words: held, strong, weak }) => ({ document, words: held, score: strong + (whole ? weak : WEAK * weak) }))
    .sort((one, other) => other.score - one.score || one.document - other.document);
  const wanted = whole ? answers.length : asked;
  return { hits, partial: most < wanted && most > 0 ? { found: most, asked: wanted } : null };
}

/** `hits` with those lifted whose title, given by `titleOf(hit)`, says every word that was asked, or its mended spelling. */
export async function lifted(hits, answers, titleOf) {
  const near = hits.slice(0, MOST_LIFTED).filter(({ score }) => score >= NEAR_THE_BEST * hits[0].score);
  if (near.length < 2) return hits;
  const asked = answers.map(({ word, near: mended }) => (mended.length ? mended.map(({ term }) => term) : [word.stem]).map(family));
  const raised = await Promise.all(near.map(async (hit) => {
    const said = new Set(tokens(await titleOf(hit)).map(family));
    return asked.every((terms) => terms.some((term) => said.has(term))) ? { ...hit, score: hit.score * LIFT } : hit;
  }));
  raised.sort((one, other) => other.score - one.score || one.document - other.document);
  return [...raised, ...hits.slice(near.length)];
}
