export default {
  "mots_vides": [
    "afin", "ai", "ainsi", "alors", "apres", "as", "au", "aucun", "aussi", "autre", "autres", "aux", "avait", "avant", "avec", "avoir",
    "car", "ce", "ceci", "cela", "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment",
    "dans", "de", "depuis", "des", "donc", "dont", "du", "elle", "elles", "en", "encore", "entre", "es", "est", "et", "etait", "etant",
    "etre", "eu", "eux", "il", "ils", "je", "la", "le", "les", "leur", "leurs", "lors", "lui", "ma", "mais", "me", "meme", "mes", "mon",
    "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "peu", "peut", "peuvent", "pour", "qu", "quand", "que", "quel",
    "quelle", "quelles", "quels", "qui", "quoi", "sa", "se", "selon", "ses", "si", "soit", "son", "sont", "sous", "sur", "ta", "te",
    "tel", "telle", "tes", "ton", "tout", "toute", "toutes", "tous", "tres", "tu", "un", "une", "vers", "via", "vos", "votre", "vous"
  ],
  "mots_faibles": ["trop", "plus", "moins", "mieux", "beaucoup", "assez", "pouvoir", "cher", "chere", "chers", "cheres"],
  "racine_minimale": 4,
  "terminaisons": [
    [["eaux", "eau"], ["aux", "al"], ["s", ""], ["x", ""]],
    [["euse", "eu"], ["trice", "teu"], ["ee", ""], ["e", ""]],
    [["eur", "eu"], ["if", "iv"], ["ic", "iqu"]]
  ],
  "familles": [
    ["air", "air"], ["arit", "air"], ["issement", ""], ["ation", ""], ["ateu", ""], ["ativ", ""], ["ement", ""], ["ag", ""], ["anc", ""],
    ["enc", ""], ["ant", ""], ["ent", ""], ["er", ""], ["ir", ""], ["it", ""], ["eu", ""]
  ]
};
