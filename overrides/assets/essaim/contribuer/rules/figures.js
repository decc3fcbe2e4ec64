// The twins of src/essaim/rules/years.py, ranges.py, free_unit.py and dated_figures.py.
import { dateInWords } from "../../catalogue/typography.js";
import { isDate } from "../formats.js";
import { shown } from "../quoting.js";
import { blocks, items, patterns, problem } from "./walk.js";

const NOT_YET = ["en-projet", "option"];
const PAIRS = [["depuis", "jusqu_a"], ["debut", "fin"]];
const RANGES = [["montant", "montant_max"], ["valeur", "valeur_max"]];
const isNumber = (value) => typeof value === "number";

/** Ends before beginnings, and years and dates to come where none may be. */
export function years({ data, fields, today }) {
  const found = blocks(data).flatMap(([path, block]) => PAIRS.filter(([first, last]) => isBefore(block[last], block[first]))
    .map(([first, last]) => problem("years", "annees", [...path, last], ["« {0} » ({1}) vient", [last, block[last], first, block[first]]], ["Corrigez l’un des deux"])));
  for (const [pattern] of patterns(fields, ({ definition, a_venir: ahead }) => ["annee", "date"].includes(definition) && !ahead)) {
    for (const [path, value] of items(data, ...pattern)) {
      if (isAhead(value, today) && !isAnnounced(data, path)) found.push(ahead(path, value, today));
    }
  }
  return found;
}

function isAhead(value, today) {
  if (typeof value === "string") return isDate(value) && value > today;
  return Number.isInteger(value) && value > Number(today.slice(0, 4)) && value <= 2100;
}

function isAnnounced(data, path) {
  const block = path.slice(0, -1).reduce((found, key) => found[key], data);
  return NOT_YET.includes(block.statut) || (Array.isArray(block.reserves) && block.reserves.includes("prevision"));
}

function ahead(path, value, today) {
  if (typeof value === "string") {
    return problem("years", "annees", path, ["« {0} » est le", [path.at(-1), dateInWords(value), dateInWords(today)]], ["Écrivez une date passée"]);
  }
  const told = problem("years", "annees", path, ["« {0} » vaut", [path.at(-1), value, today.slice(0, 4)]], ["Corrigez l’année"]);
  return { ...told, hint: told.hint + (path[0] === "implantations" ? " ou le statut «\u202fen-projet\u202f»." : ".") };
}

function isBefore(end, start) {
  if (Number.isInteger(end) && Number.isInteger(start)) return end < start;
  return typeof end === "string" && typeof start === "string" && isDate(end) && isDate(start) && end < start;
}

/** The top of a range is not below its bottom. */
export function ranges({ data }) {
  return blocks(data).flatMap(([path, block]) => RANGES.flatMap(([low, high]) => {
    const [bottom, top] = [block[low], block[high]];
    if (!isNumber(top) || Math.abs(top) > 1e15) return [];
    const said = nombre(top);
    if (!(low in block)) return [problem("ranges", "fourchette", [...path, high], ["« {0} » ({1}) est renseigné", [high, said, low]], ["Un chiffre seul", [low, high]])];
    if (!isNumber(bottom) || bottom > 1e15 || top >= bottom) return [];
    return [problem("ranges", "fourchette", [...path, high], ["« {0} » ({1}) est plus petit", [high, said, low, nombre(bottom)]], ["Échangez les deux"])];
  }));
}

/** A cost in a unit of one's own says which; a cost in a listed unit says no other. */
export function freeUnit({ data }) {
  return blocks(data).flatMap(([path, block]) => {
    const { unite: unit } = block;
    if (unit === "autre" && !("unite_libre" in block)) return [problem("free_unit", "unite-libre", [...path, "unite"], ["L’unité est « autre »"], ["Ajoutez « unite_libre"])];
    if (!("unite_libre" in block) || unit === "autre") return [];
    const said = typeof unit === "string" ? `l’unité est ${shown(unit)}` : "l’unité n’est pas dite";
    return [problem("free_unit", "unite-libre", [...path, "unite_libre"], ["« unite_libre » est renseigné", [said]], ["Écrivez « unite: autre"])];
  });
}

/** A figure needs its year, or the reserve that the source gives none. */
export function datedFigures({ data }) {
  return blocks(data).flatMap(([path, block]) => {
    const figure = ["montant", "valeur"].find((key) => isNumber(block[key]));
    const reserved = Array.isArray(block.reserves) && block.reserves.includes("a-la-date-de-la-source");
    if (!figure || "annee" in block || reserved) return [];
    return [problem("dated_figures", "chiffre-sans-annee", [...path, figure], ["Ce chiffre n’a pas"], ["Ajoutez « annee »", ["a-la-date-de-la-source"]], "warning")];
  });
}

/** A number as French writes it (src/essaim/typography.py). */
function nombre(value) {
  const [whole, decimals = ""] = Math.abs(value).toFixed(12).replace(/\.?0+$/, "").split(".");
  const text = whole.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f") + (decimals ? `,${decimals}` : "");
  return value < 0 && text !== "0" ? `−${text}` : text;
}
