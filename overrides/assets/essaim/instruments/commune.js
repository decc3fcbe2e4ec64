// The field where one writes one's commune (ARIA 1.2 combobox). Without this module the form leads to its page all the same.
import { element } from "../search/elements.js";
import { communesNamed } from "./communes.js";
import { siteLink } from "./fiche.js";
import { nombre, pluriel } from "./nombres.js";

const MOST = 8;
const PAUSE = 80; // milliseconds without a keystroke before asking
const attached = new WeakSet();

/** Where a commune leads: its own page, else the page that says where it lies. */
export function addressOf({ code, page }) {
  return siteLink(page ? `territoires/${code.toLowerCase()}/` : `territoires/trouver/?code=${code}`);
}

/** « Guéret (23000) », with the name it was looked for by if it merged. */
export function labelOf({ nom, postaux, code, ancien }) {
  const name = ancien ? `${ancien}, aujourd’hui ${nom}` : nom;
  return `${name} (${postaux.length ? postaux[0] : code})`;
}

/** Attach every field of the document that is not attached yet. */
export function attachFields() {
  document.querySelectorAll("[data-champ-commune]").forEach((form, rank) => {
    if (attached.has(form)) return;
    attached.add(form);
    attach(form, `communes-${rank + 1}`);
  });
}

function attach(form, id) {
  const input = form.elements.commune;
  const list = element("ul", { id, role: "listbox", class: "recherche-liste", "aria-label": "Communes proposées", hidden: "" });
  const status = element("p", { role: "status", class: "champ-commune__annonce mention" });
  let active = -1;
  let asked = 0;
  let timer = 0;
  let offered = [];
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false",
  })) input.setAttribute(name, value);
  form.append(list, status);

  function activate(place) {
    active = place;
    [...list.children].forEach((option, rank) => option.setAttribute("aria-selected", String(rank === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[place].id);
  }

  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted));
    activate(-1);
  }

  function close() {
    clearTimeout(timer);
    asked += 1;
    open(false);
  }

  async function offer() {
    const question = (asked += 1);
    const text = input.value.trim();
    if (text.length < 2) {
      status.textContent = "";
      return open(false);
    }
    try {
      const { communes, total } = await communesNamed(text);
      if (question !== asked) return undefined;
      offered = communes.slice(0, MOST);
      list.replaceChildren(...offered.map((one, rank) => element("li", { id: `${id}-${rank}`, role: "option", class: "recherche-option", "aria-selected": "false", "data-rang": rank }, labelOf(one))));
      open(offered.length > 0);
      status.textContent = told(offered.length, total);
    } catch {
      if (question === asked) open(false); // the form still leads to the page, which says what is wrong
    }
    return undefined;
  }

  const follow = (one) => window.location.assign(addressOf(one));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && !list.hidden && active >= 0) follow(offered[active]);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      if (list.hidden) open(true);
      activate(((active + 1 + (event.key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1);
    } else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-rang]");
    if (option) follow(offered[Number(option.dataset.rang)]);
  });
}

function told(shown, total) {
  if (!total) return "Aucune commune ne commence ainsi.";
  if (total > shown) return `${nombre(total)} communes commencent ainsi\u202f: écrivez la suite.`;
  return pluriel(total, "commune");
}

attachFields();
