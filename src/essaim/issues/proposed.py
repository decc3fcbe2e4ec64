"""From an issue to a file: the answers as a canonical fiche, judged with the catalogue, or what is missing."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from essaim.canonical import CanonicalError
from essaim.catalogue import Loading
from essaim.drafting import DraftRefused, draft
from essaim.issues.answers import answers_of
from essaim.issues.questions import questions
from essaim.problem import Problem, Severity
from essaim.proposal import judge
from essaim.schema.suggestions import plain
from essaim.typography import french

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Proposed:
    """``content`` is the file for ``path``, None if it cannot be written; ``faults`` are sentences for its author."""

    path: PurePosixPath | None
    content: bytes | None
    titre: str
    faults: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether the file may become a pull request."""
        return self.content is not None and not self.faults


def proposed(body: str, kind: str, loading: Loading, day: date) -> Proposed:
    """The fiche of ``kind`` that the body of an issue, opened on ``day``, proposes."""
    schemas = loading.catalogue.schemas
    answers = answers_of(body, questions(schemas, kind), schemas)
    titre = str(answers.data.get("titre", ""))
    faults = [french(f"« {label} » est vide.") for label in answers.missing]
    identifier = _identifier(titre)
    if not identifier:
        return Proposed(None, None, titre, (*faults, "Le titre ne donne pas d’identifiant."))
    path = PurePosixPath("content", kind, f"{identifier}.yml")
    if loading.catalogue.get(kind, identifier):
        faults.append(french(f"Une fiche porte déjà l’identifiant « {identifier} » : est-ce la même ?"))
        return Proposed(path, None, titre, tuple(faults))
    data = {**answers.data, "verifie_le": day.isoformat()}
    try:
        content = draft(schemas, path, data)
    except DraftRefused as refused:
        return Proposed(path, None, titre, (*faults, *map(_said, refused.problems)))
    except CanonicalError as error:
        return Proposed(path, None, titre, (*faults, french(f"La fiche ne s’écrit pas : {error}.")))
    judgement = judge(loading, {path: content})
    found = (*judgement.problems.get(str(path), ()), *judgement.elsewhere)
    errors = [_said(each) for each in found if each.severity is Severity.ERROR]
    warnings = [_said(each) for each in found if each.severity is not Severity.ERROR]
    return Proposed(path, content, titre, (*faults, *errors), tuple(warnings))


def _identifier(titre: str) -> str:
    full = plain(titre[:300])
    return full if len(full) <= _LONGEST else full[: _LONGEST + 1].rpartition("-")[0]


def _said(problem: Problem) -> str:
    where = french(f"{problem.path} : ") if problem.path else ""
    return f"{where}{problem.message} {problem.hint}"
