// French as readers see it: the twin of french in src/essaim/typography.py, for texts that come from data files.

const NARROW = "\u202f";
const STEPS = [
  [/[ \u00a0\u202f]+([;:!?»])/g, `${NARROW}$1`],
  [/(?<=\d)[ \u00a0\u202f]+(?=[%€])/g, NARROW],
  [/«[ \u00a0\u202f]*/g, `«${NARROW}`],
  [/(?<=[^\s«])[ \u00a0\u202f]*»/g, `${NARROW}»`],
  [/(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)/g, (number) => number.replaceAll(" ", NARROW)],
  [/(?<=\p{L})'(?=[\p{L}\p{N}_])/gu, "’"],
];

/** `text` with the spaces and apostrophes of French; the same text again if it has them already. */
export function french(text) {
  return STEPS.reduce((kept, [pattern, right]) => kept.replace(pattern, right), text);
}
