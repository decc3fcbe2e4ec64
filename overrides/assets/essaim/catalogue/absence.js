// A place that is typed and that no fiche names: say so, and where to go instead. The communes are read only then.
import { element } from "../search/elements.js";
import * as phrases from "./phrases.js";

const PAUSE = 400; // milliseconds without a keystroke: a name being typed is not a name that is missing
const MOST = 3;

/** @param box where it is said; `choose(code)` is told the larger place that is asked for instead */
export function createAbsence(box, choose) {
  let asked = 0; // the number of the last question: a late answer to an older one is dropped
  let timer = 0;

  function clear() {
    asked += 1;
    clearTimeout(timer);
    box.replaceChildren();
  }

  return {
    clear,
    /** No place of `known` ({places, counts}) has the name `typed`. */
    tell(typed, known) {
      clear();
      const question = asked;
      timer = setTimeout(async () => {
        const said = await answers(typed, known, choose).catch(() => [element("p", {}, phrases.NO_FICHE_THERE)]);
        if (question === asked) box.replaceChildren(...said);
      }, PAUSE);
    },
  };
}

async function answers(typed, known, choose) {
  const [{ communesNamed, departmentOf, keyOf }, { addressOf, labelOf }] = await Promise.all([
    import("../instruments/communes.js"), import("../instruments/commune.js"),
  ]);
  const { communes } = await communesNamed(typed);
  const exact = communes.filter(({ nom, postaux }) => [keyOf(nom), ...postaux].includes(keyOf(typed)));
  const meant = (exact.length ? exact : communes).slice(0, MOST);
  if (!meant.length) return [element("p", {}, phrases.NOWHERE)];
  const said = await Promise.all(meant.map(async (commune) => {
    const told = await departmentOf(commune.code);
    const link = element("a", { href: addressOf(commune) }, phrases.elsewhereFor(labelOf(commune)));
    return [
      element("p", {}, phrases.absentFrom(told.communes[commune.code]?.[4] ?? `à ${commune.nom}`), " ", link),
      largerPlace([told.departement, ...told.au_dessus], known, choose),
    ].filter(Boolean);
  }));
  return said.flat();
}

/** A button for the smallest of the `areas` around a commune where some fiche is. */
function largerPlace(areas, { places, counts }, choose) {
  const codes = areas.map(({ page }) => page.split("/").at(-2).toUpperCase());
  const code = codes.find((one) => counts[places.rank.get(one)] > 0);
  if (!code) return null;
  const rank = places.rank.get(code);
  const button = element("button", { type: "button", class: "bouton" }, phrases.instead(places.labels[rank], counts[rank]));
  button.addEventListener("click", () => choose(code));
  return button;
}
