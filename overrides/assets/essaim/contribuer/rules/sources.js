// The twins of src/essaim/rules/sources.py, independent_source.py, copied_source.py and unsourced_figures.py.
import { nearest } from "../near.js";
import { shown } from "../quoting.js";
import { blocks, patterns, problem, texts } from "./walk.js";

/** Sources cited and not declared, declared and not cited, declared twice. */
export function sources({ data, fields, lineOf }) {
  if (!("sources" in data)) return [];
  const found = [];
  const declared = new Map();
  for (const [path, id] of texts(data, "sources", "*", "id")) {
    if (!declared.has(id)) declared.set(id, path);
    else {
      const first = lineOf(declared.get(id));
      found.push(problem("sources", "sources", path, ["Deux sources portent l’identifiant {0} ;", [shown(id), first]], ["Donnez à chaque"]));
    }
  }
  const cited = new Set();
  for (const [pattern] of patterns(fields, (field) => field.definition === "source").filter(([[top]]) => top !== "sources")) {
    for (const [path, id] of texts(data, ...pattern)) {
      cited.add(id);
      if (declared.has(id)) continue;
      const near = nearest(id, [...declared.keys()].map((name) => [name]));
      cited.add(near ?? id);
      const hint = near ? ["Vouliez-vous dire « {0}", [near]] : ["Déclarez-la"];
      found.push(problem("sources", "sources", path, ["La source {0} n’est pas", [shown(id)]], hint));
    }
  }
  for (const [id, path] of declared) {
    if (!cited.has(id)) found.push(problem("sources", "sources", path, ["La source {0} est déclarée", [shown(id)]], ["Ajoutez « source: {0}", [id]], "warning"));
  }
  return found;
}

/** A fiche none of whose sources is said to be independent. */
export function independentSource({ data }) {
  const answers = texts(data, "sources", "*", "independante").map(([, answer]) => answer);
  if (!texts(data, "sources", "*", "id").length || answers.includes("oui")) return [];
  return [problem("independent_source", "source-independante", ["sources"], ["Aucune source n’est dite"], ["Ajoutez une source"], "warning")];
}

/** Addresses on a site that copies documents. */
export function copiedSource({ data, form }) {
  const noted = new Set(texts(data, "sources", "*", "note").map(([path]) => path[1]));
  return texts(data, "sources", "*", "url").flatMap(([path, address]) => {
    const site = copier(address, form.copieurs);
    if (!site || noted.has(path[1])) return [];
    return [problem("copied_source", "source-de-copie", path, ["{0} recopie", [site]], ["Donnez l’adresse de l’original"], "warning")];
  });
}

/** Costs and numbers of beneficiaries that cite no source; results cite theirs by the schema itself. */
export function unsourcedFigures({ data }) {
  return blocks(data).flatMap(([path, block]) => {
    const figure = ["montant", "valeur"].find((key) => typeof block[key] === "number");
    const isAsked = path[0] === "modelisation" && ["couts", "beneficiaires_par_an"].includes(path[1]);
    if (!figure || !isAsked || "source" in block) return [];
    return [problem("unsourced_figures", "chiffre-sans-source", [...path, figure], ["Ce chiffre ne cite"], ["Ajoutez « source »"], "warning")];
  });
}

function copier(address, copiers) {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
  const labels = host.split(".");
  return labels.length > 1 && (copiers.includes(labels.slice(-2).join(".")) || copiers.includes(labels.at(-2))) ? host : "";
}
