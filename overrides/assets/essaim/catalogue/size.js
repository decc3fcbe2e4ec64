// « ville de 15 000 habitants » among the words sought: few pages hold them, and a facet knows the size of towns.
import { element } from "../search/elements.js";
import * as phrases from "./phrases.js";
import { withValues } from "./state.js";

// What leads to the number goes with it: « pour une petite ville de ».
const ASKED = /(?:\b(?:pour|dans|une?|ma|notre|petite|ville|commune|village|bourg|de)\s+|d[’'])*\b(\d[\d\s.]*)\s*hab(?:itants?|\.|\b)/iu;

/** The search for the other words in towns of that size, by `linkTo(state, class, words)`; null if no size is asked. */
export function offerSize(data, state, linkTo) {
  const asked = ASKED.exec(state.q);
  if (!asked) return null;
  const count = Number(asked[1].replace(/\D/g, ""));
  const since = String(Math.max(...data.townSizes.filter((bound) => bound <= count)));
  const facet = data.facets.get("taille");
  const rank = facet?.rank.get(since);
  if (rank === undefined) return null;
  const words = state.q.replace(asked[0], " ").replace(/\s+/g, " ").trim();
  const label = [words && phrases.quoted(words), facet.labels[rank]].filter(Boolean).join(", ");
  return element("p", {}, phrases.BY_SIZE, linkTo({ ...withValues(state, "taille", [since]), q: words }, "", label));
}
