// From the documents that hold each word to one list, best first.
import { family, tokens } from "./normalise.js";

const NEAR_THE_BEST = 0.7; // of the best score: below, a title that says it all weighs no more
const MOST_LIFTED = 8; // their cards are shown first, and so fetched anyway
const LIFT = 1.3;

/** The documents `among` those allowed that hold all the words or, failing that, as many of them as any does; best first. */
export function intersect(answers, among) {
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
