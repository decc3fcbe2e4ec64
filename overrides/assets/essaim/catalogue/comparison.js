// /comparer/?ids=a,b: two to four fiches side by side, from the API; the address is all there is to share.
import { siteRoot } from "../search/client.js";
import { element } from "../search/elements.js";
import { openData } from "./data.js";
import { QUESTIONS } from "./questions.js";
import { fetchRecords, pageOf } from "./record.js";
import { COMPARED, MOST_COMPARED, idsIn, openShelf } from "./shelf.js";
import { french } from "./typography.js";

const LEAST = 2;

/** Fill the page from its address or, when it names nothing, from what was chosen on this device. */
export async function startComparison(page) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  const say = (text, fault = false) => {
    part("etat").textContent = text;
    part("etat").classList.toggle("etat--erreur", fault);
  };
  part("imprimer").addEventListener("click", () => window.print());
  const asked = idsIn(window.location.search, MOST_COMPARED);
  const ids = asked.length ? asked : openShelf(COMPARED).all().map(({ id }) => id);
  if (ids.length < LEAST) {
    return say(`Choisissez de deux à quatre fiches\u202f: chaque fiche de la liste a un bouton «\u202fComparer\u202f».`);
  }
  say("Chargement des fiches…");
  try {
    const [records, data] = await Promise.all([fetchRecords(ids), openData(`${siteRoot()}recherche/facettes.json`)]);
    const found = records.filter(Boolean);
    const missing = ids.filter((_, place) => !records[place]);
    if (!asked.length) window.history.replaceState(null, "", `?ids=${ids.join(",")}`);
    part("tableau").replaceChildren(table(found, labeller(data)));
    say([
      `${found.length} ${found.length < 2 ? "fiche" : "fiches"} côte à côte.`,
      found.length > 1 ? "Les réponses qui diffèrent ont un trait de miel à gauche." : "",
      missing.length ? `Introuvable\u202f: ${missing.join(", ")}.` : "",
    ].filter(Boolean).join(" "));
  } catch {
    say("Les fiches n’ont pas pu se charger. Vérifiez votre connexion, puis rechargez la page.", true);
  }
  return undefined;
}

/** Ids in words, as the facets say them; what they do not know stands as it is. */
function labeller({ facets }) {
  return (id, value) => {
    const facet = facets.get(id);
    const rank = facet?.rank.get(value);
    return rank === undefined ? value : facet.labels[rank];
  };
}

function table(records, label) {
  const heads = records.map(({ id, donnees }) =>
    element("th", { scope: "col" }, element("a", { href: pageOf(id) }, french(donnees.titre))));
  const made = element("table", { class: "comparaison" },
    element("caption", {}, "Les mêmes questions à chaque fiche"),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Question"), ...heads)),
    element("tbody", {}, ...QUESTIONS.map((question) => row(question, records, label))));
  return element("div", { class: "tableau tableau--empile", role: "region", "aria-label": "Comparaison", tabindex: "0" }, made);
}

function row({ title, hint, weigh, answer }, records, label) {
  const answers = records.map((record) => answer(record, label).filter(Boolean));
  const same = new Set(answers.map((texts) => JSON.stringify([...texts].sort()))).size === 1;
  const mark = !weigh || records.length < 2 ? "" : same ? "est-pareil" : "est-different";
  const said = mark && element("span", { class: "sr" }, same ? " (réponses identiques)" : " (réponses différentes)");
  const head = element("th", { scope: "row" }, title, said || null, hint ? element("span", { class: "mention" }, hint) : null);
  return element("tr", {}, head, ...answers.map((texts, place) =>
    element("td", { "data-tete": french(records[place].donnees.titre), ...(mark && { class: mark }) }, cell(texts))));
}

function cell(texts) {
  if (!texts.length) return element("span", { class: "non-renseigne" }, "non renseigné");
  return texts.length === 1 ? texts[0] : element("ul", {}, ...texts.map((text) => element("li", {}, text)));
}

const page = document.querySelector("[data-comparaison]");
if (page) startComparison(page);
