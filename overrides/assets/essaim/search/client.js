// The engine of the page: loaded at the reader's first gesture, once, whatever the number of search boxes.

// Asked for together: found one in the other, they would cost three more round trips.
const MODULES = ["engine", "excerpt", "french", "normalise", "ranking", "slips", "store", "wire", "word"];
let opening = null;

/** The address of the site's root, from the page's relative path to it. */
export function siteRoot() {
  return new URL(document.documentElement.dataset.base || "./", document.baseURI).href;
}

/** A promise of the engine; a failure is not kept, so that the next call tries again. */
export function openEngine() {
  opening ??= load().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function load() {
  const lunr = import("../../vendor/lunr/lunr.module.js").then((module) => module.default);
  const manifest = window.fetch(`${siteRoot()}recherche/manifeste.json`);
  const [{ createEngine }] = await Promise.all([...MODULES.map((name) => import(`./${name}.js`)), lunr, manifest]);
  return createEngine({ base: siteRoot(), lunr, manifest });
}
