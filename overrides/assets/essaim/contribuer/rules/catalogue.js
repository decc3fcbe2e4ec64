// What the catalogue already holds: the twins of src/essaim/rules/identifier.py, unknown_reference.py, likely_duplicate.py,
// and of the part of family.py that one fiche can break alone.
import { nearest, plain } from "../near.js";
import { shown } from "../quoting.js";
import { patterns, problem, texts } from "./walk.js";

const EMPTY = new Set(("a au aux avec ce ces chez d dans de des du en et l la le les leur leurs n nos notre on ou par pour qu que qui s sa sans se "
  + "ses son sur un une").split(" "));
const LONGEST = 60;

/** A file's name that is no id, or that another fiche bears. */
export function identifier({ id, extension, isNew, form }) {
  const name = shown(`${id}${extension}`);
  const told = (message) => [problem("identifier", "identifiant", [], message, remedy(id, extension, form))];
  if (form.reserves.includes(id)) return told(["{0} n’est pas un nom possible", [name, id]]);
  if (id.length > LONGEST) return told(["Le nom du fichier compte {0}", [id.length, LONGEST]]);
  if (id.length < 2 || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return told(["{0} n’est pas un identifiant", [name]]);
  const taken = isNew && form.fiches[form.sorte].find(([known]) => known === id);
  return taken ? [problem("likely_duplicate", "doublon-probable", ["titre"], ["Cette fiche ressemble", [taken[0], shown(taken[1])]], ["Si c’est la même chose"])] : [];
}

function remedy(id, extension, form) {
  let proposed = plain(id);
  if (proposed.length > LONGEST) proposed = proposed.slice(0, LONGEST + 1).replace(/-?[^-]*$/, "") || proposed.slice(0, LONGEST);
  const taken = form.fiches[form.sorte].some(([known]) => known === proposed);
  if (proposed.length < 2 || form.reserves.includes(proposed) || taken) return ["Donnez au fichier"];
  return ["Renommez le fichier en « {0}", [proposed, extension]];
}

/** Ids of other fiches that do not exist. */
export function unknownReference({ data, id, fields, form }) {
  const own = new Set(texts(data, "anciens_ids", "*").map(([, former]) => former));
  return patterns(fields, ({ genre }) => genre === "fiche").flatMap(([pattern, { sorte }]) => texts(data, ...pattern).flatMap(([path, written]) => {
    const known = sorte === form.sorte ? [...form.fiches[sorte], [id, typeof data.titre === "string" ? data.titre : id]] : form.fiches[sorte];
    if (known.some(([other]) => other === written)) return [];
    const renamed = own.has(written) && sorte === form.sorte ? id : form.renommees[sorte][written];
    const near = renamed ?? nearest(written, known.map(([other, title]) => [other, title]));
    const hint = near ? ["Vouliez-vous dire « {0}", [near]] : ["Écrivez le nom d’un fichier de « content/{0}", [sorte]];
    return [problem("unknown_reference", "reference-inconnue", path, ["{0} ne correspond", [shown(written), sorte]], hint)];
  }));
}

/** A fiche that says it comes from itself. */
export function family({ data, id }) {
  return ["replique_de", "inspire_de"].flatMap((link) => texts(data, link, "*").filter(([, other]) => other === id)
    .map(([path]) => problem("family", "famille-en-boucle", path, ["« {0} » se dit", [id]], ["Supprimez cette ligne"])));
}

/** The first fiche of the catalogue that this one may repeat; a declared family is no repeat. */
export function likelyDuplicate({ data, id, form }) {
  const own = { words: words(data.titre), sites: new Set([["porteur", "site"], ["contact", "page"]].flatMap((way) => texts(data, ...way)).map(([, address]) => site(address))) };
  const linked = new Set(["replique_de", "inspire_de"].flatMap((link) => texts(data, link, "*")).map(([, other]) => other));
  const twin = form.fiches[form.sorte].find(([other, title, sites]) => other !== id && !linked.has(other) && same(own, words(title), sites));
  if (!twin) return [];
  return [problem("likely_duplicate", "doublon-probable", ["titre"], ["Cette fiche ressemble", [twin[0], shown(twin[1])]], ["Si c’est la même chose"], "warning")];
}

function words(title) {
  const all = typeof title === "string" ? plain([...title].slice(0, 200).join("")).split("-") : [];
  return new Set(all.filter((word) => word && !EMPTY.has(word)));
}

function same(own, others, sites) {
  const shared = [...own.words].filter((word) => others.has(word)).length;
  const union = own.words.size + others.size - shared;
  return union > 0 && (shared / union >= 0.75 || (shared / union >= 0.5 && sites.some((each) => own.sites.has(each))));
}

function site(address) {
  const [, host = "", path = ""] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(address) ?? [];
  return host.toLowerCase().replace(/^www\./, "") + path.replace(/\/+$/, "");
}
