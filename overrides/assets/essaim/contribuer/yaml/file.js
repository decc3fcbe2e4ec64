// A content file: its YAML and its narrative, the twin of src/essaim/reading/frontmatter.py; and where each value stands.
import { readYaml } from "./reader.js";

const FENCE = /^---[ \t]*$/;

/** {data, lines, node, faults, extension, lineOf, keyOf}: `faults` are lines that could not be read. */
export function readFile(text, extension = /^\ufeff?---[ \t]*\r?\n/.test(text) ? ".md" : ".yml") {
  const lines = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n").split("\n");
  if (extension === ".yml") return opened(lines, 1, "", 1, extension, []);
  const closing = FENCE.test(lines[0]) ? lines.findIndex((line, rank) => rank && FENCE.test(line)) : -1;
  if (closing < 0) {
    const message = "Le fichier ne commence pas par une ligne de trois tirets, fermée par une autre.";
    return opened(lines.filter((line) => !FENCE.test(line)), 1, "", 1, extension, [{ line: 1, message }]);
  }
  const below = lines.slice(closing + 1);
  const first = below.findIndex((line) => line.trim());
  const body = first < 0 ? "" : below.slice(first).join("\n").trimEnd().normalize("NFC");
  const file = opened(lines.slice(1, closing), 2, body, closing + 2 + Math.max(0, first), extension, []);
  const above = file.node.entries.find(({ key }) => key === "recit");
  const message = "Le récit d’un fichier .md s’écrit sous l’en-tête, non dans une clé «\u202frecit\u202f».";
  return above ? { ...file, faults: [...file.faults, { line: above.line, message }] } : file;
}

function opened(lines, first, body, bodyLine, extension, before) {
  const { node, faults } = readYaml(lines, first);
  const data = { ...node.value };
  if (body) data.recit = body;
  else if (typeof data.recit === "string") {
    data.recit = data.recit.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
    node.entries.find((entry) => entry.key === "recit").node.value = data.recit;
  }
  const recit = { line: bodyLine, column: 1 };
  const at = (path, wanted) => (body && path[0] === "recit" ? recit : placeOf(node, path, wanted));
  return {
    data, lines, node, extension, hasBody: Boolean(body), faults: [...before, ...faults],
    lineOf: (path) => at(path, "value").line, placeOf: (path) => at(path, "value"), keyOf: (path) => at(path, "key"),
  };
}

/** Where the value (or the key) of a path starts; where it is absent, where its nearest ancestor does. */
function placeOf(node, path, wanted) {
  let [found, place] = [node, node];
  if (!path.length) return { line: node.line, column: node.column };
  for (const [rank, key] of path.entries()) {
    const inner = found.kind === "map" ? found.entries.find((entry) => entry.key === key) : found.items?.[key];
    if (!inner) return { line: found.line, column: found.column };
    found = inner.node;
    place = rank === path.length - 1 && wanted === "key" && inner.key !== undefined ? inner : found;
  }
  return { line: place.line, column: place.column };
}
