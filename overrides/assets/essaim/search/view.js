// The results on the page, in each of their states; the list of all fiches gives way to them and comes back.
import { siteRoot } from "./client.js";
import { element, markedText } from "./elements.js";
import * as phrases from "./phrases.js";

/** @param list the list of everything, in the page without JavaScript; results are shown just before it */
export function createView(list) {
  const title = element("h2", { class: "recherche-titre", tabindex: "-1" });
  const status = element("p", { role: "status", class: "recherche-annonce sr" });
  const body = element("div", { class: "recherche-etat" });
  const section = element("section", { class: "recherche-resultats", hidden: "" }, title, body);
  list.before(status, section);

  function show(heading, ...content) {
    title.textContent = heading;
    body.replaceChildren(...content.filter((part) => part !== null));
    section.removeAttribute("aria-busy");
    section.hidden = false;
    list.hidden = true;
  }

  return {
    /** The keyboard goes on from what was searched for, not from the top of the page. */
    reach() {
      if (!section.hidden) title.focus({ preventScroll: true });
    },
    /** The whole list again. */
    rest() {
      section.hidden = true;
      list.hidden = false;
      status.textContent = "";
    },
    /** Searching: the results shown stay until the answer comes; the list does not, it would only flash. */
    search() {
      if (section.hidden) show(phrases.SEARCHING);
      section.setAttribute("aria-busy", "true");
      status.textContent = phrases.SEARCHING;
    },
    /** The list stays: it is all that can be had. */
    fail(retry) {
      const button = element("button", { type: "button", class: "recherche-reessayer bouton" }, phrases.RETRY);
      button.addEventListener("click", retry);
      show(phrases.FAILED, button);
      list.hidden = false;
      status.textContent = phrases.FAILED;
    },
    /** No result: nearest spellings, and the page's own invitation (a <template data-invitation>). */
    nothing(query, { words, suggestion }) {
      const invitation = document.querySelector("template[data-invitation]")?.content.cloneNode(true);
      const text = words.length ? phrases.INVITATION : phrases.NO_WORD;
      show(phrases.nothingYet(query), spellings(suggestion), element("p", { class: "recherche-invitation" }, text), invitation ?? null);
      status.textContent = phrases.nothingYet(query);
    },
    /** The first hits, and a way to the next ones: `next(from)` gives them. */
    results(query, answer, next) {
      const items = element("ol", { class: "recherche-hits" }, ...answer.hits.map(result));
      const notice = answer.partial && element("p", { class: "recherche-avis" }, phrases.mostWords(answer.partial));
      const heading = phrases.resultsFor(answer.total, query);
      show(heading, notice, spellings(answer.suggestion), items, moreButton(items, answer.total, next, status));
      status.textContent = [heading, notice?.textContent].filter(Boolean).join(". ");
    },
  };
}

function result(hit) {
  const link = element("a", { href: new URL(hit.url, siteRoot()).href }, ...markedText(hit.title));
  return element("li", { class: "recherche-resultat" },
    element("h3", { class: "recherche-resultat-titre" }, link),
    element("p", { class: "recherche-genre" }, hit.kind),
    element("p", { class: "recherche-extrait" }, ...markedText(hit.excerpt)));
}

/** What was mended, and the other spellings one may have meant, each a link to its query. */
function spellings(suggestion) {
  if (!suggestion) return null;
  const said = suggestion.used ? [element("p", {}, phrases.mended(suggestion.text))] : [];
  const offered = suggestion.used ? suggestion.queries.slice(1) : suggestion.queries;
  const links = offered.flatMap((query, place) => [
    place ? ", " : phrases.didYouMean,
    element("a", { href: `?${new URLSearchParams({ q: query })}`, "data-requete": query }, query),
  ]);
  if (links.length) said.push(element("p", {}, ...links, "\u202f?"));
  return element("div", { class: "recherche-orthographe" }, ...said);
}

function moreButton(items, total, next, status) {
  const left = () => total - items.children.length;
  if (left() <= 0) return null;
  const size = items.children.length;
  const button = element("button", { type: "button", class: "recherche-suite bouton" }, phrases.more(Math.min(size, left())));
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const from = items.children.length;
      items.append(...(await next(from)).map(result));
      items.children[from]?.querySelector("a").focus(); // the reader goes on where the new ones begin
      status.textContent = phrases.shownNow(items.children.length, total);
      button.textContent = phrases.more(Math.min(size, left()));
      button.hidden = left() <= 0;
    } catch {
      status.textContent = phrases.FAILED;
    }
    button.disabled = false;
  });
  return button;
}
