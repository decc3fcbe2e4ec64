// Drafts, kept on the device only. A browser that refuses storage (private window, full disk) loses nothing else.

const PREFIX = "essaim.brouillon.";

/** The draft kept for a fiche (`nouvelle` for a new one): {data, texte, chemin, id, jour}, or null. */
export function readDraft(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Keep a draft; false where the browser refuses. */
export function keepDraft(name, draft) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forget a draft; what cannot be forgotten was not kept. */
export function forgetDraft(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // storage is refused: there is no draft
  }
}
