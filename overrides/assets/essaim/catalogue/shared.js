// A selection received by address: shown apart, and put with the reader's own only if asked to.
import { element } from "../search/elements.js";
import { fetchRecords, pageOf } from "./record.js";
import { idsIn } from "./shelf.js";
import { french } from "./typography.js";

/** @param done told the reader's new list and what to say of it */
export async function offerShared(box, shelf, done) {
  const ids = idsIn(window.location.search);
  const own = shelf.all();
  if (!ids.length || (own.length === ids.length && own.every(({ id }, place) => id === ids[place]))) return;
  const title = element("h2", {}, "Une sélection partagée");
  box.replaceChildren(title, element("p", { class: "etat" }, "Chargement des fiches…"));
  box.hidden = false;
  let records;
  try {
    records = await fetchRecords(ids);
  } catch {
    box.replaceChildren(title, element("p", { class: "etat etat--erreur" }, "Les fiches n’ont pas pu se charger. Rechargez la page."));
    return;
  }
  const found = records.filter(Boolean).map(({ id, donnees }) => ({ id, titre: french(donnees.titre), note: "" }));
  const missing = ids.filter((_, place) => !records[place]);

  function take(list, words) {
    box.hidden = true;
    window.history.replaceState(null, "", window.location.pathname);
    done(list, words);
  }

  const button = (words, action, className = "bouton") => {
    const made = element("button", { type: "button", class: className }, words);
    made.addEventListener("click", action);
    return made;
  };
  const added = () => {
    const kept = shelf.all();
    return [...kept, ...found.filter(({ id }) => !kept.some((one) => one.id === id))];
  };
  const add = button(own.length ? "Ajouter à ma sélection" : "La garder sur cet appareil", () => take(added(), "Sélection ajoutée à la vôtre."), "bouton bouton--miel");
  const replace = button("Remplacer la mienne", () => take(found, "Votre sélection a été remplacée."));
  const leave = button("Ne rien changer", () => take(shelf.all(), "Votre sélection n’a pas changé."));
  box.replaceChildren(title,
    element("ul", {}, ...found.map(({ id, titre }) => element("li", {}, element("a", { href: pageOf(id) }, titre)))),
    missing.length ? element("p", { class: "mention" }, `Introuvable\u202f: ${missing.join(", ")}.`) : "",
    element("p", { class: "actions" }, add, own.length ? replace : "", leave));
}
