// The results on the page: the sentence, the chips, the cards by pages, and what is said when there are none.
import { element } from "../search/elements.js";
import { criteria, drop } from "./criteria.js";
import * as phrases from "./phrases.js";
import { isFiltered } from "./state.js";

/**
 * @param page the element of the catalogue
 * @param addressOf the link to a state; `follow(state)` goes there without leaving the page
 */
export function createResults(page, addressOf, follow) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  const [sentence, chips, status, found, list, sheetStatus] = ["phrase", "jetons", "etat", "trouvees", "liste", "annonce"].map(part);
  const seeButton = part("voir");
  const restingSentence = [...sentence.cloneNode(true).childNodes];

  function link(state, className, ...content) {
    const made = element("a", { href: addressOf(state), class: className }, ...content);
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      follow(state);
    });
    return made;
  }

  function say(text, className = "etat", ...more) {
    status.replaceChildren(...(text ? [element("p", { class: className }, text), ...more] : []));
  }

  function showChips(data, state) {
    const hadFocus = [...chips.querySelectorAll("a")].indexOf(document.activeElement);
    const all = criteria(data, state);
    const cross = () => element("span", { "aria-hidden": "true" }, "×");
    const made = all.map(({ label, dropped }) =>
      link(dropped, "jeton", element("span", { class: "sr" }, `${phrases.REMOVE} `), label, cross()));
    const empty = { ...state, q: "", chosen: new Map(), minima: new Map(), sort: null };
    if (all.length > 1) made.push(link(empty, "jeton jeton--tout", phrases.CLEAR));
    chips.replaceChildren(...made.map((chip) => element("li", {}, chip)));
    chips.hidden = !made.length;
    if (hadFocus >= 0) (made[Math.min(hadFocus, made.length - 1)] ?? sentence).focus();
  }

  return {
    part,
    link,
    say,
    /** Nothing asked: the list as it stands in the page. */
    rest() {
      sentence.replaceChildren(...restingSentence.map((node) => node.cloneNode(true)));
      found.hidden = true;
      list.hidden = false;
      say("");
    },
    /** Before the answer: the chips are known from the address, the cards are not. */
    wait(state) {
      showChips(null, state);
      say(phrases.LOADING);
    },
    /** The list stays, with a way to try again. */
    fail(retry) {
      page.removeAttribute("aria-busy");
      const button = element("button", { type: "button", class: "bouton" }, phrases.RETRY);
      button.addEventListener("click", retry);
      found.hidden = true;
      list.hidden = false;
      say(phrases.FAILED, "etat etat--erreur", button);
    },
    /** How many, out of how many, for which words; the same in the sheet. */
    announce(data, state, count) {
      page.removeAttribute("aria-busy");
      showChips(data, state);
      say("");
      seeButton.textContent = phrases.SEE(count);
      if (sheetStatus.textContent !== phrases.initiatives(count)) sheetStatus.textContent = phrases.initiatives(count);
      if (!isFiltered(state)) return;
      sentence.replaceChildren(
        element("strong", {}, phrases.initiatives(count)), phrases.outOf(data.size), state.q ? phrases.searched(state.q) : "");
    },
    /** What is found, in place of the list. */
    show(...content) {
      found.replaceChildren(...content.filter(Boolean));
      found.hidden = false;
      list.hidden = true;
    },
    /** No fiche at all: the criteria to drop, other spellings, an invitation. */
    nothing(data, state, advised, spellings) {
      const offers = advised.map(({ keys, count }) => {
        const { labels, state: lighter } = drop(data, state, keys);
        return element("li", {}, link(lighter, "entrees__lien", phrases.dropped(labels, count)));
      });
      const advice = offers.length && criteria(data, state).length + (state.q ? 1 : 0) > 1
        ? [element("p", {}, phrases.DROP), element("ul", { class: "catalogue__conseils" }, ...offers)] : [];
      const invitation = document.querySelector("template[data-invitation]").content.cloneNode(true);
      const box = element("div", { class: "encart encart--vide" }, element("p", { class: "encart__titre" }, phrases.NOTHING), ...advice);
      if (spellings) box.append(spellings);
      box.append(element("p", {}, phrases.INVITE), invitation);
      this.show(box);
    },
  };
}
