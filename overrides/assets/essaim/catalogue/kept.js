// /selection/: the fiches kept on this device, in the reader's order, each with why; nothing leaves it unless shared.
import { siteRoot } from "../search/client.js";
import { element } from "../search/elements.js";
import { download } from "../telecharger.js";
import { printBooklet } from "./booklet.js";
import { rowsOf, writeCsv } from "./csv.js";
import { pageOf } from "./record.js";
import { offerShared } from "./shared.js";
import { KEPT, openShelf } from "./shelf.js";

const CSV = "donnees/initiatives.csv";

/** Show the selection and work its buttons. */
export function startSelection(page) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  const shelf = openShelf(KEPT);

  function say(text, fault = false) {
    part("etat").textContent = text;
    part("etat").classList.toggle("etat--erreur", fault);
  }

  function save(list) {
    shelf.set(list);
    if (!shelf.lasting) say("Votre navigateur refuse de retenir la sélection au-delà de cette page (navigation privée\u202f?).", true);
  }

  function show() {
    const list = shelf.all();
    part("gardees").replaceChildren(...list.map((one, place) => item(one, place, list.length)));
    part("actions").hidden = !list.length;
    part("annexe").href = `${siteRoot()}annexe/?ids=${list.map(({ id }) => id).join(",")}`;
    if (!list.length) part("gardees").replaceChildren(empty());
  }

  function item({ id, titre, note }, place, size) {
    const field = element("textarea", { id: `note-${id}`, rows: "2" });
    field.value = note;
    field.addEventListener("input", () => save(shelf.all().map((one) => (one.id === id ? { ...one, note: field.value } : one))));
    const move = (step) => {
      const list = shelf.all();
      const from = list.findIndex((one) => one.id === id);
      list.splice(from + step, 0, ...list.splice(from, 1));
      save(list);
      show();
      const label = step < 0 ? "monter" : "descendre";
      const again = part("gardees").querySelector(`[data-id="${id}"] [data-${label}]`);
      (again.disabled ? part("gardees").querySelector(`[data-id="${id}"] a`) : again).focus();
      say(`«\u202f${titre}\u202f» est en place ${from + step + 1}.`);
    };
    const button = (name, words, action, disabled = false) => {
      const made = element("button", { class: "bouton", type: "button", [`data-${name}`]: "" }, words, element("span", { class: "sr" }, ` «\u202f${titre}\u202f»`));
      made.disabled = disabled;
      made.addEventListener("click", action);
      return made;
    };
    const remove = () => {
      save(shelf.all().filter((one) => one.id !== id));
      show();
      say(`«\u202f${titre}\u202f» n’est plus gardée.`);
      part("etat").focus();
    };
    return element("li", { class: "selection__fiche", "data-id": id },
      element("h2", {}, element("a", { href: pageOf(id) }, titre)),
      element("label", { for: field.id }, `Pourquoi la garder\u202f?`),
      field,
      element("p", { class: "actions" },
        button("monter", "Monter", () => move(-1), place === 0),
        button("descendre", "Descendre", () => move(1), place === size - 1),
        button("retirer", "Retirer", remove)));
  }

  part("csv").addEventListener("click", async () => {
    const list = shelf.all();
    const notes = new Map(list.map(({ id, note }) => [id, note]));
    try {
      const rows = await rowsOf(siteRoot() + CSV, list.map(({ id }) => id), { header: "note", cell: (id) => notes.get(id) });
      download("essaim-selection.csv", writeCsv(rows));
      say(`Fichier prêt\u202f: ${rows.length - 1} ${rows.length < 3 ? "ligne" : "lignes"}.`);
    } catch {
      say("Le fichier n’a pas pu être préparé. Réessayez.", true);
    }
  });
  part("livret").addEventListener("click", async () => {
    say("Préparation du livret…");
    try {
      await printBooklet(part("pages"), shelf.all());
      say("");
    } catch {
      say("Les fiches n’ont pas pu se charger. Vérifiez votre connexion, puis réessayez.", true);
    }
  });
  part("partager").addEventListener("click", async () => {
    const address = `${siteRoot()}selection/?ids=${shelf.all().map(({ id }) => id).join(",")}`;
    const copied = await copy(address);
    say(`${copied ? "Adresse copiée" : "Adresse à copier"} (sans vos notes)\u202f: ${address}`);
  });
  window.addEventListener("storage", show);
  offerShared(part("partagee"), shelf, (list, words) => {
    save(list);
    show();
    say(words);
    part("etat").focus();
  });
  show();
}

function empty() {
  return element("li", { class: "encart encart--vide" },
    element("p", { class: "encart__titre" }, "Rien de gardé pour l’instant"),
    element("p", {}, "Chaque fiche de ", element("a", { href: `${siteRoot()}initiatives/` }, "la liste des initiatives"), " a un bouton «\u202fGarder\u202f»."));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // refused, or not a secure address: the reader copies it by hand
  }
}

const page = document.querySelector("[data-selection]");
if (page) startSelection(page);
