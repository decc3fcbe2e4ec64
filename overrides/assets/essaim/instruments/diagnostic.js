// The six questions: a verdict at each answer, what to do for each yes that is missing, the state in the address.
import { element } from "../search/elements.js";
import { bindGestures, keepState, query, readFiche, siteLink } from "./fiche.js";
import { pluriel } from "./nombres.js";
import { QUESTIONS, pret } from "./pret.js";
import { french } from "./typographie.js";

const VERDICTS = {
  pret: "Vous êtes fin prêt\u202f! Changez d’échelle\u202f!",
  consolider: "Il est préférable de se concentrer sur la consolidation du projet initial.",
  "a-completer": "Pas encore de verdict\u202f: des réponses manquent.",
};
const page = document.querySelector('[data-instrument="diagnostic"]');
const form = page.querySelector("[data-saisie]");
const part = (name) => page.querySelector(`[data-${name}]`);
let id = query().get("id") ?? "";

function answers() {
  const given = new FormData(form);
  return Object.fromEntries(QUESTIONS.filter((q) => given.get(q)).map((q) => [q, given.get(q)]));
}

function fill(values) {
  for (const question of QUESTIONS) {
    const chosen = [...form.elements[question]].find((radio) => radio.value === values[question]);
    if (chosen) chosen.checked = true;
  }
}

function show() {
  const given = answers();
  const result = pret(given);
  const answered = Object.keys(given).length;
  part("verdict-bloc").hidden = !answered;
  part("regle").hidden = answered > 0;
  if (answered) {
    part("verdict").textContent = VERDICTS[result.verdict];
    part("verdict-bloc").dataset.verdictBloc = result.verdict;
    part("compte").textContent = count(result, answered);
  }
  page.querySelectorAll(".anneau-vivant [data-rang]").forEach((cell, rank) => {
    cell.dataset.reponse = given[QUESTIONS[rank]] ?? "";
  });
  for (const advice of page.querySelectorAll("[data-conseil]")) {
    advice.hidden = answered > 0 && !["non", "inconnu"].includes(given[advice.dataset.conseil]);
  }
  part("rien").hidden = !(answered && result.oui === QUESTIONS.length);
  const state = new URLSearchParams(id ? { id } : {});
  for (const [question, answer] of Object.entries(given)) state.set(question, answer);
  keepState(state);
}

function count(result, answered) {
  const unknown = answered - result.oui - result.non.length;
  const parts = [`${result.oui}\u00a0oui`, `${result.non.length}\u00a0non`];
  if (unknown) parts.push(`${unknown}\u00a0inconnu${unknown > 1 ? "s" : ""}`);
  const left = QUESTIONS.length - answered;
  return `${parts.join(", ")}${left ? `\u202f; ${pluriel(left, "question")} sans réponse.` : "."}`;
}

/** Answers of the fiche first; those that the address gives are the reader's own, and win. */
async function start() {
  const given = Object.fromEntries(QUESTIONS.filter((q) => query().has(q)).map((q) => [q, query().get(q)]));
  const told = part("fiche-lue");
  if (id) {
    try {
      const { fiche } = await readFiche(id);
      fill(fiche.pret_a_essaimer.reponses);
      told.append("Réponses reprises de la fiche ", element("a", { href: siteLink(`initiatives/${id}/`) }, french(fiche.titre)), "\u202f; changez celles que vous connaissez mieux.");
    } catch {
      told.textContent = `Aucune fiche ne porte l’identifiant «\u202f${id.slice(0, 80)}\u202f»\u202f: répondez aux six questions.`;
      id = "";
    }
    told.hidden = false;
  }
  fill(given);
  show();
}

form.addEventListener("change", show);
bindGestures(page);
await start();
page.dataset.pret = "";
