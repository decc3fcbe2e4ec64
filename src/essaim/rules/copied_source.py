"""A source is read where its author published it, not on a site that copies documents."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity
from essaim.rules.rule import Rule

# Sites that take in documents of others, without their authors, and on whose addresses nobody can count.
# A name without a dot stands for all its endings (doczz.fr, doczz.net…).
COPIERS = frozenset(
    {
        "docplayer", "doczz", "dokumen.tips", "dokumen.pub", "fdocuments", "idoc.pub", "kipdf", "pdfcoffee", "pdfhall",
        "pdfslide", "silo.tips", "slideplayer", "studylib", "studylibfr", "vdoc.pub", "vdocuments",
    }
)  # fmt: skip


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Addresses on a copying site; a note under the source, which says why the original is not given, is enough."""
    for record in catalogue:
        noted = {path[:-1] for path, _ in record.texts("sources", "*", "note")}
        for path, address in record.texts("sources", "*", "url"):
            site = _copier(address)
            if site and path[:-1] not in noted:
                message = f"{site} recopie des documents sans leurs auteurs."
                hint = "Donnez l’adresse de l’original ; s’il est introuvable, dites-le dans la « note » de la source."
                yield record.problem(path, RULE.id, message, hint, Severity.WARNING)


def _copier(address: str) -> str:
    """The copying site of an address; empty for any other."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # the schema says so
        return ""
    labels = host.split(".")
    names = {".".join(labels[-2:]), labels[-2] if len(labels) > 1 else ""}
    return host if names & COPIERS else ""


RULE = Rule(
    "source-de-copie",
    "Source sur un site de copie",
    "Une source se lit là où son auteur l’a publiée, non sur un site qui recopie les documents.",
    check,
)
