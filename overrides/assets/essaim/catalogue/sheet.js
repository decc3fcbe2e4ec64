// The facets on a narrow screen: a sheet over the page, a modal dialog while it is open, ordinary content otherwise.

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, summary, [tabindex="0"]';

/** @param sheet the element that holds the facets; it is open when it has the class « est-feuille » */
export function createSheet(sheet, opener) {
  const heading = sheet.querySelector("[data-titre]");
  let asleep = [];

  function open() {
    sheet.classList.add("est-feuille");
    for (const [name, value] of Object.entries({ role: "dialog", "aria-modal": "true", "aria-labelledby": heading.id })) {
      sheet.setAttribute(name, value);
    }
    opener.setAttribute("aria-expanded", "true");
    document.documentElement.classList.add("a-feuille");
    asleep = outside(sheet).filter((node) => !node.inert);
    for (const node of asleep) node.inert = true;
    heading.focus();
  }

  function close() {
    if (!sheet.classList.contains("est-feuille")) return;
    sheet.classList.remove("est-feuille");
    for (const name of ["role", "aria-modal", "aria-labelledby"]) sheet.removeAttribute(name);
    opener.setAttribute("aria-expanded", "false");
    document.documentElement.classList.remove("a-feuille");
    for (const node of asleep) node.inert = false;
    asleep = [];
    opener.focus();
  }

  opener.addEventListener("click", open);
  for (const button of sheet.querySelectorAll("[data-fermer]")) button.addEventListener("click", close);
  sheet.addEventListener("keydown", (event) => {
    if (!sheet.classList.contains("est-feuille")) return;
    if (event.key === "Escape") close();
    else if (event.key === "Tab") keepInside(event, sheet);
  });
  // A screen made wide again has the facets beside the results: nothing is modal any more.
  window.matchMedia("(min-width: 60em)").addEventListener("change", ({ matches }) => matches && close());
}

/** Everything beside the sheet and beside what holds it. */
function outside(sheet) {
  const found = [];
  for (let node = sheet; node !== document.body; node = node.parentElement) {
    found.push(...[...node.parentElement.children].filter((sibling) => sibling !== node && sibling.tagName !== "SCRIPT"));
  }
  return found;
}

/** From the last control to the first, and back. */
function keepInside(event, sheet) {
  const controls = [...sheet.querySelectorAll(FOCUSABLE)].filter((control) => control.getClientRects().length);
  const [first, last] = [controls[0], controls.at(-1)];
  const at = document.activeElement;
  const target = event.shiftKey ? (at === first || !controls.includes(at) ? last : null) : at === last ? first : null;
  if (!target) return;
  event.preventDefault();
  target.focus();
}
