// The results of a search on the list of initiatives: the query is in the address, the back button leads back.
import { openEngine } from "./client.js";
import * as phrases from "./phrases.js";
import { createView } from "./view.js";

const PAGE_SIZE = 10;

/** The query in the address. */
export function queryInAddress() {
  return (new URLSearchParams(window.location.search).get("q") ?? "").trim();
}

/** The same address with another query; the rest of it (the state of filters) is kept. */
export function addressOf(query) {
  const address = new URL(window.location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  address.hash = "";
  return address;
}

/** Show the results of the address on a page that lists everything in `list`, now and whenever the query changes. */
export function startPage(list) {
  const view = createView(list);
  const ownTitle = document.title;
  let shown = 0; // the number of the last query: a late answer to an older one is dropped

  async function show() {
    const number = (shown += 1);
    const query = queryInAddress();
    for (const input of fields()) input.value = query;
    document.title = query ? phrases.pageTitle(query, ownTitle) : ownTitle;
    if (!query) return view.rest();
    view.search();
    try {
      const engine = await openEngine();
      const answer = await engine.search(query, { count: PAGE_SIZE });
      if (number !== shown) return undefined;
      if (!answer.total) return view.nothing(query, answer);
      const next = async (from) => (await engine.search(query, { from, count: PAGE_SIZE })).hits;
      return view.results(query, answer, next);
    } catch {
      return number === shown ? view.fail(show) : undefined;
    }
  }

  function go(query) {
    if (query !== queryInAddress()) window.history.pushState(null, "", addressOf(query));
    return show();
  }

  for (const input of fields()) {
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      go(input.value.trim()).then(view.reach);
    });
    // The cross of a search field, or a field emptied by hand: the whole list is back without Enter.
    input.addEventListener("input", () => input.value || go(""));
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-requete]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.dataset.requete).then(view.reach);
  });
  window.addEventListener("popstate", show);
  return show().then(() => document.activeElement === document.body && view.reach());
}

function fields() {
  return [...document.querySelectorAll('form[role="search"] input[name="q"]')];
}

const list = document.querySelector("[data-liste]");
if (list) startPage(list);
