// « Garder » and « Comparer » on every card and fiche, and the bar at the foot of the window that says what was chosen.
import { siteRoot } from "../search/client.js";
import { element } from "../search/elements.js";
import { COMPARED, KEPT, MOST_COMPARED, openShelf } from "./shelf.js";

const kept = openShelf(KEPT);
const compared = openShelf(COMPARED);
const quoted = (titre) => `«\u202f${titre}\u202f»`;
const plural = (count) => `${count} ${count < 2 ? "fiche" : "fiches"}`;

const names = element("span", { class: "comparateur__noms" });
const status = element("span", { role: "status" });
const compare = element("a", { class: "bouton bouton--miel", href: `${siteRoot()}comparer/` }, "Comparer");
const clear = element("button", { class: "bouton", type: "button" }, "Vider");
const selection = element("a", { class: "bouton", href: `${siteRoot()}selection/` });
const bar = element("aside", { class: "comparateur", "aria-label": "Fiches choisies", hidden: "" },
  element("div", { class: "comparateur__corps enveloppe" }, names, status, compare, clear, selection));

/** Write on the page what the shelves hold. */
function show() {
  for (const [shelf, key] of [[kept, "garder"], [compared, "comparer"]]) {
    const ids = new Set(shelf.all().map(({ id }) => id));
    for (const button of document.querySelectorAll(`[data-${key}]`)) {
      button.setAttribute("aria-pressed", String(ids.has(button.dataset[key])));
    }
  }
  const chosen = compared.all();
  const some = kept.all().length;
  names.textContent = chosen.length ? `À comparer\u202f: ${chosen.map(({ titre }) => titre).join(", ")}` : "";
  compare.href = `${siteRoot()}comparer/?ids=${chosen.map(({ id }) => id).join(",")}`;
  compare.textContent = `Comparer ${plural(chosen.length)}`;
  compare.hidden = chosen.length < 2;
  clear.hidden = !chosen.length;
  selection.textContent = `Ma sélection\u202f: ${some}`;
  selection.hidden = !some;
  bar.hidden = !chosen.length && !status.textContent;
}

function say(text) {
  status.textContent = "";
  bar.hidden = false; // first shown, then written: a region hidden while it changes is not announced
  status.textContent = text;
}

function keep({ garder: id, titre }) {
  const there = kept.toggle(id, titre);
  const refused = kept.lasting ? "" : " Votre navigateur refuse de la retenir au-delà de cette page (navigation privée\u202f?).";
  say(there ? `${quoted(titre)} gardée.${refused}` : `${quoted(titre)} retirée de la sélection.`);
}

function choose({ comparer: id, titre }) {
  if (!compared.has(id) && compared.all().length >= MOST_COMPARED) {
    return say(`${MOST_COMPARED} fiches au plus\u202f: retirez-en une pour ajouter ${quoted(titre)}.`);
  }
  const there = compared.toggle(id, titre);
  const hint = compared.all().length === 1 ? " Choisissez-en une autre." : "";
  return say(there ? `${quoted(titre)} sera comparée.${hint}` : `${quoted(titre)} ne sera plus comparée.`);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-garder], [data-comparer]");
  if (!button) return;
  if ("garder" in button.dataset) keep(button.dataset);
  else choose(button.dataset);
  show();
});
clear.addEventListener("click", () => {
  compared.set([]);
  say("Plus rien à comparer.");
  show();
});
document.addEventListener("essaim:cartes", show);
window.addEventListener("storage", show);
window.addEventListener("pageshow", show); // back from another page, where the choice may have changed
document.body.append(bar);
show();
