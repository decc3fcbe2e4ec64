// The cards of the results, a page at a time: those the page holds at once, the others when their data has come.
import { element } from "../search/elements.js";
import { StaleIndex } from "../search/store.js";
import { reasons } from "./criteria.js";
import * as phrases from "./phrases.js";

const SIZE = 24;

/**
 * @param source {data, state, fiches, cards, hits, engine}: `fiches` in their order, `hits` a Map of document → ranked hit,
 * `engine` a function that opens the search engine
 * @returns {list, first}: the element to show, and the promise of its first cards
 */
export function createPager({ data, state, fiches, cards, hits, engine }) {
  const items = element("ul", { class: "cartes" });
  const status = element("p", { role: "status", class: "sr" });
  const button = element("button", { type: "button", class: "bouton catalogue__suite" });
  let shown = 0;

  async function append() {
    const next = fiches.slice(shown, shown + SIZE);
    const described = await describe(next);
    const first = items.children.length;
    items.append(...next.map((fiche, place) => cards.item(fiche, described[place], reasons(data, state, fiche))));
    shown += next.length;
    const left = fiches.length - shown;
    button.hidden = left <= 0;
    button.textContent = phrases.more(Math.min(SIZE, left));
    items.dispatchEvent(new CustomEvent("essaim:cartes", { bubbles: true })); // new buttons to keep and to compare
    return items.children[first];
  }

  /** The search's cards of what the page does not hold, and, for words sought, what of them was found where. */
  async function describe(some) {
    const asked = some.map((fiche) => hits?.get(data.documents[fiche]) ?? null);
    if (!hits && some.every(cards.holds)) return asked;
    const wanted = some.map((fiche, place) => asked[place] ?? { document: data.documents[fiche], score: 0, words: [] });
    const found = await (await engine()).describe(wanted);
    // Numbers mean something only to the index published with them.
    if (found.some(({ url }, place) => url !== `initiatives/${data.ids[some[place]]}/`)) throw new StaleIndex("facettes.json");
    return found;
  }

  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      (await append()).querySelector("a[href]:not(.pastille)")?.focus(); // the reader goes on where the new ones begin
      status.textContent = phrases.shownNow(shown, fiches.length);
    } catch {
      status.textContent = phrases.CARDS_FAILED;
    }
    button.disabled = false;
  });

  return { list: element("div", {}, items, button, status), first: append() };
}
