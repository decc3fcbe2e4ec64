// The validator's sentences, as src/essaim/views/contribute/sentences.py takes them from Python: none is written here.
// A twin names a sentence by its first words; if Python no longer says it, or says two that start so, that is an error.

let told = {};

/** Learn the sentences of each module: {module: [template, …]}. */
export function learnSentences(table) {
  told = table;
}

/** The sentence of a module that starts so, its holes filled: by name (`{place}`), or by rank (`{0}`) from a list. */
export function say(module, start, values = {}) {
  const found = (told[module] ?? []).filter((template) => spaced(template).startsWith(start));
  const exact = found.filter((template) => spaced(template) === start);
  const [template] = exact.length === 1 ? exact : found;
  if (!template || (found.length > 1 && exact.length !== 1)) throw new Error(`${module}: ${found.length} × « ${start} »`);
  return template.replace(/\{(\w+)\}/g, (hole, name) => (Object.hasOwn(values, name) ? String(values[name]) : hole));
}

function spaced(text) {
  return text.replace(/[\u00a0\u202f]/g, " ");
}
