"""The form says what validate.py says, word for word, of every example that a browser can judge."""

import re
from pathlib import Path

import pytest

from essaim.rules import RULES
from essaim.schema import RULES as SCHEMA_RULES
from essaim.typography import french

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "tests/examples"

# What the form leaves to validate.py, and why. Faults of writing (a tabulation, an anchor…) are told by the form's own
# reader, in its own words: libyaml is not in the browser, and what the form writes holds none.
LEFT = {
    # Of « famille-en-boucle », the form sees a fiche that comes from itself, not a loop through others.
    "lien-du-recit": "the browser reads no Markdown, and half of the pages are in no file that the form fetches",
    "phrase-repetee": "the sentences of every other fiche would have to be downloaded",
    "tableau-des-objectifs": "a rule on the cards of models, which the form does not edit",
    "cle-en-trop": "no schema of initiatives refuses a key by case today",
    "valeur-refusee": "no keyword of the schema of initiatives lacks words of its own",
    "trop-de-problemes": "the form shows every fault; the report of the command is cut at twenty",
}
WRITING = {
    "alias-interdit", "cle-en-double", "cle-non-textuelle", "conflit-de-fusion", "contenu-absent",
    "directive-interdite",
    "encodage", "entete-absente", "entete-non-fermee", "etiquette-interdite", "fichier-inattendu", "fusion-interdite",
    "identifiant-en-double", "imbrication-trop-profonde", "nombre-ambigu", "plusieurs-documents", "racine-invalide",
    "recit-en-tete", "recit-trop-long", "syntaxe-yaml", "tabulation", "texte-ignore", "unicode-decompose",
}  # fmt: skip
# Faults of a file as the disk holds it: the form has one text, typed by a person, and names the file itself.
OF_A_FILE = {
    "chemin-interdit", "extension-inconnue", "fichier-illisible", "fichier-trop-gros", "lien-symbolique",
    "pas-un-fichier", "trop-de-valeurs",
}  # fmt: skip
BY_BYTES = {"encodage", "recit-trop-long"}  # a browser decodes before we read; a narrative is bounded by the schema
# The likely name of a territory, « vouliez-vous dire », needs the names of 36,000 communes: the field itself searches.
WITHOUT_HINT = {"territoire-inconnu"}
WITHOUT_PATH = {
    "caractere-invisible",
    "ligne-trop-longue",
}  # looked for before there are keys: the form leads to the field all the same


def alone(folder: Path) -> list[Path]:
    """The examples made of one initiative, the only thing the form opens."""
    return sorted(p for p in folder.iterdir() if p.suffix in (".md", ".yml") and p.is_file())


SHARED = [p for d in sorted((EXAMPLES / "invalid").iterdir()) if d.name not in {*LEFT, *WRITING} for p in alone(d)]
VALID = alone(EXAMPLES / "valid")


def told(problems) -> list[tuple[str, ...]]:
    return [
        (
            p["rule"],
            p["severity"],
            "" if p["rule"] in WITHOUT_PATH else p["path"],
            p["message"],
            "" if p["rule"] in WITHOUT_HINT else p["hint"],
            p["line"],
        )
        for p in problems
    ]


def spoken(problems) -> list[tuple[str, ...]]:
    as_data = [
        {"rule": p.rule, "severity": p.severity, "path": p.path, "message": p.message, "hint": p.hint, "line": p.line}
        for p in problems
        if p.rule not in LEFT
    ]
    return told(as_data)


@pytest.mark.parametrize("example", SHARED + VALID, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_form_and_validator_say_the_same(example, both) -> None:
    expected, found = both(example)
    assert found["lectures"] == []
    assert told(found["problemes"]) == spoken(expected)


UNREADABLE = [p for rule in sorted(WRITING) for p in alone(EXAMPLES / "invalid" / rule) if rule not in BY_BYTES]


@pytest.mark.parametrize("example", UNREADABLE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_that_the_validator_cannot_read_never_passes_for_sound_in_the_form(example, both) -> None:
    expected, found = both(example)
    refused = any(problem.severity == "error" for problem in expected)
    assert bool(found["lectures"] or found["problemes"]) is refused


def test_a_tabulation_is_told_on_its_line_as_the_validator_tells_it(both, tmp_path) -> None:
    """In the margin of a key, and of what follows a text, where YAML would only see a stray colon."""
    sound = (EXAMPLES / "valid/exemple.md").read_text(encoding="utf-8")
    example = tmp_path / "ailleurs" / "exemple.md"
    example.parent.mkdir()
    example.write_text(sound.replace("    role: origine", "\trole: origine"), encoding="utf-8")
    expected, found = both(example)
    (told,) = [(problem.line, problem.message) for problem in expected if problem.rule == "tabulation"]
    assert told in [(fault["line"], fault["message"]) for fault in found["lectures"]]


# What the examples of several files show, on the one fiche that the form opens.
CHANGES = {
    "forme": ("verifie_le:", 'anciens_ids:\n  - "Jardin d’avant"\nverifie_le:'),
    "famille-en-boucle": ("limites:", "inspire_de:\n  - exemple\nlimites:"),
    "reference-inconnue": ("limites:", "inspire_de:\n  - exemple-absent\nlimites:"),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_form_and_validator_say_the_same_of_what_names_other_fiches(rule, both, tmp_path) -> None:
    sound = (EXAMPLES / "valid/exemple.md").read_text(encoding="utf-8")
    example = tmp_path / "ailleurs" / "exemple.md"
    example.parent.mkdir()
    example.write_text(sound.replace(*CHANGES[rule], 1), encoding="utf-8")
    expected, found = both(example)
    assert rule in {problem["rule"] for problem in found["problemes"]}
    assert told(found["problemes"]) == spoken(expected)


def test_a_fiche_that_repeats_one_of_the_catalogue_is_told_which(node, shared, real) -> None:
    """On the real catalogue: the form knows its titles, as doublon-probable does."""
    record = real.records["initiatives"]["repair-cafe"]
    text = (ROOT / record.path).read_text(encoding="utf-8")
    asked = {**shared, "textes": [text], "id": "repair-cafe-bis", "extension": ".md", "jour": "2026-11-23"}
    codes = {code: code for _, code in record.texts("implantations", "*", "territoire")}
    (found,) = node("jugement.mjs", {**asked, "codes": codes, "anciens": {}})
    (twin,) = [problem for problem in found["problemes"] if problem["rule"] == "doublon-probable"]
    assert "repair-cafe" in twin["message"]
    assert twin["severity"] == "warning"


def test_a_paragraph_longer_than_a_line_may_be_is_told(both, tmp_path) -> None:
    sound = (EXAMPLES / "valid/exemple.md").read_text(encoding="utf-8")
    example = tmp_path / "ailleurs" / "exemple.md"
    example.parent.mkdir()
    example.write_text(f"{sound}\n{'Un mot. ' * 501}Fin.\n", encoding="utf-8")
    expected, found = both(example)
    assert "ligne-trop-longue" in {problem["rule"] for problem in found["problemes"]}
    assert told(found["problemes"]) == spoken(expected)


def test_every_rule_is_shared_or_left_for_a_stated_reason() -> None:
    """Those of the schema, those beyond it, and those of the reader that docs/rules.md tells."""
    known = {path.parent.name for path in SHARED} | set(CHANGES) | {"doublon-probable"} | set(LEFT) | WRITING
    told_of = set(re.findall(r"^### `([a-z-]+)`", (ROOT / "docs/rules.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert told_of > {rule.id for rule in RULES} | set(SCHEMA_RULES)
    assert told_of - known == OF_A_FILE | {"ligne-trop-longue"}


REMEDIES = [
    ("cle-manquante", ["themes"], "Ajoutez-la.", "Cochez au moins une case."),
    ("cle-manquante", ["titre"], "Ajoutez-la.", "Remplissez ce champ."),
    ("cle-manquante", ["sources"], "Ajoutez-la.", "Il faut au moins un élément."),
    ("arret", ["implantations", 0, "motif_d_arret"], "Écrivez « statut: arretee ».", "Écrivez « Statut : Arrêtée »."),
    ("valeur-inconnue", ["implantations", 0, "statut"], "Écrivez « arretee ».", "Écrivez « Arrêtée »."),
    ("origine-unique", ["implantations"], "Écrivez « role: origine ».", "Écrivez « Rôle : Née ici »."),
    ("option", ["implantations", 0, "option"], "Ajoutez « fusion » sous « modeles ».",
     "Ajoutez « Fusion » sous « Modèles »."),
    ("sources", ["sources", 0, "id"], "Ajoutez « source: bilan ».", "Ajoutez « Source : bilan »."),
    ("reference-inconnue", ["inspire_de", 0], "Vouliez-vous dire « fusion » ?", "Vouliez-vous dire « fusion » ?"),
]  # fmt: skip


def test_only_the_remedy_changes_its_words_in_the_form_titles_for_keys_and_codes(node, shared) -> None:
    """The problem itself, its rule and its sentence, is what the tests above compare."""
    asked = [{"rule": rule, "path": path, "hint": french(written)} for rule, path, written, _ in REMEDIES]
    assert node("remedes.mjs", {"form": shared["form"], "problemes": asked}) == [french(said) for *_, said in REMEDIES]
