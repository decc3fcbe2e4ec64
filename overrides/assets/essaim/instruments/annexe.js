// The annex of a call: fiches chosen by hand or by filters, their files read, a table to print or to download.
import { element } from "../search/elements.js";
import { download } from "../telecharger.js";
import { bindGestures, keepState, query, readFiche, siteLink } from "./fiche.js";
import { nombre, pluriel } from "./nombres.js";
import { QUESTIONS } from "./pret.js";
import { csv } from "./tableur.js";
import { french } from "./typographie.js";

const FILTERS = ["nature", "theme", "preuve", "oui"];
const MARKS = { oui: "oui", non: "non", inconnu: "?" };
const UNKNOWN = "non renseigné";
const page = document.querySelector('[data-instrument="annexe"]');
const form = page.querySelector("[data-saisie]");
const part = (name) => page.querySelector(`[data-${name}]`);
const offered = [...page.querySelectorAll("[data-fiche]")];
const boxes = new Map(offered.map((item) => [item.dataset.fiche, item.querySelector("input")]));
const files = new Map();
let asked = 0;

/** The ids chosen, in the order of the address, then of the page. */
let chosen = [];

function matches({ dataset }) {
  const wanted = Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value]));
  return (!wanted.nature || dataset.nature === wanted.nature)
    && (!wanted.theme || dataset.themes.split(" ").includes(wanted.theme))
    && (!wanted.preuve || Number(dataset.preuve) >= Number(wanted.preuve))
    && (!wanted.oui || Number(dataset.oui) >= Number(wanted.oui));
}

function filter() {
  for (const item of offered) item.hidden = !matches(item);
  for (const group of page.querySelectorAll("[data-groupe]")) group.hidden = !group.querySelector("[data-fiche]:not([hidden])");
}

/** What a row of the annex says of a fiche: texts, in the order of the columns. */
function facts({ fiche, calcule }) {
  const { reponses, oui } = fiche.pret_a_essaimer;
  const proof = calcule.preuve.niveau === null ? "non noté" : `${calcule.preuve.niveau} sur 5, ${calcule.preuve.libelle}`;
  const each = calcule.cout.par_beneficiaire;
  const unit = calcule.cout.base === "monnaie-par-beneficiaire" ? "par bénéficiaire" : "par bénéficiaire et par an";
  return {
    titre: french(fiche.titre),
    resume: french(fiche.resume),
    ou: french(calcule.territoires.join(", ")),
    pret: `${oui} oui sur 6`,
    detail: QUESTIONS.map((question, rank) => `${rank + 1}\u00a0${MARKS[reponses[question]]}`).join(", "),
    preuve: proof,
    effets: calcule.preuve.effets.join(", ").toLowerCase(),
    cout: each === null ? UNKNOWN : `${nombre(each)}\u00a0€ ${unit}`,
    contact: french(fiche.contact?.organisation ?? fiche.porteur.nom),
    page: fiche.contact?.page ?? fiche.porteur.site ?? "",
    adresse: siteLink(fiche.adresse),
  };
}

function row(told) {
  const small = (text) => element("span", { class: "mention" }, text);
  const contact = told.page ? element("a", { href: told.page, rel: "nofollow ugc noopener" }, told.contact) : told.contact;
  return element("tr", {},
    element("th", { scope: "row" }, element("a", { href: told.adresse }, told.titre), element("br"), small(told.resume)),
    element("td", {}, told.ou),
    element("td", {}, told.pret, element("br"), small(told.detail)),
    element("td", {}, told.preuve, told.effets ? element("br") : null, told.effets ? small(`effet\u202f: ${told.effets}`) : null),
    element("td", {}, told.cout), element("td", {}, contact));
}

function block({ fiche }) {
  const list = (title, items) => (items?.length
    ? [element("h4", {}, title), element("ul", { class: "enonces" }, ...items.map((item) => element("li", {}, french(item.texte))))] : []);
  return element("section", { class: "annexe__bloc" },
    element("h3", {}, french(fiche.titre)), element("p", {}, french(fiche.reponse)),
    ...list("Ce qui ne doit pas changer", fiche.modelisation?.coeur), ...list("Limites connues", fiche.limites));
}

/** The annex of what is chosen; a file that cannot be read is told, and the others are kept. */
async function show() {
  const question = (asked += 1);
  const known = await Promise.all(chosen.map(async (id) => {
    if (!files.has(id)) files.set(id, boxes.has(id) ? await readFiche(id).catch(() => null) : null);
    return files.get(id);
  }));
  if (question !== asked) return;
  const read = known.filter(Boolean);
  part("annexe").hidden = !read.length;
  part("lignes").replaceChildren(...read.map((file) => row(facts(file))));
  part("blocs").replaceChildren(...read.map(block));
  const titre = form.elements.titre.value.trim();
  part("titre").textContent = titre ? `${titre} – annexe` : "Annexe\u202f: initiatives proposées à la reprise";
  const shown = offered.filter((item) => !item.hidden).length;
  const lost = chosen.length - read.length;
  part("annonce").textContent = `${pluriel(shown, "fiche affichée", "fiches affichées")}, ${pluriel(read.length, "choisie")}${lost ? `\u202f; ${pluriel(lost, "fiche introuvable", "fiches introuvables")}` : ""}.`;
  page.dataset.pret = "";
}

function keep() {
  const state = new URLSearchParams();
  if (chosen.length) state.set("ids", chosen.join(","));
  for (const name of ["titre", ...FILTERS]) if (form.elements[name].value.trim()) state.set(name, form.elements[name].value.trim());
  keepState(state);
}

/** Keep what is ticked, in the order it was. */
function choose() {
  const ticked = [...boxes].filter(([, box]) => box.checked).map(([id]) => id);
  chosen = [...chosen.filter((id) => ticked.includes(id)), ...ticked.filter((id) => !chosen.includes(id))];
  filter();
  keep();
  return show();
}

function tick(wanted) {
  for (const item of offered) if (!item.hidden || !wanted) boxes.get(item.dataset.fiche).checked = wanted;
  return choose();
}

function sheet() {
  const heads = ["initiative", "resume", "territoires", "six_questions", "detail", "preuve", "effets", "cout_par_beneficiaire", "contact", "page", "adresse"];
  return [heads, ...chosen.map((id) => files.get(id)).filter(Boolean).map((file) => Object.values(((f) => [f.titre, f.resume, f.ou, f.pret, f.detail, f.preuve, f.effets, f.cout, f.contact, f.page, f.adresse])(facts(file))))];
}

const given = query();
for (const name of ["titre", ...FILTERS]) if (given.has(name)) form.elements[name].value = given.get(name);
filter();
chosen = [...new Set((given.get("ids") ?? "").split(",").filter(Boolean))];
if (!chosen.length && FILTERS.some((name) => given.get(name))) chosen = offered.filter((item) => !item.hidden).map((item) => item.dataset.fiche);
for (const id of chosen) if (boxes.has(id)) boxes.get(id).checked = true;
part("liste").open = !chosen.length;
form.addEventListener("input", choose);
form.addEventListener("submit", (event) => event.preventDefault());
part("tout").addEventListener("click", () => tick(true));
part("vider").addEventListener("click", () => tick(false));
part("csv").addEventListener("click", () => download("annexe.csv", csv(sheet())));
bindGestures(page);
await show();
