// French text → index terms: the twin of src/essaim/search/normalise.py, token for token (a test compares them).
import french from "./french.js";

const STOP_WORDS = new Set(french.mots_vides);
const WEAK_WORDS = new Set(french.mots_faibles);
const SHORTEST_STEM = french.racine_minimale;
// Marks of decomposed letters, and characters that sit inside a word without being seen (soft hyphen, joiners).
const DROPPED = /[\u0300-\u036f\u00ad\u200c\u200d\u2060\ufeff]/g;
const DOUBLED_CONSONANT = /([b-df-hj-np-tv-xz])\1$/;

/** Lower case, without accents, ligatures or invisible characters; separators are left in place. */
export function fold(text) {
  return text.normalize("NFKD").replace(DROPPED, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/** The folded words that count, in order: no one-letter word, no stop word. */
export function words(text) {
  return fold(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !STOP_WORDS.has(word));
}

/** Whether a folded word says little of a subject (« trop cher », « pouvoir »): beside others, a page need not hold it. */
export function isWeak(word) {
  return WEAK_WORDS.has(word);
}

/** The index terms of a text, in order. */
export function tokens(text) {
  return words(text).map(stem);
}

/** A folded word without plural, feminine and doubled final consonant, never cut under four letters. */
export function stem(word) {
  let stemmed = word;
  for (const step of french.terminaisons) stemmed = replaceEnding(stemmed, step);
  return stemmed.length > SHORTEST_STEM && DOUBLED_CONSONANT.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
}

/** What a stem shares with its kin: « renover » and « renovation » → « renov », « precarit » → « precair ». */
export function family(stemmed) {
  return replaceEnding(stemmed, french.familles);
}

function replaceEnding(word, endings) {
  for (const [ending, kept] of endings) {
    if (word.endsWith(ending) && word.length - ending.length + kept.length >= SHORTEST_STEM) {
      return word.slice(0, word.length - ending.length) + kept;
    }
  }
  return word;
}
