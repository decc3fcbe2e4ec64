// The published schema, judged by the vendored validator; its references are written out first, as Python does
// (src/essaim/schema/references.py), so that a field's own title and examples win over the shared definition's.
import { format } from "../../vendor/json-schema/format.js";
import { Validator } from "../../vendor/json-schema/validator.js";
import { isAddress, isDate } from "./formats.js";
import { isBlock } from "./quoting.js";

const DATA = new Set(["const", "default", "enum", "examples"]);
Object.assign(format, { uri: isAddress, date: isDate });

/** A published schema with every reference written out in place. */
export function inlined(published) {
  const definitions = published.$defs ?? {};
  const node = (value) => {
    if (Array.isArray(value)) return value.map(node);
    if (!isBlock(value)) return value;
    const own = {};
    for (const [key, item] of Object.entries(value)) {
      if (key !== "$ref" && key !== "$defs" && key !== "$id") own[key] = DATA.has(key) || key.startsWith("x-") ? item : node(item);
    }
    if (typeof value.$ref !== "string") return own;
    const name = value.$ref.slice(value.$ref.lastIndexOf("/") + 1);
    return { "x-def": name, ...node(definitions[name]), ...own };
  };
  return node(published);
}

/** The errors that a written-out schema finds in data, as the standard's output lists them. */
export function errorsOf(schema, data) {
  return new Validator(schema, "2020-12", false).validate(data).errors;
}

/** Whether a schema is a closed list of terms. */
export function isVocabulary(schema) {
  return Array.isArray(schema?.oneOf) && schema.oneOf.length > 0 && schema.oneOf.every((branch) => typeof branch?.const === "string");
}

/** What a JSON pointer (`#/a/0`) leads to in a value, with the keys walked. */
export function pointed(value, pointer) {
  const path = pointer.split("/").slice(1).map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
  let found = value;
  const keys = [];
  for (const part of path) {
    keys.push(Array.isArray(found) ? Number(part) : part);
    found = found?.[part];
  }
  return { value: found, path: keys };
}
