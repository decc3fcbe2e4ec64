// Every territory named exists, under the code of today: the twins of src/essaim/rules/unknown_territory.py and
// former_territory.py. Only the code's own files are read; likely names are left to the field, which searches.
import { shown } from "../quoting.js";
import { patterns, problem, texts } from "./walk.js";

/** A promise of the problems; `places` looks codes up: known(code) → name or null, former(code) → {nom, code, actuel} or null. */
export async function territories({ data, fields, places }) {
  const found = [];
  for (const [pattern] of patterns(fields, ({ genre }) => genre === "territoire")) {
    for (const [path, code] of texts(data, ...pattern)) found.push(...await judged(path, code, places));
  }
  return found;
}

async function judged(path, code, places) {
  if ((await places.known(code)) !== null) return [];
  const past = await places.former(code);
  if (!past) return [problem("unknown_territory", "territoire-inconnu", path, ["Le territoire {0}", [shown(code)]], ["Écrivez le code"])];
  const name = past.nom ? ` (${past.nom})` : "";
  return [problem("former_territory", "territoire-ancien", path, ["Le code {0}{1}", [shown(code), name, past.actuel]], ["Écrivez \"{0}\"", [past.code]], "warning")];
}
