// Pieces of French sentences: the twin of src/essaim/schema/quoting.py and of shown() in src/essaim/problem.py.
import { say } from "./sentences.js";

const NARROW = "\u202f";
const UNPRINTABLE = /[\p{C}\p{Z}]/u;
const TYPES = { string: "un texte", integer: "un nombre entier", number: "un nombre", boolean: "true ou false", array: "une liste", object: "un bloc de clés" };
const ESCAPES = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** How many characters a text counts, as Python counts them. */
export function length(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A text between « », on one line, cut at `limit` characters. */
export function shown(value, limit = 80) {
  const signs = [...value].map((sign) => (" \u00a0\u202f".includes(sign) || !UNPRINTABLE.test(sign) ? sign : escaped(sign)));
  const text = [...signs.join("")];
  return `«${NARROW}${text.length > limit ? `${text.slice(0, limit - 1).join("")}…` : text.join("")}${NARROW}»`;
}

function escaped(sign) {
  const code = sign.codePointAt(0);
  if (ESCAPES[sign]) return ESCAPES[sign];
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** Whether a value is a block of keys. */
export function isBlock(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as a message quotes it; lists and blocks are counted. */
export function quoted(value) {
  if (Array.isArray(value)) return say("quoting", "une liste de {0}", [count(value.length, "élément")]);
  if (isBlock(value)) return say("quoting", "un bloc de {0}", [count(Object.keys(value).length, "clé")]);
  if (typeof value === "number" && Math.abs(value) >= 1e40) return say("quoting", "un nombre démesuré");
  return shown(scalar(value));
}

/** A simple value as YAML writes it. */
export function scalar(value) {
  return String(value);
}

/** « 3 clés », « 1 clé »: the plural from 2. */
export function count(number, noun) {
  return `${grouped(number)} ${noun}${number >= 2 ? "s" : ""}`;
}

/** A whole number, its thousands apart. */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, NARROW);
}

/** What a message calls the value at a path: its key, or its rank in the list. */
export function place(path) {
  if (!path.length) return say("quoting", "ce fichier");
  const last = path.at(-1);
  return typeof last === "string" ? shown(last) : say("quoting", "l’élément", { rank: last + 1, owner: place(path.slice(0, -1)) });
}

/** A text with a capital at its start and a full stop at its end. */
export function sentence(text) {
  const begun = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/** One line of YAML that would be accepted. */
export function sample(key, value) {
  return shown(`${key}: ${spaced(value)}`, 160);
}

/** JSON as Python writes it: a space after each comma and colon. */
function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (isBlock(value)) return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`).join(", ")}}`;
  return JSON.stringify(value);
}

/** The names of JSON types, in words. */
export function typesInWords(types) {
  return types.map((type) => say("quoting", TYPES[type])).join(" ou ");
}

/** The written form of a path: ["a", 0, "b"] is « a[0].b ». */
export function dotted(path) {
  return path.reduce((text, key) => text + (typeof key === "number" ? `[${key}]` : `${text ? "." : ""}${key}`), "");
}

/** The path of the property a path falls under: ["a", 0, "b"] is « a[].b ». */
export function generic(path) {
  return dotted(path).replace(/\[\d+\]/g, "[]");
}
