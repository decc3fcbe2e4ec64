// The facets as a form: it shows a state with its counts, and tells the state that the reader makes of it.
import { counts, countsFrom } from "./filter.js";
import { MINIMA } from "./state.js";
import { createPlaceField } from "./place.js";

const figure = new Intl.NumberFormat("fr-FR"); // one for all: made anew for each count, it costs more than the counting

/** @param form the form of the page; `change(edit)` is told each gesture, as a function from state to state */
export function createForm(form, change) {
  const boxes = [...form.querySelectorAll('input[type="checkbox"]')];
  const rows = boxes.map((box) => {
    const row = box.closest(".facette__valeur");
    return { box, row, count: row.querySelector(".facette__compte") };
  });
  const selects = [...form.querySelectorAll("select[data-minimum]")];
  const place = createPlaceField(form, change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target.matches('input[type="checkbox"]')) change((state) => toggled(state, target));
    else if (target.matches("select[data-minimum]")) change((state) => leastOf(state, target));
  });
  form.querySelectorAll("[data-trouver]").forEach(workFinder);

  return {
    /** Check, choose and write what the state says; a facet in use is open. */
    show(state) {
      for (const box of boxes) box.checked = state.chosen.get(box.name)?.includes(box.value) ?? false;
      for (const select of selects) select.value = String(state.minima.get(select.dataset.minimum) ?? 0);
      for (const facet of form.querySelectorAll("[data-facette]")) {
        const id = facet.dataset.facette;
        if (state.chosen.has(id) || state.minima.has(id)) facet.open = true;
      }
      place.show(state);
    },
    /** Write the counts that the state leaves to each value. */
    count(filtered) {
      const { facets } = filtered.data;
      const found = new Map([...facets].filter(([id]) => id !== "territoire").map(([id, facet]) => [id, counts(filtered, facet)]));
      for (const { box, row, count } of rows) {
        const facet = facets.get(box.name);
        const number = found.get(box.name)?.[facet.rank.get(box.value)] ?? 0;
        const text = figure.format(number);
        if (count.textContent !== text) count.textContent = text; // what does not change is not laid out again
        row.classList.toggle("est-vide", number === 0 && !box.checked);
      }
      for (const select of selects) countOptions(select, filtered);
      place.count(filtered);
    },
  };
}

function toggled(state, { name, value, checked }) {
  const others = (state.chosen.get(name) ?? []).filter((other) => other !== value);
  const chosen = new Map(state.chosen);
  const values = checked ? [...others, value] : others;
  if (values.length) chosen.set(name, values);
  else chosen.delete(name);
  return { ...state, chosen };
}

function leastOf(state, select) {
  const minima = new Map(state.minima);
  const least = Number(select.value);
  if (least) minima.set(select.dataset.minimum, least);
  else minima.delete(select.dataset.minimum);
  return { ...state, minima };
}

function countOptions(select, filtered) {
  const id = select.dataset.minimum;
  if (!MINIMA.includes(id) || !filtered.data.facets.has(id)) return;
  const from = countsFrom(filtered, filtered.data.facets.get(id), select.options.length);
  for (const option of select.options) {
    option.dataset.libelle ??= option.textContent.trim();
    const least = Number(option.value);
    option.textContent = least ? `${option.dataset.libelle} (${figure.format(from[least])})` : option.dataset.libelle;
  }
}

/** The field that leaves, of a long facet's values, those that hold what is typed. */
function workFinder(input) {
  const rows = [...input.closest("fieldset").querySelectorAll(".facette__valeur")];
  input.addEventListener("input", () => {
    const sought = plain(input.value);
    for (const row of rows) row.hidden = !plain(row.textContent).includes(sought) && !row.querySelector("input").checked;
  });
}

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
