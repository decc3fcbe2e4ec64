// The page « contribuer »: opens a fiche or a draft, checks it at each gesture once it was asked to, and proposes it.
import { query, readJson } from "../instruments/fiche.js";
import { element } from "../search/elements.js";
import { showAdvance } from "./advance.js";
import { declaredSources, nameSources } from "./citations.js";
import { forgetDraft, keepDraft, readDraft } from "./draft.js";
import { inFormWords } from "./hints.js";
import { judge } from "./judge.js";
import { bindEnd } from "./end.js";
import { watchSteps } from "./left.js";
import { pauses } from "./pause.js";
import * as places from "./places.js";
import { inlined } from "./schema.js";
import { learnSentences } from "./sentences.js";
import { createSteps } from "./steps.js";
import { takeUp } from "./takeover.js";
import { showSummary, unreadable } from "./summary.js";
import { readFile } from "./yaml/file.js";
import { writeFile } from "./yaml/writer.js";

const page = document.querySelector("[data-contribuer]");
const part = (name) => page.querySelector(`[data-${name}]`);
const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const wanted = query().get("fiche") ?? "";

/** The fiche at work: `original` is the file to correct; `lost` the lines that could not be read. */
let work = { id: "", chemin: "", original: null, lost: [] };
let [form, schema, steps, end, left, checked, turn] = [null, null, null, null, null, false, 0];
const draftName = () => work.id || "nouvelle";
const pause = pauses(keep, check);

function keep() {
  const kept = keepDraft(draftName(), { data: steps.read(), texte: work.texte ?? null, chemin: work.chemin, id: work.id, nom: end.typed(), perdues: work.lost, jour: today });
  part("brouillon").textContent = kept ? "Brouillon gardé sur cet appareil." : "Ce navigateur refuse de garder un brouillon\u202f: téléchargez le fichier avant de quitter la page.";
  page.dataset.garde = String(Number(page.dataset.garde ?? 0) + 1);
}

/** The file as it stands, and all there is to say of it. */
async function judged() {
  const data = steps.read();
  const text = writeFile(data, schema, form.sorte, work.original);
  const id = work.id || end.id(data);
  const context = { form, schema, id, isNew: !work.id, today, places };
  const problems = await judge(readFile(text, work.original?.extension ?? ".md"), context);
  return { data, text, id, problems: [...unreadable(work.lost), ...problems.map((problem) => inFormWords(problem, form))] };
}

/** Judge the fiche and show what may be said of it now; a promise of the problems shown. */
async function check() {
  pause.settle();
  turn += 1;
  const own = turn;
  const found = await judged();
  const told = checked ? found.problems : found.problems.filter(left.mayTell);
  if (own !== turn) return told; // a later check has begun
  steps.each((inner) => inner.clear());
  told.forEach((problem) => steps.mark(problem));
  showAdvance(part, steps.count(found.data, found.problems, told));
  if (!checked) return told;
  showSummary(part("bilan"), found.problems, form, (path) => (path.length ? steps.reach(path) : part("nom").focus()));
  end.show(found, work);
  return told;
}

/** Fill the form with the text of a file; what cannot be read is told and left out. */
function open(text, { id = "", chemin = "", data = null, perdues = [] } = {}) {
  const file = readFile(text, /\.(md|yml)$/.exec(chemin)?.[0]);
  work = { id, chemin, original: file, lost: data ? perdues : file.faults, texte: text };
  steps.write(data ?? file.data);
  steps.each((inner) => inner.refresh());
}

/** What the page opens with: the fiche of the address, or the draft of a new one, or an empty form. */
async function start() {
  const known = form.fiches[form.sorte].some(([id]) => id === wanted);
  const draft = readDraft(known ? wanted : "nouvelle");
  if (known) {
    const { chemin, texte } = await readJson(`contribuer/fiches/${wanted}.json`);
    const { data, perdues } = draft?.texte === texte ? draft : {};
    open(texte, { id: wanted, chemin, data, perdues });
    part("titre").textContent = `${query().has("reprise") ? "Nous l’avons reprise" : "Corriger"}\u202f: ${form.fiches[form.sorte].find(([id]) => id === wanted)[1]}`;
    if (query().has("reprise")) return takeUp(steps);
  } else {
    if (draft?.texte) open(draft.texte, draft);
    else steps.write(draft?.data ?? { verifie_le: today });
    end.name(draft?.nom ?? "");
    if (wanted) part("brouillon").textContent = `Aucune fiche ne porte l’identifiant «\u202f${wanted.slice(0, 60)}\u202f»\u202f: le formulaire est vide.`;
  }
  if (draft) part("brouillon").textContent = `Brouillon du ${draft.jour.split("-").reverse().join("/")} repris.`;
  steps.each((inner) => inner.refresh());
  return steps.show(window.location.hash.replace(/^#etape-/, "") || "essentiel", { focus: false });
}

/** Erase the draft; what was typed can be had back until the page is left. */
function restart() {
  const [data, opened, name] = [steps.read(), work, end.typed()];
  forgetDraft(draftName());
  if (work.original && work.id) open(work.texte, work);
  else {
    work = { id: "", chemin: "", original: null, lost: [] };
    steps.write({ verifie_le: today });
  }
  end.name("");
  checked = false;
  left.forget();
  pause.forget(); // emptying the fields is no text to keep
  check();
  const undo = element("button", { type: "button", class: "bouton" }, "Rétablir");
  undo.addEventListener("click", () => {
    work = opened;
    steps.write(data);
    end.name(name);
    steps.each((inner) => inner.refresh());
    pause.begin();
  });
  part("brouillon").replaceChildren("Brouillon effacé. ", undo);
  steps.show("essentiel");
}

[form, schema] = await Promise.all([readJson("contribuer/formulaire.json"), readJson("schemas/initiatives.schema.json").then(inlined)]);
learnSentences(form.phrases);
steps = createSteps(part("etapes"), part("chemin"), part("fin"), form, { places, sources: () => declaredSources(steps?.part("sources")) });
end = bindEnd(page, form, (text, options = {}) => {
  open(text, options);
  end.name(/^([a-z0-9-]+)\.(md|yml)$/.exec(options.chemin ?? "")?.[1] ?? ""); // « ma-fiche (1).md » is no name to keep
  checked = true;
  pause.begin();
  steps.show("proposer");
});
left = watchSteps(steps, part("etapes"), part("quittee"));
await start();
steps.listen((id, before) => {
  if (id === "proposer") {
    checked = true;
    part("quittee").replaceChildren();
    check().then(() => part("bilan").querySelector("h3")?.focus());
  } else if (before && !checked) left.leave(before, check);
  else pause.settle();
});
page.addEventListener("input", ({ target }) => { if (target.closest("[data-etapes], [data-nom]")) pause.begin(); });
page.addEventListener("change", ({ target }) => {
  if (!target.closest("[data-etapes]")) return;
  nameSources(steps.part("sources"));
  steps.each((inner) => inner.refresh());
  pause.begin();
});
part("effacer").addEventListener("click", restart);
part("formulaire").addEventListener("submit", (event) => event.preventDefault());
await check();
page.dataset.pret = "";
