// The catalogue: the address holds the state, the state makes the page. Without this module the whole list stands there.
import { openEngine, siteRoot } from "../search/client.js";
import { element } from "../search/elements.js";
import { StaleIndex } from "../search/store.js";
import { download } from "../telecharger.js";
import { createCards } from "./cards.js";
import { rowsOf, writeCsv } from "./csv.js";
import { openData } from "./data.js";
import { elsewhere, spellings } from "./elsewhere.js";
import { advice, filter, results } from "./filter.js";
import { createForm } from "./form.js";
import { createPager } from "./pager.js";
import * as phrases from "./phrases.js";
import { createResults } from "./results.js";
import { createSheet } from "./sheet.js";
import { offerSize } from "./size.js";
import { newSeed, sorted, sortOf } from "./sort.js";
import { isFiltered, isResting, readState, writeState } from "./state.js";

const CSV = "donnees/initiatives.csv";

/** Bring the catalogue `page` to the state of its address, now and whenever it changes. */
export function startCatalogue(page) {
  const view = createResults(page, (state) => writeState(state) || "./", go);
  const form = createForm(view.part("facettes"), (edit) => go(edit(stateNow())));
  const address = new URL(view.part("facettes").dataset.facettes, document.baseURI).href;
  const sorts = view.part("tri");
  const ownTitle = document.title;
  let asked = 0; // the number of the last state: a late answer to an older one is dropped
  let shownFiches = [];

  const stateNow = () => readState(window.location.search);

  function go(state) {
    const next = writeState(state);
    if (next !== window.location.search) window.history.pushState(null, "", next || window.location.pathname);
    return show();
  }

  function showControls(state) {
    for (const input of searchFields()) input.value = state.q;
    document.title = state.q ? phrases.pageTitle(state.q, ownTitle) : ownTitle;
    form.show(state);
    sorts.value = sortOf(state);
    for (const option of sorts.options) {
      option.disabled = (option.value === "pertinence" && !state.q) || (option.value === "proximite" && !state.chosen.has("territoire"));
      option.textContent = phrases.SORTS[option.value] + (option.disabled ? phrases.FIRST[option.value] : "");
    }
    view.part("encore").hidden = sortOf(state) !== "hasard";
  }

  async function show({ again = false } = {}) {
    const number = (asked += 1);
    const state = stateNow();
    page.setAttribute("aria-busy", "true");
    showControls(state);
    const late = setTimeout(() => view.wait(state), 60); // what is instant is not announced
    try {
      const data = await openData(address, { reload: again });
      const ranking = state.q ? await rank(data, state.q) : null;
      if (number === asked) await present(data, state, ranking, number);
    } catch (error) {
      if (number !== asked) return;
      if (error instanceof StaleIndex && !again) return void show({ again: true });
      reportError(error); // told to whoever looks for a fault of ours; the reader is told below
      view.fail(() => show());
    } finally {
      clearTimeout(late);
    }
  }

  async function rank(data, query) {
    const engine = await openEngine();
    const numbers = new Set(data.documents);
    const among = await engine.rank(query, { among: (document) => numbers.has(document) });
    const others = await engine.rank(query, { among: (document) => !numbers.has(document) });
    const places = new Map(among.hits.map(({ document }, place) => [document, place]));
    return { ...among, places, byDocument: new Map(among.hits.map((hit) => [hit.document, hit])), others: others.hits };
  }

  async function present(data, state, ranking, number) {
    const filtered = filter(data, state, ranking?.places);
    const fiches = sorted(data, results(filtered), state, ranking?.places);
    shownFiches = fiches.map((fiche) => data.ids[fiche]);
    form.count(filtered);
    const others = ranking && (await elsewhere(await openEngine(), ranking.others, state.q));
    const spelled = ranking && spellings(ranking.suggestion, (q) => view.link({ ...state, q }, "", q), offerSize(data, state, view.link));
    if (number !== asked) return;
    if (!fiches.length) {
      view.nothing(data, state, advice(filtered), spelled);
      if (others) view.part("trouvees").append(others);
      return view.announce(data, state, 0);
    }
    if (isResting(state)) view.rest();
    else {
      const cards = createCards(view.part("liste"), data);
      const pager = createPager({ data, state, fiches, cards, hits: ranking?.byDocument, engine: openEngine });
      await pager.first;
      if (number !== asked) return;
      view.show(ranking?.partial && element("p", { class: "recherche-avis" }, phrases.partial(ranking.partial)), spelled, pager.list, others);
    }
    view.announce(data, state, fiches.length);
  }

  sorts.addEventListener("change", () => go({ ...stateNow(), sort: sorts.value, seed: newSeed() }));
  view.part("encore").addEventListener("click", () => go({ ...stateNow(), sort: "hasard", seed: newSeed() }));
  view.part("csv").addEventListener("click", async () => {
    try {
      const data = await openData(address);
      const rows = await rowsOf(siteRoot() + CSV, isFiltered(stateNow()) ? shownFiches : data.ids);
      download("essaim-resultats.csv", writeCsv(rows));
      view.say(phrases.csvReady(rows.length - 1));
    } catch {
      view.say(phrases.CSV_FAILED, "etat etat--erreur");
    }
  });
  for (const input of searchFields()) {
    const search = () => go({ ...stateNow(), q: input.value.trim() });
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      search().then(reachResults);
    });
    input.addEventListener("input", () => input.value || (stateNow().q && search())); // the cross of the field
  }
  view.part("facettes").addEventListener("focusin", () => openData(address).then(warm, () => {}), { once: true });
  createSheet(view.part("feuille"), view.part("ouvrir"));
  window.addEventListener("popstate", () => show());

  /** The territory's suggestions need the data before anything is filtered. */
  async function warm(data) {
    const state = stateNow();
    form.count(filter(data, state, state.q ? (await rank(data, state.q)).places : null));
  }

  /** The keyboard goes on from what was searched for, not from the top of the page, fifty stops before. */
  function reachResults() {
    view.part("phrase").focus({ preventScroll: true });
  }

  if (isResting(stateNow())) showControls(stateNow());
  else show().then(() => stateNow().q && document.activeElement === document.body && reachResults());
}

function searchFields() {
  return [...document.querySelectorAll('form[role="search"] input[name="q"]')];
}

const page = document.querySelector("[data-catalogue]");
if (page) startCatalogue(page);
