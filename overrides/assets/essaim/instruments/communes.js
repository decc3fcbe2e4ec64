// Every commune of France, by name or postcode, from the few files that hold what was typed (src/essaim/site/communes.py).
import { fold } from "../search/normalise.js";
import { readJson } from "./fiche.js";

const MOST_FILES = 4;
const END = "_";
const read = new Map();

/** The key a name is looked for by: the twin of key_of in src/essaim/site/communes.py. */
export function keyOf(text) {
  const folded = fold(text).replace(/[^a-z0-9]+/g, " ").trim().replace(/^(?:le|la|les|l) /, "");
  return folded.replace(/\bst(e?) /g, "saint$1 ");
}

/**
 * The communes whose name or postcode starts with `text`: {communes: [{code, nom, postaux, page, ancien}], total}; when too
 * many files would be needed, `communes` are those named exactly so, and `total` says how many start so.
 */
export async function communesNamed(text) {
  const wanted = keyOf(text);
  if (!wanted) return { communes: [], total: 0 };
  const index = await once("communes/index.json");
  const leaves = Object.keys(index).filter((leaf) => leaf.startsWith(wanted) || wanted.startsWith(leaf) || leaf === wanted + END);
  const some = leaves.length > MOST_FILES ? leaves.filter((leaf) => leaf === wanted + END) : leaves;
  const rows = (await Promise.all(some.map((leaf) => once(`communes/cles/${leaf.replaceAll(" ", "-")}.json`)))).flat();
  const found = rows.map(commune).filter((one) => keys(one).some((key) => key.startsWith(wanted)));
  const exact = found.filter((one) => keys(one).includes(wanted));
  const communes = [...new Map([...exact, ...found].map((one) => [one.code, one])).values()];
  const all = leaves.length > some.length ? leaves.reduce((sum, leaf) => sum + index[leaf], 0) : communes.length;
  return { communes, total: all };
}

/** What a department's file says: where its communes lie, and what is proven elsewhere for each size. */
export function departmentOf(code) {
  return once(`communes/departements/${(code.startsWith("97") || code.startsWith("98") ? code.slice(0, 3) : code.slice(0, 2)).toLowerCase()}.json`);
}

function keys({ nom, postaux, ancien }) {
  return [keyOf(ancien || nom), ...postaux];
}

function commune([code, nom, postaux, page, ancien]) {
  return { code, nom, postaux: postaux.split(" ").filter(Boolean), page: page === 1, ancien };
}

function once(address) {
  if (!read.has(address)) read.set(address, readJson(address).catch((error) => { read.delete(address); throw error; }));
  return read.get(address);
}
