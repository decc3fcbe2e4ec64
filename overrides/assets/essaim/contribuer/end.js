// The last step: the fiche as it will look, its file, and the ways to propose it; and how a file is opened.
import { download } from "../telecharger.js";
import { plain } from "./near.js";
import { known } from "./places.js";
import { preview } from "./preview.js";
import { copy, editAddress, newFileAddress } from "./proposal.js";

/** {id(data), typed(), name(text), show(found, work)}; `open(text, options)` fills the form with a file's text. */
export function bindEnd(page, form, open) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  let current = { text: "", name: "", carried: false };
  const told = (words) => { part("fait").textContent = words; };

  part("copier").addEventListener("click", async () => {
    if (await copy(current.text)) return told("Texte copié.");
    part("fichier").closest("details").open = true; // what is folded away can be neither selected nor seen
    part("fichier").focus();
    part("fichier").select();
    return told("Le navigateur refuse de copier\u202f: le texte est sélectionné, copiez-le au clavier (Ctrl+C).");
  });
  part("telecharger").addEventListener("click", () => {
    download(current.name, current.text, "text/plain");
    told(`Fichier ${current.name} téléchargé.`);
  });
  part("forge").addEventListener("click", async () => {
    if (!(await copy(current.text)) && !current.carried) told("Le navigateur refuse de copier\u202f: revenez ici prendre le texte, par « Copier le texte ».");
  });
  part("ouvrir-fichier").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) open(await file.text(), { chemin: file.name });
    target.value = ""; // so that the same file, mended, can be opened again
    part("ouvrir").open = false;
  });
  part("ouvrir-texte").addEventListener("click", () => {
    const text = part("texte-colle").value;
    if (text.trim()) open(text);
    part("ouvrir").open = false;
  });
  page.addEventListener("dragover", (event) => event.preventDefault());
  page.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    open(await file.text(), { chemin: file.name });
  });

  /** The name that the person gave to the file, if any. */
  const typed = () => part("nom").value.trim();

  function id(data) {
    const made = plain(typeof data.titre === "string" ? data.titre : "");
    return typed() || (made.length > 60 ? made.slice(0, 61).replace(/-[^-]*$/, "") : made) || "sans-titre";
  }

  function show({ data, text, problems }, work) {
    const extension = work.original?.extension ?? ".md";
    const name = work.id ? work.chemin.split("/").at(-1) : `${id(data)}${extension}`;
    const errors = problems.filter(({ severity }) => severity === "error").length;
    part("fichier").value = text;
    part("nom-bloc").hidden = Boolean(work.id);
    part("nom").placeholder = id(data);
    part("apercu").replaceChildren(preview(data, form));
    for (const place of part("apercu").querySelectorAll("[data-code]")) {
      known(place.dataset.code).then((name) => { if (name) place.textContent = name; }, () => {}); // else the code stays
    }
    const proposed = work.id ? { address: editAddress(form.forge, work.chemin), carried: false }
      : newFileAddress(form.forge, { kind: form.sorte, name, text, title: String(data.titre ?? name) });
    current = { text, name, carried: proposed.carried };
    part("forge").href = proposed.address;
    part("forge").setAttribute("aria-disabled", String(errors > 0));
    part("proposer-pret").hidden = errors > 0;
    part("proposer-attend").hidden = errors === 0;
    part("porte").hidden = !proposed.carried;
    part("a-coller").hidden = proposed.carried;
    part("remplacer").hidden = !work.id;
    part("coller").hidden = Boolean(work.id);
  }

  return { id, typed, show, name: (text) => { part("nom").value = text; } };
}
