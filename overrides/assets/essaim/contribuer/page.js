// The page « contribuer »: opens a fiche or a draft, checks it at each gesture once it was asked to, and proposes it.
import { query, readJson } from "../instruments/fiche.js";
import { french } from "../catalogue/typography.js";
import { element } from "../search/elements.js";
import { forgetDraft, keepDraft, readDraft } from "./draft.js";
import { inFormWords } from "./hints.js";
import { judge } from "./judge.js";
import { plain } from "./near.js";
import { bindEnd } from "./end.js";
import * as places from "./places.js";
import { inlined } from "./schema.js";
import { learnSentences } from "./sentences.js";
import { createSteps } from "./steps.js";
import { showSummary, unreadable } from "./summary.js";
import { readFile } from "./yaml/file.js";
import { writeFile } from "./yaml/writer.js";

const page = document.querySelector("[data-contribuer]");
const part = (name) => page.querySelector(`[data-${name}]`);
const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const wanted = query().get("fiche") ?? "";

/** The fiche at work: `original` is the file to correct; `lost` the lines that could not be read. */
let work = { id: "", chemin: "", original: null, lost: [] };
let [form, schema, steps, end, checked, waiting, turn] = [null, null, null, null, false, 0, 0];
/** The steps that were left: what was typed there may be judged; the others are still being thought of. */
const left = new Set();

const draftName = () => work.id || "nouvelle";

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
  settle();
  turn += 1;
  const own = turn;
  const found = await judged();
  const told = checked ? found.problems : found.problems.filter(mayBeTold);
  if (own !== turn) return told; // a later check has begun
  steps.each((inner) => inner.clear());
  told.forEach((problem) => steps.mark(problem));
  progress(found, told);
  if (!checked) return told;
  showSummary(part("bilan"), found.problems, form, (path) => (path.length ? steps.reach(path) : part("nom").focus()));
  end.show(found, work);
  return told;
}

/** Before the whole fiche is checked: a fault of what was typed in a step that was left, not what is still empty. */
function mayBeTold({ rule, path, severity }) {
  return severity === "error" && rule !== "cle-manquante" && left.has(steps.holding(path)) && steps.isTouched(path);
}

/** Say once, in the step one comes to, what is to be mended in the one that was left; nothing is blocked. */
async function leave({ id, titre }) {
  left.add(id);
  part("quittee").replaceChildren();
  const own = (await check()).filter(({ path }) => steps.holding(path) === id);
  if (checked || !own.length) return;
  const back = element("button", { type: "button", class: "bouton-nu" }, "Y revenir");
  back.addEventListener("click", () => steps.reach(own[0].path));
  part("quittee").append(french(`Étape « ${titre} » : ${own.length} ${own.length > 1 ? "points" : "point"} à corriger. `), back);
}

function progress({ data, problems }, told) {
  const { filled, wanted: all } = steps.count(data, problems, told);
  part("avancement").value = filled;
  part("avancement").max = all;
  part("avancement-mots").textContent = `${filled} ${filled > 1 ? "rubriques obligatoires remplies" : "rubrique obligatoire remplie"} sur ${all}`;
}

function changed() {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(check, 250);
}

/** Note that a field was typed in, and the groups it is in. */
function touch(control) {
  for (let field = control.closest("[data-chemin]"); field; field = field.parentElement.closest("[data-chemin]")) field.dataset.touche = "";
}

/** Keep what a pause was awaited for: what comes first, a step, the end of the page, must lose nothing. */
function settle() {
  if (!waiting) return;
  forgetPause();
  const kept = keepDraft(draftName(), { data: steps.read(), texte: work.texte ?? null, chemin: work.chemin, id: work.id, nom: end.typed(), perdues: work.lost, jour: today });
  part("brouillon").textContent = kept ? "Brouillon gardé sur cet appareil." : "Ce navigateur refuse de garder un brouillon\u202f: téléchargez le fichier avant de quitter la page.";
  page.dataset.garde = String(Number(page.dataset.garde ?? 0) + 1);
}

function forgetPause() {
  window.clearTimeout(waiting);
  waiting = 0;
}

/** A source takes its id from its title, so that the other steps can cite it. */
function nameSources() {
  for (const item of steps.part("sources").items()) {
    const title = item.parts.get("titre").read();
    if (title && item.parts.get("id").read() === undefined) item.parts.get("id").write(plain(String(title)).slice(0, 40).replace(/-$/, ""));
  }
  steps.each((inner) => inner.refresh());
}

/** Fill the form with the text of a file; what cannot be read is told and left out. */
function open(text, { id = "", chemin = "", data = null, perdues = [] } = {}) {
  const extension = /\.(md|yml)$/.exec(chemin)?.[0];
  const file = readFile(text, extension);
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
    if (query().has("reprise")) return takeUp();
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

/** « Nous l’avons reprise »: a place is added, its role already said. */
function takeUp() {
  const rank = (steps.read().implantations ?? []).length;
  steps.show("lieux", { focus: false });
  steps.part("implantations").node.querySelector(":scope > button").click();
  const added = steps.part("implantations").items().at(-1);
  if (steps.part("implantations").items().length > rank) added.write({ role: "reprise", statut: "active" });
  added.row.scrollIntoView({ block: "start" });
  added.row.querySelector("input").focus();
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
  left.clear();
  page.querySelectorAll("[data-touche]").forEach((field) => delete field.dataset.touche);
  forgetPause(); // emptying the fields is no text to keep
  check();
  const undo = element("button", { type: "button", class: "bouton" }, "Rétablir");
  undo.addEventListener("click", () => {
    work = opened;
    steps.write(data);
    end.name(name);
    steps.each((inner) => inner.refresh());
    changed();
  });
  part("brouillon").replaceChildren("Brouillon effacé. ", undo);
  steps.show("essentiel");
}

[form, schema] = await Promise.all([readJson("contribuer/formulaire.json"), readJson("schemas/initiatives.schema.json").then(inlined)]);
learnSentences(form.phrases);
const declared = () => (steps?.part("sources").items() ?? []).map((item) => [item.parts.get("id").read(), item.parts.get("titre").read() ?? ""])
  .filter(([id]) => typeof id === "string").map(([id, title]) => [id, `${id}\u202f: ${String(title)}`.slice(0, 90)]);
steps = createSteps(part("etapes"), part("chemin"), part("fin"), form, { places, sources: declared });
end = bindEnd(page, form, (text, options = {}) => {
  open(text, options);
  end.name(/^([a-z0-9-]+)\.(md|yml)$/.exec(options.chemin ?? "")?.[1] ?? ""); // « ma-fiche (1).md » is no name to keep
  checked = true;
  changed();
  steps.show("proposer");
});
await start();
steps.listen((id, before) => {
  if (id === "proposer") {
    checked = true;
    part("quittee").replaceChildren();
    check().then(() => part("bilan").querySelector("h3")?.focus());
  } else if (before) leave(before);
});
page.addEventListener("input", ({ target }) => {
  if (!target.closest("[data-etapes], [data-nom]")) return;
  touch(target);
  changed();
});
page.addEventListener("change", (event) => { if (event.target.closest("[data-etapes]")) { nameSources(); changed(); } });
window.addEventListener("pagehide", settle);
document.addEventListener("visibilitychange", () => { if (document.hidden) settle(); });
part("effacer").addEventListener("click", restart);
part("formulaire").addEventListener("submit", (event) => event.preventDefault());
await check();
page.dataset.pret = "";
