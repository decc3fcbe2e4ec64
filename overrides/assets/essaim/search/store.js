// The files of the index, each fetched once and only when asked for.
import { expandShard, lowerBound, readWords } from "./wire.js";

const MOST_SHARDS = 6; // of a prefix: beyond, what was typed is too short to mean anything

const MANIFEST = "manifeste.json";
const DIGEST = 6; // characters of a digest in the manifest, where they stand end to end

/** The site was published again while the page was open: the file named by the old manifest is gone. */
export class StaleIndex extends Error {}

/**
 * @param address of the folder of the index, ending with a slash
 * @param lunr the library, or a promise of it
 * @param asked a promise of the manifest's response, if it was asked for already
 */
export function createStore({ address, lunr, fetch = globalThis.fetch.bind(globalThis), reload = false, asked = null }) {
  const kept = new Map();

  function once(name, read, options) {
    if (!kept.has(name)) {
      const promise = get(name, options).then(read);
      promise.catch(() => kept.delete(name)); // a failure is not remembered: the next query tries again
      kept.set(name, promise);
    }
    return kept.get(name);
  }

  function first(name) {
    const response = name === MANIFEST ? asked : null;
    asked = response ? null : asked; // it is read once; if it failed, the next try asks again
    return response;
  }

  async function get(name, options) {
    const response = await (first(name) ?? fetch(address + name, options));
    if (response.status === 404 && !options) throw new StaleIndex(name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  }

  const manifest = () => once(MANIFEST, (response) => response.json(), { cache: reload ? "reload" : "default" });

  async function shard(number) {
    const { tranches, echelle } = await manifest();
    const library = Promise.resolve(lunr);
    return once(numbered("tranches", number, tranches), async (response) => {
      const { terms, serialised } = expandShard(await response.json(), echelle);
      return { terms, index: (await library).Index.load(serialised) };
    });
  }

  /** The shards that may hold terms from `prefix` on: one, unless the prefix was split. */
  async function shards(prefix, most = MOST_SHARDS) {
    const { bornes } = await manifest();
    const first = Math.max(0, lowerBound(bornes, `${prefix}\0`) - 1);
    const end = Math.min(lowerBound(bornes, `${prefix}~`), first + most); // « ~ » sorts after every letter and digit
    const numbers = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
    return Promise.all(numbers.map(shard));
  }

  return {
    manifest,
    shards,
    /** The shard in which `term` is, if it is anywhere. */
    shardOf: async (term) => (await shards(term, 1))[0],
    /** The words, as they are written, that have `letter` in first or second `place`. */
    async words(place, letter) {
      const digest = (await manifest()).lexique[place + letter];
      if (!digest) return [];
      return once(`lexique/${place}${letter}-${digest}.txt`, async (response) => readWords(await response.text()));
    },
    async card(document) {
      const { cartes, par_carte: size } = await manifest();
      const number = Math.floor(document / size);
      return (await once(numbered("cartes", number, cartes), (response) => response.json()))[document % size];
    },
    text: (name) => once(name, (response) => response.text()),
  };
}

function numbered(folder, number, digests) {
  return `${folder}/${number}-${digests.slice(number * DIGEST, (number + 1) * DIGEST)}.json`;
}
