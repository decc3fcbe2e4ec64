// The economic grid: rows to fill or read from a fiche, totals at each keystroke, everything in the address.
import { element } from "../search/elements.js";
import { download } from "../telecharger.js";
import { LINES, cout, withDays } from "./cout.js";
import { bindGestures, keepState, query, readFiche, siteLink } from "./fiche.js";
import { decoded, encoded, reservations, written } from "./montants.js";
import { totals, remains, sheet } from "./totaux.js";
import { csv } from "./tableur.js";
import { french } from "./typographie.js";

const page = document.querySelector('[data-instrument="grille"]');
const form = page.querySelector("[data-saisie]");
const part = (name) => page.querySelector(`[data-${name}]`);
const line = (id) => form.querySelector(`[data-ligne="${id}"]`);
const labels = Object.fromEntries(LINES.map((id) => [id, line(id).querySelector("legend").textContent]));
const template = part("modele-montant").content.firstElementChild;
const units = [...template.querySelectorAll("option")].map((option) => option.value);
const entries = new WeakMap(); // row → what the fiche or the address says of it beside its three fields
const DEFAULT_UNIT = { temps_agent_fonctionnement: "monnaie-par-an", autres_depenses: "monnaie-par-an", couts_evites: "monnaie-par-an" };
let id = query().get("id") ?? "";

function addRow(name, entry = { unite: DEFAULT_UNIT[name] ?? "monnaie" }) {
  const row = template.cloneNode(true);
  for (const field of row.querySelectorAll("[data-champ]")) {
    const value = entry[field.dataset.champ] ?? "";
    field.value = field.dataset.champ === "montant" ? String(value).replace(".", ",") : value;
  }
  entries.set(row, entry);
  row.querySelector("[data-oter]").addEventListener("click", () => {
    row.remove();
    if (!line(name).querySelector(".montant")) addRow(name);
    line(name).querySelector("[data-ajouter]").focus();
    changed();
  });
  line(name).querySelector("[data-montants]").append(row);
  return row;
}

/** The entry a row stands for; null while it has no amount. The top of a range goes when the amount is changed. */
function entryOf(row) {
  const [montant, unite, annee] = ["montant", "unite", "annee"].map((name) => row.querySelector(`[data-champ="${name}"]`).value);
  const amount = written(montant);
  row.querySelector('[data-champ="montant"]').setAttribute("aria-invalid", String(montant.trim() !== "" && amount === null));
  if (amount === null) return null;
  const { montant_max: top, devise, reserves, montant: before } = entries.get(row);
  return {
    montant: amount,
    ...(top !== undefined && before === amount ? { montant_max: top } : {}),
    unite,
    ...(written(annee) ? { annee: written(annee) } : {}),
    ...(devise ? { devise } : {}),
    ...(reserves ? { reserves } : {}),
  };
}

/** The grid as the page holds it now: {couts, beneficiaires_par_an}. */
function grid() {
  const couts = {};
  for (const name of LINES) {
    const known = [...line(name).querySelectorAll(".montant")].map(entryOf).filter(Boolean);
    if (known.length) couts[name] = known;
  }
  const valeur = written(form.elements.beneficiaires.value);
  return { couts, ...(valeur === null ? {} : { beneficiaires_par_an: { valeur } }) };
}

function show() {
  const held = grid();
  const price = written(form.elements.journee.value);
  const result = cout(price === null ? held : withDays(held, price));
  const any = Object.keys(held.couts).length > 0;
  part("resultat").hidden = !any;
  part("attente").hidden = any;
  for (const row of form.querySelectorAll(".montant")) {
    const entry = entryOf(row);
    const told = entry ? reservations(entry, price !== null) : "";
    row.querySelector("[data-reserve]").textContent = told;
    row.querySelector("[data-reserve]").hidden = !told;
  }
  const shown = totals(result);
  part("totaux").replaceChildren(...shown.flatMap(({ nom, valeur, precision }) => [
    element("dt", {}, nom), element("dd", {}, element("strong", {}, valeur), precision ? element("span", { class: "mention" }, ` ${precision}`) : ""),
  ]));
  part("annonce").textContent = shown.map(({ nom, valeur }) => `${nom}\u202f: ${valeur}`).join(". ");
  part("reste").replaceChildren(...remains(result, labels).map((text) => element("p", { class: "mention" }, text)));
  return { held, price, result };
}

function keep({ held, price }) {
  const state = new URLSearchParams(id ? { id } : {});
  for (const name of LINES) for (const entry of held.couts[name] ?? []) state.append(name, encoded(entry));
  if (held.beneficiaires_par_an) state.set("beneficiaires", held.beneficiaires_par_an.valeur);
  if (price !== null) state.set("journee", price);
  keepState(state);
}

function changed() {
  keep(show());
}

function fill(couts, beneficiaries, price) {
  for (const name of LINES) {
    line(name).querySelector("[data-montants]").replaceChildren();
    const known = (couts[name] ?? []).filter((entry) => "montant" in entry);
    for (const entry of known) addRow(name, entry);
    if (!known.length) addRow(name);
  }
  form.elements.beneficiaires.value = beneficiaries ?? "";
  form.elements.journee.value = price ?? "";
}

/** The address first: it holds what was changed since the fiche was read. */
async function start() {
  const asked = query();
  const told = Object.fromEntries(LINES.map((name) => [name, asked.getAll(name).map((text) => decoded(text, units)).filter(Boolean)]));
  const any = LINES.some((name) => told[name].length) || asked.has("beneficiaires");
  fill(told, asked.get("beneficiaires"), asked.get("journee"));
  if (id) await readGrid(any);
  show();
}

async function readGrid(changedSince) {
  const note = part("fiche-lue");
  note.hidden = false;
  try {
    const { fiche } = await readFiche(id);
    const read = fiche.modelisation ?? {};
    if (!changedSince) fill(read.couts ?? {}, read.beneficiaires_par_an?.valeur, query().get("journee"));
    note.append("Montants lus sur la fiche ", element("a", { href: siteLink(`initiatives/${id}/#couts`) }, french(fiche.titre)), changedSince ? "\u202f, puis changés ici." : "\u202f; leurs sources sont sur la fiche.");
  } catch {
    note.textContent = `Aucune fiche ne porte l’identifiant «\u202f${id.slice(0, 80)}\u202f».`;
    id = "";
  }
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
for (const name of LINES) line(name).querySelector("[data-ajouter]").addEventListener("click", () => addRow(name).querySelector("input").focus());
part("vider").addEventListener("click", () => { id = ""; part("fiche-lue").hidden = true; fill({}, "", ""); changed(); });
part("csv").addEventListener("click", () => download("grille-economique.csv", csv(sheet(show(), labels))));
bindGestures(page);
await start();
page.dataset.pret = "";
