"""The issue forms as GitHub reads them (``.github/ISSUE_TEMPLATE/*.yml``), written from the schemas."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from essaim.issues.questions import Question, questions
from essaim.kinds import KINDS
from essaim.schema import Schemas
from essaim.typography import french

FOLDER = PurePosixPath(".github/ISSUE_TEMPLATE")
LABEL = "fiche/"  # then the kind: what tells an issue that holds a fiche
OPEN = ("initiatives", "besoins", "dispositifs", "parrains", "ressources", "rencontres")
_NOTICE = "# Écrit par scripts/issue_forms.py d’après schemas/ : ne pas modifier à la main.\n"
_WELCOME = (
    "Merci ! Cette page est publique. Ne donnez ni adresse ni téléphone d’une personne : l’organisme et sa page "
    "suffisent. Chaque fait a besoin d’une source que chacun peut lire. Un formulaire plus commode, qui montre la "
    "fiche telle qu’elle sera, est sur le site : {site}contribuer/"
)


def forms(schemas: Schemas, site: str) -> Mapping[PurePosixPath, str]:
    """Every file of ``FOLDER`` by path; ``site`` is the published site's address, ending with « / »."""
    kinds = {kind.name: kind for kind in KINDS}
    written = {FOLDER / f"{name}.yml": _form(schemas, name, kinds[name].singulier, site) for name in OPEN}
    written[FOLDER / "signaler-une-erreur.yml"] = _error_form()
    written[FOLDER / "config.yml"] = _config(site)
    return written


def _form(schemas: Schemas, kind: str, name: str, site: str) -> str:
    head = {
        "name": f"Proposer : {name.lower()}",
        "description": str(schemas.raw(kind).get("description", "")),
        "title": f"[{name.lower()}] ",
        "labels": [f"{LABEL}{kind}"],
    }
    body = [_markdown(_WELCOME.format(site=site)), *(_field(each) for each in questions(schemas, kind))]
    return _NOTICE + _top(head) + "body:\n" + "".join(body)


def _error_form() -> str:
    head = {
        "name": "Signaler une erreur",
        "description": "Un fait inexact, une page qui ne marche pas, un lien mort.",
        "title": "[erreur] ",
        "labels": ["erreur"],
    }
    body = [
        _item("input", "page", "Adresse de la page", "Copiez-la depuis la barre du navigateur.", required=True),
        _item("textarea", "erreur", "Ce qui est faux", "Citez la phrase ou le chiffre.", required=True),
        _item("textarea", "correction", "Ce qui est juste", "Si vous le savez.", required=False),
        _item("input", "source", "Où le lire", "L’adresse d’une page publique.", required=False),
    ]
    return _NOTICE + _top(head) + "body:\n" + "".join(body)


def _config(site: str) -> str:
    link = {
        "name": "Le formulaire du site",
        "url": f"{site}contribuer/",
        "about": "Le plus commode : il vérifie au fur et à mesure et montre la fiche telle qu’elle sera.",
    }
    lines = [f"    {key}: {_text(value)}\n" for key, value in link.items()]
    return f"{_NOTICE}blank_issues_enabled: true\ncontact_links:\n  -{lines[0][3:]}{''.join(lines[1:])}"


def _field(question: Question) -> str:
    kinds = {"ligne": "input", "texte": "textarea", "lignes": "textarea", "choix": "dropdown", "plusieurs": "dropdown"}
    extra: dict[str, object] = {}
    if question.options:
        extra["multiple"] = question.sorte == "plusieurs"
        extra["options"] = [term.titre for term in question.options]
    elif sample := _sample(question):
        extra["placeholder"] = sample
    return _item(
        kinds[question.sorte],
        question.path.replace(".", "-"),
        question.titre,
        " ".join(_help(question)),
        required=question.obligatoire,
        **extra,
    )


def _help(question: Question) -> Iterator[str]:
    if question.known.description:
        yield question.known.description
    if question.colonnes:
        names = " | ".join(each.title.lower() for each in question.colonnes)
        if len(question.colonnes) > 1:
            yield f"Une ligne pour chacune, en séparant par une barre : {names}. Laissez vide ce que vous ne savez pas."
        else:
            yield "Une par ligne."
    elif question.sorte == "lignes":
        yield "Un par ligne."
    shortest, longest = (question.known.constraints.get(key) for key in ("minLength", "maxLength"))
    if question.sorte in {"ligne", "texte"} and isinstance(longest, int) and longest < 1000 and not _has_form(question):
        yield f"De {shortest or 1} à {longest} caractères."


def _has_form(question: Question) -> bool:
    return bool({"format", "pattern"} & set(question.known.constraints))


def _sample(question: Question) -> str:
    """An example of an answer, made of the schema's own examples."""
    if question.colonnes:
        parts = [str(each.examples[0]) if each.examples else "" for each in question.colonnes]
        return " | ".join(parts).rstrip(" |")
    examples = [example for example in question.known.examples if isinstance(example, str | int | float)]
    return str(examples[0]) if examples else ""


def _markdown(text: str) -> str:
    return f"  - type: markdown\n    attributes:\n      value: {_text(text)}\n"


def _item(sort: str, identifier: str, label: str, description: str, *, required: bool, **extra: object) -> str:
    lines = [f"  - type: {sort}", f"    id: {identifier}", "    attributes:", f"      label: {_text(label)}"]
    lines.append(f"      description: {_text(description)}")
    for key, value in extra.items():
        if isinstance(value, list):
            lines += [f"      {key}:", *(f"        - {_text(each)}" for each in value)]
        else:
            lines.append(f"      {key}: {_text(value) if isinstance(value, str) else json.dumps(value)}")
    lines += ["    validations:", f"      required: {json.dumps(required)}"]
    return "".join(f"{line}\n" for line in lines)


def _top(head: Mapping[str, object]) -> str:
    texts = (f"{key}: {_text(value) if isinstance(value, str) else json.dumps(value)}\n" for key, value in head.items())
    return "".join(texts)


def _text(value: str) -> str:
    return json.dumps(french(value), ensure_ascii=False)
