// One control for each way to type a value. A control: {node, read(), write(value), find(path), clear()}; a value that the
// control cannot show (a list where a text is expected) is kept as it was until the person types another.
import { french } from "../catalogue/typography.js";
import { element } from "../search/elements.js";
import { faulty, framed, newId, required } from "./field.js";
import { territoryBox } from "./territory.js";

const ROWS = { paragraphe: 4, recit: 14 };
const KEYBOARDS = { entier: "numeric", nombre: "decimal", adresse: "url" };

/** The control of a field that holds one value; `form` gives vocabularies, `world` what is known beside the form. */
export function control(field, form, world) {
  if (field.genre === "terme") return choice(field, form.vocabulaires[field.vocabulaire].map((term) => [term.id, term.titre, term.description, term["x-modele"]]));
  if (field.genre === "ouinon") return choice(field, [["true", "Oui"], ["false", "Non"]], { read: (text) => text === "true", write: String });
  if (field.genre === "source") return choice({ ...field, aide: "L’un des documents de l’étape « Vos sources »." }, [], { later: world.sources });
  if (field.genre === "fiche") return listed(field, form.fiches[field.sorte]);
  if (field.genre === "territoire") return territory(field, world);
  return typed(field);
}

function typed(field) {
  const rows = ROWS[field.genre];
  const box = element(rows ? "textarea" : "input", rows ? { rows } : { type: field.genre === "date" ? "date" : "text" });
  if (KEYBOARDS[field.genre]) box.inputMode = KEYBOARDS[field.genre];
  const isNumber = field.genre === "entier" || field.genre === "nombre";
  return valued(framed(field, box), box, (text) => (isNumber ? numberOf(text) : text), (value) => (isNumber ? String(value).replace(".", ",") : String(value)));
}

/** The number a text writes as French does (« 1 850,50 € »); the text itself where it writes none, so that it is told. */
function numberOf(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(/(?:€|euros?)$/i, "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** What a control shares with the others: an untouched value is given back as it came. */
function valued(frame, box, toValue, toText) {
  let kept;
  box.addEventListener("input", () => {
    kept = undefined;
    frame.measure?.(box.value.trim());
  });
  return {
    ...frame,
    read: () => kept ?? (box.value.trim() === "" ? undefined : toValue(box.value.trim().normalize("NFC"))),
    write(value) {
      kept = value === null || typeof value === "object" || (typeof value === "string" && value !== toValue(toText(value))) ? value : undefined;
      box.value = value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : toText(value);
      if (value !== undefined && typeof value !== "object" && toValue(box.value.trim()) !== value) kept = value;
      frame.measure?.(box.value.trim());
    },
    find: () => frame,
  };
}

function choice(field, terms, { read = String, write = String, later = null } = {}) {
  const box = element("select", {});
  const meaning = element("p", { class: "champ__sens" });
  const frame = framed(field, box, element("div", {}, box, meaning));
  let sibling = null; // the model chosen beside, whose variants alone are offered
  const offered = () => {
    const model = sibling?.read();
    return later ? later() : terms.filter(([, , , its]) => !its || !model || its === model);
  };
  const fill = (value) => {
    const known = offered();
    const other = terms.find(([id]) => id === value);
    const all = value && !known.some(([id]) => id === value) ? [...known, other ? [value, `${other[1]} (d’un autre modèle)`] : [value, later ? `${value} (non déclarée)` : `${value} (valeur inconnue)`]] : known;
    box.replaceChildren(element("option", { value: "" }, "— choisir —"), ...all.map(([id, title]) => element("option", { value: id }, french(title))));
    box.value = value;
    explain();
  };
  const explain = () => { meaning.textContent = french(offered().find(([id]) => id === box.value)?.[2] ?? ""); };
  box.addEventListener("change", explain);
  fill("");
  return {
    ...frame,
    read: () => (box.value === "" ? undefined : read(box.value)),
    write: (value) => fill(value === undefined || value === null ? "" : write(typeof value === "object" ? JSON.stringify(value) : value)),
    refresh: () => fill(box.value),
    beside: (part) => { sibling = part; },
    find: () => frame,
  };
}

/** An id of another fiche, typed with suggestions. */
function listed(field, fiches) {
  const list = element("datalist", { id: newId() }, ...fiches.map(([id, title]) => element("option", { value: id }, french(title))));
  const box = element("input", { type: "text", list: list.id, autocomplete: "off", spellcheck: "false" });
  return valued(framed(field, box, element("div", {}, box, list)), box, String, String);
}

function territory(field, world) {
  const box = territoryBox(world.places);
  const aide = "Tapez un nom, un code postal ou un code, puis choisissez dans la liste : commune, intercommunalité, département, région, pays.";
  const frame = framed({ ...field, aide, exemples: [] }, box.input, box.node);
  return { ...frame, read: box.read, write: box.write, find: () => frame };
}

/** Several terms of a list, ticked; their order is the one they were ticked in. */
export function ticked(field, terms) {
  let chosen = [];
  const boxes = terms.map(({ id, titre, description }) => {
    const box = element("input", { type: "checkbox", value: id });
    box.addEventListener("change", () => { chosen = box.checked ? [...chosen, id] : chosen.filter((each) => each !== id); });
    return [box, element("label", { class: "coche" }, box, element("span", {}, french(titre), description ? element("span", { class: "coche__sens" }, ` ${french(description)}`) : ""))];
  });
  const id = newId();
  const fault = element("p", { class: "champ__faute", id: `${id}-faute`, hidden: "" });
  const legend = element("legend", { class: "champ__nom", tabindex: "-1" }, french(field.titre), required(field));
  const node = element("fieldset", { class: "champ champ--coches", "data-chemin": field.chemin, "aria-describedby": `${id}-faute` }, legend,
    element("p", { class: "champ__aide" }, french(field.aide ?? "")), element("div", { class: "coches" }, ...boxes.map(([, label]) => label)), fault);
  const told = { ...faulty(legend, fault), focus: () => boxes[0][0].focus() };
  return {
    node, ...told, read: () => (chosen.length ? chosen : undefined), find: () => told,
    write(value) {
      chosen = value === undefined ? [] : [value].flat();
      for (const [box] of boxes) box.checked = chosen.includes(box.value);
    },
  };
}
