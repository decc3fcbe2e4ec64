// Words one letter away from a word that finds nothing, and, to propose only, words two letters away.
import { fold, stem } from "./normalise.js";

const SHORTEST_WORD = 4; // below, nearly everything is one letter away from something else
const FEWEST_LETTERS = 3;
const FEWEST_TO_PROPOSE = 9; // two letters of a shorter word make quite another one: « passoire », « passait »
const MOST_SEARCHED = 3;
const MOST_PROPOSED = 4;

/**
 * @returns {near, far}: spellings and terms at distance one (to search), spellings at distance two (to propose)
 */
export async function nearestWords(store, typed) {
  // A year or a code one digit away is another year or code; a name such as « 1001mots » may be misspelt.
  if (typed.length < SHORTEST_WORD || typed.replace(/\d/g, "").length < FEWEST_LETTERS) return { near: [], far: [] };
  const [first, second] = typed;
  const ownLetter = rank(await store.words(1, first), typed);
  if (ownLetter.near.length) return ownLetter;
  // The slip may be on the first letter: one too many or two swapped (1, second), another (2, second), one lost (2, first).
  const lists = await Promise.all([store.words(1, second), store.words(2, second), store.words(2, first)]);
  const elsewhere = rank([...new Set(lists.flat())], typed);
  const far = new Map([...ownLetter.far, ...elsewhere.far].map((word) => [word.spelling, word]));
  return { near: elsewhere.near, far: [...far.values()].slice(0, MOST_PROPOSED) };
}

/** The spelling of the index for a word that it finds, with letters doubled where it has not: « précaritté ». */
export async function respelt(store, { typed, stem: term }) {
  const spellings = await store.words(1, typed[0]);
  return spellings.find((spelling) => {
    const letters = fold(spelling);
    return letters !== typed && single(letters) === single(typed) && stem(letters) === term;
  });
}

function single(letters) {
  return letters.replace(/(.)\1+/g, "$1");
}

function rank(spellings, typed) {
  const at = { 1: [], 2: [] };
  const typedStem = stem(typed);
  for (const spelling of spellings) {
    const folded = fold(spelling);
    const term = stem(folded);
    // Only one spelling a term is listed: a slip in another form (plural, feminine) is seen on the stems.
    const written = distance(folded, typed);
    const away = Math.min(written, distance(term, typedStem));
    if (away === 1 || written === 2) at[away]?.push({ spelling, term, longer: Math.abs(folded.length - typed.length) });
  }
  const closest = (words) => words.sort((one, other) => one.longer - other.longer);
  return {
    near: closest(at[1]).slice(0, MOST_SEARCHED),
    far: typed.length >= FEWEST_TO_PROPOSE ? closest(at[2]).slice(0, MOST_PROPOSED) : [],
  };
}

/** Letters added, lost, changed or swapped with their neighbour, to go from one word to another; 3 stands for more. */
export function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = above[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      let best = Math.min(changed, above[column] + 1, current[column - 1] + 1);
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) best = Math.min(best, before[column - 2] + 1);
      current.push(best);
    }
    if (Math.min(...current) > 2) return 3;
    [before, above] = [above, current];
  }
  return Math.min(3, above[other.length]);
}
