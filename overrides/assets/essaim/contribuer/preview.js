// The fiche as it will look: the headings and their order come from its template (form.apercu), the words from the file.
// What the site computes (levels, maps, families) is not shown; a test compares each statement with the real pages.
import { french } from "../catalogue/typography.js";
import { element } from "../search/elements.js";

let form = null;
const term = (name, id) => form.vocabulaires[name].find((each) => each.id === id)?.titre ?? "";
const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : []);
const said = (text) => element("span", { "data-dit": "" }, french(String(text)));
const empty = () => element("p", {}, element("span", { class: "non-renseigne" }, "Non renseigné."));

/** The preview of a fiche's data, as an element; it never fails on data that is not right yet. */
export function preview(data, given) {
  form = given;
  const sources = list(data.sources).map(({ id }) => id);
  const tools = { data, grid: data.modelisation ?? {}, call: (id) => call(sources, id), claim: (item, text = item.texte) => claim(sources, item, text) };
  const themes = Array.isArray(data.themes) ? data.themes : [];
  return element("article", { class: "fiche apercu" },
    element("div", { class: "surtitre" }, ...themes.map((id) => element("span", { class: "pastille" }, term("themes", id))), element("span", {}, term("natures", data.nature)), element("span", {}, term("maturites", data.maturite))),
    element("p", { class: "apercu__titre" }, french(String(data.titre ?? "Sans titre"))),
    element("p", { class: "chapeau" }, french(String(data.resume ?? ""))),
    ...form.apercu.map(([id, title]) => element("section", { "data-section": id }, element("h4", {}, french(title)), ...(SECTIONS[id]?.(tools).filter(Boolean) ?? [element("p", { class: "mention" }, "Rempli par le site.")]))));
}

function call(sources, id) {
  const rank = sources.indexOf(id);
  return rank < 0 ? "" : element("sup", { class: "renvoi" }, element("span", { class: "sr" }, "Source "), String(rank + 1));
}

function claim(sources, item, text) {
  const reserves = (Array.isArray(item.reserves) ? item.reserves : []).map((id) => element("span", { class: "reserve" }, term("reserve", id)));
  return [...(text === undefined ? [] : [" ", said(text)]), call(sources, item.source), ...reserves.flatMap((reserve) => [" ", reserve])];
}

/** A list of claims, or what says that it is empty. */
function claims(items, { claim: write }, text = (item) => item.texte, before = () => "") {
  const all = list(items);
  return all.length ? element("ul", { class: "enonces" }, ...all.map((item) => element("li", {}, before(item), ...write(item, text(item))))) : empty();
}

const paragraph = (tools, text, source) => [text ? element("p", {}, said(text), tools.call(source)) : empty()];
const strong = (words) => (words ? element("strong", {}, `${words}. `) : "");

const SECTIONS = {
  probleme: (tools) => paragraph(tools, tools.data.probleme, tools.data.source_probleme),
  reponse: (tools) => [...paragraph(tools, tools.data.reponse, tools.data.source_reponse),
    list(tools.grid.dispositif).length ? claims(tools.grid.dispositif, tools, (step) => step.detail, (step) => strong(step.etape)) : null,
    tools.grid.objectifs_impacts ? element("p", {}, said(tools.grid.objectifs_impacts)) : null],
  publics: ({ data }) => [element("ul", { class: "pastilles" }, ...(Array.isArray(data.publics) ? data.publics : []).map((id) => element("li", {}, element("span", { class: "pastille" }, term("publics", id)))))],
  lieux: (tools) => [element("ul", { class: "enonces" }, ...list(tools.data.implantations).map((place) => element("li", {},
    ...[place.territoire, ...(Array.isArray(place.autres_territoires) ? place.autres_territoires : [])].filter(Boolean)
      .flatMap((code, rank) => [rank ? ", " : "", element("strong", { "data-code": String(code) }, String(code))]), ...(place.lieu ? [" ", said(place.lieu)] : []),
    `\u202f: ${term("roles", place.role).toLowerCase()}, ${term("statuts", place.statut).toLowerCase()}${place.depuis ? `, depuis ${place.depuis}` : ""}${place.jusqu_a ? `, jusqu’à ${place.jusqu_a}` : ""}.`,
    ...tools.claim(place, place.adaptations === undefined ? undefined : place.adaptations), ...(place.note ? [" ", said(place.note)] : []))))],
  preuve: (tools) => [claims(tools.data.resultats, tools, (result) => result.indicateur, (result) => element("strong", {}, `${figure(result.valeur)}${result.valeur_max === undefined ? "" : ` à ${figure(result.valeur_max)}`} ${result.unite ?? ""} `)),
    list(tools.data.evaluations).length ? claims(tools.data.evaluations, tools, (one) => one.conclusion, (one) => strong([term("effets", one.effet), term("types_d_evaluation", one.type), one.annee].filter(Boolean).join(", "))) : null,
    list(tools.data.avis).length ? claims(tools.data.avis, tools, (one) => one.commentaire, (one) => strong(one.organisation)) : null],
  couts: (tools) => {
    const lines = Object.entries(tools.grid.couts ?? {}).flatMap(([line, amounts]) => list(amounts).map((amount) => ({ ...amount, line })));
    return [claims(lines, tools, (amount) => amount.note, (amount) => strong(`${fieldAt(`modelisation.couts.${amount.line}`)?.titre ?? amount.line}${amount.montant === undefined ? "" : `\u202f: ${figure(amount.montant)}${currency(amount)}, ${term("unites_de_cout", amount.unite).toLowerCase()}`}`))];
  },
  conditions: (tools) => [claims(tools.data.conditions, tools)],
  limites: (tools) => [claims(tools.data.limites, tools, (limit) => limit.texte, (limit) => strong(term("types_de_limite", limit.type)))],
  coeur: (tools) => [element("h5", {}, "Ce qui ne doit pas changer"), claims(tools.grid.coeur, tools), element("h5", {}, "Ce que l’on peut adapter"), claims(tools.grid.marges, tools)],
  partenaires: (tools) => [claims(tools.grid.partenaires, tools, (one) => one.apport, (one) => strong(one.nom))],
  kit: (tools) => [claims(tools.data.kit, tools, (tool) => tool.titre), tools.data.accompagnement?.comment ? element("p", {}, said(tools.data.accompagnement.comment)) : null],
  famille: (tools) => [claims(tools.data.modeles, tools, (one) => one.note, (one) => strong([term("modeles", one.modele), term("sous_types", one.sous_type)].filter(Boolean).join(", "))),
    claims(tools.data.objectifs, tools, (one) => one.note, (one) => strong(term("objectifs", one.objectif)))],
  pret: (tools) => [element("ol", { class: "questions" }, ...questions().map(({ cle: key, titre: title }) => {
    const answer = tools.data.pret_a_essaimer?.[key] ?? {};
    return element("li", {}, french(title), " ", element("strong", {}, term("reponse", answer.reponse) || term("reponse", "inconnu")), ...tools.claim(answer, answer.note));
  }))],
  dispositifs: (tools) => [claims([...list(tools.data.dispositifs), ...list(tools.data.distinctions)], tools, (one) => one.note, (one) => strong(one.nom ?? form.fiches.dispositifs.find(([id]) => id === one.dispositif)?.[1] ?? one.dispositif))],
  recit: ({ data }) => (typeof data.recit === "string" ? data.recit.split(/\n{2,}/).map((text) => (text.startsWith("#") ? element("h5", {}, said(text.replace(/^#+\s*/, ""))) : element("p", {}, french(text)))) : [empty()]),
  sources: ({ data }) => [element("ol", { class: "sources" }, ...list(data.sources).map((source) => element("li", {}, said(source.titre ?? ""), [source.auteur, source.annee].filter(Boolean).length ? `, ${[source.auteur, source.annee].filter(Boolean).join(", ")}` : "")))],
};

function figure(value) {
  return typeof value === "number" ? value.toLocaleString("fr-FR") : String(value ?? "");
}

/** The currency of an amount of money, the euro where none is said. */
function currency({ unite: unit, devise: code = "EUR" }) {
  if (!String(unit ?? "").startsWith("monnaie")) return "";
  return code === "EUR" ? "\u202f€" : ` ${term("devises", code).toLowerCase()}`;
}

function fieldAt(path) {
  const find = (fields) => fields.flatMap((field) => [field, ...find(field.enfants ?? [])]);
  return find(form.etapes.flatMap(({ champs }) => champs)).find(({ chemin }) => chemin === path);
}

const questions = () => fieldAt("pret_a_essaimer").enfants;
