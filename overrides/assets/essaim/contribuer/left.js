// The steps that were left: what was typed there may be judged; the others are still being thought of.
import { french } from "../catalogue/typography.js";
import { element } from "../search/elements.js";

/** {mayTell(problem), leave(step, check), forget()}; `place` holds the fields, `notice` says what is to be mended. */
export function watchSteps(steps, place, notice) {
  const left = new Set();

  /** Note that a field was typed in, and the groups it is in. */
  place.addEventListener("input", ({ target }) => {
    for (let field = target.closest("[data-chemin]"); field; field = field.parentElement.closest("[data-chemin]")) field.dataset.touche = "";
  });

  return {
    /** Before the whole fiche is checked: a fault of what was typed in a step that was left, not what is still empty. */
    mayTell: ({ rule, path, severity }) => severity === "error" && rule !== "cle-manquante" && left.has(steps.holding(path)) && steps.isTouched(path),
    /** Say once, in the step one comes to, what is to be mended in the one that was left; nothing is blocked. */
    async leave({ id, titre }, check) {
      left.add(id);
      notice.replaceChildren();
      const own = (await check()).filter(({ path }) => steps.holding(path) === id);
      if (!own.length) return;
      const back = element("button", { type: "button", class: "bouton-nu" }, "Y revenir");
      back.addEventListener("click", () => steps.reach(own[0].path));
      notice.replaceChildren(french(`Étape « ${titre} » : ${own.length} ${own.length > 1 ? "points" : "point"} à corriger. `), back);
    },
    forget() {
      left.clear();
      notice.replaceChildren();
      place.querySelectorAll("[data-touche]").forEach((field) => delete field.dataset.touche);
    },
  };
}
