// An amount of the grid: between a fiche's entry, the address (« 3500..5000;monnaie;2015;USD;prevision ») and the page's row.
import { euros, sure } from "./cout.js";
import { nombre } from "./nombres.js";

const AMOUNT = /^\d+(?:[.,]\d+)?$/;
const YEAR = /^[12]\d{3}$/;

/** What someone wrote → a number, or null: « 12 000,50 » is 12000.5. */
export function written(text) {
  const compact = String(text).replace(/[\s\u00a0\u202f€]/g, "");
  return AMOUNT.test(compact) ? Number(compact.replace(",", ".")) : null;
}

/** An entry of the grid as the address keeps it. */
export function encoded({ montant, montant_max: top, unite, annee, devise, reserves = [] }) {
  const amount = top === undefined ? `${montant}` : `${montant}..${top}`;
  return [amount, unite, annee ?? "", devise && devise !== "EUR" ? devise : "", reserves.join("+")].join(";").replace(/;+$/, "");
}

/** The entry that a piece of the address stands for; null if it stands for none. `units` are those that may be named. */
export function decoded(text, units) {
  const [amount, unite, annee = "", devise = "", reserves = ""] = text.split(";");
  const [low, top] = amount.split("..").map(written);
  if (low === null || top === null || !units.includes(unite)) return null;
  return {
    montant: low,
    ...(top === undefined ? {} : { montant_max: top }),
    unite,
    ...(YEAR.test(annee) ? { annee: Number(annee) } : {}),
    ...(/^[A-Z]{3}$/.test(devise) ? { devise } : {}),
    ...(reserves ? { reserves: reserves.split("+") } : {}),
  };
}

/** What to know of an entry beside its amount: the top of its range, its money, why it does not count. */
export function reservations(entry, priced) {
  const told = [];
  if (entry.montant_max !== undefined) told.push(`jusqu’à ${nombre(entry.montant_max)}, qui compte`);
  if ((entry.devise ?? "EUR") !== "EUR") told.push(`en ${entry.devise}, hors du calcul`);
  else if (!euros(entry) && !(priced && entry.unite.startsWith("jours"))) told.push("hors du calcul");
  if (!sure(entry)) told.push("prévision ou montant incertain, qui ne compte pas");
  return told.join("\u202f; ");
}
