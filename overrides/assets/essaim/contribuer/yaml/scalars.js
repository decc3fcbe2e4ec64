// One value of YAML: the twin of src/essaim/reading/scalars.py for what is not quoted, and the quotes and blocks we write.

const WORDS = { "": null, "~": null, null: null, Null: null, NULL: null, true: true, True: true, TRUE: true, false: false, False: false, FALSE: false };
const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };

/** What a line may not be read as; `message` is French. */
export class ReadingFault extends Error {}

/** The value of a text without quotes. */
export function plainValue(text) {
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  const number = /^-?([0-9]+)(\.[0-9]+)?$/.exec(text);
  if (!number) return text;
  const [, whole, decimals] = number;
  if (whole.length > 1 && whole.startsWith("0")) throw new ReadingFault(`«\u202f${text}\u202f» commence par un zéro\u202f: mettez-le entre guillemets.`);
  const digits = decimals ? (whole + decimals.slice(1)).replace(/^0+|0+$/g, "").length : whole.length;
  if (digits > 15) throw new ReadingFault(`«\u202f${text}\u202f» est trop long pour un nombre\u202f: mettez-le entre guillemets.`);
  return Number(text);
}

/** The text that double quotes hold, from after the first to the end of `source`: {text, rest}. */
export function doubleQuoted(source) {
  let text = "";
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '"') return { text, rest: source.slice(at + 1) };
    if (sign !== "\\") {
      text += sign;
      continue;
    }
    at += 1;
    const size = { x: 2, u: 4, U: 8 }[source[at]];
    const digits = size ? source.slice(at + 1, at + 1 + size) : "";
    if (size && /^[0-9a-fA-F]+$/.test(digits) && digits.length === size) {
      const code = parseInt(digits, 16);
      text += size === 4 ? String.fromCharCode(code) : String.fromCodePoint(Math.min(code, 0x10ffff));
      at += size;
    } else if (source[at] in ESCAPES) text += ESCAPES[source[at]];
    else throw new ReadingFault(`«\u202f\\${source[at] ?? ""}\u202f» n’est pas un code connu\u202f: doublez la barre oblique inversée.`);
  }
  throw new ReadingFault("Le guillemet ouvert n’est pas fermé.");
}

/** The text that single quotes hold, from after the first. */
export function singleQuoted(source) {
  const found = /^((?:[^']|'')*)'(?!')/s.exec(source);
  if (!found) throw new ReadingFault("L’apostrophe ouverte n’est pas fermée.");
  return { text: found[1].replaceAll("''", "'"), rest: source.slice(found[0].length) };
}

/** Lines of a folded text as one: a line break is a space, an empty line a break, unless the text is set back. */
export function folded(lines) {
  let text = "";
  let empty = 0;
  let before = null;
  for (const line of lines) {
    if (line === "") {
      empty += 1;
      continue;
    }
    if (before === null) text = "\n".repeat(empty) + line;
    else if (/^[ \t]/.test(line) || /^[ \t]/.test(before)) text += "\n".repeat(empty + 1) + line;
    else text += (empty ? "\n".repeat(empty) : " ") + line;
    empty = 0;
    before = line;
  }
  return text;
}

/** The text of a block (`|`, `>-`…): `lines` without their indentation, blank ones at the end included. */
export function blockText(header, lines) {
  const kept = [...lines];
  while (kept.length && kept.at(-1) === "") kept.pop();
  const text = header.startsWith(">") ? folded(kept) : kept.join("\n");
  if (header.includes("-")) return text;
  const end = header.includes("+") ? lines.length - kept.length + 1 : 1;
  return kept.length ? text + "\n".repeat(end) : "";
}

/** What a text without quotes holds. */
export function plain(source) {
  const text = source.replace(/\s+#.*$/, "").trim();
  if (/: |:$/.test(text)) throw new ReadingFault("Un deux-points suivi d’une espace coupe ce texte\u202f: mettez la valeur entre guillemets.");
  const value = plainValue(text);
  return typeof value === "string" ? value.normalize("NFC") : value;
}

/** The items of a list between brackets. */
export function flow(source) {
  const inner = /^\[(.*)\]\s*(#.*)?$/s.exec(source);
  if (!inner) throw new ReadingFault("Le crochet ouvert n’est pas fermé.");
  const parts = inner[1].match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+/g) ?? [];
  return parts.map((part) => part.trim()).filter(Boolean).map((part) => {
    if (part[0] === '"') return doubleQuoted(part.slice(1)).text;
    return part[0] === "'" ? singleQuoted(part.slice(1)).text : plain(part);
  });
}
