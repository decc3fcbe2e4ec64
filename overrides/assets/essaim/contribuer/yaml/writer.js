// Writes a fiche as scripts/format.py leaves it: the schema's order, and a value that did not change on the very lines it
// stood on, comments included, so that a correction is a small difference.
import { isBlock, length } from "../quoting.js";

const HEADER = (kind) => `# yaml-language-server: $schema=../../schemas/${kind}.schema.json`;
// What YAML reads as a text without quotes, on one line, whoever reads it: a letter, then nothing that means something.
const SAFE = /^\p{L}[\p{L}\p{N}\p{M} ’'«»\u00a0\u202f().,;!?%€/+_–—…°&-]*$/u;
const SPECIAL = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
const CODES = new Set(["territoire", "date"]);
const LONG = 110;

/** The text of a file; `original` is what readFile gave of the file to correct, if there is one. */
export function writeFile(data, schema, kind, original = null) {
  const extension = original?.extension ?? ".md";
  const { recit = "", ...front } = data;
  const isMarkdown = extension === ".md";
  const lines = mapLines(isMarkdown ? front : data, schema, 0, original?.node, original?.lines);
  if (!isMarkdown) return `${[HEADER(kind), ...lines.filter((line) => !line.startsWith("# yaml-language-server:"))].join("\n")}\n`;
  const body = String(recit).replaceAll("\r\n", "\n").replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  return `---\n${lines.join("\n")}\n---\n${body ? `\n${body}\n` : ""}`;
}

function mapLines(value, schema, indent, node, lines) {
  const order = Object.keys(schema?.properties ?? {});
  const keys = [...order.filter((key) => Object.hasOwn(value, key)), ...Object.keys(value).filter((key) => !order.includes(key))];
  return keys.flatMap((key) => {
    const before = node?.kind === "map" ? node.entries.find((entry) => entry.key === key && entry.indent === indent) : undefined;
    if (before && equal(before.node.value, value[key])) return chunk(before, lines, indent);
    return [...above(before, lines), ...entryLines(key, value[key], schema?.properties?.[key], indent, before?.node, lines)];
  });
}

function entryLines(key, value, schema, indent, node, lines) {
  const start = `${" ".repeat(indent)}${SAFE.test(key) ? key : JSON.stringify(key)}:`;
  if (Array.isArray(value) && value.length) return [start, ...listLines(value, schema, indent + 2, node, lines)];
  if (isBlock(value) && Object.keys(value).length) return [start, ...mapLines(value, schema, indent + 2, node, lines)];
  const [first, ...more] = scalarLines(value, schema, indent + 2);
  return [`${start} ${first}`, ...more];
}

function listLines(value, schema, indent, node, lines) {
  const olds = node?.kind === "list" ? node.items.filter((item) => item.indent === indent) : [];
  const same = value.map((item) => olds.findIndex((old) => equal(old.node.value, item)));
  return value.flatMap((item, rank) => {
    if (same[rank] >= 0) return chunk(olds[same[rank]], lines, indent, true);
    const near = olds[rank] && !same.includes(rank) ? olds[rank] : undefined;
    const dash = `${" ".repeat(indent)}- `;
    if (isBlock(item) && Object.keys(item).length) {
      const [first, ...more] = blockOf(item, schema?.items, indent + 2, near?.node, lines);
      return [...above(near, lines), dash + first.slice(indent + 2), ...more];
    }
    const [first, ...more] = scalarLines(item, schema?.items, indent + 2);
    return [...above(near, lines), dash + first, ...more];
  });
}

/** The comments above a value that changes: they are about it, whatever it becomes. */
function above(place, lines) {
  const kept = [];
  for (let at = place?.from ?? Infinity; at < place?.to && /^\s*(#.*)?$/.test(lines[at]); at += 1) kept.push(lines[at].trimEnd());
  return kept.some((line) => line) ? kept : [];
}

/** The lines of a block under a dash; written anew when a comment would come between the dash and its first key. */
function blockOf(item, schema, indent, node, lines) {
  const kept = mapLines(item, schema, indent, node, lines);
  return /^\s*(#|$)/.test(kept[0]) ? mapLines(item, schema, indent) : kept;
}

/** The lines a value stood on. A block under a dash starts on the dash's line, which is the dash's, not the key's. */
function chunk({ from, to }, lines, indent, isItem = false) {
  const [first, ...more] = lines.slice(from, to);
  const bare = isItem ? first : first.replace(/^( *)-( +)/, (dash, before, after) => (before.length < indent ? `${before} ${after}` : dash));
  return [bare, ...more].map((line) => line.trimEnd());
}

function scalarLines(value, schema, indent) {
  if (typeof value !== "string") return [value === null ? "null" : Array.isArray(value) ? "[]" : isBlock(value) ? "{}" : decimal(value)];
  if (!CODES.has(schema?.["x-def"]) && SAFE.test(value) && !SPECIAL.test(value) && !/[\s:]$/.test(value) && length(value) <= LONG) return [value];
  if (schema?.["x-def"] === "recit" && /^\S/.test(value) && !/[ \t]$/m.test(value) && !UNSEEN.test(value)) {
    return ["|", ...value.split("\n").map((line) => (line ? " ".repeat(indent) + line : ""))];
  }
  const sentences = value.split(/(?<=[.!?…]) (?=\S)/);
  const isProse = length(value) > LONG && !/\s$|^\s|[\n\t]|  /.test(value) && sentences.every((each) => /^[^\s]/.test(each)) && !UNSEEN.test(value);
  return isProse ? [">-", ...sentences.map((each) => " ".repeat(indent) + each)] : [JSON.stringify(value)];
}

const UNSEEN = /(?!\n)[\p{C}\u2028\u2029]/u;

/** A number without exponent, which YAML 1.2 readers and ours would not read alike. */
function decimal(value) {
  const text = String(value);
  return typeof value === "number" && text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}

/** Whether two values are the same, key order aside. */
export function equal(one, other) {
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, rank) => equal(item, other[rank]));
  if (!isBlock(one)) return one === other;
  const keys = Object.keys(one);
  return isBlock(other) && keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && equal(one[key], other[key]));
}
