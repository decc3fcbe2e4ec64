// Texts as segments {text, marked}: the page makes <mark> elements of them, never markup from strings.
import { tokens } from "./normalise.js";

const WORD = /[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]+/gu;
const LENGTH = 220; // characters of an excerpt: two to three lines
const BEFORE = 60; // characters shown before the first hit

/** The whole text, cut in segments; `groups` are the index terms to mark, for each word of the query. */
export function mark(text, groups) {
  return segments(text, hits(text, groups), 0, text.length);
}

/** The stretch of the text that holds the most words of the query, or nothing when it holds none. */
export function excerpt(text, groups) {
  const found = hits(text, groups);
  if (!found.length) return [];
  let best = { worth: 0 };
  found.forEach((hit, place) => {
    const last = hit.start - BEFORE + LENGTH;
    const worth = new Set(found.slice(place).filter(({ end }) => end <= last).map(({ group }) => group)).size;
    if (worth > best.worth) best = { worth, start: hit.start };
  });
  const start = wordStart(text, best.start);
  const end = wordEnd(text, start + LENGTH);
  const cut = segments(text, found.filter((hit) => hit.start >= start && hit.end <= end), start, end);
  if (start > 0) cut.unshift({ text: "… ", marked: false });
  if (end < text.length) cut.push({ text: " …", marked: false });
  return cut;
}

function hits(text, groups) {
  const groupOf = new Map(groups.flatMap((terms, group) => terms.map((term) => [term, group])));
  return Array.from(text.matchAll(WORD), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    group: groupOf.get(tokens(match[0]).find((term) => groupOf.has(term))),
  })).filter(({ group }) => group !== undefined);
}

function segments(text, found, start, end) {
  const cut = [];
  let place = start;
  const add = (upTo, marked) => {
    if (upTo > place) cut.push({ text: text.slice(place, upTo), marked });
    place = upTo;
  };
  for (const hit of found) {
    add(hit.start, false);
    add(hit.end, true);
  }
  add(end, false);
  return cut;
}

function wordStart(text, hit) {
  if (hit <= BEFORE) return 0;
  // A paragraph is never joined to the one before: its break is a better start than a word's.
  const lineBreak = text.lastIndexOf("\n", hit);
  const from = Math.max(hit - BEFORE, lineBreak + 1);
  if (from === lineBreak + 1) return from;
  const blank = text.indexOf(" ", from);
  return blank === -1 || blank > hit ? hit : blank + 1;
}

function wordEnd(text, end) {
  if (end >= text.length) return text.length;
  const blank = text.lastIndexOf(" ", end);
  return blank > end - LENGTH / 2 ? blank : end;
}
