// The page of a commune that has none of its own: where it lies, and what is proven elsewhere for a place of its size.
import { element } from "../search/elements.js";
import { addressOf, labelOf } from "./commune.js";
import { communesNamed, departmentOf } from "./communes.js";
import { bindGestures, query, siteLink } from "./fiche.js";
import { pluriel } from "./nombres.js";

const CODE = /^(?:\d{2}|2[AB])\d{3}$/i;
const NATURES = { pays: "Pays", region: "Région", departement: "Département" };
const MOST = 40;
const page = document.querySelector('[data-instrument="trouver"]');
const part = (name) => page.querySelector(`[data-${name}]`);

function place(nature, nom, address) {
  const name = address ? element("a", { href: siteLink(address) }, nom) : nom;
  return element("li", {}, element("span", { class: "mention" }, nature), element("br"), name);
}

function suggestion([id, reasons], fiches) {
  const [titre, resume] = fiches[id];
  return element("li", { class: "ailleurs__fiche" },
    element("h4", {}, element("a", { href: siteLink(`initiatives/${id}/`) }, titre)), element("p", {}, resume),
    element("ul", { class: "carte__raisons" }, ...reasons.map((reason) => element("li", {}, reason))));
}

/** Show a commune by its INSEE code; false if its department does not know it. */
async function show(code) {
  const told = await departmentOf(code).catch(() => null);
  const known = told?.communes[code];
  if (!known) return false;
  const [nom, population, band, groups, dans = `à ${nom}`] = known;
  part("nom").textContent = nom;
  part("habitants").textContent = `${population === null ? "" : `${pluriel(population, "habitant")} · `}code ${code}`;
  part("dessus").replaceChildren(
    ...groups.map((rank) => told.groupements[rank]).map(([siren, name, shown]) => place("Intercommunalité", name, shown ? `territoires/${siren}/` : "")),
    ...[told.departement, ...told.au_dessus].map((area) => place(NATURES[area.nature], area.nom, area.page)));
  const rows = told.ailleurs[band] ?? [];
  part("ailleurs-titre").textContent = `Prouvé ailleurs, pas encore ${dans}`;
  part("ailleurs").replaceChildren(...(rows.length ? rows.map((row) => suggestion(row, told.fiches))
    : [element("li", { class: "ailleurs__fiche" }, "Rien à proposer\u202f: voyez la page du département.")]));
  part("commune").hidden = false;
  document.title = `${nom} · Ma commune · Essaim`;
  return true;
}

/** Several communes answer, or none: say it, and let choose. */
async function choose(text) {
  const { communes, total } = await communesNamed(text);
  if (communes.length === 1 || (total === 1 && communes.length)) return window.location.replace(addressOf(communes[0]));
  part("choix").hidden = false;
  part("choix-titre").textContent = total ? "Laquelle\u202f?" : `Aucune commune ne commence par «\u202f${text.slice(0, 60)}\u202f».`;
  part("choix-liste").replaceChildren(...communes.slice(0, MOST).map((one) => element("li", {}, element("a", { class: "entrees__lien", href: addressOf(one) }, labelOf(one)))));
  if (total > Math.min(communes.length, MOST)) part("choix-liste").append(element("li", { class: "mention" }, `${pluriel(total, "commune")} commencent ainsi\u202f: précisez.`));
  return undefined;
}

const code = (query().get("code") ?? "").trim().toUpperCase();
const wanted = (query().get("commune") ?? code).trim();
page.querySelector("[name=commune]").value = wanted === code ? "" : wanted;
if (wanted) {
  try {
    // A code of five figures may be a postcode too: what was typed is read as a postcode first.
    const shown = CODE.test(code) && (await show(code));
    const typed = !shown && CODE.test(wanted) && !(await communesNamed(wanted)).total && (await show(wanted.toUpperCase()));
    if (!shown && !typed) await choose(wanted);
  } catch {
    part("erreur").textContent = "La liste des communes n’a pas pu être lue. Passez par votre département, ci-dessous.";
    part("erreur").hidden = false;
  }
}
bindGestures(page);
page.dataset.pret = "";
