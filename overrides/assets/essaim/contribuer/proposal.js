// What becomes of the file: copied, downloaded, or carried to the forge's own page, with its name and its text filled in.

export const MAX_ADDRESS = 7500; // bytes: GitHub answers 414 at 8 192, and signing in makes the address longer

/** {address, carried}: the forge's page that creates the file; `carried` tells whether the text is in the address. */
export function newFileAddress(forge, { kind, name, text, title }) {
  const message = `Ajout de la fiche « ${title} »`;
  const address = (carried) => forge.nouveau.replace(/\{(\w+)\}/g, (hole, part) => ({
    depot: forge.depot, branche: encodeURIComponent(forge.branche), dossier: `content/${kind}`, nom: encodeURIComponent(name),
    texte: carried ? encodeURIComponent(text) : "", message: encodeURIComponent(message),
  })[part] ?? hole);
  const whole = address(true);
  return whole.length <= MAX_ADDRESS ? { address: whole, carried: true } : { address: address(false).replace(/&value=(?=&|$)/, ""), carried: false };
}

/** The forge's page that edits a file that exists. */
export function editAddress(forge, path) {
  return `${forge.depot}/edit/${encodeURIComponent(forge.branche)}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** Put a text in the clipboard; false where the browser refuses. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
