// Groups that repeat (places, sources, limits…): what one may add, remove and move. Same shape as a control (controls.js).
import { french } from "../catalogue/typography.js";
import { element } from "../search/elements.js";
import { control } from "./controls.js";
import { faulty, newId, required } from "./field.js";
import { block } from "./groups.js";

/** The list of a field; each item is a block, or one control. */
export function list(field, form, world) {
  const { element: item, titre } = field;
  const name = (item.titre ?? titre).toLowerCase();
  const rows = element("ol", { class: "liste" });
  const fault = element("p", { class: "champ__faute", hidden: "", id: newId() });
  const legend = element("legend", { class: "champ__nom", tabindex: "-1" }, french(titre), required(field));
  const add = element("button", { type: "button", class: "bouton" }, french(`Ajouter : ${name}`));
  const node = element("fieldset", { class: "champ champ--liste", "data-chemin": field.chemin, "aria-describedby": fault.id }, legend,
    element("p", { class: "champ__aide" }, french(field.aide ?? "")), fault, rows, add);
  const own = { ...faulty(legend, fault), focus: () => add.focus() };
  let parts = [];
  let kept;

  function row(part) {
    const title = element("p", { class: "liste__rang" });
    const gesture = (words, act) => {
      const button = element("button", { type: "button", class: "bouton-nu" }, words, element("span", { class: "sr" }, ""));
      button.addEventListener("click", act);
      return button;
    };
    const gestures = [gesture("Monter", () => move(part, -1)), gesture("Descendre", () => move(part, 1)), gesture("Retirer", () => remove(part))];
    const simple = item.genre !== "bloc";
    part.fold = element(simple ? "div" : "details", simple ? {} : { open: "" }, ...(simple ? [] : [element("summary", {}, "Voir et modifier")]), part.node);
    part.row = element("li", { class: "liste__element" }, element("div", { class: "liste__tete" }, title, ...gestures), part.fold);
    part.name = (rank, size) => {
      title.textContent = `${item.titre ?? titre} ${rank + 1}${part.fold.open === false ? ` : ${inShort(part.read())}` : ""}`;
      const code = part.read()?.territoire;
      if (part.fold.open === false && code) world.places.known(code).then((found) => { if (found) title.textContent = title.textContent.replace(code, found); }, () => {});
      gestures.forEach((button, place) => {
        button.lastChild.textContent = ` ${name} ${rank + 1}`;
        button.hidden = (place === 0 && rank === 0) || (place === 1 && rank === size - 1);
      });
    };
    return part;
  }

  const make = () => row(item.genre === "bloc" ? block(item.enfants, form, world) : control({ ...item, titre: item.titre ?? titre }, form, world));
  const show = () => {
    rows.replaceChildren(...parts.map((part) => part.row));
    parts.forEach((part, rank) => part.name(rank, parts.length));
    node.dispatchEvent(new Event("input", { bubbles: true }));
  };
  function move(part, by) {
    const rank = parts.indexOf(part);
    parts.splice(rank + by, 0, ...parts.splice(rank, 1));
    show();
    (part.row.querySelector(".liste__tete button:not([hidden])") ?? add).focus();
  }
  function remove(part) {
    parts = parts.filter((each) => each !== part);
    show();
    add.focus();
  }
  add.addEventListener("click", () => {
    kept = undefined;
    parts.push(make());
    show();
    parts.at(-1).row.querySelector("input, select, textarea").focus();
  });

  return {
    node, ...own,
    items: () => parts,
    read() {
      const values = parts.map((part) => part.read()).filter((value) => value !== undefined);
      return kept ?? (values.length ? values : undefined);
    },
    write(value) {
      kept = value !== undefined && !Array.isArray(value) ? value : undefined;
      parts = (Array.isArray(value) ? value : field.requis ? [undefined] : []).map((each) => {
        const part = make();
        part.write(each);
        if (Array.isArray(value) && value.length > 2) part.fold.open = false; // a long list is read before it is changed
        return part;
      });
      show();
    },
    find: ([rank, ...path]) => {
      const full = parts.filter((part) => part.read() !== undefined);
      if (full[rank]) full[rank].fold.open = true;
      return (rank === undefined ? null : full[rank]?.find(path)) ?? own;
    },
    clear() {
      own.clear();
      parts.forEach((part) => part.clear());
    },
    refresh: () => parts.forEach((part) => part.refresh?.()),
  };
}

/** The first words of an item, to tell it from its neighbours. */
function inShort(value) {
  const words = Object.values(value ?? {}).filter((each) => typeof each === "string").slice(0, 3).join(", ");
  return words.length > 70 ? `${words.slice(0, 69)}…` : words;
}
