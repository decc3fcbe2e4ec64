// The order of the results. Ties fall back on the title, which is the order of the fiches' numbers.
import { valuesOf } from "./data.js";
import { distances } from "./territory.js";

/** The order that a state asks for, or the one that suits it best; one that means nothing there is not kept. */
export function sortOf({ q, chosen, around, sort }) {
  const meaningless = (sort === "pertinence" && !q) || (sort === "proximite" && !chosen.has("territoire"));
  if (sort && !meaningless) return sort;
  if (q) return "pertinence";
  return around === "pres" && chosen.has("territoire") ? "proximite" : "titre";
}

/** The `fiches` in the order of the state; `ranking` maps documents to their rank for the words sought. */
export function sorted(data, fiches, state, ranking) {
  const key = keyOf(data, state, ranking);
  const keys = new Map(fiches.map((fiche) => [fiche, key(fiche)]));
  return [...fiches].sort((one, other) => keys.get(one) - keys.get(other) || one - other);
}

/** What is sorted in ascending order. */
function keyOf(data, state, ranking) {
  switch (sortOf(state)) {
    case "pertinence": return (fiche) => ranking?.get(data.documents[fiche]) ?? 0;
    case "preuve": return proofKey(data);
    case "fraicheur": return (fiche) => -data.verified[fiche];
    case "reprises": return (fiche) => -data.takenUp[fiche];
    case "proximite": return distances(data.places, state.chosen.get("territoire"));
    case "hasard": return (fiche) => shuffled(fiche, state.seed);
    default: return (fiche) => fiche;
  }
}

function proofKey(data) {
  const facet = data.facets.get("preuve");
  const levels = facet.values.map((value) => (value === "nr" ? -1 : Number(value)));
  return (fiche) => -levels[valuesOf(facet, fiche)[0]];
}

/** A number that looks drawn at random, always the same for a seed: a shared address shows the same order. */
function shuffled(fiche, seed) {
  let mixed = Math.imul(fiche + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A seed for a new draw. */
export function newSeed() {
  return 1 + Math.floor(Math.random() * 9998);
}
