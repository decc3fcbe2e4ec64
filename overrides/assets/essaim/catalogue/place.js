// The territory of the facets: typed, with suggestions and their counts (ARIA 1.2 combobox), and how far around it to look.
import { element } from "../search/elements.js";
import { createAbsence } from "./absence.js";
import { counts } from "./filter.js";
import { matching, placeAbove } from "./territory.js";

/** @param form the form of the facets; `change(edit)` is told each gesture */
export function createPlaceField(form, change) {
  const input = form.querySelector("[data-lieu]");
  const list = form.querySelector("[data-lieux]");
  const around = form.querySelector("[data-autour]");
  if (!input) return { show() {}, count() {} };
  const absence = createAbsence(form.querySelector("[data-absent]"), choose);
  let known = null; // {places, counts}
  let active = -1;
  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  function open(options) {
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) list.scrollIntoView({ block: "nearest" }); // in the sheet, above the button at its foot
    activate(-1);
  }

  function activate(place) {
    active = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[place].id);
  }

  function offer() {
    if (!known) return;
    const found = matching(known.places, input.value);
    open(found.map((rank, number) => option(known, rank, `${list.id}-${number}`)));
    if (input.value.trim() && !found.length) absence.tell(input.value.trim(), known);
    else absence.clear();
  }

  function choose(code) {
    input.value = "";
    open([]);
    absence.clear();
    change((state) => {
      const values = [...new Set([...(state.chosen.get("territoire") ?? []), code])];
      return { ...state, chosen: new Map(state.chosen).set("territoire", values) };
    });
  }

  input.addEventListener("input", offer);
  input.addEventListener("blur", () => open([]));
  input.addEventListener("keydown", (event) => {
    const size = list.children.length;
    if (event.key === "Escape" && !list.hidden) open([]);
    else if (event.key === "Enter") {
      if (size) choose(list.children[Math.max(0, active)].dataset.code);
    }
    else if (event.key === "ArrowDown" && size) activate((active + 1) % size);
    else if (event.key === "ArrowUp" && size) activate((active + size - 1 + (active < 0 ? 1 : 0)) % size);
    else return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes the suggestions first, the sheet next
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const chosen = target.closest("[data-code]");
    if (chosen) choose(chosen.dataset.code);
  });
  around.addEventListener("change", ({ target }) => change((state) => ({ ...state, around: target.value })));

  return {
    show(state) {
      around.hidden = !state.chosen.has("territoire");
      for (const radio of around.querySelectorAll("input")) radio.checked = radio.value === state.around;
    },
    count(filtered) {
      known = { places: filtered.data.places, counts: counts(filtered, filtered.data.places) };
      if (document.activeElement === input && input.value) offer();
    },
  };
}

function option({ places, counts: found }, rank, id) {
  const above = placeAbove(places, rank);
  return element("li", { id, role: "option", "aria-selected": "false", "data-code": places.values[rank] },
    element("span", {}, places.labels[rank], above ? element("span", { class: "mention" }, ` ${above}`) : null),
    element("span", { class: "facette__compte" }, found[rank].toLocaleString("fr-FR"),
      element("span", { class: "sr" }, found[rank] < 2 ? " initiative" : " initiatives")));
}
