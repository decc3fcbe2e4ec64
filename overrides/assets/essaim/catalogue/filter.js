// Filtering: each constraint marks the fiches it refuses with its own bit, so that one pass tells the results, what each
// value would leave given the other facets, and which constraint to drop when nothing is left.
import { marksOf } from "./territory.js";

const MOST_ADVICE = 3;

/**
 * @param ranking null, or a Map of document number → its rank, for the words sought
 * @returns {data, keys, refused}: `refused[fiche]` has the bit of each constraint (numbered as in `keys`) that refuses it
 */
export function filter(data, state, ranking) {
  const keys = [];
  const refused = new Uint32Array(data.size);
  const constrain = (key, keeps) => {
    const bit = 1 << keys.length;
    keys.push(key);
    for (let fiche = 0; fiche < data.size; fiche += 1) if (!keeps(fiche)) refused[fiche] |= bit;
  };
  if (ranking) constrain("q", (fiche) => ranking.has(data.documents[fiche]));
  for (const [id, values] of state.chosen) {
    const facet = data.facets.get(id);
    const marks = facet && (id === "territoire" ? marksOf(facet, values, state.around) : marksOfValues(facet, values));
    constrain(id, (fiche) => facet && marks[facet.setOf[fiche]]);
  }
  for (const [id, least] of state.minima) {
    const facet = data.facets.get(id);
    const marks = facet && facet.sets.map((set) => set.some((rank) => Number(facet.values[rank]) >= least));
    constrain(`${id}_min`, (fiche) => facet && marks[facet.setOf[fiche]]);
  }
  return { data, keys, refused };
}

function marksOfValues(facet, values) {
  const wanted = new Set(values.map((value) => facet.rank.get(value)));
  return facet.sets.map((set) => set.some((rank) => wanted.has(rank)));
}

/** The fiches that no constraint refuses. */
export function results({ refused }) {
  const kept = [];
  refused.forEach((bits, fiche) => bits || kept.push(fiche));
  return kept;
}

/** For each value of a facet, how many fiches have it among those that pass every constraint but `key`. */
export function counts({ keys, refused }, facet, key = facet.id) {
  const own = keys.includes(key) ? 1 << keys.indexOf(key) : 0;
  const ofSets = new Uint32Array(facet.sets.length);
  for (let fiche = 0; fiche < refused.length; fiche += 1) if (!(refused[fiche] & ~own)) ofSets[facet.setOf[fiche]] += 1;
  const ofValues = new Uint32Array(facet.values.length);
  facet.sets.forEach((set, number) => {
    if (ofSets[number]) for (const rank of set) ofValues[rank] += ofSets[number];
  });
  return ofValues;
}

/** For each least number from 0 up, how many fiches reach it, given the other constraints. */
export function countsFrom(filtered, facet, most) {
  const ofValues = counts(filtered, facet, `${facet.id}_min`);
  return Array.from({ length: most + 1 }, (_, least) =>
    facet.values.reduce((sum, value, rank) => (Number(value) >= least ? sum + ofValues[rank] : sum), 0));
}

/** The fewest constraints to drop to find something: [{keys, count}], what gives the most first. */
export function advice({ keys, refused }) {
  const found = new Map();
  for (const bits of refused) found.set(bits, (found.get(bits) ?? 0) + 1);
  const fewest = Math.min(...Array.from(found.keys(), bitCount));
  return [...found]
    .filter(([bits]) => bits && bitCount(bits) === fewest)
    .sort(([one, many], [other, few]) => few - many || one - other)
    .slice(0, MOST_ADVICE)
    .map(([bits, count]) => ({ keys: keys.filter((_, number) => bits & (1 << number)), count }));
}

function bitCount(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}
