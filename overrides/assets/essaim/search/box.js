// A search box of any page: proposes pages as one types (ARIA 1.2 combobox). Without this module, and for Enter, the form
// goes to the list of initiatives with the query in the address.
import { openEngine, siteRoot } from "./client.js";
import { element, markedText } from "./elements.js";
import * as phrases from "./phrases.js";

const MOST_OFFERED = 6;
const PAUSE = 80; // milliseconds without a keystroke before asking
const FORMS = 'form[role="search"]';
const attached = new WeakSet();
let boxes = 0;

/** Attach every search form of the document that is not attached yet. */
export function attachBoxes() {
  for (const form of document.querySelectorAll(FORMS)) {
    if (attached.has(form) || !form.elements.q) continue;
    attached.add(form);
    boxes += 1;
    attachBox(form, `recherche-liste-${boxes}`);
  }
}

function attachBox(form, id) {
  const input = form.elements.q;
  const list = element("ul", { id, role: "listbox", class: "recherche-liste", "aria-label": phrases.SUGGESTIONS, hidden: "" });
  const status = element("p", { role: "status", class: "recherche-annonce sr" });
  let active = -1;
  let asked = 0; // the number of the last question: a late answer to an older one is dropped
  let timer = 0;

  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false",
  })) input.setAttribute(name, value);
  form.append(list, status);

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    activate(-1);
  }

  function close() {
    clearTimeout(timer);
    asked += 1;
    status.textContent = "";
    show(false);
  }

  function activate(place) {
    active = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  async function offer() {
    const question = (asked += 1);
    const query = input.value.trim();
    if (query.length < 2) return close();
    try {
      const { hits, total } = await (await openEngine()).search(query, { count: MOST_OFFERED, excerpts: false });
      if (question !== asked) return undefined;
      list.replaceChildren(...hits.map((hit, place) => option(hit, `${id}-${place}`)));
      show(hits.length > 0);
      status.textContent = total ? phrases.offered(hits.length, total) : phrases.results(0);
    } catch {
      if (question === asked) close(); // the form still works: nothing to tell while typing
    }
    return undefined;
  }

  input.addEventListener("focus", () => openEngine().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && !list.hidden && active >= 0) follow(list.children[active]);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      if (list.hidden) show(true);
      // One more place than options: the field itself, so that the arrows lead back to what was typed.
      const step = event.key === "ArrowDown" ? 1 : count;
      activate(((active + 1 + step) % (count + 1)) - 1);
    } else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
  list.addEventListener("click", (event) => follow(event.target.closest("[data-url]")));
}

function option(hit, id) {
  const title = element("span", { class: "recherche-option-titre" }, ...markedText(hit.title));
  const kind = element("span", { class: "recherche-genre" }, hit.kind);
  return element("li", { id, role: "option", class: "recherche-option", "aria-selected": "false", "data-url": hit.url }, title, " ", kind);
}

function follow(chosen) {
  if (chosen) window.location.assign(new URL(chosen.dataset.url, siteRoot()));
}

/** « / » leads to the first search field that can be seen, unless one is writing. */
function onSlash(event) {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
  const visible = [...document.querySelectorAll(FORMS)].find((form) => form.elements.q?.getClientRects().length);
  if (!visible) return;
  event.preventDefault();
  visible.elements.q.focus();
  visible.elements.q.select();
}

attachBoxes();
document.addEventListener("keydown", onSlash);
