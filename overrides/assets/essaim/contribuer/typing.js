// Wrong types in French: the twin of src/essaim/schema/types.py.
import { isBlock, place, quoted, scalar, shown, typesInWords } from "./quoting.js";
import { say as sayOf } from "./sentences.js";

const BOOLEANS = { oui: "true", vrai: "true", yes: "true", non: "false", faux: "false", no: "false" };
const ENORMOUS = 1e40;
const say = (start, values) => sayOf("types", start, values);

/** The message for a value that is of none of the types asked. */
export function wrongType({ value, path, reason, schema }, asked, known) {
  const start = value === null ? "{place} est vide" : "{place} attend";
  const message = say(start, { place: place(path), expected: typesInWords(asked), found: found(value), reason });
  return { rule: "type", message, hint: value === null ? emptyHint(path, known) : hint(value, asked[0] ?? "", schema) };
}

/** What a schema expects, in a clause. */
export function typeHint(schema) {
  const types = [schema.type ?? []].flat();
  return types.length ? say("Attendu", { types: typesInWords(types) }) : "Corrigez-la";
}

function found(value) {
  if (value === null || typeof value === "object") return value === null ? "" : quoted(value);
  if (typeof value === "boolean") return say("la valeur", { value: shown(scalar(value)) });
  return say("{noun} {value}", { noun: say(typeof value === "string" ? "le texte" : "le nombre"), value: quoted(value) });
}

function hint(value, first, schema) {
  if (first === "string") return textHint(value);
  if (first === "integer" || first === "number") return numberHint(value);
  if (first === "boolean") return booleanHint(value);
  if (first === "array") return listHint(value);
  return blockHint(Object.keys(schema.properties ?? {}));
}

function emptyHint(path, known) {
  if (typeof path.at(-1) === "number") return say("Remplissez cet élément");
  return known?.requis ? say("Remplissez cette clé :") : say("Remplissez cette clé,");
}

function textHint(value) {
  if (Array.isArray(value)) return say("Écrivez une seule valeur");
  if (isBlock(value)) return say("Écrivez un seul texte");
  if (typeof value === "number" && (!Number.isInteger(value) || Math.abs(value) >= ENORMOUS)) return say("Mettez des guillemets autour");
  return say("Mettez des guillemets :", { value: scalar(value) });
}

function numberHint(value) {
  if (typeof value === "number") return say("Arrondissez");
  const plain = typeof value === "string" ? value.replace(/[\s\u00a0\u202f]/g, "").replaceAll(",", ".") : "";
  if (plain.length <= 40 && /^-?[0-9]+(\.[0-9]+)?$/.test(plain)) return say("Écrivez {0}, sans guillemets ni", [plain]);
  return say("Écrivez le nombre seul");
}

function booleanHint(value) {
  const meant = typeof value === "string" ? BOOLEANS[value.trim().toLowerCase()] : undefined;
  return meant ? say("Écrivez {0}, sans guillemets.", [meant]) : say("Écrivez true (oui)");
}

function listHint(value) {
  if (isBlock(value)) return say("Mettez un tiret");
  return say("Mettez chaque élément", { line: shown(say("- {0}", [scalar(value)])) });
}

function blockHint(keys) {
  const start = say("Mettez ses clés");
  const some = keys.slice(0, 6).join(", ") + (keys.length > 6 ? "…" : "");
  return keys.length ? say("{start} : {keys}", { start, keys: some }) : `${start}.`;
}
