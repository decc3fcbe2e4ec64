// The twin of src/essaim/rules/personal_data.py: no address and no telephone of a person.
import { leaves, problem } from "./walk.js";

const AT = "(?:@|＠|%40|&#0{0,4}64;|&#x0{0,4}40;|&commat;|\\s{0,2}[\\[({]\\s{0,2}(?:at|arobase|à)\\s{0,2}[\\])}]\\s{0,2})";
const WORD = "\\p{L}\\p{N}_"; // what Python's \w holds
const MAIL = new RegExp(`(?<![${WORD}.+@/\\-])([${WORD}.%+\\-]{1,64}?)${AT}([a-z0-9\\-]{1,63}(?:\\.[a-z0-9\\-]{1,63}){1,5})`, "giu");
const GAP = "[ \\u00a0\\u202f\\u2009.\\-‑\\/]{0,2}";
const START = `(?<![${WORD}.,\\/+\\-])`;
const END = "(?![\\d]|[.,\\-]\\d)";
const PHONES = [
  new RegExp("(?<![\\p{L}\\p{N}_])t[ée]l(?:[ée]phone)?(?:\\s?:|\\.\\s?:?)\\s?(\\+?[\\d(][\\d .()\\u00a0\\u202f\\/\\-]{6,18}\\d)", "giu"),
  new RegExp(`${START}(?:(?:\\+|00)33${GAP}(?:\\(0\\)${GAP})?|0)[1-79](?:${GAP}\\d\\d){4}${END}`, "gu"),
  new RegExp(`(?<![${WORD}.,\\/])(?:\\+|00)[1-9]\\d{0,2}(?:${GAP}\\(?\\d{1,4}\\)?){2,6}${END}`, "gu"),
  new RegExp(`${START}\\(?[2-9]\\d\\d\\)?[ .\\u00a0\\-]{0,2}[2-9]\\d\\d-\\d{4}${END}`, "gu"),
];
const AMOUNT = /^\+\d{1,3}(?:[ \u00a0\u202f.]\d{3})+$/;
const WEB = /https?:\/\/[^\s<>")\]]+/gi;
const NUMBERED = /(?:ISBN|ISSN|SIRET|SIREN|DOI|RNA|EAN)\b[^\n]{0,24}$/i;

/** Private e-mail addresses and telephone numbers, wherever a text holds one. */
export function personalData({ data, form }) {
  return leaves(data).filter(([, text]) => typeof text === "string" && text.length > 5)
    .flatMap(([path, text]) => personal(text, form.generiques).map(([kind, found, offset]) => {
      const seen = [`${[...found].slice(0, 4).join("")}…`];
      const start = kind === "adresse" ? "Une adresse électronique qui peut être celle d’une personne (« {0}" : "Un numéro de téléphone (« {0}";
      const told = problem("personal_data", "donnees-personnelles", path, [start, seen], ["Donnez la page de contact"]);
      return { ...told, below: text.slice(0, offset).split("\n").length - 1 };
    }));
}

/** What looks like a person's « adresse » or « téléphone »: [[which, as written, where]]. */
export function personal(text, generic) {
  const mails = [...text.matchAll(MAIL)].filter(([, local]) => !generic.includes(local.toLowerCase())).map((match) => ["adresse", match[0].trim(), match.index]);
  const bare = text.replace(WEB, (address) => " ".repeat(address.length));
  const numbers = PHONES.flatMap((pattern) => [...bare.matchAll(pattern)]).sort((one, other) => one.index - other.index);
  let end = 0;
  const phones = [];
  for (const match of numbers) {
    if (match.index < end || !isNumber(match, bare)) continue;
    end = match.index + match[0].length;
    phones.push(["téléphone", match[0].trim(), match.index]);
  }
  return [...mails, ...phones];
}

function isNumber({ 0: found, index }, text) {
  const digits = (found.match(/\d/g) ?? []).length;
  return digits >= 8 && digits <= 15 && !(AMOUNT.test(found) && digits <= 10) && !NUMBERED.test(text.slice(Math.max(0, index - 32), index));
}
