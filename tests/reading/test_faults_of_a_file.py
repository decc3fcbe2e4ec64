"""Each fault a contributor can make gives one French message, on its line, with a remedy."""

from pathlib import PurePosixPath

import pytest

from essaim.problem import Problem, Severity
from essaim.reading import read_text
from essaim.typography import french

MD = PurePosixPath("content/initiatives/essai.md")
YML = PurePosixPath("content/initiatives/essai.yml")


def problems(text: str | bytes, path: PurePosixPath) -> list[Problem]:
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    return list(read_text(raw, path).problems)


# name: (YAML, line, column, rule, message)
YAML_FAULTS = {
    "tabulation": (
        "porteur:\n\tnom: x\n", 2, 1, "tabulation",
        "La ligne est décalée par une tabulation ; YAML n’admet que des espaces.",
    ),
    "tabulation-apres-espaces": (
        "porteur:\n  nom: x\n \ttype: y\n", 3, 1, "tabulation",
        "La ligne est décalée par une tabulation ; YAML n’admet que des espaces.",
    ),
    "cle-en-double": (
        "titre: a\nresume: b\ntitre: c\n", 3, 1, "cle-en-double",
        "La clé « titre » est écrite deux fois au même niveau : lignes 1 et 3.",
    ),
    "cle-en-double-guillemets": (
        'titre: a\n"titre": c\n', 2, 1, "cle-en-double",
        "La clé « titre » est écrite deux fois au même niveau : lignes 1 et 2.",
    ),
    "cle-en-double-profonde": (
        "a:\n  - b: 1\n    c: 2\n    b: 3\n", 4, 5, "cle-en-double",
        "La clé « b » est écrite deux fois au même niveau : lignes 2 et 4.",
    ),
    "alias": (
        "titre: a\nresume: *titre\n", 2, 9, "alias-interdit",
        "« *titre » en tête de valeur est un alias YAML, un renvoi à une autre valeur.",
    ),
    "asterisque-de-mise-en-valeur": (
        "titre: *Le projet* du siècle\n", 1, 8, "alias-interdit",
        "« *Le » en tête de valeur est un alias YAML, un renvoi à une autre valeur.",
    ),
    "ancre": (
        "titre: &nom a\n", 1, 8, "alias-interdit",
        "« &nom » en tête de valeur est une ancre YAML, un nom donné à la valeur.",
    ),
    "fusion": (
        "titre: a\n<<: {b: 1}\n", 2, 1, "fusion-interdite",
        "La clé « << » recopie d’autres données (fusion YAML), ce qui n’est pas admis.",
    ),
    "etiquette": (
        "titre: !!python/name:os.system a\n", 1, 8, "etiquette-interdite",
        "La valeur porte l’étiquette YAML « tag:yaml.org,2002:python/name:os.system »"
        " (un mot qui commence par un point d’exclamation).",
    ),
    "etiquette-de-liste": (
        "themes: !!set [a]\n", 1, 9, "etiquette-interdite",
        "La valeur porte l’étiquette YAML « tag:yaml.org,2002:set » (un mot qui commence par un point d’exclamation).",
    ),
    "directive": (
        "%YAML 1.1\n---\ntitre: a\n", 1, 1, "directive-interdite",
        "Les données commencent par une directive YAML, une ligne en %.",
    ),
    "cle-nombre": (
        "titre: a\n2024: b\n", 2, 1, "cle-non-textuelle", "Une clé est un mot ; ici, c’est « 2024 ».",
    ),
    "cle-booleenne": ("true: b\n", 1, 1, "cle-non-textuelle", "Une clé est un mot ; ici, c’est « true »."),
    "cle-zero": ("01: b\n", 1, 1, "cle-non-textuelle", "Une clé est un mot ; ici, c’est « 01 »."),
    "cle-liste": (
        "titre: a\n[a, b]: c\n", 2, 1, "cle-non-textuelle", "Une clé est un mot ; ici, c’est une liste ou un groupe.",
    ),
    "deux-documents": (
        "titre: a\n---\ntitre: b\n", 2, 1, "plusieurs-documents",
        "Les données s’arrêtent à une ligne « --- » et d’autres suivent.",
    ),
    "trop-profond": (
        "a: " + "[" * 12 + "]" * 12 + "\n", 1, 15, "imbrication-trop-profonde",
        "Les données sont imbriquées sur plus de 12 niveaux.",
    ),
    "trop-de-valeurs": (
        "a:\n" + "- x\n" * 5000, 4999, 3, "trop-de-valeurs", "Les données comptent plus de 5 000 clés et valeurs.",
    ),
    "zero-devant": (
        "implantations:\n  - territoire: 01\n", 2, 17, "nombre-ambigu",
        "« 01 » est écrit sans guillemets et commence par un zéro : on ne sait pas si c’est un code ou un nombre.",
    ),
    "trop-de-chiffres": (
        "valeur: 1234567890123456789\n", 1, 9, "nombre-ambigu",
        "« 1234567890123456789 » est écrit sans guillemets et a trop de chiffres pour être un nombre exact.",
    ),
    "vide": ("", 1, 1, "contenu-absent", "Aucune donnée ici ; on attend des lignes « clé: valeur »."),
    "commentaires-seuls": (
        "# rien\n", 1, 1, "contenu-absent", "Aucune donnée ici ; on attend des lignes « clé: valeur ».",
    ),
    "racine-liste": (
        "- a\n- b\n", 1, 1, "racine-invalide", "Les données ne sont pas une suite de lignes « clé: valeur ».",
    ),
    "racine-texte": (
        "un texte\n", 1, 1, "racine-invalide", "Les données ne sont pas une suite de lignes « clé: valeur ».",
    ),
    "script-dans-un-titre": (
        'titre: "a <script>alert(1)</script>"\n', 1, 11, "html-interdit",
        "Le texte contient la balise HTML « <script » (et un autre sur la ligne) ; un texte n’en contient pas.",
    ),
    "html-au-milieu-d-un-bloc": (
        "titre: a\nreponse: |\n  Une ligne.\n\n  Une <b>autre\n", 5, 7, "html-interdit",
        "Le texte contient la balise HTML « <b » ; un texte n’en contient pas.",
    ),
    "html-par-echappement": (
        'titre: "\\u003cimg src=x>"\n', 1, 8, "html-interdit",
        "Le texte contient la balise HTML « <img » ; un texte n’en contient pas.",
    ),
    "nul-par-echappement": (
        'titre: "a\\0b"\n', 1, 8, "caractere-invisible",
        "Le texte contient un caractère invisible ou trompeur : caractère de contrôle, U+0000,"
        " écrit par un code d’échappement.",
    ),
    "renversement-par-echappement": (
        'titre: "a\\u202eb"\n', 1, 8, "caractere-invisible",
        "Le texte contient un caractère invisible ou trompeur : commande du sens de lecture, U+202E,"
        " écrit par un code d’échappement.",
    ),
    "espace-insecable-dans-le-retrait": (
        "porteur:\n \u00a0nom: x\n", 2, 2, "caractere-invisible",
        "La ligne est décalée par une espace insécable, que YAML prend pour une lettre.",
    ),
    "espace-insecable-avant-deux-points": (
        "titre\u00a0: x\n", 1, 1, "caractere-invisible",
        "La clé « titre\\xa0 » contient une espace insécable ou spéciale, ou en commence ou finit par une.",
    ),
    "espace-insecable-apres-deux-points": (
        "resume: y\ntitre:\u00a0x\n", 2, 7, "caractere-invisible",
        "Les deux-points de la clé sont suivis d’une espace insécable ; YAML attend une espace ordinaire.",
    ),
    "conflit": (
        "titre: a\n<<<<<<< HEAD\nresume: b\n=======\nresume: c\n>>>>>>> autre\n", 2, 1, "conflit-de-fusion",
        "Le fichier contient les marques d’une fusion git laissée en plan (<<<<<<< ou >>>>>>>).",
    ),
    "conflit-dans-un-bloc": (
        "reponse: |\n  a\n  <<<<<<< HEAD\n  b\n  >>>>>>> autre\n", 3, 3, "conflit-de-fusion",
        "Le fichier contient les marques d’une fusion git laissée en plan (<<<<<<< ou >>>>>>>).",
    ),
    "ligne-sans-fin": (
        "titre: a\nresume: " + "x" * 4000 + "\n", 2, 1, "ligne-trop-longue",
        "La ligne compte 4008 caractères ; une ligne en compte au plus 4 000.",
    ),
}  # fmt: skip

SYNTAX_FAULTS = {
    "deux-points-dans-une-valeur": (
        "titre: Le projet : une idée\n", 1, 18,
        "Deux-points suivis d’une espace dans une valeur sans guillemets : YAML y voit une seconde clé.",
    ),
    "deux-points-des-la-premiere-ligne": (
        "porteur:nom: Ville, type: commune\n", 1, 25,
        "Deux-points suivis d’une espace dans une valeur sans guillemets : YAML y voit une seconde clé.",
    ),
    "apostrophe-qui-ferme": (
        "titre: 'l'accueil'\n", 1, 11, "Du texte suit une apostrophe qui ferme la valeur.",
    ),
    "guillemet-jamais-ferme": (
        'titre: "a\nresume: b\n', 1, 8, "Un guillemet ouvre une valeur qui n’est jamais refermée.",
    ),
    "crochet-jamais-ferme": (
        "themes: [a, b\ntitre: c\n", 1, 9,
        "Le crochet ou l’accolade « [ » n’est pas refermé, ou il manque une virgule.",
    ),
    "deux-points-oublies": (
        "titre: a\nresume\nnature: b\n", 2, 1, "La ligne « resume » n’est pas de la forme « clé: valeur ».",
    ),
    "espace-oubliee": (
        "titre: a\nresume:b\nnature: c\n", 2, 8, "Il manque une espace après les deux-points de la clé.",
    ),
    "retrait-en-trop": (
        "titre: a\n  resume: b\n", 2, 3,
        "La ligne est décalée vers la droite, sans que la ligne au-dessus annonce une suite.",
    ),
    "retrait-boiteux": (
        "porteur:\n    nom: a\n  type: b\n", 3, 3,
        "La ligne n’est alignée ni sur les clés de son niveau ni sur les éléments de la liste.",
    ),
    "arobase": ("titre: @x\n", 1, 8, "Une valeur sans guillemets ne peut pas commencer par « @ »."),
    "tiret-sur-la-ligne-de-la-cle": ("themes: - a\n", 1, 9, "Un tiret de liste ne peut pas se trouver ici."),
    "echappement-inconnu": (
        'titre: "C:\\Quartier"\n', 1, 11,
        "Après une barre oblique inverse, entre guillemets droits, YAML attend un code qu’il connaît.",
    ),
    "demi-caractere": (
        'titre: "\\ud800"\n', 1, 11,
        "Après une barre oblique inverse, entre guillemets droits, YAML attend un code qu’il connaît.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "rule", "message"), YAML_FAULTS.values(), ids=YAML_FAULTS.keys())
def test_each_fault_gives_one_message_on_its_line(text, line, column, rule, message):
    found = problems(text, YML)
    assert [(p.line, p.column, p.rule, p.message) for p in found] == [(line, column, rule, french(message))]
    assert found[0].severity is Severity.ERROR
    assert found[0].file == "content/initiatives/essai.yml"


# In a .md file, the line of dashes of these two cases ends the front matter.
IN_FRONT_MATTER = {name: case for name, case in YAML_FAULTS.items() if name not in ("deux-documents", "directive")}


@pytest.mark.parametrize(
    ("text", "line", "column", "rule", "message"), IN_FRONT_MATTER.values(), ids=IN_FRONT_MATTER.keys()
)
def test_in_front_matter_the_same_faults_are_on_the_lines_of_the_whole_file(text, line, column, rule, message):
    found = problems(f"---\n{text}---\n\nUn récit.\n", MD)
    assert [(p.line, p.column, p.rule) for p in found] == [(line + 1, column, rule)]
    if rule != "cle-en-double":  # that message names two lines, which shift too
        assert found[0].message == french(message)


@pytest.mark.parametrize(("text", "line", "column", "message"), SYNTAX_FAULTS.values(), ids=SYNTAX_FAULTS.keys())
def test_a_syntax_error_is_explained_in_french_where_it_is(text, line, column, message):
    found = problems(text, YML)
    assert [(p.line, p.column, p.rule, p.message) for p in found] == [(line, column, "syntaxe-yaml", french(message))]


FILE_FAULTS = {
    "utf-16": ("titre: é\n".encode("utf-16"), 1, "encodage", "Le fichier est en UTF-16 ; les fichiers sont en UTF-8."),
    "latin-1": (
        "---\ntitre: a\nresume: été\n---\n".encode("latin-1"), 3, "encodage",
        "L’octet 0xE9 (sans doute « é » dans un ancien encodage) n’est pas de l’UTF-8 ; les fichiers sont en UTF-8.",
    ),
    "trop-gros": (
        b"a" * 200_000, 1, "fichier-trop-gros", "Le fichier pèse 200 ko ; un fichier de contenu en pèse au plus 100.",
    ),
    "sans-entete": (
        "titre: a\n", 1, "entete-absente",
        "Le fichier ne commence pas par une ligne de trois tirets ; l’en-tête commence à la première ligne.",
    ),
    "ligne-vide-devant": (
        "\n---\ntitre: a\n---\n", 1, "entete-absente",
        "Des lignes vides ou des espaces précèdent la ligne de trois tirets ;"
        " l’en-tête commence à la première ligne.",
    ),
    "entete-non-fermee": (
        "---\ntitre: a\n\nUn récit.\n", 1, "entete-non-fermee",
        "L’en-tête ouvert à la ligne 1 n’est pas fermé par une ligne de trois tirets.",
    ),
    "entete-vide": (
        "---\n---\nUn récit.\n", 2, "contenu-absent", "Aucune donnée ici ; on attend des lignes « clé: valeur ».",
    ),
    "recit-en-tete": (
        "---\ntitre: a\nrecit: b\n---\nUn récit.\n", 3, "recit-en-tete",
        "L’en-tête a une clé « recit » ; dans un fichier .md, le récit s’écrit sous l’en-tête.",
    ),
    "script-dans-le-recit": (
        "---\ntitre: a\n---\n\nUn récit.\n<script>\nalert(1)\n", 6, "html-interdit",
        "Le texte contient la balise HTML « <script » ; un texte n’en contient pas.",
    ),
    "recit-trop-long": (
        "---\ntitre: a\n---\n" + "mot mot\n" * 5_001, 4, "recit-trop-long",
        "Le récit pèse 41 ko ; il en pèse au plus 40.",
    ),
    "conflit-dans-le-recit": (
        "---\ntitre: a\n---\na\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d\n", 5, "conflit-de-fusion",
        "Le fichier contient les marques d’une fusion git laissée en plan (<<<<<<< ou >>>>>>>).",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "rule", "message"), FILE_FAULTS.values(), ids=FILE_FAULTS.keys())
def test_each_fault_of_a_markdown_file_gives_one_message_on_its_line(text, line, rule, message):
    found = problems(text, MD)
    assert [(p.line, p.rule, p.message) for p in found] == [(line, rule, french(message))]


def test_another_suffix_is_refused():
    assert [p.rule for p in problems("titre: a\n", PurePosixPath("essai.yaml"))] == ["extension-inconnue"]


def test_a_long_recit_is_refused_in_a_yml_file_too():
    found = problems("titre: a\nrecit: |\n" + "  mot mot\n" * 5_001, YML)
    assert [(p.line, p.rule) for p in found] == [(2, "recit-trop-long")]


def test_all_the_faults_of_a_file_are_told_at_once():
    text = "titre: a\u200b\ntitre: b\nnature: &n x\npublics: *n\nterritoire: 01\nresume: <b>\n"
    assert [(p.line, p.rule) for p in problems(text, YML)] == [
        (1, "caractere-invisible"),
        (2, "cle-en-double"),
        (3, "alias-interdit"),
        (4, "alias-interdit"),
        (5, "nombre-ambigu"),
        (6, "html-interdit"),
    ]


def test_past_twenty_problems_the_last_one_counts_the_others():
    found = problems("a: 01\n" + "".join(f"k{n}: 0{n}\n" for n in range(29)), YML)
    assert len(found) == 20
    assert found[-1].rule == "trop-de-problemes"
    assert found[-1].message == "… et 11 autres problèmes dans ce fichier, à partir de cette ligne."
    assert found[-1].severity is Severity.ERROR


def test_no_message_speaks_english_or_lacks_a_remedy():
    texts = [case[0] for case in (*YAML_FAULTS.values(), *SYNTAX_FAULTS.values())]
    for problem in (problem for text in texts for problem in problems(text, YML)):
        assert problem.hint
        words = f"{problem.message} {problem.hint}".lower().split()
        assert not {"the", "while", "expected", "found", "did", "not", "could", "are"} & set(words)


@pytest.mark.parametrize("text", ["titre: Le projet #1\n", "titre: #inclusion\n"])
def test_text_that_yaml_would_drop_as_a_comment_is_warned_of(text):
    reading = read_text(text.encode(), YML)
    assert [(p.rule, p.severity) for p in reading.problems] == [("texte-ignore", Severity.WARNING)]
    assert reading.document is not None


def test_decomposed_letters_are_recomposed_with_a_warning():
    reading = read_text("titre: e\u0301te\u0301\n".encode(), YML)
    assert [(p.rule, p.severity) for p in reading.problems] == [("unicode-decompose", Severity.WARNING)]
    assert reading.document is not None
    assert reading.document.data == {"titre": "été"}


def test_keys_equal_once_recomposed_are_the_same_key():
    text = "été: 1\ne\u0301te\u0301: 2\n"
    assert "cle-en-double" in [p.rule for p in problems(text, YML)]
