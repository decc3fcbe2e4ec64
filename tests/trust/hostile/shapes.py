"""Bad shapes: YAML that two readers would read in two ways, bombs, nesting, keys, types and dates."""

from collections.abc import Iterator
from functools import cache

from hostile.cases import Case, Fate, kept, refused
from hostile.fiches import Fiche, Raw

# name: (a line that stands among the keys, the rule that tells it, how many lines below its first the fault is).
LINES = {
    "cle-en-double": ('titre: "Un autre titre"', "cle-en-double", 0),
    "cle-en-double-guillemets": ('"titre": "Un autre titre"', "cle-en-double", 0),
    "cle-en-double-echappee": ('"\\x74itre": "Un autre titre"', "cle-en-double", 0),
    "cle-en-double-apostrophes": ("'titre': \"Un autre titre\"", "cle-en-double", 0),
    "cle-complexe-en-double": ('? titre\n: "Un autre titre"', "cle-en-double", 0),
    "fusion": ("<<: {a: 1}", "fusion-interdite", 0),
    "fusion-entre-guillemets": ('"<<": {a: 1}', "fusion-interdite", 0),
    "cle-nombre": ("2024: douze", "cle-non-textuelle", 0),
    "cle-booleenne": ("true: oui", "cle-non-textuelle", 0),
    "cle-nulle": ("null: rien", "cle-non-textuelle", 0),
    "cle-vide": (": rien", None, 0),
    "cle-liste": ("[a, b]: rien", "cle-non-textuelle", 0),
    "cle-groupe": ("{a: b}: rien", "cle-non-textuelle", 0),
    "cle-decimale": ("1.5: rien", "cle-non-textuelle", 0),
    "ancre": ("note: &nom texte", "alias-interdit", 0),
    "alias": ("note: *nom", "alias-interdit", 0),
    "alias-de-soi": ("note: &nom [*nom]", "alias-interdit", 0),
    "ancre-de-liste": ("note: &nom\n  - a", "alias-interdit", 0),
    "alias-en-cle": ("*nom : rien", "alias-interdit", 0),
    "etiquette-python": ("note: !!python/object/apply:os.system [id]", "etiquette-interdite", 0),
    "etiquette-nom": ("note: !!python/name:os.system", "etiquette-interdite", 0),
    "etiquette-binaire": ("note: !!binary aGVsbG8=", "etiquette-interdite", 0),
    "etiquette-ensemble": ("note: !!set {a, b}", "etiquette-interdite", 0),
    "etiquette-ordre": ("note: !!omap [a: 1]", "etiquette-interdite", 0),
    "etiquette-entier": ("note: !!int abc", "etiquette-interdite", 0),
    "etiquette-booleen": ("note: !!bool foo", "etiquette-interdite", 0),
    "etiquette-date": ("note: !!timestamp 2024-13-01", "etiquette-interdite", 0),
    "etiquette-flottant": ("note: !!float abc", "etiquette-interdite", 0),
    "etiquette-texte": ("note: !!str 12", "etiquette-interdite", 0),
    "etiquette-locale": ("note: !secret texte", "etiquette-interdite", 0),
    "etiquette-env": ("note: !ENV [HOME]", "etiquette-interdite", 0),
    "etiquette-inclusion": ("note: !include /etc/passwd", "etiquette-interdite", 0),
    "etiquette-vide": ("note: ! texte", "etiquette-interdite", 0),
    "etiquette-verbatim": ("note: !<tag:yaml.org,2002:str> texte", "etiquette-interdite", 0),
    "etiquette-sans-prefixe": ("note: !e!secret texte", None, 0),
    "tabulation": ("\tnote: texte", "tabulation", 0),
    "retrait-en-trop": ("  note: texte", "syntaxe-yaml", 0),
    "deux-points-dans-la-valeur": ("note: un jardin : des voisins", "syntaxe-yaml", 0),
    "espace-oubliee": ("note:texte", "syntaxe-yaml", 0),
    "arobase": ("note: @texte", "syntaxe-yaml", 0),
    "accent-grave": ("note: `texte`", "syntaxe-yaml", 0),
    "apostrophe-qui-ferme": ("note: 'l'accueil'", "syntaxe-yaml", 0),
    "echappement-inconnu": ('note: "C:\\Quartier"', "syntaxe-yaml", 0),
    "tiret-colle": ("note: - a", "syntaxe-yaml", 0),
    "pourcent": ("note: %a", "syntaxe-yaml", 0),
    "crochet-ferme-trop-tot": ("note: ]", "syntaxe-yaml", 0),
    "ligne-nue": ("un texte sans cle", "syntaxe-yaml", 0),
    "cle-inconnue": ("note_inconnue: texte", "cle-inconnue", 0),
    "conflit-debut": ("<<<<<<< HEAD", "conflit-de-fusion", 0),
    "conflit-fin": (">>>>>>> autre-branche", "conflit-de-fusion", 0),
    "conflit-entier": ("<<<<<<< HEAD\nnote: a\n=======\nnote: b\n>>>>>>> autre", "conflit-de-fusion", 0),
    "conflit-dans-un-bloc": ("note: |\n  <<<<<<< HEAD\n  a\n  >>>>>>> autre", "conflit-de-fusion", 1),
    "zero-devant": ("note: 010", "nombre-ambigu", 0),
    "entier-de-5000-chiffres": (f"note: {'9' * 3900}", "nombre-ambigu", 0),
    "ligne-de-5000-signes": (f"note: {'x' * 5000}", "ligne-trop-longue", 0),
    "espace-insecable-en-retrait": ("\u00a0note: texte", "caractere-invisible", 0),
    "espace-insecable-avant-deux-points": ("note\u00a0: texte", "caractere-invisible", 0),
    "cle-a-espace-nulle": ("no\u200bte: texte", "caractere-invisible", 0),
    "cle-cyrillique": ("titr\u0435: texte", "cle-inconnue", 0),
}
# Keys that MkDocs, the theme, JavaScript or Python would obey.
RESERVED = ("template", "location", "hide", "search", "tags", "icon", "status", "description", "author", "date", "slug",
            "id", "layout", "redirect", "title", "__proto__", "constructor", "__class__", "toString", "$ref",
            "$schema", "coquille", "section", "csp", "robots", "nav_exclude", "prototype")  # fmt: skip
# YAML in the place of a text: what YAML 1.1 would have made of it must neither pass in silence nor fail the tool.
NOT_TEXTS = {
    "booleen": "true", "nul": "null", "vide": "", "tilde": "~", "entier": "12", "decimal": "1.5", "liste": "[a, b]",
    "groupe": "{a: b}", "infini": ".inf", "nan": ".nan", "hexadecimal": "0x1F", "octal": "0o17", "exposant": "1e3",
    "liste-vide": "[]", "groupe-vide": "{}", "negatif": "-3", "grand": "99999999999999999999", "non": "no",
}  # fmt: skip
STAY_TEXT = {"infini", "nan", "hexadecimal", "octal", "non", "exposant"}
NOT_DATES = (
    '"2024-13-01"', '"2026-02-31"', '"2025-02-29"', '"0000-00-00"', '"2024-1-1"', '"24-01-01"', '"01/02/2024"',
    '"2024-01-01T00:00:00"', '"2024-W01-1"', '"20240101"', '"２０２４-01-01"', '"2024-01-01 "', '"hier"', '""',
    '"9999-12-31"', '"-2024-01-01"', "20240101", "2024", "[2024, 1, 1]", "12:30:45", '"2024-01-01\\n"', '"٢٠٢٤-٠١-٠١"',
)  # fmt: skip


def lines(fiche: Fiche) -> Iterator[Case]:
    """One bad line among good ones."""
    for name, (line, rule, below) in LINES.items():
        content, number = fiche.with_line(line)
        yield refused(fiche, "YAML", name, content, number + below, rule)
    content, _ = fiche.with_line('note: "jamais fermé')  # closed by the next quote, lines below: no one line is wrong
    yield refused(fiche, "YAML", "guillemet-ouvert", content, None, None)
    content, _ = fiche.with_line("note: [a, b")
    yield refused(fiche, "YAML", "crochet-ouvert", content, None, "syntaxe-yaml")
    for key in RESERVED:
        content, number = fiche.with_line(f'"{key}": "x"')
        yield refused(fiche, "clés réservées", key, content, number, "cle-inconnue")


def types(fiche: Fiche) -> Iterator[Case]:
    """Other things than a text where a text is due, and what is not a date where a date is."""
    for name, yaml in NOT_TEXTS.items():
        written = fiche.written({("titre",): Raw(yaml)})
        if name in STAY_TEXT and len(yaml) > 2:
            yield kept(fiche, "types", f"titre-{name}", written.raw, Fate.ACCEPTED, titre=yaml)
        else:
            yield refused(fiche, "types", f"titre-{name}", written.raw, written.lines["titre",])
    for name in ("booleen", "entier", "groupe", "vide", "liste"):
        written = fiche.written({("verifie_le",): Raw(NOT_TEXTS[name])})
        yield refused(fiche, "types", f"date-{name}", written.raw, written.lines["verifie_le",])
        written = fiche.written({("anciens_ids",): Raw(NOT_TEXTS[name] if name != "liste" else "{a: 1}")})
        yield refused(fiche, "types", f"liste-{name}", written.raw, written.lines["anciens_ids",])
    for yaml in NOT_DATES:
        written = fiche.written({("verifie_le",): Raw(yaml)})
        yield refused(fiche, "dates", yaml, written.raw, written.lines["verifie_le",])
    for name, titre in (("trop-court", "a"), ("trop-long", "a" * 500), ("espaces", "   "), ("lignes", "a\nb" * 60)):
        written = fiche.written({("titre",): titre})
        if name != "espaces":
            yield refused(fiche, "types", f"titre-{name}", written.raw, written.lines["titre",])


@cache
def _bombs() -> tuple[tuple[str, str, str], ...]:
    """Name, YAML, rule. Each one stops or kills a plain loader (security study, findings 3 and 4)."""
    return tuple(_made_bombs())


def _made_bombs() -> Iterator[tuple[str, str, str]]:
    tower = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    yield "alias", f"a0: &a0 [x, x]\n{tower}", "alias-interdit"
    merge = "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    yield "fusion", f"a0: &a0 {{k: x}}\n{merge}", "alias-interdit"
    for depth in (13, 60, 500, 20_000):
        for name, opening in (("crochets", "["), ("accolades", "{a: ")):
            nested = "\n".join(opening * 50 for _ in range(-(-depth // 50))) if depth > 60 else opening * depth
            yield f"{name}-{depth}", f"a: {nested}", "imbrication-trop-profonde"
    yield "tirets", "a:\n" + "- " * 1900, "imbrication-trop-profonde"
    yield "tirets-50000", "\n".join("- " * 1000 for _ in range(48)), "imbrication-trop-profonde"
    yield "questions", "? " * 1900, "imbrication-trop-profonde"
    yield "virgules", "a: [" + "x,\n" * 20_000 + "]", "trop-de-valeurs"
    yield "cles", "".join(f"k{n}: x\n" for n in range(8000)), "trop-de-valeurs"
    yield "etiquettes", "a: [" + "!!str x,\n" * 6000 + "]", "etiquette-interdite"
    yield "retraits", "".join(f"{' ' * n}a:\n" for n in range(300)), "imbrication-trop-profonde"


def bombs(fiche: Fiche) -> Iterator[Case]:
    """Small files that cost a plain reader its memory, its time or its life."""
    for name, yaml, rule in _bombs():
        content = f"---\n{yaml}\n---\n" if fiche.form == ".md" else f"{yaml}\n"
        yield refused(fiche, "bombes", name, content.encode(), None, rule)
    key = fiche.with_line("note: " + "[" * 40 + "]" * 40)
    yield refused(fiche, "imbrication", "dans-une-valeur", key[0], key[1], "imbrication-trop-profonde")
    deep = fiche.with_line("note:\n" + "\n".join(f"{'  ' * n}a:" for n in range(1, 20)))
    yield refused(fiche, "imbrication", "par-retraits", deep[0], None, "imbrication-trop-profonde")
    many, first = fiche.with_line("\n".join(f"cle_{n}: x" for n in range(400)))
    yield refused(fiche, "bombes", "quatre-cents-fautes", many, first, "cle-inconnue")


def structure(fiche: Fiche) -> Iterator[Case]:
    """What is wrong with the file as a whole."""
    text = fiche.written().text
    data = text.removeprefix("---\n").split("\n---\n")[0] + "\n"
    yield refused(fiche, "structure", "vide", b"", 1)
    yield refused(fiche, "structure", "blancs", b"\n \n\n", 1)
    yield refused(fiche, "structure", "octets", bytes(range(256)), 1)
    yield refused(fiche, "structure", "cent-ko", text.encode() + b"# x\n" * 30_000, 1, "fichier-trop-gros")
    if fiche.form == ".md":
        yield refused(fiche, "structure", "sans-tirets", data.encode(), 1, "entete-absente")
        yield refused(fiche, "structure", "ligne-vide-devant", f"\n{text}".encode(), 1, "entete-absente")
        yield refused(fiche, "structure", "jamais-ferme", f"---\n{data}".encode(), 1, "entete-non-fermee")
        yield refused(fiche, "structure", "quatre-tirets", f"-{text}".encode(), 1, "entete-absente")
        yield refused(fiche, "structure", "entete-vide", b"---\n---\nTexte.\n", None, "contenu-absent")
        content, line = fiche.with_line('recit: "Un récit."')
        yield refused(fiche, "structure", "recit-en-tete", content, line, "recit-en-tete")
    else:
        again = f"{text}---\n{text}".encode()
        yield refused(fiche, "structure", "deux-fiches", again, text.count("\n") + 1, "plusieurs-documents")
        yield refused(fiche, "structure", "directive", f"%YAML 1.1\n---\n{text}".encode(), 1, "directive-interdite")
        yield refused(fiche, "structure", "liste", b"- titre: a\n- resume: b\n", 1, "racine-invalide")
        yield refused(fiche, "structure", "texte", b"Un texte.\n", 1, "racine-invalide")
        yield refused(fiche, "structure", "json-casse", b'{"titre": "a",, }\n', 1, "syntaxe-yaml")
        yield refused(fiche, "structure", "fin-de-document", text.encode() + b"...\n%YAML 1.2\n---\na: b\n", None)
    for cut in range(1, 6):
        lines = text.split("\n")
        kept_lines = lines[: len(lines) * cut // 6]
        truncated = "\n".join(line for line in kept_lines if not line.startswith("verifie_le")).encode()
        yield refused(fiche, "structure", f"coupe-{cut}", truncated)


FAMILIES = (lines, types, bombs, structure)
