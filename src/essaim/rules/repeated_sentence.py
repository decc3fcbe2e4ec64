"""A sentence found in two fiches says nothing particular of either, or was copied."""

import re
from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity, shown
from essaim.records import Record
from essaim.rules.rule import Rule

_WORDS = 8
_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_SEVERAL = re.compile(r"[.!?…]\s|\n")  # without it there is nothing to split, which most texts are told sooner
_WORD = re.compile(r"\w+")
_QUOTED = {"sources", "citations"}  # titles of documents and quotations are the same everywhere
_NAMES = {"titre", "nom", "unite", "indicateur"}


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Sentences of eight words or more that an earlier fiche has; one problem for each fiche and sentence."""
    first: dict[str, Record] = {}
    for record in catalogue:
        own: set[str] = set()
        for path, text in record.leaves():
            if not isinstance(text, str) or not path or path[0] in _QUOTED or path[-1] in _NAMES:
                continue
            for sentence in _sentences(text):
                key = " ".join(_WORD.findall(sentence.casefold()))
                owner = first.setdefault(key, record)
                if owner is not record and key not in own:
                    own.add(key)
                    yield _problem(record, path, sentence, owner)


def _sentences(text: str) -> Iterator[str]:
    if text.count(" ") < _WORDS - 1:
        return
    for sentence in _END.split(text) if _SEVERAL.search(text) else (text,):
        if len(sentence.split()) >= _WORDS:
            yield sentence


def _problem(record: Record, path: tuple[str | int, ...], sentence: str, owner: Record) -> Problem:
    message = f"La phrase {shown(sentence)} est déjà dans la fiche « {owner.kind}/{owner.id} »."
    hint = "Écrivez ce qui est propre à cette fiche, ou liez les deux au lieu de répéter."
    return record.problem(path, RULE.id, message, hint, Severity.WARNING)


RULE = Rule(
    "phrase-repetee",
    "Phrase répétée",
    "Une phrase de huit mots ou plus ne figure que dans une fiche.",
    check,
)
