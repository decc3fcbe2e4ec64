// Faults in French: the twin of src/essaim/schema/messages.py. What a fault needs to know of its field is `known`.
import { addressFault, encodedAddress, isoDate } from "./formats.js";
import { nearest } from "./near.js";
import { count, grouped, length, place, quoted, sample, scalar, sentence, shown } from "./quoting.js";
import { isVocabulary } from "./schema.js";
import { say as sayOf } from "./sentences.js";
import { typeHint, wrongType } from "./typing.js";

const SHORT_LIST = 12;
const say = (start, values) => sayOf("messages", start, values);

/** {rule, message, hint} of a fault; `known` is the field it falls under, null where there is none. */
export function wording(fault, known) {
  return (WRITERS[fault.keyword] ?? refused)(fault, known);
}

function note(fault, known, name) {
  if (typeof fault.schema[name] === "string") return fault.schema[name];
  return { title: known?.titre, description: known?.aide, "x-format": known?.forme }[name] ?? "";
}

function example(fault, known) {
  const examples = fault.schema.examples?.length ? fault.schema.examples : known?.exemples ?? [];
  const simple = examples.filter((each) => typeof each !== "object");
  return simple.length ? say(" Exemple", { value: quoted(simple[0]) }) : "";
}

function unknownKey({ path, schema }) {
  const key = String(path.at(-1));
  const allowed = Object.keys(schema.properties ?? {});
  const meant = nearest(key, allowed.map((name) => [name]));
  const start = meant ? say("Vouliez-vous dire {key}", { key: shown(meant) }) : say("Retirez cette clé ou");
  const where = path.length > 1 ? say(" dans {owner}", { owner: place(path.slice(0, -1)) }) : "";
  return { rule: "cle-inconnue", message: say("La clé {key} n’existe", { key: shown(key), where }), hint: start + say("Clés possibles", { keys: allowed.join(", ") }) };
}

function missingKey({ missing, path, reason }, known) {
  const where = path.length ? say(" dans {owner}", { owner: place(path) }) : "";
  const title = known?.titre ? say(" ({title})", { title: known.titre }) : "";
  const line = known?.exemples?.length ? say("Ajoutez-la, par exemple", { line: sample(missing, known.exemples[0]) }) : "";
  return { rule: "cle-manquante", message: say("La clé {key}{title}", { key: shown(missing), title, where, reason }), hint: line || sentence(known?.aide || "Ajoutez-la") };
}

function unknownTerm(fault, known) {
  const { value, schema, asked, path, reason } = fault;
  if (typeof value !== "string") return wrongType(fault, ["string"], known);
  const names = isVocabulary(schema) ? schema.oneOf.map((term) => [term.const, term.title ?? term.const]) : asked.map((each) => [scalar(each)]);
  const meant = nearest(value, names);
  const start = meant ? say("Vouliez-vous dire {term}", { term: shown(meant) }) : say("Choisissez une valeur");
  const number = `${count(names.length, "valeur")} possibles`;
  const rest = names.length <= SHORT_LIST
    ? say("Valeurs possibles", { values: names.map(([id]) => id).join(", ") })
    : say("Les {number} sont", { number, file: "commun.schema.json", name: shown(schema["x-def"] ?? known?.cle ?? "") });
  return { rule: "valeur-inconnue", message: say("{value} n’est pas une valeur", { value: quoted(value), place: place(path), reason }), hint: start + rest };
}

function otherConstant({ path, value, asked, reason }) {
  const message = say("{place} vaut {value} ; la valeur", { place: place(path), value: quoted(value), asked: quoted(asked), reason });
  const cause = say(reason ? "ou corrigez la clé" : "à la place");
  return { rule: "valeur-inconnue", message, hint: say("Écrivez {asked}", { asked: quoted(asked), cause }) };
}

function tooShort(fault, known) {
  const { value, asked, path, reason } = fault;
  const size = length(value);
  const found = size ? say("est trop court", { n: count(size, "caractère") }) : say("est vide");
  const least = size ? grouped(asked) : count(asked, "caractère");
  const message = say("{place} {found} ; il en faut au moins {least}", { place: place(path), found, least, reason });
  const more = say("Ajoutez au moins", { n: count(asked - size, "caractère") });
  const description = note(fault, known, "description");
  return { rule: "longueur", message, hint: description ? `${more} ${sentence(description)}` : more };
}

function tooLong({ value, asked, path, reason }) {
  const size = length(value);
  const message = say("{place} est trop long", { place: place(path), n: count(size, "caractère"), most: grouped(asked), reason });
  return { rule: "longueur", message, hint: say("Retirez au moins", { n: count(size - asked, "caractère") }) };
}

function pattern(fault, known) {
  const expected = note(fault, known, "x-format");
  const form = expected ? say(" ; attendu", { expected: expected.replace(/\.+$/, "") }) : "";
  const message = say("{value} n’a pas la forme", { value: quoted(fault.value), place: place(fault.path), form, reason: fault.reason });
  return { rule: "forme", message, hint: example(fault, known).trim() || sentence(note(fault, known, "description") || say("Corrigez cette valeur")) };
}

function address({ value, path }) {
  const message = say("{value} n’est pas une adresse", { value: quoted(value), place: place(path), why: addressFault(value) ?? say("elle est mal") });
  const coded = encodedAddress(value);
  const hint = coded !== null && coded.length <= 300 ? say("Écrivez {coded}", { coded: shown(coded, 300) }) : say("Copiez l’adresse");
  return { rule: "adresse", message, hint };
}

function date({ value, path }) {
  const meant = isoDate(value);
  const message = say("{value} n’est pas une date", { value: quoted(value), place: place(path) });
  return { rule: "date", message, hint: say(meant ? "Écrivez {date}" : "Par exemple {date}", { date: shown(meant ?? "2024-05-31") }) };
}

const number = (start) => (fault, known) => ({
  rule: "nombre",
  message: say(start, { place: place(fault.path), value: quoted(fault.value), bound: scalar(fault.asked), reason: fault.reason }),
  hint: sentence(note(fault, known, "description") || say("Corrigez ce nombre")) + example(fault, known),
});

const size = (start, noun, remedy) => (fault, known) => {
  const held = Array.isArray(fault.value) ? fault.value.length : Object.keys(fault.value).length;
  const found = held ? say("compte", [count(held, noun)]) : say("est vide");
  const mend = say(remedy, { gap: count(Math.abs(fault.asked - held), noun) });
  const description = note(fault, known, "description");
  return { rule: "taille", message: say(start, { place: place(fault.path), found, bound: grouped(fault.asked), reason: fault.reason }),
    hint: description ? `${mend} ${sentence(description)}` : mend };
};

function duplicate({ value, path, asked, reason }) {
  const what = typeof value === "object" ? "" : say(", {value}", { value: quoted(value) });
  const item = sentence(place(path)).replace(/\.+$/, "");
  return { rule: "doublon", message: say("{item} répète", { item, first: asked + 1, what, reason }), hint: say("Retirez l’un des deux") };
}

function choice(fault, known) {
  const { asked, path, reason, keyword } = fault;
  if (!asked.every((branch) => Object.keys(branch).join() === "required")) return refused(fault, known);
  const sets = asked.map((branch) => branch.required.map((key) => shown(key)).join(" et ")).join(say(", ou bien "));
  const only = keyword === "anyOf" ? "" : say("un seul de ces choix");
  return { rule: "choix", message: say("Dans {place}", { place: place(path), only, sets, reason }), hint: say(keyword === "anyOf" ? "Ajoutez ce qui" : "Gardez un seul") };
}

function refused(fault, known) {
  const message = say("{place} ne convient", { place: place(fault.path), value: quoted(fault.value), reason: fault.reason });
  return { rule: "valeur-refusee", message, hint: sentence(note(fault, known, "description") || typeHint(fault.schema)) };
}

const WRITERS = {
  additionalProperties: unknownKey, required: missingKey, enum: unknownTerm, const: otherConstant, type: (fault, known) => wrongType(fault, [fault.asked].flat(), known),
  oneOf: (fault, known) => (isVocabulary(fault.schema) ? unknownTerm : choice)(fault, known), anyOf: choice,
  minLength: tooShort, maxLength: tooLong, pattern, format: (fault, known) => ({ uri: address, date }[fault.asked] ?? refused)(fault, known),
  minimum: number("{place} vaut {value} ; le minimum"), maximum: number("{place} vaut {value} ; le maximum"),
  minItems: size("{place} {found} ; il en faut au moins {bound}", "élément", "Ajoutez {gap}"), maxItems: size("{place} {found} ; le maximum", "élément", "Retirez {gap}"),
  minProperties: size("{place} {found} ; il en faut au moins {bound}", "clé", "Ajoutez {gap}"), maxProperties: size("{place} {found} ; le maximum", "clé", "Retirez {gap}"),
  uniqueItems: duplicate,
};
