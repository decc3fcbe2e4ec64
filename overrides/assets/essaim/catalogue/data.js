// What filters, counts and sorts: the columns of recherche/facettes.json (src/essaim/search/facets.py) as typed arrays.

const ANSWERS = { o: "oui", n: "non", i: "inconnu" };
let opening = null;

/** A promise of the data, fetched once a page; a failure is not kept. `reload` asks the server again. */
export function openData(address, { reload = false } = {}) {
  if (reload) opening = null;
  opening ??= load(address, reload).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function load(address, reload) {
  const response = await fetch(address, { cache: reload ? "reload" : "default" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return readData(await response.json());
}

/**
 * @returns {size, ids, documents, verified, takenUp, townSizes, answers, facets, places, numberOf}: a fiche is named by its number,
 * its rank in the order of titles. `facets` maps an id to {id, label, values, labels, rank, sets, setOf}.
 */
export function readData(raw) {
  const places = readPlaces(raw.territoires);
  const facets = new Map(raw.facettes.map((facet) => [facet.id, readFacet(facet)]));
  facets.set(places.id, places);
  return {
    size: raw.fiches.length,
    ids: raw.fiches,
    documents: Uint32Array.from(raw.documents),
    verified: Uint32Array.from(raw.verifie_le),
    townSizes: raw.tailles,
    takenUp: Uint32Array.from(raw.reprises),
    answers: (fiche) => Array.from(raw.reponses[fiche], (letter) => ANSWERS[letter]),
    facets,
    places,
    numberOf: new Map(raw.fiches.map((id, number) => [id, number])),
  };
}

function readFacet({ id, libelle, valeurs, libelles, jeux, fiches }) {
  return {
    id,
    label: libelle,
    values: valeurs,
    labels: libelles,
    rank: new Map(valeurs.map((value, rank) => [value, rank])),
    sets: jeux.map((set) => Uint32Array.from(set)),
    setOf: Uint32Array.from(fiches),
  };
}

/** The territories: `sets` hold what each fiche names and all it lies in, `named` only what it names. */
function readPlaces(raw) {
  const facet = readFacet({ ...raw, id: "territoire", libelle: "Territoire" });
  const above = []; // of each place: itself and all it lies in; parents come before their children in the file
  raw.parents.forEach((parents, rank) => {
    above.push(new Set([rank, ...parents.flatMap((parent) => [...above[parent]])]));
  });
  const within = facet.sets.map((named) => Uint32Array.from(new Set([...named].flatMap((rank) => [...above[rank]]))));
  return { ...facet, named: facet.sets, sets: within, above, parents: raw.parents };
}

/** The values of a fiche under a facet, as ranks. */
export function valuesOf(facet, fiche) {
  return facet.sets[facet.setOf[fiche]];
}
