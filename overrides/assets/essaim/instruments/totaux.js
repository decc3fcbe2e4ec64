// What the grid comes to, in words and as the rows of a sheet.
import { LINES } from "./cout.js";
import { nombre, pluriel } from "./nombres.js";

const UNKNOWN = "inconnu";
const BANDS = [
  "jusqu’à 100\u00a0€", "de 100 à 500\u00a0€", "de 500 à 2\u202f000\u00a0€", "de 2\u202f000 à 10\u202f000\u00a0€", "plus de 10\u202f000\u00a0€",
];
const BASES = {
  "monnaie-par-beneficiaire-et-par-an": "donné par bénéficiaire et par an",
  "monnaie-par-beneficiaire": "donné par bénéficiaire, sur toute la durée de l’accompagnement",
  division: "coût par an divisé par le nombre de bénéficiaires en un an",
  inconnu: "les lignes connues ne permettent pas de le calculer",
};

/** The result of `cout` as four lines {nom, valeur, precision}. */
export function totals(result) {
  const money = (amount, unit) => (amount === null ? UNKNOWN : `${nombre(amount)}\u00a0€${unit}`);
  const band = result.bande === null ? "" : `bande ${result.bande} sur 5, ${BANDS[result.bande - 1]}\u202f; `;
  return [
    { nom: "Coût par bénéficiaire", valeur: money(result.par_beneficiaire, ""), precision: `${band}${BASES[result.base]}` },
    { nom: "Coût par an", valeur: money(result.par_an, " par an"), precision: "" },
    { nom: "Coût de démarrage", valeur: money(result.demarrage, ""), precision: "" },
    { nom: "Coût évité", valeur: money(result.evite, " par an"), precision: result.evite === null ? "" : "montré à côté, non soustrait" },
  ];
}

/** What is missing, in sentences. */
export function remains(result, labels) {
  const told = [];
  if (result.manquantes.length) told.push(`Il manque\u202f: ${result.manquantes.map((line) => labels[line].toLowerCase()).join("\u202f; ")}.`);
  if (result.hors_calcul) told.push(`${pluriel(result.hors_calcul, "montant")} hors du calcul\u202f: autre monnaie, journées sans prix, équivalents temps plein…`);
  return told;
}

/** The whole grid as rows of a sheet: the entries first, then what they come to. */
export function sheet({ held, price, result }, labels) {
  const rows = [["ligne", "montant", "montant_max", "unite", "devise", "annee"]];
  for (const line of LINES) {
    const known = held.couts[line] ?? [];
    for (const entry of known) rows.push([labels[line], entry.montant, entry.montant_max, entry.unite, entry.devise ?? "EUR", entry.annee]);
    if (!known.length) rows.push([labels[line], null, null, null, null, null]);
  }
  rows.push(["Bénéficiaires par an", held.beneficiaires_par_an?.valeur ?? null], ["Prix d’une journée de travail", price, null, "monnaie", "EUR"]);
  rows.push([], ["résultat", "valeur", null, "unite"]);
  rows.push(["Coût de démarrage", result.demarrage, null, "monnaie"], ["Coût par an", result.par_an, null, "monnaie-par-an"]);
  rows.push(["Coût par bénéficiaire", result.par_beneficiaire, null, BASES[result.base]], ["Bande (1 à 5)", result.bande]);
  rows.push(["Coût évité", result.evite, null, "monnaie-par-an"], ["Lignes manquantes", result.manquantes.map((line) => labels[line]).join(", ")]);
  return rows;
}
