// The state of the catalogue and the address that holds it: short keys, several values separated by commas.

export const FACETS = [
  "nature", "theme", "public", "territoire", "taille", "porteur", "modele", "variante", "objectif", "maturite", "preuve",
  "effet", "cout", "pret", "kit", "accompagnement",
];
export const MINIMA = ["preuve", "pret"]; // facets that also take « at least », under the key `<facet>_min`
export const AROUND = ["dans", "au-dessus", "pres"];
export const SORTS = ["pertinence", "preuve", "fraicheur", "reprises", "proximite", "titre", "hasard"];

/** {q, chosen: Map of facet → values, minima: Map of facet → number, around, sort (or null), seed} */
export function readState(search) {
  const parameters = new URLSearchParams(search);
  const list = (key) => parameters.getAll(key).flatMap((value) => value.split(",")).map((value) => value.trim()).filter(Boolean);
  const among = (key, known) => known.find((value) => value === parameters.get(key)) ?? null;
  const chosen = FACETS.map((facet) => [facet, [...new Set(list(facet))]]).filter(([, values]) => values.length);
  const minima = MINIMA.map((facet) => [facet, Number.parseInt(parameters.get(`${facet}_min`) ?? "", 10)]);
  return {
    q: (parameters.get("q") ?? "").trim(),
    chosen: new Map(chosen),
    minima: new Map(minima.filter(([, least]) => least > 0)),
    around: among("autour", AROUND) ?? AROUND[0],
    sort: among("tri", SORTS),
    seed: Number.parseInt(parameters.get("graine") ?? "", 10) || 1,
  };
}

/** The query string of a state, empty for none, so that one state has one address. */
export function writeState({ q, chosen, minima, around, sort, seed }) {
  const parts = [];
  const add = (key, value) => parts.push(`${key}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%20/g, "+")}`);
  if (q) add("q", q);
  for (const facet of FACETS) {
    if (chosen.get(facet)?.length) add(facet, chosen.get(facet).join(","));
    if (minima.get(facet)) add(`${facet}_min`, minima.get(facet));
  }
  if (around !== AROUND[0] && chosen.has("territoire")) add("autour", around);
  if (sort) add("tri", sort);
  if (sort === "hasard") add("graine", seed);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** Whether nothing is asked: the whole list, as it stands in the page. */
export function isResting(state) {
  return writeState(state) === "";
}

/** Whether something restrains the list. */
export function isFiltered({ q, chosen, minima }) {
  return Boolean(q || chosen.size || minima.size);
}

/** The same state with other values for a facet (none: the facet is no longer asked). */
export function withValues(state, facet, values) {
  const chosen = new Map(state.chosen);
  if (values.length) chosen.set(facet, values);
  else chosen.delete(facet);
  return { ...state, chosen };
}

/** The same state with another « at least » for a facet; 0 for none. */
export function withMinimum(state, facet, least) {
  const minima = new Map(state.minima);
  if (least > 0) minima.set(facet, least);
  else minima.delete(facet);
  return { ...state, minima };
}

/** The same state without the constraint of this key: "q", a facet, or `<facet>_min`. */
export function without(state, key) {
  if (key === "q") return { ...state, q: "", sort: state.sort === "pertinence" ? null : state.sort };
  if (key.endsWith("_min")) return withMinimum(state, key.slice(0, -"_min".length), 0);
  return withValues(state, key, []);
}
