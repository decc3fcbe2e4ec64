// Where values stand in a fiche: the twin of Record's walks (src/essaim/records.py) and of src/essaim/rules/fields.py.
import { french } from "../../catalogue/typography.js";
import { isBlock } from "../quoting.js";
import { say } from "../sentences.js";

/** Every value whose path fits a pattern, where "*" is any index: [[path, value]]. */
export function items(data, ...pattern) {
  let found = [[[], data]];
  for (const key of pattern) {
    found = found.flatMap(([path, value]) => {
      if (key === "*") return Array.isArray(value) ? value.map((item, rank) => [[...path, rank], item]) : [];
      return isBlock(value) && Object.hasOwn(value, key) ? [[[...path, key], value[key]]] : [];
    });
  }
  return found;
}

/** The same, texts only. */
export function texts(data, ...pattern) {
  return items(data, ...pattern).filter(([, value]) => typeof value === "string");
}

/** Every scalar, with its path. */
export function leaves(value, path = []) {
  if (Array.isArray(value)) return value.flatMap((item, rank) => leaves(item, [...path, rank]));
  if (isBlock(value)) return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return [[path, value]];
}

/** Every block of keys, the whole fiche first. */
export function blocks(value, path = []) {
  if (Array.isArray(value)) return value.flatMap((item, rank) => blocks(item, [...path, rank]));
  if (!isBlock(value)) return [];
  return [[path, value], ...Object.entries(value).flatMap(([key, item]) => blocks(item, [...path, key]))];
}

/** The patterns of the fields that `wanted` keeps, in the order of the form: [["sources", "*", "id"], field]. */
export function patterns(fields, wanted) {
  const walk = (field, above) => {
    const own = field.cle ? [...above, field.cle] : [...above, "*"];
    const inner = [...(field.enfants ?? []), ...(field.element ? [field.element] : [])].flatMap((child) => walk(child, own));
    return [...(wanted(field) ? [[own, field]] : []), ...inner];
  };
  return fields.flatMap((field) => walk(field, []));
}

/** A problem of a rule, its sentences in French typography; `module` is the Python module that says them. */
export function problem(module, rule, path, [message, messageValues], [hint, hintValues], severity = "error") {
  return { rule, path, severity, message: french(say(module, message, messageValues)), hint: french(say(module, hint, hintValues)) };
}
