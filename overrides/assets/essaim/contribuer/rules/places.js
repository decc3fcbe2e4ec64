// The twins of src/essaim/rules/single_origin.py, closure.py, spectrum_option.py, subtype.py and short_limit.py.
import { isBlock, length, shown } from "../quoting.js";
import { items, problem, texts } from "./walk.js";

const LIVING = ["active", "pilote"];

/** Exactly one implantation is the origin. */
export function singleOrigin({ data, form, lineOf }) {
  const places = data.implantations;
  if (!Array.isArray(places) || !places.length) return [];
  const known = form.vocabulaires.roles.map(({ id }) => id);
  const written = items(data, "implantations", "*", "role");
  const origins = written.filter(([, role]) => role === "origine").map(([path]) => path);
  if (origins.length > 1) {
    const lines = origins.map(lineOf);
    const where = `lignes ${lines.slice(0, -1).join(", ")} et ${lines.at(-1)}`;
    return [problem("single_origin", "origine-unique", origins[1], ["{0} implantations ont", [origins.length, where]], ["Gardez « origine »"])];
  }
  const all = written.length === places.length && written.every(([, role]) => known.includes(role));
  return origins.length || !all ? [] : [problem("single_origin", "origine-unique", ["implantations"], ["Aucune implantation"], ["Écrivez « role"])];
}

/** What is told of a closure agrees with what is said to be closed. */
export function closure({ data, form, lineOf }) {
  const statuses = form.vocabulaires.statuts.map(({ id }) => id);
  const found = items(data, "implantations", "*").filter(([, place]) => isBlock(place) && "motif_d_arret" in place
    && statuses.includes(place.statut) && place.statut !== "arretee")
    .map(([path, place]) => problem("closure", "arret", [...path, "motif_d_arret"], ["« motif_d_arret » est", [place.statut]], ["Écrivez « statut"]));
  const [living] = texts(data, "implantations", "*", "statut").filter(([, status]) => LIVING.includes(status));
  if (data.maturite === "arretee" && living) {
    found.push(problem("closure", "arret", ["maturite"], ["La maturité est", [lineOf(living[0])]], ["Corrigez le statut"], "warning"));
  }
  return found;
}

/** Options whose model the fiche does not declare, each told once. */
export function spectrumOption({ data, form }) {
  const models = new Set(texts(data, "modeles", "*", "modele").map(([, model]) => model));
  const told = new Set();
  return texts(data, "implantations", "*", "option").flatMap(([path, option]) => {
    const needed = form.vocabulaires.options.find(({ id }) => id === option)?.["x-modele"];
    if (!needed || !models.size || models.has(needed) || told.has(option)) return [];
    told.add(option);
    return [problem("spectrum_option", "option", path, ["L’option « {0}", [option, needed]], ["Ajoutez « {0} » sous", [needed]], "warning")];
  });
}

/** A sub-type belongs to one of the six models. */
export function subtype({ data, form }) {
  const { modeles, sous_types: subtypes } = form.vocabulaires;
  const declared = new Map(texts(data, "modeles", "*", "modele").map(([path, model]) => [path[1], model]));
  return texts(data, "modeles", "*", "sous_type").flatMap(([path, written]) => {
    const model = declared.get(path[1]);
    const owner = subtypes.find(({ id }) => id === written)?.["x-modele"] ?? model;
    if (!modeles.some(({ id }) => id === model) || owner === model) return [];
    const own = subtypes.filter((term) => term["x-modele"] === model).map(({ id }) => id);
    const choices = own.length ? `un sous-type de « ${model} » (${own.join(", ")})` : "aucun sous-type";
    return [problem("subtype", "sous-type", path, ["Le sous-type « {0}", [written, owner, model]], ["Écrivez {0}", [choices]])];
  });
}

/** A limit is said in a sentence. */
export function shortLimit({ data }) {
  return texts(data, "limites", "*", "texte").flatMap(([path, text]) => {
    const words = text.trim().split(/\s+/).length;
    if (length(text) < 3 || (length(text) >= 40 && words >= 6)) return [];
    return [problem("short_limit", "limite-trop-courte", path, ["La limite {0}", [shown(text)]], ["Dites ce qui"], "warning")];
  });
}
