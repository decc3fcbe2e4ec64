"""The page of open data: what can be downloaded, how the API speaks, and what each field means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from essaim.schema import Property, Vocabulary
from essaim.typography import nombre
from essaim.views.data_examples import Exemple, examples
from essaim.views.scope import Scope
from essaim.views.spread import Couverture, spread

# The promise of the API's version 1: docs/api.md gives it at length, a test keeps both alike.
PROMESSES = (
    "Une adresse, une clé ou un type publiés dans la version 1 ne disparaissent ni ne changent de sens.",
    "Une clé toujours présente le reste ; une liste fermée ne perd aucun terme.",
    "La version 1 peut gagner des clés, des termes et des fichiers : ignorez ce que vous ne connaissez pas.",
    "Un changement qui romprait ces promesses donne une version 2, à une autre adresse ; "
    "la version 1 reste servie un an au moins.",
)
TYPES = {
    "string": "texte",
    "integer": "nombre entier",
    "number": "nombre",
    "boolean": "vrai ou faux",
    "array": "liste",
    "object": "groupe de champs",
}
FORMATS = {"GEOJSON": "GeoJSON"}
UNITS = (("Ko", 1_000), ("Mo", 1_000_000))


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file to download: address from the root of the site, title, format, rows, bytes."""

    adresse: str
    titre: str
    format: str
    lignes: int
    octets: int


@dataclass(frozen=True, slots=True)
class Telechargement:
    """A file as the page offers it."""

    titre: str
    nom: str
    lien: str
    format: str
    lignes: str
    taille: str


@dataclass(frozen=True, slots=True)
class Adresse:
    """An address of the API or of a feed, and what it answers; ``lien`` is empty when a part is to be replaced."""

    chemin: str
    quoi: str
    lien: str


@dataclass(frozen=True, slots=True)
class Champ:
    """A field of the dictionary. ``vocabulaire`` is the anchor of its closed list, empty if there is none."""

    ancre: str
    chemin: str
    titre: str
    description: str
    type: str
    requis: bool
    vocabulaire: str
    exemple: str
    niveau: int


@dataclass(frozen=True, slots=True)
class Dictionnaire:
    """The fields of a kind."""

    id: str
    titre: str
    description: str
    schema: str
    champs: tuple[Champ, ...]


@dataclass(frozen=True, slots=True)
class Liste:
    """A closed list of terms."""

    ancre: str
    nom: str
    titre: str
    description: str
    termes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DonneesView:
    """Everything the page of open data prints."""

    attribution: str
    edition: str
    principaux: tuple[Telechargement, ...]
    autres: tuple[Telechargement, ...]
    adresses: tuple[Adresse, ...]
    flux: tuple[Adresse, ...]
    promesses: tuple[str, ...]
    exemples: tuple[Exemple, ...]
    dictionnaires: tuple[Dictionnaire, ...]
    listes: tuple[Liste, ...]
    couverture: Couverture


def data_page(scope: Scope, racine: str, attribution: str, fichiers: Sequence[Fichier]) -> DonneesView:
    """The page; ``racine`` is the address of the site, which the examples print whole."""
    offered = tuple(_download(scope, fichier) for fichier in fichiers)
    schemas = scope.catalogue.schemas
    return DonneesView(
        attribution,
        scope.catalogue.today.isoformat(),
        offered[:3],
        offered[3:],
        tuple(_addresses(scope)),
        tuple(_feeds(scope)),
        PROMESSES,
        examples(racine),
        tuple(_dictionary(scope, kind.name, kind.titre, kind.accroche) for kind in scope.catalogue.kinds),
        tuple(_list(vocabulary) for vocabulary in schemas.vocabularies),
        spread(scope),
    )


def size(octets: int) -> str:
    """A size in words: « 170,9 Ko »."""
    name, unit = UNITS[octets >= UNITS[1][1]]
    return f"{nombre(round(octets / unit, 1))} {name}"


def _download(scope: Scope, fichier: Fichier) -> Telechargement:
    name = fichier.adresse.rpartition("/")[2]
    rows = nombre(fichier.lignes)
    return Telechargement(
        fichier.titre,
        name,
        scope.lien(fichier.adresse),
        FORMATS.get(fichier.format, fichier.format),
        rows,
        size(fichier.octets),
    )


def _addresses(scope: Scope) -> Iterable[Adresse]:
    yield _address(scope, "api/v1/index.json", "L’index : les sortes de fiches, leur nombre, leurs adresses.")
    for kind in scope.catalogue.kinds:
        yield _address(scope, f"api/v1/{kind.name}.json", f"{kind.titre} : toutes les fiches.")
    yield Adresse("api/v1/{sorte}/{id}.json", "Une fiche.", "")
    yield _address(scope, "api/v1/territoires.json", "Les territoires, leur point, les initiatives présentes.")
    yield _address(scope, "api/v1/openapi.json", "La description de l’API, en OpenAPI 3.1.")
    yield _address(scope, "ids.json", "Tous les identifiants jamais publiés, et ce que répond leur adresse.")
    yield _address(scope, "schemas/initiatives.schema.json", "Le schéma JSON d’une sorte, complet en un fichier.")
    yield _address(scope, "schemas/calcule.schema.json", "Le schéma de la partie calculée.")
    yield _address(scope, "donnees/datapackage.json", "La description des tableaux, en Table Schema.")
    yield _address(scope, "donnees/catalogue.jsonld", "La description du jeu de données, en DCAT-AP.")


def _feeds(scope: Scope) -> Iterable[Adresse]:
    yield _address(scope, "flux/nouveautes.xml", "Les nouvelles fiches.")
    yield _address(scope, "flux/modifications.xml", "Chaque changement de chaque fiche, en clair.")
    yield Adresse("flux/territoires/{code}.xml", "Un territoire et ce qu’il englobe ; le lien est sur sa page.", "")
    yield Adresse("flux/themes/{id}.xml", "Un thème ; le lien est sur sa page.", "")
    yield _address(scope, "rencontres.ics", "Les rencontres et les échéances datées des dispositifs, en iCalendar.")


def _address(scope: Scope, chemin: str, quoi: str) -> Adresse:
    return Adresse(chemin, quoi, scope.lien(chemin))


def _dictionary(scope: Scope, kind: str, titre: str, description: str) -> Dictionnaire:
    schemas = scope.catalogue.schemas
    fields = tuple(_field(kind, each) for each in schemas.properties(kind))
    return Dictionnaire(kind, titre, description, scope.lien(f"schemas/{kind}.schema.json"), fields)


def _field(kind: str, each: Property) -> Champ:
    example = each.examples[0] if each.examples else None
    short = str(example) if isinstance(example, str | int | float) and not isinstance(example, bool) else ""
    return Champ(
        f"{kind}.{each.path.replace('[]', '')}",
        each.path,
        each.title,
        each.description,
        _type(each),
        each.required,
        f"vocabulaire-{each.vocabulary}" if each.vocabulary else "",
        short,
        each.depth,
    )


def _type(each: Property) -> str:
    if each.type == "array":
        inner = TYPES.get(each.item_types[0], "") if each.item_types else ""
        return {"groupe de champs": "liste de groupes", "texte": "liste de textes"}.get(inner, "liste")
    if each.constraints.get("format") == "date":
        return "date (AAAA-MM-JJ)"
    if each.constraints.get("format") == "uri":
        return "adresse web"
    return TYPES.get(each.type, each.type)


def _list(vocabulary: Vocabulary) -> Liste:
    terms = tuple((term.id, term.titre, term.description) for term in vocabulary)
    titre = vocabulary.titre_liste
    return Liste(f"vocabulaire-{vocabulary.name}", vocabulary.name, titre, vocabulary.description, terms)
