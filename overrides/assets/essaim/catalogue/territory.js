// Territories in the tree: what is within a place, above it, near it, and the names that someone may be typing.
import { fold } from "../search/normalise.js";

const MOST_OFFERED = 8;

/**
 * For each set of places that fiches name, whether one of the `codes` is met. « dans »: in the place or within it;
 * « au-dessus »: also what is named for the region or the country around it; « pres »: anywhere in what it lies in.
 */
export function marksOf(places, codes, around) {
  const meets = meeting(places, codes, around);
  return places.named.map((named) => named.some(meets));
}

/** The names, among those of a fiche, that meet one of the `codes`. */
export function namesMeeting(places, fiche, codes, around) {
  return Array.from(places.named[places.setOf[fiche]].filter(meeting(places, codes, around)), (rank) => places.labels[rank]);
}

function meeting(places, codes, around) {
  const asked = codes.map((code) => places.rank.get(code)).filter((rank) => rank !== undefined);
  const within = around === "pres" ? asked.flatMap((rank) => [rank, ...places.parents[rank]]) : asked;
  const above = new Set(around === "au-dessus" ? asked.flatMap((rank) => [...places.above[rank]]) : []);
  return (rank) => above.has(rank) || within.some((place) => places.above[rank].has(place));
}

/** The fewest steps along the tree between one of the `codes` and what each fiche names. */
export function distances(places, codes) {
  const from = codes.map((code) => places.rank.get(code)).filter((rank) => rank !== undefined).map((rank) => heights(places, rank));
  const ofSets = places.named.map((named) => {
    const there = Array.from(named, (rank) => heights(places, rank));
    return Math.min(...from.flatMap((up) => there.map((down) => steps(up, down))));
  });
  return (fiche) => ofSets[places.setOf[fiche]];
}

/** A place and all it lies in → the number of steps up. */
function heights(places, rank) {
  const found = new Map([[rank, 0]]);
  for (const reached of found.keys()) {
    for (const parent of places.parents[reached]) if (!found.has(parent)) found.set(parent, found.get(reached) + 1);
  }
  return found;
}

function steps(up, down) {
  const shared = [...up].filter(([rank]) => down.has(rank)).map(([rank, height]) => height + down.get(rank));
  // Two countries stand two steps apart, as under one world (Territories.distance in Python).
  return shared.length ? Math.min(...shared) : Math.max(...up.values()) + Math.max(...down.values()) + 2;
}

/** The places whose name has a word that starts with what is typed, or whose code is it: whole names and large places first. */
export function matching(places, typed) {
  const sought = bare(typed);
  if (!sought) return [];
  const found = [];
  places.labels.forEach((label, rank) => {
    const name = bare(label);
    const code = bare(places.values[rank]);
    const short = code.replace(/^fr /, "");
    const worth = name === sought || code === sought || short === sought ? 0 : name.startsWith(sought) ? 1 : ` ${name}`.includes(` ${sought}`) ? 2 : 3;
    if (worth < 3) found.push({ rank, worth });
  });
  return found
    .sort((one, other) => one.worth - other.worth || one.rank - other.rank)
    .slice(0, MOST_OFFERED)
    .map(({ rank }) => rank);
}

/** What a place lies in, in words, to tell two places of one name apart. */
export function placeAbove(places, rank) {
  return places.parents[rank].map((parent) => places.labels[parent]).join(", ");
}

function bare(text) {
  return fold(text).replace(/[^a-z0-9]+/g, " ").trim();
}
