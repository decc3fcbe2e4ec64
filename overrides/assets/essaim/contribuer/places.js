// Territories by name and by code: the areas in one file, the communes in the files of « Ma commune ».
import { departmentOf, communesNamed, keyOf } from "../instruments/communes.js";
import { readJson } from "../instruments/fiche.js";

const MOST = 8;
const COMMUNE = /^(?:\d{2}|2[AB])\d{3}$/;
let reading = {};

function once(name) {
  reading[name] ??= readJson(`contribuer/${name}.json`).catch((error) => {
    delete reading[name];
    throw error;
  });
  return reading[name];
}

/** [[code, name, what it is]] of what a name, a postcode or a code may mean, the largest levels first. */
export async function search(text) {
  const wanted = keyOf(text);
  const areas = (await once("territoires")).filter(([code, name]) => code.toLowerCase().startsWith(text.toLowerCase()) || keyOf(name).startsWith(wanted)
    || (wanted.length > 3 && keyOf(name).includes(` ${wanted}`)));
  const code = text.toUpperCase();
  const own = COMMUNE.test(code) ? await known(code).catch(() => null) : null;
  const { communes } = await communesNamed(text);
  const named = communes.map(({ code: insee, nom, ancien }) => [insee, nom, ancien ? `commune, anciennement ${ancien}` : "commune"]);
  const first = areas.filter(([, name]) => keyOf(name) === wanted);
  const all = [...(own ? [[code, own, "commune"]] : []), ...first, ...named.slice(0, MOST - 2), ...areas.filter((area) => !first.includes(area))];
  return [...new Map(all.map((one) => [one[0], one])).values()].slice(0, MOST);
}

/** The name that goes with a code of today; null where there is none. */
export async function known(code) {
  if (COMMUNE.test(code)) return departmentOf(code).then(({ communes }) => communes[code]?.[0] ?? null, () => null);
  return (await once("territoires")).find(([each]) => each === code)?.[1] ?? null;
}

/** What a former code leads to: {nom, code, actuel}; null where it leads nowhere. */
export async function former(code) {
  const found = (await once("anciens-codes")).find(([each]) => each === code);
  return found ? { nom: found[1], code: found[2], actuel: found[3] } : null;
}
