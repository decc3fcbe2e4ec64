// What the reader has chosen, kept on this device and nowhere else: a list of {id, titre, note} under one key.

/** The fiches kept, and those to compare. */
export const KEPT = "essaim.selection";
export const COMPARED = "essaim.comparaison";
export const MOST_COMPARED = 4;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST = 200;

/** @returns {all, has, set, toggle, lasting}: `lasting` is false when the browser refuses to keep anything */
export function openShelf(key, storage = safely(() => window.localStorage)) {
  let memory = []; // private mode, blocked or full storage: what is chosen lasts as long as the page
  let lasting = storage !== null;

  function all() {
    if (!lasting) return memory;
    const text = safely(() => storage.getItem(key));
    return text ? readable(safely(() => JSON.parse(text))) : [];
  }

  function set(list) {
    memory = list;
    if (!lasting) return;
    const done = safely(() => {
      storage.setItem(key, JSON.stringify(list));
      return true;
    });
    lasting = done === true;
  }

  const has = (id) => all().some((one) => one.id === id);

  return {
    all,
    has,
    set,
    get lasting() {
      return lasting;
    },
    /** Put a fiche on the shelf or take it off; tells whether it is there now. */
    toggle(id, titre) {
      if (has(id)) set(all().filter((one) => one.id !== id));
      else set([...all(), { id, titre, note: "" }]);
      return has(id);
    },
  };
}

/** Ids named in an address, each once, anything else left out. */
export function idsIn(search, most = MOST) {
  const ids = (new URLSearchParams(search).get("ids") ?? "").split(",").map((id) => id.trim());
  return [...new Set(ids)].filter((id) => ID.test(id)).slice(0, most);
}

function readable(list) {
  if (!Array.isArray(list)) return [];
  const whole = list.filter((one) => one && ID.test(one.id));
  return whole.map(({ id, titre, note }) => ({ id, titre: String(titre || id), note: String(note ?? "") }));
}

function safely(action) {
  try {
    return action() ?? null;
  } catch {
    return null;
  }
}
