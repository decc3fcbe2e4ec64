"""No address and no telephone of a person is published: once in a fiche, they stay in the history of the project."""

import re
from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem
from essaim.records import Record
from essaim.rules.fields import in_narrative
from essaim.rules.rule import Rule

# The local parts that lead to a desk, never to a person: an address that starts exactly so may be published.
GENERIC = frozenset(
    {
        "accueil", "administration", "agglo", "aide", "asso", "association", "bibliotheque", "bonjour", "ccas", "cias",
        "collectivites", "commune", "communication", "contact", "contacts", "contribuer", "courrier", "culture",
        "departement", "documentation", "dpd", "dpo", "federation", "fondation", "formation", "hello", "info",
        "information", "informations", "infos", "innovation", "mairie", "mediatheque", "numerique", "partenariats",
        "participation", "prefecture", "presse", "projets", "reseau", "rgpd", "secretariat", "siege", "solidarite",
        "solidarites", "support", "territoires", "urbanisme", "ville", "webmaster",
    }
)  # fmt: skip

# « @ » as it is written, as HTML or an address hides it, or as people do to mislead robots.
_AT = r"(?:@|＠|%40|&#0{0,4}64;|&#x0{0,4}40;|&commat;|\s{0,2}[\[({]\s{0,2}(?:at|arobase|à)\s{0,2}[\])}]\s{0,2})"
# First two cheap looks, since a catalogue holds millions of texts: a sign that every spelling of « @ » has, then one.
_MAYBE_AT = re.compile(r"[@＠%&\[({]")
_AT_SIGN = re.compile(_AT, re.IGNORECASE)
_MAIL = re.compile(
    rf"(?<![\w.+@/-])([\w.%+-]{{1,64}}?){_AT}([a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{1,5}})", re.IGNORECASE
)
_GAP = r"[ \u00a0\u202f\u2009.\-‑/]{0,2}"
_START = r"(?<![\w.,/+-])"
_END = r"(?![\d]|[.,-]\d)"
# 08 numbers and four-digit ones belong to services, not to persons (ARCEP's numbering plan), and may be given.
_FRENCH = re.compile(rf"{_START}(?:(?:\+|00)33{_GAP}(?:\(0\){_GAP})?|0)[1-79](?:{_GAP}\d\d){{4}}{_END}")
_ABROAD = re.compile(rf"(?<![\w.,/])(?:\+|00)[1-9]\d{{0,2}}(?:{_GAP}\(?\d{{1,4}}\)?){{2,6}}{_END}")
# North America: area code, exchange and line, the hyphen before the line.
_AMERICAN = re.compile(rf"{_START}\(?[2-9]\d\d\)?[ .\u00a0-]{{0,2}}[2-9]\d\d-\d{{4}}{_END}")
_NAMED = re.compile(r"\bt[ée]l(?:[ée]phone)?(?:\s?:|\.\s?:?)\s?(\+?[\d(][\d .()\u00a0\u202f/-]{6,18}\d)", re.IGNORECASE)
_EIGHT_DIGITS = re.compile(r"\d(?:\D{0,6}\d){7}")  # no telephone number has fewer
_PHONES = (_NAMED, _FRENCH, _ABROAD, _AMERICAN)
_AMOUNT = re.compile(r"\+\d{1,3}(?:[ \u00a0\u202f.]\d{3})+")  # « +12 000 000 » counts something
_WEB = re.compile(r"https?://[^\s<>\")\]]+", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:ISBN|ISSN|SIRET|SIREN|DOI|RNA|EAN)\b[^\n]{0,24}$", re.IGNORECASE)  # what announces a code


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Private e-mail addresses and telephone numbers, wherever a text holds one."""
    for record in catalogue:
        for path, text in record.leaves():
            if isinstance(text, str) and len(text) > 5:
                for kind, found, offset in personal(text):
                    yield in_narrative(record, path, text, offset, _problem(record, path, kind, found))


def personal(text: str) -> Iterator[tuple[str, str, int]]:
    """What looks like a person's « adresse » or « téléphone » in ``text``: which, as written, and its offset."""
    for match in _MAIL.finditer(text) if _MAYBE_AT.search(text) and _AT_SIGN.search(text) else ():
        if match[1].casefold() not in GENERIC:
            yield "adresse", match[0].strip(), match.start()
    if not _EIGHT_DIGITS.search(text):
        return
    plain = _WEB.sub(lambda address: " " * len(address[0]), text)
    end = 0
    numbers = (match for pattern in _PHONES for match in pattern.finditer(plain))
    for match in sorted(numbers, key=lambda each: each.start()):
        if match.start() >= end and _is_number(match, plain):
            end = match.end()
            yield "téléphone", match[0].strip(), match.start()


def _is_number(match: re.Match[str], text: str) -> bool:
    """Whether a match is a telephone number, not an amount, a code of a book or of a company."""
    digits = sum(c.isdigit() for c in match[0])
    amount = _AMOUNT.fullmatch(match[0]) and digits <= 10
    return 8 <= digits <= 15 and not amount and not _NUMBERED.search(text, max(0, match.start() - 32), match.start())


def _problem(record: Record, path: tuple[str | int, ...], kind: str, found: str) -> Problem:
    # The message is kept in logs and on the pull request: it shows only enough of the text to find it.
    seen = f"{found[:4]}…"
    if kind == "adresse":
        message = f"Une adresse électronique qui peut être celle d’une personne (« {seen} ») ne se publie pas."
    else:
        message = f"Un numéro de téléphone (« {seen} ») ne se publie pas."
    hint = (
        "Donnez la page de contact de l’organisme ; dans un texte, une adresse générique, comme contact@ ou mairie@, "
        "est admise."
    )
    return record.problem(path, RULE.id, message, hint)


RULE = Rule(
    "donnees-personnelles",
    "Données personnelles",
    "Ni l’adresse électronique ni le téléphone d’une personne ; l’organisme, sa page de contact ou une adresse "
    "générique (contact@, mairie@…) suffisent.",
    check,
)
