// French typography for what the API gives word for word: the twin of src/essaim/typography.py (a test compares them).

const NARROW = "\u202f";
const SPACES = "[ \\u00a0\\u202f]";
const RULES = [
  [new RegExp(`${SPACES}+([;:!?»])`, "gu"), `${NARROW}$1`],
  [new RegExp(`(?<=\\p{Nd})${SPACES}+(?=[%€])`, "gu"), NARROW],
  [new RegExp(`«${SPACES}*`, "gu"), `«${NARROW}`],
  [new RegExp(`(?<=[^\\s«])${SPACES}*»`, "gu"), `${NARROW}»`],
  [/(?<![\p{Nd},.])\p{Nd}{1,3}(?: \p{Nd}{3})+(?!\p{Nd})/gu, (number) => number.replaceAll(" ", NARROW)],
  [/(?<=\p{L})'(?=[\p{L}\p{N}_])/gu, "’"],
];

/** The text with the spaces and apostrophes that French wants; nothing else is changed. */
export function french(text) {
  return RULES.reduce((done, [pattern, by]) => done.replace(pattern, by), text);
}

/** The text without its first capital, unless it opens an acronym: « maturité », « l’appel », but « CCAS ». */
export function lowered(text) {
  return /^.[\p{Ll}’]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** « 2026-11-01 » as « 1er novembre 2026 ». */
export function dateInWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const name = new Date(Date.UTC(year, month - 1, day)).toLocaleDateString("fr-FR", { month: "long", timeZone: "UTC" });
  return `${day === 1 ? "1er" : day} ${name} ${year}`;
}
