// Numbers and counts as French writes them: the twin of nombre and pluriel in src/essaim/typography.py.

/** 1234.5 → « 1 234,5 », at most two decimals. */
export function nombre(value) {
  const [whole, decimals] = Math.abs(Math.round(value * 100) / 100).toFixed(2).split(".");
  const grouped = (value < 0 ? "−" : "") + whole.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
  const kept = decimals.replace(/0+$/, "");
  return kept ? `${grouped},${kept}` : grouped;
}

/** « 1 fiche », « 2 fiches »: French counts as plural from two. */
export function pluriel(count, singular, plural = `${singular}s`) {
  return `${nombre(count)}\u00a0${Math.abs(count) < 2 ? singular : plural}`;
}
