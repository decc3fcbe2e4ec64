// The steps: one is shown at a time; the buttons above say how far each is filled and how many faults it holds.
import { element } from "../search/elements.js";
import { block } from "./groups.js";
import { generic } from "./quoting.js";

/** The steps of a form in `place`, the last one being `end`, which proposes: {part, show(id), holding(path), isTouched(path), count(data, problems, told), read(), write(data), reach(path)}.
 * Who listens is told the step that is shown, and the one that was. */
export function createSteps(place, nav, end, form, world) {
  const steps = form.etapes.map((step) => {
    const inner = block(step.champs, form, world, { open: true });
    const title = element("h2", { tabindex: "-1" }, step.titre);
    const panel = element("section", { class: "etape", id: `etape-${step.id}`, hidden: "" }, title, element("p", { class: "etape__aide" }, step.aide), inner.node);
    return { ...step, inner, panel, title };
  });
  const last = { id: "proposer", titre: "Vérifier et proposer", panel: end, title: end.querySelector("h2") };
  const all = [...steps, last];
  const buttons = all.map((step, rank) => {
    const state = element("span", { class: "etapes__compte" });
    const button = element("button", { type: "button", class: "etapes__bouton" }, element("span", { class: "etapes__rang" }, String(rank + 1)), element("span", { class: "etapes__titre" }, step.titre), state);
    button.addEventListener("click", () => show(step.id));
    return { button, state };
  });
  nav.append(...buttons.map(({ button }) => element("li", {}, button)));
  steps.forEach((step, rank) => {
    const move = (words, to, kind) => {
      const button = element("button", { type: "button", class: kind }, words);
      button.addEventListener("click", () => show(to.id));
      return button;
    };
    step.panel.append(element("p", { class: "actions etape__suite" },
      ...(rank ? [move("Étape précédente", all[rank - 1], "bouton")] : []), move("Étape suivante", all[rank + 1], "bouton bouton--miel"),
      ...(rank < all.length - 2 && steps.slice(rank + 1).every(({ requis }) => !requis) ? [move("Vérifier et proposer", last, "bouton")] : [])));
  });
  place.append(...steps.map(({ panel }) => panel));
  const listeners = [];

  function show(id, { focus = true } = {}) {
    const before = steps.find(({ panel }) => !panel.hidden);
    const rank = Math.max(0, all.findIndex((step) => step.id === id));
    all.forEach((step, other) => {
      step.panel.hidden = other !== rank;
      if (other === rank) buttons[other].button.setAttribute("aria-current", "step");
      else buttons[other].button.removeAttribute("aria-current");
    });
    if (focus) all[rank].title.focus();
    if (focus) all[rank].panel.scrollIntoView({ block: "start" });
    listeners.forEach((listener) => listener(all[rank].id, before?.id === all[rank].id ? undefined : before));
  }

  const stepOf = (path) => steps.find(({ champs }) => champs.some(({ cle }) => cle === path[0])) ?? steps[0];

  return {
    show, each: (act) => steps.forEach(({ inner }) => act(inner)),
    listen: (listener) => listeners.push(listener),
    read: () => Object.assign({}, ...steps.map(({ inner }) => inner.read() ?? {})),
    /** The keys that no step knows come back at the first one, which keeps and tells them. */
    write(data) {
      const known = new Set(steps.flatMap(({ champs }) => champs.map(({ cle }) => cle)));
      steps.forEach(({ inner, champs }, rank) => {
        const own = Object.entries(data).filter(([key]) => champs.some(({ cle }) => cle === key) || (rank === 0 && !known.has(key)));
        inner.write(Object.fromEntries(own));
      });
    },
    part: (key) => steps.map(({ inner }) => inner.parts.get(key)).find(Boolean),
    /** The id of the step that holds a path. */
    holding: (path) => stepOf(path).id,
    /** Whether something was typed in the field of a path, or in one of the same list. */
    isTouched(path) {
      const name = CSS.escape(generic(path).replace(/(\[\])+$/, ""));
      return Boolean(place.querySelector(`[data-chemin="${name}"][data-touche]`));
    },
    /** Go to the field of a path, whatever its step. */
    reach(path) {
      const step = stepOf(path);
      show(step.id, { focus: false });
      (step.inner.find(path) ?? { focus: () => step.title.focus() }).focus();
    },
    mark(problem) {
      for (const { inner } of steps) inner.find(problem.path)?.mark(problem);
    },
    /** Say on each button what is filled, and soundly, of what must be, and the faults that are told; true numbers only. */
    count(data, problems, told) {
      const faulty = new Set(problems.filter(({ severity }) => severity === "error").map(({ path }) => path[0]));
      let [filled, wanted] = [0, 0];
      steps.forEach(({ champs }, rank) => {
        const must = champs.filter(({ requis }) => requis);
        const done = must.filter(({ cle }) => data[cle] !== undefined && !faulty.has(cle)).length;
        const faults = told.filter(({ path, severity }) => severity === "error" && champs.some(({ cle }) => cle === path[0])).length;
        filled += done;
        wanted += must.length;
        buttons[rank].state.textContent = faults ? `${faults} à corriger` : must.length ? `${done} sur ${must.length}` : "facultatif";
        buttons[rank].button.classList.toggle("a-corriger", faults > 0);
        buttons[rank].button.classList.toggle("est-pleine", must.length > 0 && done === must.length && !faults);
      });
      return { filled, wanted };
    },
  };
}
