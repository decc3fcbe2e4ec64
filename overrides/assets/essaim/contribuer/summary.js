// The summary of faults: each leads to its field, and their number is announced.
import { element } from "../search/elements.js";
import { generic } from "./quoting.js";
import { patterns } from "./rules/walk.js";
import { french } from "../catalogue/typography.js";

/** Show the problems in `place`; `reach(path)` goes to a field. */
export function showSummary(place, problems, form, reach) {
  const fields = form.etapes.flatMap(({ champs }) => champs);
  const ranked = [...problems].sort((one, other) => rankOf(fields, one) - rankOf(fields, other)); // in the order of the steps
  const errors = ranked.filter(({ severity }) => severity === "error");
  const warnings = ranked.filter(({ severity }) => severity !== "error");
  const titles = new Map(patterns(fields, () => true).map(([, field]) => [field.chemin, field.titre]));
  const title = errors.length
    ? `${errors.length} ${errors.length > 1 ? "points à corriger" : "point à corriger"} avant de proposer`
    : "La fiche est prête à être proposée.";
  place.className = `encart ${errors.length ? "encart--attention" : "encart--action"}`;
  const held = place.contains(document.activeElement); // a check that comes late must not take the focus away
  place.replaceChildren(element("h3", { class: "encart__titre", tabindex: "-1" }, title),
    ...(errors.length ? [listOf(errors)] : []),
    ...(warnings.length ? [element("h4", {}, french(`À regarder (${warnings.length}), sans que cela empêche de proposer`)), listOf(warnings)] : []));
  if (held) place.querySelector("h3").focus();

  function listOf(found) {
    return element("ul", { class: "fautes" }, ...found.map((problem) => {
      const link = element("a", { href: "#formulaire" }, nameOf(problem));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reach(problem.path);
      });
      const isLink = problem.path.length || isName(problem);
      const line = isLink ? "" : problem.line ? ` (ligne ${problem.line})` : "";
      return element("li", {}, isLink ? link : element("strong", {}, nameOf(problem)), `\u202f: ${problem.message} `, element("span", { class: "mention" }, problem.hint + line));
    }));
  }

  /** « Implantation 2, Statut »: the field in words. */
  function nameOf(problem) {
    const { path } = problem;
    if (isName(problem)) return "Nom du fichier";
    const names = path.map((key, rank) => {
      const title = titles.get(generic(path.slice(0, rank + 1)));
      return typeof key === "number" ? String(key + 1) : title ?? key;
    });
    return path.length ? french(names.filter(Boolean).join(", ").replace(/, (\d+)/g, " $1")) : "Le fichier";
  }
}

/** Whether a problem is that of the file's name, which has a field of its own. */
function isName({ rule, path }) {
  return rule === "identifiant" && !path.length;
}

function rankOf(fields, { path }) {
  return fields.findIndex(({ cle }) => cle === path[0]);
}

/** The same, for lines that could not be read: they are told with what the file holds there. */
export function unreadable(faults) {
  return faults.map(({ line, message }) => ({ path: [], line, severity: "error", rule: "lecture", message, hint: "Cette ligne n’est pas reprise dans le formulaire." }));
}

