// Raw HTML, hidden characters and endless lines in a text: the twins of src/essaim/reading/markup.py, of the main lines of
// hidden.py, and of text.py for the narrative, the only text that may be longer than a line.
import { french } from "../../catalogue/typography.js";
import { length, shown } from "../quoting.js";
import { say } from "../sentences.js";
import { leaves } from "./walk.js";

const TAG = /<(?:\/?[A-Za-z][A-Za-z0-9:_-]*|!--|!\[CDATA\[|![A-Za-z]+|\?[A-Za-z]*)/g;
const AUTOLINK = /^<(?:(?:https?|mailto):[^\s<>]*|[\w.+-]+@[\w.-]+)>/;
const FENCE = /^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})/gm;
// Always refused: controls, line separators, embeddings, characters without width, tags. What context may allow is left to validate.py.
const HIDDEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\uffff]/g;

const LONGEST_LINE = 4000;

/** Tags and hidden characters of every text; one problem a line, as the reader of files counts them. */
export function markup({ data }) {
  return leaves(data).filter(([, text]) => typeof text === "string").flatMap(([path, text]) => [
    ...byLine(text, htmlTags(text)).map(([below, tags]) => told(path, below, "html-interdit", "quoted",
      ["Le texte contient la balise", [shown(tags[0].text), andOthers(tags.length)]], "Supprimez la balise")),
    ...byLine(text, hidden(text)).map(([below, found]) => told(path, below, "caractere-invisible", "text",
      ["Le texte contient un caractère", [`${named(found[0].text)}${andOthers(found.length)}`]], "Effacez le passage")),
    ...(path[0] === "recit" ? longLines(text) : []).map(([below, size]) => told(path, below, "ligne-trop-longue", "text",
      ["La ligne compte", [size]], "Coupez-la en plusieurs lignes")),
  ]);
}

function longLines(text) {
  return text.split("\n").map((line, below) => [below, length(line)]).filter(([, size]) => size > LONGEST_LINE);
}

function told(path, below, rule, module, [start, values], hint) {
  return { rule, path, below, severity: "error", message: french(say(module, start, values)), hint: french(say(module, hint)) };
}

/** The tags and comments of a text, those of code samples left out: [{offset, text}]. */
export function htmlTags(text) {
  if (!text.includes("<")) return [];
  const code = codeSpans(text);
  return [...text.matchAll(TAG)].map((found) => ({ offset: found.index, text: found[0] })).filter(({ offset }) =>
    !code.some(([start, end]) => start <= offset && offset < end) && !AUTOLINK.test(text.slice(offset)) && !isEscaped(text, offset));
}

function isEscaped(text, offset) {
  const before = text.slice(Math.max(0, offset - 50), offset);
  return (before.length - before.replace(/\\+$/, "").length) % 2 === 1;
}

function codeSpans(text) {
  const spans = [];
  let opened = null;
  for (const fence of text.matchAll(FENCE)) {
    const end = fence.index + fence[0].length;
    if (!opened) opened = fence;
    else if (fence[1][0] === opened[1][0] && fence[1].length >= opened[1].length && !text.slice(end).split("\n")[0].trim()) {
      spans.push([opened.index, end]);
      opened = null;
    }
  }
  if (opened) spans.push([opened.index, text.length]);
  const edges = [0, ...spans.flat(), text.length];
  for (let rank = 0; rank < edges.length; rank += 2) spans.push(...inlineSpans(text, edges[rank], edges[rank + 1]));
  return spans;
}

/** Code between backticks: a run is closed by the next run of the same length in its paragraph. */
function inlineSpans(text, start, end) {
  const spans = [];
  let at = start;
  for (const paragraph of text.slice(start, end).split(/(?<=\n)[ \t>]*(?=\n)/)) {
    const runs = [...paragraph.matchAll(/`+/g)].map((run) => [run.index + at, run[0].length]);
    for (let rank = 0; rank < runs.length; rank += 1) {
      const close = runs.findIndex(([, size], other) => other > rank && size === runs[rank][1]);
      if (close < 0) continue;
      spans.push([runs[rank][0], runs[close][0] + runs[close][1]]);
      rank = close;
    }
    at += paragraph.length + (/^[ \t>]*(?=\n)/.exec(text.slice(at + paragraph.length))?.[0].length ?? 0);
  }
  return spans;
}

function hidden(text) {
  return [...text.matchAll(HIDDEN)].map((found) => ({ offset: found.index, text: found[0] }));
}

function named(sign) {
  const families = [[/[\x85\u2028\u2029]/, "saut de ligne invisible"], [/[\0-\x1f\x7f-\x9f]/, "caractère de contrôle"],
    [/[\u202a-\u202e\u2066-\u2069]/, "commande du sens de lecture"]];
  const [, family = "caractère sans largeur"] = families.find(([pattern]) => pattern.test(sign)) ?? [];
  return `${family}, U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What was found, by the number of lines above it: [[lines, [found, …]]]. */
function byLine(text, found) {
  const lines = new Map();
  for (const item of found) {
    const line = text.slice(0, item.offset).split("\n").length - 1;
    lines.set(line, [...(lines.get(line) ?? []), item]);
  }
  return [...lines];
}

function andOthers(count) {
  if (count === 1) return "";
  return count === 2 ? " (et un autre sur la ligne)" : ` (et ${count - 1} autres sur la ligne)`;
}
