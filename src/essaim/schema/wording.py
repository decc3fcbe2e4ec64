"""What a fault says once worded, and the rules that the schemas enforce."""

from dataclasses import dataclass

RULES = {
    "cle-inconnue": "Une clé qui n’est pas dans le schéma.",
    "cle-manquante": "Une clé obligatoire est absente, toujours ou dans le cas décrit.",
    "cle-en-trop": "Une clé qui n’a pas sa place dans ce cas.",
    "valeur-inconnue": "Une valeur hors de la liste fermée.",
    "type": "Un texte là où il faut un nombre, une valeur là où il faut une liste…",
    "longueur": "Un texte trop court ou trop long.",
    "forme": "Un texte qui n’a pas la forme demandée, comme un code de territoire.",
    "adresse": "Une adresse qui ne mène pas à une page web.",
    "date": "Une date qui n’est pas un jour du calendrier écrit année-mois-jour.",
    "nombre": "Un nombre trop petit ou trop grand.",
    "taille": "Une liste ou un bloc qui compte trop ou trop peu d’éléments.",
    "doublon": "Un élément qui figure deux fois dans une liste.",
    "choix": "Il faut l’un ou l’autre de plusieurs groupes de clés.",
    "valeur-refusee": "Une valeur que le schéma refuse pour une autre raison.",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The rule broken (a key of ``RULES``), what was found and expected, and the remedy; all in French."""

    rule: str
    message: str
    hint: str
