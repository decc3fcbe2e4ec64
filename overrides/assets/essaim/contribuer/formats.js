// The formats that the schemas name: the twin of src/essaim/schema/formats.py.
import { length } from "./quoting.js";
import { say } from "./sentences.js";

const MAX_ADDRESS = 2000;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const ADDRESS = /^[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]*$/;
const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const UNSEEN = /[\p{C}\p{Z}\s]/u;
const clause = (start, values) => say("formats", start, values);

/** Why a text is not an address that a page may link to, as a French clause; null where it is one. */
export function addressFault(text) {
  if (length(text) > MAX_ADDRESS) return clause("elle dépasse", [MAX_ADDRESS]);
  if (UNSEEN.test(text)) return clause("elle contient un espace");
  if (text.includes("\\")) return clause("elle contient une barre");
  const [, scheme = "", rest = text] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/.exec(text) ?? [];
  const netloc = rest.startsWith("//") ? rest.slice(2).split(/[/?#]/)[0] : "";
  const server = netloc.slice(netloc.lastIndexOf("@") + 1);
  const [host, port = ""] = server.split(/:(.*)/);
  if (/[[\]]/.test(netloc) || (port && (!/^\d+$/.test(port) || Number(port) > 65535))) return clause("le nom du site est mal écrit");
  if (!["http", "https"].includes(scheme.toLowerCase()) || !rest.startsWith("//")) return clause("elle doit commencer");
  return hostFault(netloc, host) ?? spellingFault(text);
}

function hostFault(netloc, host) {
  if (netloc.includes("@")) return clause("elle contient un nom d’utilisateur");
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  if (labels.length < 2) return clause("le nom du site doit comporter");
  if (/[^\0-\x7f]/.test(host)) return clause("le nom du site contient un caractère");
  return labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1)) ? null : clause("le nom du site est mal écrit");
}

function spellingFault(text) {
  return ADDRESS.test(text) && !BROKEN_ESCAPE.test(text) ? null : clause("elle contient un caractère à coder");
}

/** The address with its accents and spaces coded, where that alone makes it sound; else null. */
export function encodedAddress(text) {
  if (!text.isWellFormed?.()) return null;
  const coded = [...text.trim().replace(new RegExp(BROKEN_ESCAPE, "g"), "%25")]
    .map((sign) => (ADDRESS.test(sign) ? sign : encodeURIComponent(sign))).join("");
  return coded !== text && addressFault(coded) === null ? coded : null;
}

/** Whether a value may be used as a link; what is not a text is not judged here. */
export function isAddress(value) {
  return typeof value !== "string" || addressFault(value) === null;
}

/** Whether a text is a day of the calendar, written 2024-05-31. */
export function isDate(value) {
  const found = typeof value === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (!found) return typeof value !== "string";
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day that « 31/05/2024 » meant, in ISO form; null where it is no day. */
export function isoDate(text) {
  const found = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim());
  const written = found ? `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}` : "";
  return written && isDate(written) ? written : null;
}
