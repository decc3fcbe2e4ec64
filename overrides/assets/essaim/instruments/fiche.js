// What an instrument reads of a fiche (initiatives/<id>/dossier.json), what every instrument does with its address.
import { siteRoot } from "../search/client.js";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The link to an address of the site. */
export function siteLink(address) {
  return new URL(address, siteRoot()).href;
}

/** A promise of a file of the site, parsed; rejected if it is not there. */
export async function readJson(address) {
  const answer = await fetch(siteLink(address));
  if (!answer.ok) throw new Error(`${address} : ${answer.status}`);
  return answer.json();
}

/** A promise of what the fiche holds for the instruments; rejected for an id that no fiche bears. */
export function readFiche(id) {
  return ID.test(id) ? readJson(`initiatives/${id}/dossier.json`) : Promise.reject(new Error(`identifiant : ${id}`));
}

/** What the address says. */
export function query() {
  return new URLSearchParams(window.location.search);
}

/** Write the state in the address, without a new step in the history: shared or reopened, it gives the same result. */
export function keepState(parameters) {
  const text = parameters.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${text ? `?${text}` : ""}${window.location.hash}`);
}

/** The foot of a printed page gives the address that opens the same result. */
function printAddress() {
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? window.location.href.split(/[?#]/)[0];
  for (const foot of document.querySelectorAll("footer .adresse")) foot.textContent = canonical + window.location.search;
}

/** Show and bind the buttons that copy the address and print, in `page`. */
export function bindGestures(page) {
  for (const row of page.querySelectorAll("[data-gestes]")) row.hidden = false;
  window.addEventListener("beforeprint", printAddress);
  for (const button of page.querySelectorAll("[data-imprimer]")) button.addEventListener("click", () => window.print());
  for (const button of page.querySelectorAll("[data-copier]")) {
    const words = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(window.location.href);
        button.textContent = "Adresse copiée";
      } catch {
        button.textContent = "Copiez l’adresse dans la barre du navigateur";
      }
      setTimeout(() => { button.textContent = words; }, 2500);
    });
  }
}
