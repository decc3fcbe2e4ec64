// What surrounds a control: its label, its help, its counter, its fault; the same for every field of the form.
import { french } from "../catalogue/typography.js";
import { element } from "../search/elements.js";
import { length } from "./quoting.js";

let made = 0;

/** An id that no other element of the form bears. */
export function newId() {
  made += 1;
  return `champ-${made}`;
}

/** « Par exemple : … » from the schema's examples, where one is a plain value. */
export function exampleOf({ exemples = [], genre }) {
  const plain = exemples.find((each) => typeof each === "string" || typeof each === "number");
  return plain === undefined || ["terme", "source", "date"].includes(genre) ? "" : french(`Par exemple : ${plain}`);
}

/**
 * A field around a control: {node, mark(problem), clear(), measure(text)}.
 * `control` is what has the focus; `inside` what is shown, the control itself by default.
 */
export function framed(field, control, inside = control) {
  const id = newId();
  control.id = id;
  const help = element("p", { class: "champ__aide", id: `${id}-aide` }, french(field.aide ?? ""), exampleOf(field) ? element("span", { class: "champ__exemple" }, ` ${exampleOf(field)}`) : "");
  const fault = element("p", { class: "champ__faute", id: `${id}-faute`, hidden: "" });
  const counter = element("p", { class: "champ__compte", "aria-hidden": "true" });
  const label = element("label", { for: id, class: "champ__nom" }, french(field.titre), required(field));
  const node = element("div", { class: "champ", "data-chemin": field.chemin }, label, help, inside, counter, fault);
  control.setAttribute("aria-describedby", `${id}-aide ${id}-faute`);
  if (field.requis && !field.libre) control.setAttribute("aria-required", "true");
  return { node, ...faulty(control, fault), measure: (text) => measure(counter, field.bornes, text) };
}

/** The word that tells a field that must be filled. */
export function required(field) {
  return field.requis ? element("span", { class: "champ__requis" }, field.libre ? " obligatoire si vous remplissez ce groupe" : " obligatoire") : "";
}

/** How a control says its fault, in words beside it. */
export function faulty(control, fault) {
  return {
    focus: () => control.focus(),
    mark({ message, hint, severity }) {
      control.setAttribute("aria-invalid", String(severity === "error"));
      fault.dataset.severite = severity;
      fault.append(element("span", {}, element("strong", {}, message), ` ${hint} `));
      fault.hidden = false;
    },
    clear() {
      control.removeAttribute("aria-invalid");
      fault.replaceChildren();
      fault.hidden = true;
    },
  };
}

function measure(counter, { maxLength, minLength } = {}, text) {
  const size = length(text);
  const short = minLength && size > 0 && size < minLength ? `encore ${minLength - size}, ` : "";
  counter.textContent = maxLength >= 100 && size ? `${short}${size} caractères sur ${maxLength}` : "";
  counter.classList.toggle("est-trop", size > maxLength);
}
