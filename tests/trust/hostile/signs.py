"""Bad signs: encodings, characters that hide, and the honest ones that look like them."""
# ruff: noqa: E501 - a payload stays on one line, as it is typed

import json
from collections.abc import Iterator

from hostile.cases import Case, Fate, kept, refused
from hostile.fiches import Fiche, Raw

HIDDEN = {
    "renversement": "\u202e", "enchassement": "\u202a", "isolat": "\u2066", "fin-d-isolat": "\u2069",
    "espace-nulle": "\u200b", "cesure": "\u00ad", "joint": "\u2060", "marque-d-ordre": "\ufeff", "saut": "\u2028",
    "paragraphe": "\u2029", "ligne-suivante": "\u0085", "suppression": "\x7f", "c1": "\x9b", "etiquette": "\U000e0041",
    "hangul": "\u3164", "hangul-initial": "\u115f", "mongol": "\u180e", "annotation": "\ufff9", "non-caractere": "\uffff",
    "variante-seule": " \ufe0f", "liant-latin": "a\u200da", "non-liant-latin": "a\u200cb", "sens-sans-arabe": "\u200f",
    "cloche": "\x07", "echappement": "\x1b", "nul": "\x00", "retour-arriere": "\x08", "saut-de-page": "\x0c",
    "invisible-de-calcul": "\u2062", "graphemes": "\u034f",
}  # fmt: skip
HONEST = {
    "arabe": "مبادرة اجتماعية", "arabe-avec-marque": "مبادرة (R&D)\u200f!", "persan": "می\u200cخواهم ببینم",
    "hindi": "क्\u200dष के लिए", "chinois": "社会创新项目", "japonais": "葛\U000e0100飾区の取り組み", "hebreu": "יוזמה חברתית",
    "emoji": "🎉 la fête", "famille": "👩‍👩‍👧 en famille", "metier": "👩🏽‍🚒 au feu", "coeur-rouge": "❤️ de la ville",
    "ecosse": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Écosse",
    "apostrophes": "l'accueil de l’enfant", "coeur": "J’<3 ma ville", "esperluette": "R&D, AT&T &c.",
    "inferieur": "si a < b et 3<4 alors b > a", "guillemets": "« Oui », \"non\", “peut-être”",
    "insecables": "12\u00a0% à 9\u202fh\u202f30", "code": "la balise `<script>` est écrite", "norvege": "no",
    "version": "1.10", "heure": "12:30", "octal": "0o17 et 010", "tirets": "a --- b", "diese": "le n# 4 #5",
    "deux-points": "un : deux", "accolades": "{{ 7 * 7 }} et {% raw %}", "dollar": "${HOME} $(id) `id`",
    "pourcent": "100 %25 %0A", "antislash": "C:\\nouveau\\n", "etoiles": "*Le* projet _du_ siècle", "arobase": "R&D @ Lyon",
    "grec": "Ελληνικά και κυριλλικά", "cyrillique": "Инициатива", "vietnamien": "Sáng kiến xã hội", "polonais": "Łódź",
    "ligature": "œuvre, cœur, Ægir", "indices": "CO₂ et m²", "fractions": "½ et ¾", "fleches": "a → b ⇒ c",
    "barre": "oui | non", "hors-plan": "𝒜 et 𠀀", "coche": "☑️ fait", "drapeau": "🇫🇷 France", "accents": "ÀÉÎÕÜ ÇŒ",
}  # fmt: skip


def encodings(fiche: Fiche) -> Iterator[Case]:
    """The same fiche in other bytes."""
    text = fiche.written({("titre",): "Été à la montagne"}).text
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "cp850", "mac-roman"):
        raw = text.encode(codec, "replace")
        yield refused(fiche, "encodage", codec, raw, 1 if "utf" in codec else None)
    for name, bad in (("octet-seul", b"\xff"), ("sequence-coupee", b"\xc3"), ("trop-longue", b"\xc0\xaf"),
                      ("demi-caractere", b"\xed\xa0\x80"), ("hors-unicode", b"\xf4\x90\x80\x80")):  # fmt: skip
        content, line = fiche.with_line("note: ici")
        yield refused(fiche, "encodage", name, content.replace(b"note: ici", b"note: " + bad), line, "encodage")
    titre = "Été à la montagne"
    variants = {
        "marque-d-ordre": b"\xef\xbb\xbf" + text.encode(),
        "windows": text.replace("\n", "\r\n").encode(),
        "marque-et-windows": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        "sans-fin-de-ligne": text.rstrip("\n").encode(),
        "decompose": text.replace("É", "E\u0301").replace("é", "e\u0301").encode(),
    }
    for name, raw in variants.items():
        yield kept(fiche, "encodage", name, raw, Fate.ACCEPTED, titre=titre)
    yield refused(fiche, "encodage", "mac-ancien", text.replace("\n", "\r").encode())
    yield refused(fiche, "encodage", "deux-marques", b"\xef\xbb\xbf" * 2 + text.encode())


def hidden(fiche: Fiche) -> Iterator[Case]:
    """Characters that nobody sees, as they are, in the body, and by YAML's escapes."""
    for name, character in HIDDEN.items():
        written = fiche.written({("titre",): Raw(f'"Un jardin{character} partagé"')})
        yield refused(fiche, "caractères cachés", name, written.raw, written.lines["titre",], "caractere-invisible")
        written = fiche.written(recit=f"Une ligne.\n\nUne autre{character} ligne.")
        line = written.lines["recit",] + 2
        yield refused(fiche, "caractères cachés", f"recit-{name}", written.raw, line)
    for code in (
        "\\0",
        "\\a",
        "\\e",
        "\\N",
        "\\L",
        "\\P",
        "\\u202e",
        "\\u200b",
        "\\x1b",
        "\\U000e0041",
        "\\ud800",
        "\\uFEFF",
    ):
        written = fiche.written({("titre",): Raw(f'"Un jardin{code} partagé"')})
        yield refused(fiche, "caractères cachés", f"code-{code}", written.raw, written.lines["titre",])


def honest(fiche: Fiche) -> Iterator[Case]:
    """What people write, which must be shown as it is."""
    for name, text in HONEST.items():
        titre, recit = f"{text} 12345"[:110], f"Un début. {text}\n\nUne suite."
        written = fiche.written({("titre",): Raw(json.dumps(titre, ensure_ascii=False))}, recit=recit)
        yield kept(fiche, "texte honnête", name, written.raw, Fate.ACCEPTED, titre=titre, recit=recit)
    shown = "Un exemple :\n\n```html\n<script>alert(1)</script>\n```\n\nPuis `<b>`, un tableau :\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    yield kept(fiche, "texte honnête", "bloc-de-code", fiche.written(recit=shown).raw, Fate.ACCEPTED, recit=shown)


def as_it_is(fiche: Fiche) -> Case:
    """The valid fiche itself."""
    return kept(fiche, "texte honnête", "tel-quel", fiche.written().raw, Fate.ACCEPTED, titre=fiche.data["titre"])


FAMILIES = (encodings, hidden, honest)
