// From the validator's errors to faults, one for each thing to mend: the twin of src/essaim/schema/faults.py, and of the
// readings of keywords in keywords.py. A fault: {keyword, asked, value, schema, path, missing, key, reason, other, within}.
import { nearest } from "./near.js";
import { isBlock, length, quoted, shown } from "./quoting.js";
import { errorsOf, pointed } from "./schema.js";
import { say } from "./sentences.js";

const WRAPPERS = new Set(["$ref", "properties", "items", "allOf", "if", "false"]);
const ALTERNATIVES = new Set(["anyOf", "oneOf", "not"]);
const FORMS = new Set(["format", "pattern"]);
const LENGTHS = new Set(["minLength", "maxLength"]);
const written = (path) => JSON.stringify(path);

/** The faults of data, without those that mending another one mends. */
export function faultsOf(schema, data) {
  const found = flattened(schema, data, errorsOf(schema, data));
  const wrong = new Set(found.filter((fault) => !fault.reason && !fault.missing).map((fault) => written(fault.path)));
  const formless = new Set(found.filter((fault) => FORMS.has(fault.keyword)).map((fault) => written(fault.path)));
  const said = new Set(misspelt(found));
  const kept = [];
  for (const fault of [...found].sort((one, other) => Boolean(one.reason) - Boolean(other.reason))) {
    if (fault.missing) {
      const missing = written([...fault.path, fault.missing]);
      if (!said.has(missing)) kept.push(fault);
      said.add(missing);
    } else if (!(fault.reason && wrong.has(written(fault.path))) && !saidBetter(fault, formless)) kept.push(fault);
  }
  return kept;
}

function saidBetter({ keyword, value, schema, path }, formless) {
  if (FORMS.has(keyword)) return !value && "minLength" in schema;
  return LENGTHS.has(keyword) && value !== "" && formless.has(written(path));
}

function* misspelt(found) {
  for (const { keyword, path, schema } of found) {
    if (keyword !== "additionalProperties") continue;
    const meant = nearest(String(path.at(-1)), Object.keys(schema.properties ?? {}).map((name) => [name]));
    if (meant !== null) yield written([...path.slice(0, -1), meant]);
  }
}

function flattened(schema, data, errors) {
  const faults = [];
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === "type").map((error) => owner(error)));
  const refused = errors.filter(({ keyword }) => ALTERNATIVES.has(keyword)).map((error) => error);
  const done = new Set();
  errors.forEach((error, rank) => {
    const { keyword, keywordLocation, instanceLocation } = error;
    const inside = refused.some((other) => other !== error && other.instanceLocation === instanceLocation.slice(0, other.instanceLocation.length)
      && keywordLocation.startsWith(`${other.keywordLocation}/`));
    const follows = keyword !== "type" && mistyped.has(owner(error));
    const key = `${keywordLocation} ${instanceLocation}`;
    const grouped = keyword === "required" || keyword === "uniqueItems";
    if (WRAPPERS.has(keyword) || inside || follows || (grouped && done.has(key))) return;
    done.add(key);
    const place = keyword === "additionalProperties" ? errors[rank + 1].instanceLocation : instanceLocation;
    const parent = pointed(schema, keywordLocation.slice(0, keywordLocation.lastIndexOf("/"))).value;
    const { value, path } = pointed(data, place);
    const fault = { keyword, asked: parent[keyword], value, schema: parent, path, reason: reasonOf(schema, data, error) };
    faults.push(...several(fault));
  });
  return faults;
}

function owner({ keywordLocation, instanceLocation }) {
  return `${keywordLocation.slice(0, keywordLocation.lastIndexOf("/"))} ${instanceLocation}`;
}

/** The one fault, or one for each key missing, for each item repeated. */
function several(fault) {
  const { keyword, asked, value, path } = fault;
  if (keyword === "required") return asked.filter((key) => !Object.hasOwn(value, key)).map((missing) => ({ ...fault, missing }));
  if (keyword === "uniqueItems") {
    const first = new Map();
    return value.flatMap((item, rank) => {
      const print = written(item);
      if (!first.has(print)) first.set(print, rank);
      return first.get(print) === rank ? [] : [{ ...fault, asked: first.get(print), value: item, path: [...path, rank] }];
    });
  }
  if (keyword === "pattern" && length(value) > (fault.schema.maxLength ?? Infinity)) return [];
  return [fault];
}

/** The outermost condition that makes the error one, in words: « , car « jusqu_a » est renseigné ». */
function reasonOf(schema, data, { keywordLocation, instanceLocation }) {
  const [before] = keywordLocation.split("/then/");
  if (before === keywordLocation) return keywordLocation.includes("/else/") ? say("faults", ", dans ce cas") : "";
  const condition = pointed(schema, before).value.if;
  const steps = before.split("/").filter((step, rank, all) => all[rank - 1] === "properties" || step === "items");
  const value = pointed(data, instanceLocation.split("/").slice(0, steps.length + 1).join("/")).value;
  if (!isBlock(condition) || !isBlock(value)) return say("faults", ", dans ce cas");
  const tested = condition.properties ?? {};
  const keys = [...Object.keys(tested), ...(condition.required ?? []).filter((key) => !(key in tested))];
  const told = keys.filter((key) => key in value).map((key) => {
    const isPlain = key in tested && typeof value[key] !== "object";
    return say("faults", isPlain ? "{key} vaut" : "{key} est renseigné", { key: shown(key), value: quoted(value[key]) });
  });
  return told.length ? say("faults", ", car ") + told.join(" et ") : say("faults", ", dans ce cas");
}
