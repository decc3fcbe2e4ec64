"""The computed levels of an initiative that move between two versions, each with the criteria newly met or lost."""

from collections.abc import Iterator, Sequence
from datetime import date

from essaim.changes.fields import Phrase
from essaim.changes.words import enumerated, typeset
from essaim.levels import completude, cout, fraicheur, groupe, pret, preuve
from essaim.levels.pret import answers
from essaim.records import Record
from essaim.typography import lowered, pluriel

_BANDS = ("100 €", "500 €", "2 000 €", "10 000 €")
_FRESH = {"recente": "récente", "a-revoir": "à revoir", "ancienne": "ancienne"}
_GROUPS = {
    "aucun": "aucun groupe de sites",
    "mene": "groupe de sites à rejoindre",
    "ouvert": "groupe de sites ouvert",
    "a-l-essai": "groupe à l’essai",
}
_VERDICTS = {"pret": "prêt", "a-completer": "à compléter", "consolider": "à consolider d’abord"}


def level_phrases(before: Record | None, after: Record, today: date) -> Iterator[Phrase]:
    """The levels of ``after`` that differ from those of ``before`` (or that it starts with); both passed the schema."""
    yield from _proof(before, after)
    if before is None:
        yield Phrase("cout", typeset("coût par bénéficiaire : {band}", band=_band(after)))
        yield Phrase("pret", typeset("prêt à essaimer : {count}", count=_readiness(after)))
        return
    yield from _moved("cout", "coût par bénéficiaire", *(_band(each) for each in (before, after)))
    yield from _moved("pret", "prêt à essaimer", *(_readiness(each) for each in (before, after)))
    yield from _moved("groupe", "sites en préparation", *(_GROUPS[groupe(each.data).etat] for each in (before, after)))
    filled = [completude(each.data) for each in (before, after)]
    told = [f"{pluriel(each.remplies, 'rubrique')} sur {each.total}" for each in filled]
    yield from _moved("completude", "complétude", *told)
    fresh = [_FRESH[fraicheur(str(each.data["verifie_le"]), today).etat] for each in (before, after)]
    yield from _moved("fraicheur", "vérification", *fresh)


def _proof(before: Record | None, after: Record) -> Iterator[Phrase]:
    now = preuve(after.data)
    if before is None:
        yield Phrase("preuve", typeset("preuve : {level} ({label})", level=_level(now.niveau), label=now.libelle))
        return
    old = preuve(before.data)
    if old.niveau == now.niveau:
        return
    pairs = tuple(zip(old.criteres, now.criteres, strict=True))
    met = [b.texte for a, b in pairs if b.rempli and not a.rempli]
    lost = [a.texte for a, b in pairs if a.rempli and not b.rempli]
    reasons = [*_reason("parce que ceci est rempli", met), *_reason("parce que ceci ne l’est plus", lost)]
    move = f"preuve {_level(old.niveau)} → {_level(now.niveau)} ({now.libelle})"
    yield Phrase("preuve", move + (" " + typeset(" ; ").join(reasons) if reasons else ""))


def _reason(opening: str, criteria: Sequence[str]) -> list[str]:
    if not criteria:
        return []
    return [typeset("{opening} : {what}", opening=opening, what=enumerated([lowered(c.rstrip(".")) for c in criteria]))]


def _level(level: int | None) -> str:
    return "NR" if level is None else str(level)


def _band(record: Record) -> str:
    band = cout(record.data).bande
    if band is None:
        return "inconnu"
    return f"{band} (plus de {_BANDS[-1]})" if band > len(_BANDS) else f"{band} (jusqu’à {_BANDS[band - 1]})"


def _readiness(record: Record) -> str:
    found = pret(answers(record.data))
    return f"{found.oui} oui sur 6 ({_VERDICTS[found.verdict]})"


def _moved(field: str, label: str, before: str, after: str) -> Iterator[Phrase]:
    if before != after:
        yield Phrase(field, typeset("{label} : {old} → {new}", label=label, old=before, new=after))
