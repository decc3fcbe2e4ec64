// The card of a result: the page's own when it holds it, else one made from the search's card and the facets' data.
import { element, markedText } from "../search/elements.js";
import { siteRoot } from "../search/client.js";
import { valuesOf } from "./data.js";
import * as phrases from "./phrases.js";
import { french } from "./typography.js";

/** @param list the page's own list of cards (the first page of the catalogue, or all of it) */
export function createCards(list, data) {
  const own = new Map(Array.from(list.querySelectorAll("[data-fiche]"), (card) => [card.dataset.fiche, card]));
  const model = own.values().next().value;
  const palette = document.querySelector("template[data-palette]")?.content;

  return {
    /** Whether the page itself holds the card of this fiche. */
    holds: (fiche) => own.has(data.ids[fiche]),
    /** An item of the list of results. `hit` (from the engine) may be absent if the page holds the card. */
    item(fiche, hit, reasons) {
      const card = (own.get(data.ids[fiche]) ?? model).cloneNode(true);
      if (!own.has(data.ids[fiche])) fill(card, palette, data, fiche, hit);
      if (hit?.terms.length) markWords(card, hit);
      if (reasons.length) card.querySelector(".carte__mesures").before(reasonList(reasons));
      return element("li", {}, card);
    },
  };
}

function markWords(card, { title, excerpt, resume }) {
  card.querySelector(".carte__titre a").replaceChildren(...markedText(title));
  const summary = card.querySelector(".carte__resume");
  const words = markedText(excerpt.map(({ text, marked }) => ({ text: french(text), marked })));
  if (excerpt.map(({ text }) => text).join("") === resume) summary.replaceChildren(...words);
  else summary.after(element("p", { class: "carte__extrait" }, ...words));
}

function reasonList(reasons) {
  return element("ul", { class: "carte__raisons" }, ...reasons.map((reason) => element("li", {}, reason)));
}

/** Make another fiche's card the card of this one: every text by its node, every picture from the page's palette. */
function fill(card, palette, data, fiche, { url, titre, resume, extra }) {
  const id = data.ids[fiche];
  card.dataset.fiche = id;
  const link = card.querySelector(".carte__titre a");
  link.href = new URL(url, siteRoot()).href;
  link.textContent = titre;
  card.querySelector(".carte__resume").textContent = resume;
  const picture = (name, value) => palette.querySelector(`[data-${name}="${value}"]`).firstElementChild.cloneNode(true);
  const first = (facet) => valueOf(data.facets.get(facet), fiche);
  card.querySelector(".carte__theme").replaceChildren(picture("theme", first("theme")));
  const [born, taken] = card.querySelector(".carte__chemin").children;
  born.lastElementChild.lastChild.data = extra.origine ?? "";
  taken.lastElementChild.textContent = extra.reprises ?? "";
  taken.classList.toggle("carte__reprises", data.takenUp[fiche] > 0);
  const [proof, ready, cost] = card.querySelector(".carte__mesures").children;
  proof.replaceChildren(picture("preuve", first("preuve")));
  cost.replaceChildren(picture("cout", first("cout")));
  if (extra.montant) cost.append(element("p", { class: "carte__montant" }, extra.montant));
  card.querySelector(".carte__taille")?.remove();
  if (extra.taille) {
    const size = element("p", { class: "carte__taille" }, element("span", { class: "sr" }, phrases.TOWNS), extra.taille);
    card.querySelector(".carte__chemin").after(size);
  }
  ready.replaceChildren(ring(picture, data.answers(fiche)));
  for (const button of card.querySelectorAll("[data-garder], [data-comparer]")) {
    button.dataset.titre = titre;
    for (const key of ["garder", "comparer"]) if (key in button.dataset) button.dataset[key] = id;
    const name = button.querySelector(".sr");
    if (name) name.textContent = ` ${phrases.quoted(titre)}`;
  }
}

function valueOf(facet, fiche) {
  return facet.values[valuesOf(facet, fiche)[0]];
}

/** The ring of six cells: each taken, at its place, from the whole ring of its answer. */
function ring(picture, answers) {
  const made = picture("anneau", "oui");
  const drawing = made.querySelector("svg");
  const cells = answers.map((answer, place) => picture("anneau", answer).querySelectorAll("path")[place]);
  drawing.replaceChildren(...cells);
  const { yes, rest } = phrases.readiness(answers);
  made.querySelector(".mesure__mots").replaceChildren(element("strong", {}, yes), rest);
  return made;
}
