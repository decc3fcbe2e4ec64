// « Vouliez-vous dire… »: the twin of src/essaim/schema/suggestions.py, difflib's likeness included.

const CUTOFF = 0.65;
const LONGEST = 80;
const SHORTEST_START = 3;

/** A text in lower case, without accents, its words joined by one hyphen. */
export function plain(text) {
  const letters = text.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss").normalize("NFKD");
  return letters.replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

/** The id nearest to a word, among [id, other names]; null where none is near. */
export function nearest(word, names) {
  const ids = new Map();
  for (const [id, ...others] of names) for (const known of [id, ...others]) if (!ids.has(plain(known))) ids.set(plain(known), id);
  const wanted = plain([...word].slice(0, LONGEST).join(""));
  if (!wanted) return null;
  if (ids.has(wanted)) return ids.get(wanted);
  const begun = new Set([...ids].filter(([known]) => known.startsWith(wanted)).map(([, id]) => id));
  if (begun.size === 1 && wanted.length >= SHORTEST_START) return [...begun][0];
  let best = null;
  for (const known of ids.keys()) {
    const score = ratio(known, wanted);
    if (score >= CUTOFF && (!best || score > best.score || (score === best.score && known > best.known))) best = { score, known };
  }
  return best ? ids.get(best.known) : null;
}

/** Twice the letters in common over the letters of both (difflib.SequenceMatcher.ratio). */
function ratio(one, other) {
  const total = one.length + other.length;
  return total ? (2 * matching(one, other)) / total : 1;
}

function matching(one, other) {
  const { size, at, from } = longest(one, other);
  if (!size) return 0;
  return size + matching(one.slice(0, at), other.slice(0, from)) + matching(one.slice(at + size), other.slice(from + size));
}

/** The longest run of letters in both; the first of them in `one`, then in `other`. */
function longest(one, other) {
  let best = { size: 0, at: 0, from: 0 };
  let row = [];
  for (let i = 0; i < one.length; i += 1) {
    const next = [];
    for (let j = 0; j < other.length; j += 1) {
      if (one[i] !== other[j]) continue;
      next[j] = (row[j - 1] ?? 0) + 1;
      if (next[j] > best.size) best = { size: next[j], at: i - next[j] + 1, from: j - next[j] + 1 };
    }
    row = next;
  }
  return best;
}
