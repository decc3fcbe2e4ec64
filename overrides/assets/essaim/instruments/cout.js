// The report's six lines brought to a cost per beneficiary: the twin of src/essaim/levels/cout.py (a test compares them).

export const LINES = [
  "temps_agent_mise_en_oeuvre", "temps_agent_fonctionnement", "investissements", "autres_depenses", "financements_exceptionnels",
  "couts_evites",
];
const STARTING = ["temps_agent_mise_en_oeuvre", "investissements"];
const RUNNING = ["temps_agent_fonctionnement", "autres_depenses"];
const BANDS = [100, 500, 2000, 10000];
const UNSURE = ["prevision", "incertain"];
const DAYS = new Map([["jours", "monnaie"], ["jours-par-an", "monnaie-par-an"]]);

/** The block {couts: {line: [entry]}, beneficiaires_par_an: {valeur}} → amounts in euros, null when unknown. */
export function cout(grid) {
  const lines = grid.couts ?? {};
  const parAn = total(lines, RUNNING, "monnaie-par-an");
  const [each, base] = perBeneficiary(lines, parAn, grid.beneficiaires_par_an?.valeur ?? null);
  const entries = LINES.flatMap((line) => lines[line] ?? []);
  return {
    bande: band(each),
    par_beneficiaire: each,
    base,
    demarrage: total(lines, STARTING, "monnaie"),
    par_an: parAn,
    evite: total(lines, ["couts_evites"], "monnaie-par-an"),
    manquantes: LINES.filter((line) => !(lines[line] ?? []).some(known)),
    hors_calcul: entries.filter((entry) => known(entry) && !euros(entry)).length,
  };
}

/** The same block with days of work turned into euros at `price` euros a day. */
export function withDays(grid, price) {
  const priced = (entry) => {
    if (!DAYS.has(entry.unite)) return entry;
    const amounts = ["montant", "montant_max"].filter((key) => key in entry).map((key) => [key, entry[key] * price]);
    return { ...entry, ...Object.fromEntries(amounts), unite: DAYS.get(entry.unite), devise: "EUR" };
  };
  const couts = Object.fromEntries(Object.entries(grid.couts ?? {}).map(([line, entries]) => [line, entries.map(priced)]));
  return { ...grid, couts };
}

/** The band 1–5 of a cost in euros per beneficiary and year; null if unknown. */
export function band(each) {
  return each === null ? null : 1 + BANDS.filter((bound) => each > bound).length;
}

function perBeneficiary(lines, yearly, beneficiaries) {
  for (const unit of ["monnaie-par-beneficiaire-et-par-an", "monnaie-par-beneficiaire"]) {
    const each = total(lines, RUNNING, unit);
    if (each !== null) return [each, unit];
  }
  return yearly !== null && beneficiaries ? [yearly / beneficiaries, "division"] : [null, "inconnu"];
}

/** The sum of the latest amount in euros that each heading gives in this unit, the top of a range; null if none does. */
function total(lines, names, unit) {
  const amounts = [];
  for (const name of names) {
    const entries = (lines[name] ?? []).filter((entry) => entry.unite === unit && euros(entry) && sure(entry));
    if (!entries.length) continue;
    const latest = entries.reduce((kept, entry) => ((entry.annee ?? 0) > (kept.annee ?? 0) ? entry : kept));
    amounts.push(latest.montant_max || latest.montant || 0);
  }
  return amounts.length ? amounts.reduce((sum, amount) => sum + amount, 0) : null;
}

/** Whether an entry gives an amount in euros. */
export function euros(entry) {
  return (entry.devise ?? "EUR") === "EUR" && String(entry.unite ?? "").startsWith("monnaie");
}

/** Whether an entry is sure enough to be counted. */
export function sure(entry) {
  return known(entry) && !(entry.reserves ?? []).some((reserve) => UNSURE.includes(reserve));
}

function known(entry) {
  return "montant" in entry;
}
