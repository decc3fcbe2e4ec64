"""The kinds of content, one line each. Adding a kind costs this line, ``schemas/<name>.schema.json`` and
``overrides/views/kinds/<name>.html``; reading, validation, pages, search and exports follow from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of content: ``name`` is its folder, its schema and its address; the rest is what readers see.

    ``accroche`` opens the kind's list page, ``vide`` is what that page says while nobody has contributed yet.
    """

    name: str
    titre: str
    singulier: str
    accroche: str
    vide: str = "Rien ici pour l’instant : soyez les premiers à proposer une fiche."


KINDS: tuple[Kind, ...] = (
    Kind("initiatives", "Initiatives", "Initiative", "Ce qui marche ailleurs, décrit pour être repris chez vous."),
    Kind(
        "modeles", "Modèles", "Modèle", "Six manières de changer d’échelle, du contrôle central à l’autonomie locale."
    ),
    Kind(
        "dispositifs", "Dispositifs", "Dispositif", "Ce qui finance, conseille ou accompagne un changement d’échelle."
    ),
    Kind(
        "besoins",
        "Besoins",
        "Besoin",
        "Ce que des territoires cherchent, et les initiatives qui pourraient y répondre.",
        "Aucun territoire n’a encore déposé de besoin. Le vôtre peut être le premier.",
    ),
    Kind(
        "parrains",
        "Parrains",
        "Parrain",
        "Les services publics qui aident une initiative à passer d’un lieu à l’autre.",
    ),
    Kind("ressources", "Ressources", "Ressource", "Guides, outils d’auto-évaluation et lectures pour aller plus loin."),
    Kind(
        "rencontres",
        "Rencontres",
        "Rencontre",
        "Les rendez-vous où se croisent ceux qui ont une solution et ceux qui en cherchent une.",
        "Aucune rencontre n’est annoncée. Vous en organisez une ? Annoncez-la ici.",
    ),
    Kind(
        "propositions",
        "Propositions",
        "Proposition",
        "Les dix propositions du rapport de 2015, et ce que ce site en fait.",
    ),
    Kind("glossaire", "Glossaire", "Terme", "Les mots du changement d’échelle, avec leurs sources."),
)
