// The selection as one document to print: contents and notes first, then each fiche's own page.
import { element } from "../search/elements.js";
import { pageOf } from "./record.js";

const LEFT_OUT = "button, script, template, nav, .actions, .si-js";

/** Put the booklet in `box`, print it, and take it away. */
export async function printBooklet(box, list) {
  const articles = await Promise.all(list.map(({ id }) => articleOf(id)));
  const contents = element("section", {},
    element("h1", {}, "Ma sélection"),
    element("ol", {}, ...list.map(({ id, titre, note }) =>
      element("li", {}, element("a", { href: `#livret-${id}` }, titre), note ? element("p", {}, note) : null, element("p", { class: "adresse" }, pageOf(id))))));
  box.replaceChildren(contents, ...articles);
  box.hidden = false;
  document.documentElement.classList.add("en-livret");
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("en-livret");
    box.hidden = true;
    box.replaceChildren();
  }, { once: true });
  box.getBoundingClientRect(); // laid out, the text has asked for its fonts: print it once they have come
  await document.fonts.ready;
  window.print();
}

/** The article of a fiche, from its page on this site, fit to stand among others: ids of its own, addresses in full. */
async function articleOf(id) {
  const response = await fetch(pageOf(id));
  if (!response.ok) throw new Error(`${id}: ${response.status}`);
  const read = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = document.importNode(read.querySelector("article.fiche"), true);
  for (const node of article.querySelectorAll(LEFT_OUT)) node.remove();
  const named = (name) => `livret-${id}-${name}`;
  for (const node of article.querySelectorAll("[id]")) node.id = named(node.id);
  for (const node of article.querySelectorAll("[aria-labelledby]")) node.setAttribute("aria-labelledby", named(node.getAttribute("aria-labelledby")));
  for (const link of article.querySelectorAll("a[href]")) {
    const address = link.getAttribute("href");
    link.href = address.startsWith("#") ? `#${named(address.slice(1))}` : new URL(address, pageOf(id)).href;
  }
  article.id = `livret-${id}`;
  return article;
}
