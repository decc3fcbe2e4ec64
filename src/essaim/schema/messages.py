"""Faults in French: for each keyword of the schemas, what was found, what is expected, and how to mend it."""

from collections.abc import Callable, Mapping

from essaim.problem import shown
from essaim.schema.faults import Fault
from essaim.schema.formats import address_fault, encoded_address, iso_date
from essaim.schema.properties import Property
from essaim.schema.quoting import count, grouped, listed, phrase, place, quoted, sample, scalar, sentence
from essaim.schema.references import DEFINITION, SHARED, SUFFIX
from essaim.schema.types import type_hint, wrong_type
from essaim.schema.vocabulary import is_vocabulary, terms_of
from essaim.schema.wording import Wording

_SHORT_LIST = 12  # the longest list of values that a hint writes out

Writer = Callable[[Fault, Property | None], Wording]


def wording(fault: Fault, known: Property | None) -> Wording:
    """``fault`` in French; ``known`` is the property it falls under, where the schema has one."""
    return _WRITERS.get(fault.keyword, _refused)(fault, known)


def _note(fault: Fault, known: Property | None, name: str) -> str:
    """A title, description or ``x-…`` note: of the schema that refuses, else of the property."""
    own = fault.schema.get(name)
    if isinstance(own, str):
        return own
    if known is None:
        return ""
    note = {"title": known.title, "description": known.description, **known.extra}.get(name, "")
    return note if isinstance(note, str) else ""


def _example(fault: Fault, known: Property | None) -> str:
    """« Exemple : … », or nothing."""
    examples = fault.schema.get("examples") or (known.examples if known else ())
    simple = [each for each in examples if isinstance(each, str | int | float)]
    return phrase(" Exemple : {value}.", value=quoted(simple[0])) if simple else ""


def _unknown_key(fault: Fault, _: Property | None) -> Wording:
    key, inside = str(fault.path[-1]), fault.path[:-1]
    allowed = list(fault.schema.get("properties", {}))
    meant = fault.nearest(key, dict.fromkeys(allowed, ()))
    start = (
        phrase("Vouliez-vous dire {key} ? ", key=shown(meant)) if meant else "Retirez cette clé ou changez son nom. "
    )
    where = phrase(" dans {owner}", owner=place(inside)) if inside else ""
    return Wording(
        "cle-inconnue",
        phrase("La clé {key} n’existe pas{where}.", key=shown(key), where=where),
        start + phrase("Clés possibles ici : {keys}.", keys=listed(allowed)),
    )


def _missing_key(fault: Fault, known: Property | None) -> Wording:
    key = fault.error.message
    reason = fault.reason
    if fault.keyword == "dependentRequired" and not reason:
        reason = phrase(", car {key} est renseigné", key=shown(str(fault.asked)))
    title = phrase(" ({title})", title=known.title) if known and known.title else ""
    where = phrase(" dans {owner}", owner=place(fault.path)) if fault.path else ""
    hint = (
        phrase("Ajoutez-la, par exemple {line}.", line=sample(key, known.examples[0]))
        if known and known.examples
        else ""
    )
    return Wording(
        "cle-manquante",
        phrase("La clé {key}{title} manque{where}{reason}.", key=shown(key), title=title, where=where, reason=reason),
        hint or sentence(known.description if known and known.description else "Ajoutez-la"),
    )


def _unknown_term(fault: Fault, known: Property | None) -> Wording:
    if not isinstance(fault.value, str):
        return wrong_type(fault, ("string",), required=_required(known))
    terms = terms_of(fault.schema) if is_vocabulary(fault.schema) else ()
    names: dict[str, tuple[str, ...]] = {term.id: (term.titre,) for term in terms}
    names = names or {scalar(each): () for each in fault.asked}
    meant = fault.nearest(fault.value, names)
    start = phrase("Vouliez-vous dire {term} ? ", term=shown(meant)) if meant else "Choisissez une valeur de la liste. "
    if len(names) <= _SHORT_LIST:
        rest = phrase("Valeurs possibles : {values}.", values=listed(names))
    else:
        name = fault.schema.get(DEFINITION) or (known.key if known else "")
        rest = phrase(
            "Les {number} sont dans schemas/{file}, sous {name}.",
            number=count(len(names), "valeur") + " possibles",
            file=SHARED + SUFFIX,
            name=shown(name),
        )
    message = phrase(
        "{value} n’est pas une valeur de {place}{reason}.",
        value=quoted(fault.value),
        place=place(fault.path),
        reason=fault.reason,
    )
    return Wording("valeur-inconnue", message, start + rest)


def _other_constant(fault: Fault, _: Property | None) -> Wording:
    message = phrase(
        "{place} vaut {value} ; la valeur attendue est {asked}{reason}.",
        place=place(fault.path),
        value=quoted(fault.value),
        asked=quoted(fault.asked),
        reason=fault.reason,
    )
    cause = "ou corrigez la clé dont cela dépend" if fault.reason else "à la place"
    return Wording(
        "valeur-inconnue", message, phrase("Écrivez {asked} {cause}.", asked=quoted(fault.asked), cause=cause)
    )


def _type(fault: Fault, known: Property | None) -> Wording:
    asked = (fault.asked,) if isinstance(fault.asked, str) else tuple(fault.asked)
    return wrong_type(fault, asked, required=_required(known))


def _required(known: Property | None) -> bool:
    return known is not None and known.required


def _too_short(fault: Fault, known: Property | None) -> Wording:
    length, least = len(fault.value), fault.asked
    found = "est vide" if length == 0 else phrase("est trop court : {n}", n=count(length, "caractère"))
    message = phrase("{place} {found} ; il en faut au moins {least}{reason}.", place=place(fault.path), found=found,
                     least=grouped(least) if length else count(least, "caractère"), reason=fault.reason)  # fmt: skip
    description = _note(fault, known, "description")
    more = phrase("Ajoutez au moins {n}.", n=count(least - length, "caractère"))
    return Wording("longueur", message, f"{more} {sentence(description)}" if description else more)


def _too_long(fault: Fault, _: Property | None) -> Wording:
    length, most = len(fault.value), fault.asked
    message = phrase("{place} est trop long : {n} ; le maximum est {most}{reason}.", place=place(fault.path),
                     n=count(length, "caractère"), most=grouped(most), reason=fault.reason)  # fmt: skip
    return Wording("longueur", message, phrase("Retirez au moins {n}.", n=count(length - most, "caractère")))


def _pattern(fault: Fault, known: Property | None) -> Wording:
    expected = _note(fault, known, "x-format")
    form = phrase(" ; attendu : {expected}", expected=expected.rstrip(".")) if expected else ""
    message = phrase("{value} n’a pas la forme de {place}{form}{reason}.", value=quoted(fault.value),
                     place=place(fault.path), form=form, reason=fault.reason)  # fmt: skip
    hint = _example(fault, known).strip() or sentence(_note(fault, known, "description") or "Corrigez cette valeur")
    return Wording("forme", message, hint)


def _address(fault: Fault, _: Property | None) -> Wording:
    message = phrase("{value} n’est pas une adresse utilisable pour {place} : {why}.", value=quoted(fault.value),
                     place=place(fault.path), why=address_fault(fault.value) or "elle est mal écrite")  # fmt: skip
    coded = encoded_address(fault.value)
    if coded is not None and len(coded) <= 300:
        return Wording("adresse", message, phrase("Écrivez {coded}.", coded=shown(coded, limit=300)))
    return Wording("adresse", message, "Copiez l’adresse complète affichée par le navigateur sur cette page.")


def _date(fault: Fault, _: Property | None) -> Wording:
    message = phrase("{value} n’est pas une date pour {place} ; attendu : un jour du calendrier, année-mois-jour.",
                     value=quoted(fault.value), place=place(fault.path))  # fmt: skip
    meant = iso_date(fault.value)
    hint = "Écrivez {date}." if meant else "Par exemple {date} pour le 31 mai 2024."
    return Wording("date", message, phrase(hint, date=shown(meant or "2024-05-31")))


def _format(fault: Fault, known: Property | None) -> Wording:
    return {"uri": _address, "date": _date}.get(fault.asked, _refused)(fault, known)


def _number(template: str) -> Writer:
    def write(fault: Fault, known: Property | None) -> Wording:
        message = phrase(template, place=place(fault.path), value=quoted(fault.value), bound=scalar(fault.asked),
                         reason=fault.reason)  # fmt: skip
        hint = sentence(_note(fault, known, "description") or "Corrigez ce nombre") + _example(fault, known)
        return Wording("nombre", message, hint)

    return write


def _size(template: str, noun: str, remedy: str) -> Writer:
    def write(fault: Fault, known: Property | None) -> Wording:
        size = len(fault.value)
        found = f"compte {count(size, noun)}" if size else "est vide"
        message = phrase(template, place=place(fault.path), found=found, bound=grouped(fault.asked),
                         reason=fault.reason)  # fmt: skip
        mend = phrase(remedy, gap=count(abs(fault.asked - size), noun))
        description = _note(fault, known, "description")
        return Wording("taille", message, f"{mend} {sentence(description)}" if description else mend)

    return write


def _duplicate(fault: Fault, _: Property | None) -> Wording:
    simple = not isinstance(fault.value, list | Mapping)
    message = phrase(
        "{item} répète l’élément {first}{what} ; chaque élément ne figure qu’une fois{reason}.",
        item=sentence(place(fault.path)).rstrip("."),
        first=str(fault.asked + 1),
        what=phrase(", {value}", value=quoted(fault.value)) if simple else "",
        reason=fault.reason,
    )
    return Wording("doublon", message, "Retirez l’un des deux.")


def _choice(fault: Fault, _: Property | None) -> Wording:
    """Alternatives: sets of keys, or else types."""
    branches = [branch for branch in fault.asked if isinstance(branch, Mapping)]
    if all(set(branch) == {"required"} for branch in branches):
        sets = [" et ".join(shown(key) for key in branch["required"]) for branch in branches]
        only = "" if fault.error.context else "un seul de ces choix : "
        message = phrase("Dans {place}, il faut {only}{sets}{reason}.", place=place(fault.path), only=only,
                         sets=phrase(", ou bien ").join(sets), reason=fault.reason)  # fmt: skip
        hint = "Ajoutez ce qui manque à l’un de ces choix." if fault.error.context else "Gardez un seul de ces choix."
        return Wording("choix", message, hint)
    types = tuple(branch["type"] for branch in branches if isinstance(branch.get("type"), str))
    return wrong_type(fault, types) if len(types) == len(branches) and fault.error.context else _refused(fault, _)


def _out_of_place(fault: Fault, _: Property | None) -> Wording:
    message = phrase("{place} n’a pas sa place ici{reason}.", place=place(fault.path), reason=fault.reason)
    return Wording("cle-en-trop", message, "Retirez cette clé, ou corrigez celle dont cela dépend.")


def _refused(fault: Fault, known: Property | None) -> Wording:
    """A keyword without words of its own: the property's description says what is expected."""
    message = phrase("{place} ne convient pas : {value}{reason}.", place=place(fault.path), value=quoted(fault.value),
                     reason=fault.reason)  # fmt: skip
    return Wording("valeur-refusee", message, sentence(_note(fault, known, "description") or type_hint(fault.schema)))


_WRITERS: dict[str, Writer] = {
    "additionalProperties": _unknown_key,
    "properties": _out_of_place,
    "required": _missing_key,
    "dependentRequired": _missing_key,
    "oneOf": lambda fault, known: (_unknown_term if is_vocabulary(fault.schema) else _choice)(fault, known),
    "anyOf": _choice,
    "enum": _unknown_term,
    "const": _other_constant,
    "type": _type,
    "minLength": _too_short,
    "maxLength": _too_long,
    "pattern": _pattern,
    "format": _format,
    "minimum": _number("{place} vaut {value} ; le minimum est {bound}{reason}."),
    "maximum": _number("{place} vaut {value} ; le maximum est {bound}{reason}."),
    "exclusiveMinimum": _number("{place} vaut {value} ; attendu : plus de {bound}{reason}."),
    "exclusiveMaximum": _number("{place} vaut {value} ; attendu : moins de {bound}{reason}."),
    "minItems": _size("{place} {found} ; il en faut au moins {bound}{reason}.", "élément", "Ajoutez {gap}."),
    "maxItems": _size("{place} {found} ; le maximum est {bound}{reason}.", "élément", "Retirez {gap}."),
    "minProperties": _size("{place} {found} ; il en faut au moins {bound}{reason}.", "clé", "Ajoutez {gap}."),
    "maxProperties": _size("{place} {found} ; le maximum est {bound}{reason}.", "clé", "Retirez {gap}."),
    "uniqueItems": _duplicate,
}
