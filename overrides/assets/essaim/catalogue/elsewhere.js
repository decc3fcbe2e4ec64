// Beside the fiches, what words find on the other pages of the site, and the spellings that may have been meant.
import { siteRoot } from "../search/client.js";
import { element, markedText } from "../search/elements.js";
import { didYouMean, mended } from "../search/phrases.js";
import * as phrases from "./phrases.js";

const MOST = 4;

/** The first of the other pages found, and the way to all of them; null when there is none. */
export async function elsewhere(engine, hits, query) {
  if (!hits.length) return null;
  const described = await engine.describe(hits.slice(0, MOST), { excerpts: false });
  const items = described.map(({ url, title, kind }) =>
    element("li", {},
      element("a", { href: new URL(url, siteRoot()).href }, ...markedText(title)), " ",
      element("span", { class: "recherche-genre" }, kind)));
  const all = new URL(`recherche/?${new URLSearchParams({ q: query })}`, siteRoot()).href;
  return element("section", { class: "catalogue__ailleurs", "aria-labelledby": "ailleurs" },
    element("h2", { id: "ailleurs" }, phrases.ELSEWHERE),
    element("ul", {}, ...items),
    hits.length > MOST ? element("p", {}, element("a", { href: all }, phrases.allPages(hits.length))) : null);
}

/** Other ways to ask: `first` (or null), what was mended in the words, other spellings by `linkTo(query)`; null for none. */
export function spellings(suggestion, linkTo, first) {
  const said = [first, suggestion?.used && element("p", {}, mended(suggestion.text))].filter(Boolean);
  const offered = suggestion?.queries.slice(suggestion.used ? 1 : 0) ?? [];
  const links = offered.flatMap((query, place) => [place ? ", " : didYouMean, linkTo(query)]);
  if (links.length) said.push(element("p", {}, ...links, "\u202f?"));
  return said.length ? element("div", { class: "recherche-orthographe" }, ...said) : null;
}
