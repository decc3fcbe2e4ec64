// A territory, typed by its name, its postcode or its code (ARIA 1.2 combobox): what is kept is the official code.
import { element } from "../search/elements.js";
import { newId } from "./field.js";

/** {node, input, read(), write(code)}; `places` looks names and codes up. */
export function territoryBox(places) {
  const list = element("ul", { id: newId(), role: "listbox", class: "propositions", hidden: "", "aria-label": "Territoires proposés" });
  const input = element("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  });
  const told = element("p", { class: "champ__sens", role: "status" });
  let [code, active, asked] = ["", -1, 0];

  function open(options) {
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    activate(-1);
  }

  function activate(rank) {
    active = rank;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === rank)));
    if (rank < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[rank].id);
  }

  async function offer() {
    code = "";
    asked += 1;
    const [rank, text] = [asked, input.value.trim()];
    const found = text.length > 1 ? await places.search(text).catch(() => null) : [];
    if (rank !== asked) return;
    told.textContent = found === null ? "La recherche de territoires n’a pas répondu\u202f: écrivez le code officiel." : found.length || text.length < 2 ? "" : "Aucun territoire de ce nom.";
    open((found ?? []).map(([itsCode, name, what], place) => element("li", { id: `${list.id}-${place}`, role: "option", "aria-selected": "false", "data-code": itsCode, "data-libelle": name },
      name, element("span", { class: "mention" }, ` ${what} · ${itsCode}`))));
  }

  /** Show a territory by its name; its code, which is kept, stands below. */
  function show(itsCode, name) {
    code = itsCode;
    input.value = name;
    told.textContent = `${name} (${code})`;
  }

  function choose(option) {
    show(option.dataset.code, option.dataset.libelle);
    open([]);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  input.addEventListener("input", offer);
  input.addEventListener("blur", async () => {
    open([]);
    asked += 1; // what is still searched comes too late
    const text = input.value.trim();
    if (code || !text) return;
    const name = await places.known(text).catch(() => undefined);
    if (code || input.value.trim() !== text || name === undefined) return;
    if (name) show(text, name);
    else told.textContent = "Aucun territoire n’est choisi\u202f: reprenez ce texte, puis choisissez dans la liste.";
  });
  input.addEventListener("keydown", (event) => {
    const size = list.children.length;
    if (!size) return;
    if (event.key === "Escape") open([]);
    else if (event.key === "Enter") choose(list.children[Math.max(0, active)]);
    else if (event.key === "ArrowDown") activate((active + 1) % size);
    else if (event.key === "ArrowUp") activate((active + size - 1 + (active < 0 ? 1 : 0)) % size);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => choose(target.closest("[data-code]")));

  return {
    node: element("div", { class: "territoire-champ" }, input, list, told), input,
    read: () => (code || input.value.trim() || undefined),
    async write(value) {
      code = "";
      input.value = value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
      told.textContent = "";
      const name = input.value ? await places.known(input.value).catch(() => null) : null;
      if (name && input.value === value) show(value, name);
    },
  };
}
