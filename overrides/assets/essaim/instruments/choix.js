// Choosing a model: the six models of the page put in order, each with its reasons; the wishes in the address.
import { element } from "../search/elements.js";
import { bindGestures, keepState, query, readJson } from "./fiche.js";
import { classement } from "./modele.js";
import { pluriel } from "./nombres.js";

const NUANCES = {
  A: "sert l’objectif, case attestée", B: "sert l’objectif, case étayée", C: "sert l’objectif, une lecture parmi plusieurs",
  non: "ne sert pas l’objectif", exacte: "comprend l’option voulue", voisine: "comprend l’option voisine",
  loin: "loin de l’option voulue", "hors-axe": "le rapport ne le place pas sur l’axe", acquis: "vous l’avez", "a-reunir": "à réunir",
};
const ORDER = "Dans l’ordre du rapport. Sans réponse de votre part, aucun ne passe devant l’autre.";
const page = document.querySelector('[data-instrument="choix"]');
const form = page.querySelector("[data-saisie]");
const list = page.querySelector("[data-rangs]");
const items = new Map([...list.children].map((item) => [item.dataset.modele, item]));

function wishes() {
  const given = new FormData(form);
  const means = given.getAll("moyen");
  return {
    objectifs: given.getAll("objectif"),
    position: given.get("position") ? Number(given.get("position")) : null,
    moyens: means.length ? means.filter((m) => m !== "aucun") : null,
  };
}

/** The words that the form gives to a value. */
function label(name, value) {
  const input = [...form.elements[name]].find((one) => one.value === value);
  return input.nextElementSibling.firstChild.textContent.trim();
}

function reason({ sorte, cle, nuance, points }) {
  const name = { objectif: "objectif", place: "position", moyen: "moyen" }[sorte];
  const sign = points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
  const kind = points > 0 || nuance === "acquis" ? "pour" : points < 0 ? "contre" : "neutre";
  return element("li", { class: `raison raison--${kind}` },
    element("span", { class: "raison__points" }, sign), element("span", {}, `${label(name, cle)}\u202f: ${NUANCES[nuance]}`));
}

function show(models) {
  const wanted = wishes();
  const asked = wanted.objectifs.length > 0 || wanted.position !== null || wanted.moyens !== null;
  const ranks = classement(wanted, models);
  for (const { modele, rang, points, raisons } of ranks) {
    const item = items.get(modele);
    const equals = ranks.filter((other) => other.rang === rang).length > 1;
    item.querySelector("[data-rang]").textContent = asked
      ? `${rang}${rang === 1 ? "er" : "e"}${equals ? " ex æquo" : ""} · ${pluriel(points, "point")}` : "";
    const reasons = item.querySelector("[data-raisons]");
    reasons.replaceChildren(...raisons.map(reason));
    reasons.hidden = !asked;
    item.classList.toggle("rang--premier", asked && rang === 1);
    list.append(item);
  }
  const first = ranks.filter((row) => row.rang === 1).map((row) => items.get(row.modele).querySelector("h3").textContent);
  const told = first.length > 1 ? `En tête, ex æquo\u202f: ${first.join(", ")}.` : `En tête\u202f: ${first[0]}.`;
  page.querySelector("[data-annonce]").textContent = asked ? told : ORDER;
}

/** What the address keeps: the wishes, as the form names them. */
function keep() {
  keepState(new URLSearchParams([...new FormData(form)].filter(([, value]) => value)));
}

function restore() {
  for (const [name, value] of query()) {
    if (!["objectif", "position", "moyen"].includes(name)) continue;
    const input = [...form.elements[name]].find((one) => one.value === value);
    if (input) input.checked = true;
  }
}

/** « None of these » and a means exclude each other. */
function exclude(changed) {
  if (changed.name !== "moyen" || !changed.checked) return;
  for (const input of form.elements.moyen) {
    if ((input.value === "aucun") !== (changed.value === "aucun")) input.checked = false;
  }
}

const models = await readJson("choisir-un-modele/modeles.json");
restore();
show(models);
form.addEventListener("change", (event) => {
  exclude(event.target);
  keep();
  show(models);
});
bindGestures(page);
page.dataset.pret = "";
