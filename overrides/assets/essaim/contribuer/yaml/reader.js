// Reads the YAML that our files are written in (blocks, lists, texts; no anchor, tag or flow mapping), keeping the lines
// each value stands on. A line that cannot be read is told and left out, so that the rest of a faulty file is seen.
import { say } from "../sentences.js";
import { ReadingFault, blockText, doubleQuoted, flow, plain, singleQuoted } from "./scalars.js";

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},&*!|>%@`-](?:[^:#]|:(?! |$)|(?<! )#)*?|-[^\s:#]+)\s*:(?: +(.*)|)$/;
const REFUSED = { "&": "une ancre", "*": "un alias", "!": "une étiquette", "%": "une directive", "{": "un bloc entre accolades", "@": "« @ »", "`": "un accent grave" };
const TABULATION = /^ *\t\s*\S/;
const DEEPEST = 12;

/** {node, faults: [{line, message}]} of lines; `first` is the number of the first one in its file. */
export function readYaml(lines, first = 1) {
  const reader = new Reader(lines, first);
  const [node] = reader.block(0, 0, 0);
  return { node: node.kind === "map" ? node : { kind: "map", value: {}, entries: [], line: first, column: 1 }, faults: reader.faults };
}

class Reader {
  constructor(lines, first) {
    Object.assign(this, { lines, first, faults: [] });
  }

  refuse(at, message) {
    if (TABULATION.test(this.lines[at])) return this.tabulation(at);
    this.faults.push({ line: at + this.first, message });
  }

  /** What a tabulation in the margin breaks is said by it alone, in the validator's words. */
  tabulation(at) {
    this.faults.push({ line: at + this.first, message: say("text", "La ligne est décalée par une tabulation") });
  }

  /** The first line from `at` that says something. */
  next(at) {
    let found = at;
    while (found < this.lines.length && /^\s*(#.*)?$/.test(this.lines[found])) found += 1;
    return found;
  }

  indent(at) {
    return at < this.lines.length ? this.lines[at].length - this.lines[at].trimStart().length : -1;
  }

  /** The block that starts at or after `from`, not less indented than `least`: [node, line after it]. */
  block(from, least, depth) {
    const at = this.next(from);
    const indent = this.indent(at);
    if (indent < least || depth > DEEPEST) return [{ kind: "scalar", value: null, line: from + this.first, column: 1 }, from];
    const isList = /^-( |$)/.test(this.lines[at].slice(indent));
    return isList ? this.list(from, indent, depth) : this.map(from, indent, depth);
  }

  map(from, indent, depth) {
    const node = { kind: "map", value: {}, entries: [], line: this.next(from) + this.first, column: indent + 1 };
    let [start, at] = [from, this.next(from)];
    while (this.indent(at) >= indent) {
      const [, quotedKey, rest = ""] = this.indent(at) === indent ? KEY.exec(this.lines[at].slice(indent)) ?? [] : [];
      const entry = { from: start, indent, line: at + this.first, column: indent + 1 };
      let end = at + 1;
      if (quotedKey === undefined) this.refuse(at, this.indent(at) === indent ? "On attend ici une clé, puis un deux-points et une espace." : "Cette ligne n’est pas alignée sur les autres clés du bloc.");
      else {
        const key = quotedKey.startsWith('"') ? doubleQuoted(quotedKey.slice(1)).text : quotedKey.replace(/^'(.*)'$/, "$1");
        if (Object.hasOwn(node.value, key)) this.refuse(at, `La clé «\u202f${key}\u202f» figure deux fois\u202f: seule la première est lue.`);
        [entry.node, end] = this.value(rest, at, indent, depth);
        if (entry.node && !Object.hasOwn(node.value, key)) {
          node.entries.push({ ...entry, key, to: end });
          node.value[key] = entry.node.value;
        }
      }
      [start, at] = [end, this.next(end)];
    }
    return [node, start];
  }

  list(from, indent, depth) {
    const node = { kind: "list", value: [], items: [], line: this.next(from) + this.first, column: indent + 1 };
    let [start, at] = [from, this.next(from)];
    while (this.indent(at) === indent && /^-( |$)/.test(this.lines[at].slice(indent))) {
      const text = this.lines[at];
      const inner = text.slice(indent + 1).trimStart();
      const column = text.length - inner.length;
      let [item, end] = [null, at + 1];
      if (!inner || inner.startsWith("#")) [item, end] = this.block(at + 1, indent + 1, depth + 1);
      else if (KEY.test(inner)) {
        this.lines[at] = " ".repeat(column) + inner; // the dash is read: the block below stands at its own column
        [item, end] = this.map(at, column, depth + 1);
        this.lines[at] = text;
      } else [item, end] = this.value(inner, at, indent, depth);
      if (item) {
        node.items.push({ node: item, from: start, to: end, indent });
        node.value.push(item.value);
      }
      [start, at] = [end, this.next(end)];
    }
    return [node, start];
  }

  /** What follows a key or a dash on line `at`: [node or null, line after it]. */
  value(rest, at, indent, depth) {
    const column = this.lines[at].length - rest.length + 1;
    const place = { kind: "scalar", line: at + this.first, column };
    if (!rest || rest.startsWith("#")) {
      const below = this.next(at + 1);
      const sameList = this.indent(below) === indent && /^-( |$)/.test(this.lines[below].slice(indent)) && !/^\s*- /.test(this.lines[at]);
      return this.indent(below) > indent || sameList ? this.block(at + 1, sameList ? indent : indent + 1, depth + 1) : [{ ...place, value: null }, at + 1];
    }
    let end = at + 1;
    while (end < this.lines.length && (this.indent(end) > indent || !this.lines[end].trim())) end += 1;
    while (end > at + 1 && !this.lines[end - 1].trim() && !/^[|>]/.test(rest)) end -= 1;
    const tabbed = /^[|>]/.test(rest) ? -1 : this.lines.slice(at + 1, end).findIndex((line) => TABULATION.test(line));
    if (tabbed >= 0) {
      this.tabulation(at + 1 + tabbed);
      return [null, end];
    }
    try {
      return [{ ...place, value: this.scalar(rest, this.lines.slice(at + 1, end), indent) }, end];
    } catch (fault) {
      if (!(fault instanceof ReadingFault)) throw fault;
      this.refuse(at, fault.message);
      return [null, end];
    }
  }

  scalar(rest, below, indent) {
    if (/^\{\s*\}\s*(#.*)?$/.test(rest)) return {};
    if (rest[0] in REFUSED) throw new ReadingFault(`La valeur commence par ${REFUSED[rest[0]]}\u202f: mettez-la entre guillemets si c’est du texte.`);
    if (/^[|>][-+]?\s*(#.*)?$/.test(rest)) {
      const margin = Math.min(...below.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length));
      return blockText(rest, below.map((line) => line.slice(Math.max(margin, indent + 1)))).normalize("NFC");
    }
    const source = [rest, ...below.filter((line) => !/^\s+#/.test(line) || /^["']/.test(rest))].map((line) => line.trim()).join("\n").replace(/\n(\n*)/g, (_, more) => more || " ");
    if (rest.startsWith("[")) return flow(source);
    if (!/^["']/.test(rest)) return plain(source);
    const { text, rest: after } = (rest[0] === '"' ? doubleQuoted : singleQuoted)(source.slice(1));
    if (after.trim() && !after.trim().startsWith("#")) throw new ReadingFault("Du texte suit le guillemet qui ferme la valeur.");
    return text.normalize("NFC");
  }
}
