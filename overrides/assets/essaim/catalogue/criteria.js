// The criteria of a state in words: the chips that remove them, and why a fiche is among the results.
import { valuesOf } from "./data.js";
import * as phrases from "./phrases.js";
import { withMinimum, without, withValues } from "./state.js";
import { namesMeeting } from "./territory.js";

/** Every criterion but the words sought: [{key, label, dropped}], `dropped` being the state without it. */
export function criteria(data, state) {
  const found = [];
  for (const [id, values] of state.chosen) {
    const facet = data?.facets.get(id);
    for (const value of values) {
      const around = id === "territoire" ? phrases.AROUND[state.around] : "";
      const rest = values.filter((other) => other !== value);
      found.push({ key: id, label: phrases.value(titleOf(facet, id), labelOf(facet, value)) + around, dropped: withValues(state, id, rest) });
    }
  }
  for (const [id, least] of state.minima) {
    found.push({ key: `${id}_min`, label: phrases.least[id](least), dropped: withMinimum(state, id, 0) });
  }
  return found;
}

/** The constraints of these keys in words, and the state without them. */
export function drop(data, state, keys) {
  const all = criteria(data, state);
  const labels = keys.flatMap((key) =>
    key === "q" ? [phrases.quoted(state.q)] : [phrases.quoted(all.filter((one) => one.key === key).map(({ label }) => label).join(", "))]);
  return { labels, state: keys.reduce(without, state) };
}

/** Why a fiche answers the facets asked: its own values among those chosen, and its own places. */
export function reasons(data, state, fiche) {
  const found = [];
  for (const [id, values] of state.chosen) {
    const facet = data.facets.get(id);
    if (!facet) continue;
    if (id === "territoire") {
      found.push(phrases.value(facet.label, shortened(namesMeeting(facet, fiche, values, state.around))));
    } else {
      const own = Array.from(valuesOf(facet, fiche)).filter((rank) => values.includes(facet.values[rank]));
      found.push(...own.map((rank) => phrases.value(facet.label, facet.labels[rank])));
    }
  }
  return found;
}

const MOST_NAMES = 4;

function shortened(names) {
  const rest = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(", ") + (rest > 0 ? ` et ${phrases.counted(rest, "autre")}` : "");
}

const titleOf = (facet, id) => facet?.label ?? id;

function labelOf(facet, value) {
  const rank = facet?.rank.get(value);
  return rank === undefined ? value : facet.labels[rank];
}
