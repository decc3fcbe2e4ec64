// The remedy of a problem, for someone who fills a form and sees neither keys nor codes. What is wrong is said with the
// validator's own sentence, the same everywhere; only how to mend it is put in the words of the form.
import { french } from "../catalogue/typography.js";
import { generic } from "./quoting.js";
import { patterns } from "./rules/walk.js";

const CODE = /«\u202f([a-z0-9_-]+)(?:: ?([^»]+?))?\u202f»/g;
const NAMES = new Set(["reference-inconnue", "sources"]); // these remedies name fiches and sources, which are no terms
const FILLED = { terme: "Choisissez dans la liste.", source: "Choisissez dans la liste.", ouinon: "Choisissez dans la liste.", territoire: "Tapez un nom, puis choisissez dans la liste.", liste: "Il faut au moins un élément.", bloc: "Remplissez ce groupe." };
const MENDED = {
  "cle-manquante": (field) => (field?.element?.genre === "terme" ? "Cochez au moins une case." : FILLED[field?.genre] ?? "Remplissez ce champ."),
  "territoire-inconnu": () => FILLED.territoire,
  type: (field) => (["entier", "nombre"].includes(field?.genre) ? "Écrivez le nombre seul, en chiffres." : null),
};

/** The problem, its remedy in the form's words. */
export function inFormWords(problem, form) {
  const fields = new Map(patterns(form.etapes.flatMap(({ champs }) => champs), () => true).map(([, field]) => [field.chemin, field]));
  const own = MENDED[problem.rule]?.(fields.get(generic(problem.path)));
  return { ...problem, hint: french(own ?? problem.hint.replace(CODE, (written, key, value) => titled(written, key, value, problem, fields, form))) };
}

/** « Statut : Arrêtée » for « statut: arretee », where the keys and terms beside the problem hold them; else as written. */
function titled(written, key, value, { path, rule }, fields, form) {
  const owner = generic(path.slice(0, -1));
  const beside = [...fields.values()].filter(({ cle, chemin }) => cle && chemin === (owner ? `${owner}.${cle}` : cle));
  const every = [...fields.values()];
  const known = beside.find(({ cle }) => cle === key) ?? every.find((field) => field.cle === key && field.chemin.startsWith(generic(path))) ?? fields.get(key) ?? every.find(({ cle }) => cle === key);
  if (known && value === undefined) return `«\u202f${known.titre}\u202f»`;
  const listed = (known ? [known] : beside).flatMap((field) => form.vocabulaires[field.vocabulaire ?? field.element?.vocabulaire] ?? []);
  const others = known || NAMES.has(rule) ? [] : Object.values(form.vocabulaires).flat();
  const term = [...listed, ...others].find(({ id }) => id === (value ?? key));
  if (known) return `«\u202f${known.titre}\u202f: ${term?.titre ?? value}\u202f»`;
  return term ? `«\u202f${term.titre}\u202f»` : written;
}
