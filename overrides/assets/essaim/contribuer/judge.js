// Everything there is to say of a fiche, as validate.py says it: the schema, then the rules that a browser can know.
import { faultsOf } from "./faults.js";
import { dotted, generic, isBlock } from "./quoting.js";
import { family, identifier, likelyDuplicate, unknownReference } from "./rules/catalogue.js";
import { datedFigures, freeUnit, ranges, years } from "./rules/figures.js";
import { markup } from "./rules/markup.js";
import { personalData } from "./rules/persons.js";
import { closure, shortLimit, singleOrigin, spectrumOption, subtype } from "./rules/places.js";
import { copiedSource, independentSource, sources, unsourcedFigures } from "./rules/sources.js";
import { territories } from "./rules/territories.js";
import { patterns } from "./rules/walk.js";
import { wording } from "./wording.js";

const RULES = [
  markup, identifier, singleOrigin, unknownReference, sources, years, subtype, spectrumOption, closure, freeUnit, ranges, family,
  personalData, likelyDuplicate, independentSource, datedFigures, unsourcedFigures, shortLimit, copiedSource, territories,
];

const MEANING = new Set(["territoire-inconnu", "reference-inconnue", "sources"]);
const SHAPE = new Set(["forme", "longueur"]);

/**
 * A promise of the problems of a fiche, in the order of its lines: [{rule, severity, path, message, hint, line, column}].
 * @param file what readFile gives; `context` holds id, isNew, form, schema (written out), places and today (ISO).
 */
export async function judge(file, { form, schema, ...context }) {
  const fields = form.etapes.flatMap(({ champs }) => champs);
  const all = new Map(patterns(fields, () => true).map(([, field]) => [field.chemin, field]));
  const { data, lineOf } = file;
  const known = (path) => all.get(generic(path)) ?? all.get(generic(path).replace(/(\[\])+$/, ""));
  const told = faultsOf(schema, data).map((fault) => {
    const path = fault.missing ? [...fault.path, fault.missing] : fault.path;
    return { ...wording(fault, known(path)), path, severity: "error", ...markOf(fault, file) };
  });
  const ruled = await Promise.all(RULES.map((rule) => rule({ data, form, fields, lineOf, extension: file.extension, ...context })));
  const placed = ruled.flat().map((found) => ({ ...found, ...placeOf(found, file) }));
  const unique = new Map([...told, ...placed].map((found) => [JSON.stringify([found.rule, found.path, found.message, found.line]), found]));
  return once([...unique.values()]).sort(byPlace);
}

/** Without the shape of what names nothing: the rule says it too (src/essaim/validation.py, `_once`). */
function once(problems) {
  const unknown = new Set(problems.filter(({ rule }) => MEANING.has(rule)).map(({ path }) => dotted(path)));
  return problems.filter(({ rule, path }) => !SHAPE.has(rule) || !unknown.has(dotted(path)));
}

/** Where a rule's problem stands: `below` counts the lines of a narrative above it, which a .md file holds as they are. */
function placeOf({ path, below = 0 }, file) {
  if (!path.length) return { line: 1, column: 1 };
  const place = file.placeOf(path);
  return path[0] === "recit" && file.hasBody ? { ...place, line: place.line + below } : place;
}

function markOf({ value, keyword, path }, file) {
  const opens = (Array.isArray(value) || isBlock(value)) && keyword !== "uniqueItems";
  return opens || keyword === "additionalProperties" ? file.keyOf(path) : file.placeOf(path);
}

function byPlace(one, other) {
  return one.line - other.line || one.column - other.column || compare(one.severity, other.severity) || compare(one.rule, other.rule)
    || compare(dotted(one.path), dotted(other.path)) || compare(one.message, other.message);
}

function compare(one, other) {
  return Number(one > other) - Number(one < other);
}
