"""What the form's page prints, and the data its scripts read: fields, vocabularies, sentences, the fiches there are."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import chain

from essaim.records import Record
from essaim.rules.copied_source import COPIERS
from essaim.rules.identifier import RESERVED
from essaim.rules.likely_duplicate import sites
from essaim.rules.personal_data import GENERIC
from essaim.schema import Term, Vocabulary
from essaim.typography import french
from essaim.views.contribute.fields import Field, fields
from essaim.views.contribute.sentences import sentences
from essaim.views.contribute.steps import FilledStep, filled_steps
from essaim.views.scope import Scope

KIND = "initiatives"


@dataclass(frozen=True, slots=True)
class FormView:
    """The page: its steps with their fields, the vocabularies to explain, and where else one may propose."""

    etapes: tuple[FilledStep, ...]
    vocabulaires: Mapping[str, Vocabulary]
    depot: str
    nouveau: str
    signaler: str


def form_view(scope: Scope) -> FormView:
    """The view of the form of initiatives."""
    steps = filled_steps(fields(scope.catalogue.schemas.inlined(KIND)))
    listed = {v.name: v for v in scope.catalogue.schemas.vocabularies if v.name in set(_vocabularies(steps))}
    forge = scope.forge
    return FormView(steps, listed, forge.depot, forge.nouveau, f"{forge.depot}/issues/new/choose")


def form_data(scope: Scope) -> dict[str, object]:
    """What the scripts of the form read, as JSON values."""
    catalogue = scope.catalogue
    view = form_view(scope)
    return {
        "sorte": KIND,
        "etapes": [_typeset({**asdict(step), "champs": [_field(f) for f in step.champs]}) for step in view.etapes],
        "vocabulaires": {name: [_term(t) for t in listed] for name, listed in view.vocabulaires.items()},
        "phrases": sentences(),
        "fiches": {kind.name: [_record(r) for r in catalogue.of(kind.name)] for kind in catalogue.kinds},
        "renommees": {
            kind.name: {former: r.id for r in catalogue.of(kind.name) for _, former in r.texts("anciens_ids", "*")}
            for kind in catalogue.kinds
        },
        "generiques": sorted(GENERIC),
        "copieurs": sorted(COPIERS),
        "reserves": sorted(RESERVED),
        "forge": asdict(scope.forge),
    }


def _vocabularies(steps: tuple[FilledStep, ...]) -> list[str]:
    def names(each: Field) -> list[str]:
        inner = chain(each.enfants, (each.element,) if each.element else ())
        return [each.vocabulaire, *chain.from_iterable(names(child) for child in inner)]

    return [name for step in steps for each in step.champs for name in names(each) if name]


def _field(each: Field) -> dict[str, object]:
    """A field without what is empty: the file is read on telephones."""
    said: dict[str, object] = {
        "cle": each.cle, "chemin": each.chemin, "titre": each.titre, "aide": each.aide, "genre": each.genre,
        "requis": each.requis, "exemples": list(each.exemples), "vocabulaire": each.vocabulaire, "sorte": each.sorte,
        "forme": each.forme, "definition": each.definition, "a_venir": each.a_venir, "bornes": dict(each.bornes),
        "enfants": [_field(child) for child in each.enfants],
        "element": _field(each.element) if each.element else None,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value or key in ("cle", "titre")}


def _typeset(step: dict[str, object]) -> dict[str, object]:
    return {**step, "titre": french(str(step["titre"])), "aide": french(str(step["aide"]))}


def _term(term: Term) -> dict[str, object]:
    said = {"id": term.id, "titre": term.titre, "description": term.description, **term.extra}
    return {key: value for key, value in said.items() if value}


def _record(record: Record) -> list[object]:
    return [record.id, record.titre, sorted(sites(record))]
