// Blocks of fields, and which control fills which field. A block has the same shape as a control (controls.js).
import { french } from "../catalogue/typography.js";
import { element } from "../search/elements.js";
import { control, ticked } from "./controls.js";
import { faulty, newId, required } from "./field.js";
import { list } from "./list.js";
import { isBlock } from "./quoting.js";

/** What a field is filled by: a control, a block, a list, or boxes to tick. */
export function filled(field, form, world) {
  if (field.genre === "bloc") return folded(field, block(field.requis ? field.enfants : field.enfants.map(spared), form, world));
  if (field.genre !== "liste") return control(field, form, world);
  const { element: item } = field;
  return item.genre === "terme" ? ticked(field, form.vocabulaires[item.vocabulaire]) : list(field, form, world);
}

/** A field of a group that may stay empty: what it asks is asked only of who fills the group. */
const spared = (field) => ({ ...field, libre: true });

/**
 * Fields together; those that may stay empty are folded away, except at the top and where all may: what is folded in a
 * fold is never found. Unknown keys are kept, and told.
 */
export function block(fields, form, world, { open = false } = {}) {
  const parts = new Map(fields.map((field) => [field.cle, filled(field, form, world)]));
  for (const part of parts.values()) part.beside?.(parts.get("modele"));
  const isOpen = open || fields.every((field) => !field.requis);
  const required_ = fields.filter((field) => field.requis || isOpen).sort((one, other) => (one.cle === "id") - (other.cle === "id")); // taken from the title
  const optional = fields.filter((field) => !required_.includes(field));
  const unknown = element("ul", { class: "cles-inconnues", hidden: "" });
  const more = element("details", { class: "plus" }, element("summary", {}, french(`Préciser : ${optional.map(({ titre }) => titre.toLowerCase()).join(", ")}`)),
    ...optional.map(({ cle }) => parts.get(cle).node));
  const node = element("div", { class: "bloc" }, unknown, ...required_.map(({ cle }) => parts.get(cle).node), ...(optional.length ? [more] : []));
  let rest = {};
  const tellUnknown = () => {
    unknown.hidden = !Object.keys(rest).length;
    unknown.replaceChildren(...Object.keys(rest).map((key) => {
      const button = element("button", { type: "button", class: "bouton" }, french(`Retirer la clé « ${key} »`));
      button.addEventListener("click", () => {
        delete rest[key];
        tellUnknown();
        node.dispatchEvent(new Event("input", { bubbles: true }));
      });
      return element("li", {}, button);
    }));
  };
  return {
    node, parts,
    read() {
      const said = [...parts].map(([key, part]) => [key, part.read()]).filter(([, value]) => value !== undefined);
      const all = { ...Object.fromEntries(said), ...rest };
      return Object.keys(all).length ? all : undefined;
    },
    write(value) {
      const data = isBlock(value) ? value : {};
      rest = Object.fromEntries(Object.entries(data).filter(([key]) => !parts.has(key)));
      for (const [key, part] of parts) part.write(data[key]);
      more.open = optional.some(({ cle }) => data[cle] !== undefined);
      tellUnknown();
    },
    find([key, ...path]) {
      const part = parts.get(key);
      if (part && optional.some(({ cle }) => cle === key)) more.open = true;
      return part ? part.find(path) : key in rest ? { focus: () => unknown.querySelector("button").focus(), mark() {} } : null;
    },
    clear: () => parts.forEach((part) => part.clear()),
    refresh: () => parts.forEach((part) => part.refresh?.()),
  };
}

/** A block with its name, in a group of its own; open where it must be filled, or is. */
function folded(field, inner) {
  const fault = element("p", { class: "champ__faute", hidden: "", id: newId() });
  const legend = element("legend", { class: "champ__nom", tabindex: "-1" }, french(field.titre), field.requis ? required(field) : element("span", { class: "champ__facultatif" }, " facultatif"));
  const node = element("fieldset", { class: "champ champ--bloc", "data-chemin": field.chemin, "aria-describedby": fault.id }, legend,
    element("p", { class: "champ__aide" }, french(field.aide ?? "")), fault, inner.node);
  const own = faulty(legend, fault);
  let kept;
  node.addEventListener("input", () => { kept = undefined; });
  return {
    ...inner, node, ...own,
    read: () => kept ?? inner.read(),
    write(value) {
      kept = value !== undefined && !isBlock(value) ? value : undefined;
      inner.write(value);
    },
    find: (path) => (path.length ? inner.find(path) : null) ?? own,
    clear() {
      own.clear();
      inner.clear();
    },
  };
}
