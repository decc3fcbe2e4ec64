"""What a contributor reads for each way of breaking the schema: exact words, place and remedy."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

import pytest

from essaim.problem import Problem
from essaim.reading import Document, Marks
from essaim.schema import RULES, Schemas
from essaim.typography import NARROW, french

Check = Callable[[str], tuple[Problem, ...]]
ROOT_KEYS = "titre, nature, mois, porteur, lieux, cout, ouvert, verifie_le"
PLACE_KEYS = "code, statut, fin, motif"

# name: (text after « titre: Essai », line, column, rule, path, message, hint), spaces and quotes typeset by `french`
CASES = {
    "unknown key": ("naturre: innovation-sociale", 2, 1, "cle-inconnue", "naturre",
        "La clé « naturre » n’existe pas.",
        f"Vouliez-vous dire « nature » ? Clés possibles ici : {ROOT_KEYS}."),
    "unknown key that resembles none": ("zzz: 1", 2, 1, "cle-inconnue", "zzz",
        "La clé « zzz » n’existe pas.",
        f"Retirez cette clé ou changez son nom. Clés possibles ici : {ROOT_KEYS}."),
    "key with accent and capital": ("Coût:\n  note: x", 2, 1, "cle-inconnue", "Coût",
        "La clé « Coût » n’existe pas.",
        f"Vouliez-vous dire « cout » ? Clés possibles ici : {ROOT_KEYS}."),
    "unknown key in an item": ("lieux:\n  - code: FR\n    statu: active", 4, 5, "cle-inconnue", "lieux[0].statu",
        "La clé « statu » n’existe pas dans l’élément 1 de « lieux ».",
        f"Vouliez-vous dire « statut » ? Clés possibles ici : {PLACE_KEYS}."),
    "missing key": ("porteur:\n  site: https://exemple.fr/", 2, 1, "cle-manquante", "porteur.nom",
        "La clé « nom » (Nom) manque dans « porteur ».",
        'Ajoutez-la, par exemple « nom: "Ville de Lyon" ».'),
    "required key misspelt": ("porteur:\n  nmo: Lyon", 3, 3, "cle-inconnue", "porteur.nmo",
        "La clé « nmo » n’existe pas dans « porteur ».",
        "Vouliez-vous dire « nom » ? Clés possibles ici : nom, site."),
    "missing in a case": ("nature: innovation-publique", 1, 1, "cle-manquante", "porteur",
        "La clé « porteur » (Porteur) manque, car « nature » vaut « innovation-publique ».", "Qui porte."),
    "missing beside another": ("cout:\n  montant: 3", 2, 1, "cle-manquante", "cout.unite",
        "La clé « unite » (Unité) manque dans « cout », car « montant » est renseigné.",
        'Ajoutez-la, par exemple « unite: "par an" ».'),
    "neither alternative": ("cout:\n  unite: euro", 2, 1, "choix", "cout",
        "Dans « cout », il faut « montant », ou bien « note ».",
        "Ajoutez ce qui manque à l’un de ces choix."),
    "key out of place": ("lieux:\n  - code: FR\n    motif: Usure", 4, 5, "cle-en-trop", "lieux[0].motif",
        "« motif » n’a pas sa place ici, dans ce cas.",
        "Retirez cette clé, ou corrigez celle dont cela dépend."),
    "value imposed by another": ("lieux:\n  - code: FR\n    statut: active\n    fin: 2010", 4, 13, "valeur-inconnue",
        "lieux[0].statut",
        "« statut » vaut « active » ; la valeur attendue est « arretee », car « fin » est renseigné.",
        "Écrivez « arretee » ou corrigez la clé dont cela dépend."),
    "unknown value, slip": ("nature: innovation-socale", 2, 9, "valeur-inconnue", "nature",
        "« innovation-socale » n’est pas une valeur de « nature ».",
        "Vouliez-vous dire « innovation-sociale » ? Valeurs possibles : innovation-sociale, innovation-publique."),
    "unknown value, its title": ("nature: Innovation publique", 2, 9, "valeur-inconnue", "nature",
        "« Innovation publique » n’est pas une valeur de « nature ».",
        "Vouliez-vous dire « innovation-publique » ? Valeurs possibles : innovation-sociale, innovation-publique."),
    "unknown value of a long list": ("mois: [fevrier]", 2, 8, "valeur-inconnue", "mois[0]",
        "« fevrier » n’est pas une valeur de l’élément 1 de « mois ».",
        "Vouliez-vous dire « m2 » ? Les 13 valeurs possibles sont dans schemas/commun.schema.json, sous « mois »."),
    "unknown value, its beginning": ("mois: [Petite]", 2, 8, "valeur-inconnue", "mois[0]",
        "« Petite » n’est pas une valeur de l’élément 1 de « mois ».",
        "Vouliez-vous dire « petite-enfance » ? "
        "Les 13 valeurs possibles sont dans schemas/commun.schema.json, sous « mois »."),
    "unknown value of an enum": ("lieux:\n  - code: FR\n    statut: arrete", 4, 13, "valeur-inconnue",
        "lieux[0].statut", "« arrete » n’est pas une valeur de « statut ».",
        "Vouliez-vous dire « arretee » ? Valeurs possibles : active, arretee."),
    "vocabulary, number": ("nature: 3", 2, 9, "type", "nature",
        "« nature » attend un texte, pas le nombre « 3 ».", 'Mettez des guillemets : "3".'),
    "text, number": ("lieux:\n  - code: 38", 3, 11, "type", "lieux[0].code",
        "« code » attend un texte, pas le nombre « 38 ».", 'Mettez des guillemets : "38".'),
    "text, decimal": ("lieux:\n  - code: 1.10", 3, 11, "type", "lieux[0].code",
        "« code » attend un texte, pas le nombre « 1.1 ».", "Mettez des guillemets autour de ce que vous avez écrit."),
    "text, boolean": ("verifie_le: true", 2, 13, "type", "verifie_le",
        "« verifie_le » attend un texte, pas la valeur « true ».", 'Mettez des guillemets : "true".'),
    "text, nothing": ("verifie_le:", 2, 12, "type", "verifie_le",
        "« verifie_le » est vide ; attendu : un texte.", "Remplissez cette clé, ou retirez sa ligne."),
    "required text, nothing": ("porteur:\n  nom:", 3, 7, "type", "porteur.nom",
        "« nom » est vide ; attendu : un texte.", "Remplissez cette clé : elle est obligatoire."),
    "item, nothing": ("mois:\n  -", 3, 4, "type", "mois[0]",
        "l’élément 1 de « mois » est vide ; attendu : un texte.",
        "Remplissez cet élément ; s’il y en a d’autres, vous pouvez retirer sa ligne."),
    "text, list": ("verifie_le: [2024-05-31]", 2, 1, "type", "verifie_le",
        "« verifie_le » attend un texte, pas une liste de 1 élément.", "Écrivez une seule valeur, sans tiret devant."),
    "text, block": ("verifie_le:\n  le: x", 2, 1, "type", "verifie_le",
        "« verifie_le » attend un texte, pas un bloc de 1 clé.",
        "Écrivez un seul texte ; s’il contient un deux-points, mettez-le entre guillemets."),
    "list, text": ("mois: m1", 2, 7, "type", "mois",
        "« mois » attend une liste, pas le texte « m1 ».",
        "Mettez chaque élément sur une ligne à lui, après un tiret : « - m1 »."),
    "list, block": ("lieux:\n  code: FR", 2, 1, "type", "lieux",
        "« lieux » attend une liste, pas un bloc de 1 clé.",
        "Mettez un tiret et un espace devant la première clé du bloc, et décalez les suivantes d’autant."),
    "block, text": ("porteur: Ville", 2, 10, "type", "porteur",
        "« porteur » attend un bloc de clés, pas le texte « Ville ».",
        "Mettez ses clés sur les lignes suivantes, décalées de deux espaces : nom, site."),
    "number, French number": ("cout:\n  montant: 1 200,50\n  unite: an", 3, 12, "type", "cout.montant",
        "« montant » attend un nombre, pas le texte « 1 200,50 ».", "Écrivez 1200.50, sans guillemets ni espace."),
    "number, with its unit": ("cout:\n  montant: 12 euros\n  unite: an", 3, 12, "type", "cout.montant",
        "« montant » attend un nombre, pas le texte « 12 euros ».",
        "Écrivez le nombre seul, en chiffres, sans guillemets, sans unité ni espace."),
    "whole number, decimal": ("lieux:\n  - code: FR\n    fin: 10.5\n    statut: arretee", 4, 10, "type", "lieux[0].fin",
        "« fin » attend un nombre entier, pas le nombre « 10.5 ».", "Arrondissez à un nombre entier."),
    "boolean, oui": ("ouvert: oui", 2, 9, "type", "ouvert",
        "« ouvert » attend true ou false, pas le texte « oui ».", "Écrivez true, sans guillemets."),
    "address without scheme": ("porteur:\n  nom: L\n  site: www.exemple.fr", 4, 9, "adresse", "porteur.site",
        "« www.exemple.fr » n’est pas une adresse utilisable pour « site » : "
        "elle doit commencer par https:// ou http://.",
        "Copiez l’adresse complète affichée par le navigateur sur cette page."),
    "address with accents": ("porteur:\n  nom: L\n  site: https://exemple.fr/Énergie", 4, 9, "adresse", "porteur.site",
        "« https://exemple.fr/Énergie » n’est pas une adresse utilisable pour « site » : "
        "elle contient un caractère à coder, comme une lettre accentuée.",
        "Écrivez « https://exemple.fr/%C3%89nergie »."),
    "date of no calendar": ("verifie_le: 2024-13-01", 2, 13, "date", "verifie_le",
        "« 2024-13-01 » n’est pas une date pour « verifie_le » ; attendu : un jour du calendrier, année-mois-jour.",
        "Par exemple « 2024-05-31 » pour le 31 mai 2024."),
    "date, French form": ("verifie_le: 1/5/2024", 2, 13, "date", "verifie_le",
        "« 1/5/2024 » n’est pas une date pour « verifie_le » ; attendu : un jour du calendrier, année-mois-jour.",
        "Écrivez « 2024-05-01 »."),
    "text of no form and of the wrong length": ("verifie_le: hier", 2, 13, "date", "verifie_le",
        "« hier » n’est pas une date pour « verifie_le » ; attendu : un jour du calendrier, année-mois-jour.",
        "Par exemple « 2024-05-31 » pour le 31 mai 2024."),
    "empty text that should have a form": ('verifie_le: ""', 2, 13, "longueur", "verifie_le",
        "« verifie_le » est vide ; il en faut au moins 10 caractères.", "Ajoutez au moins 10 caractères. Le jour."),
    "pattern": ("lieux:\n  - code: fr-38", 3, 11, "forme", "lieux[0].code",
        "« fr-38 » n’a pas la forme de « code » ; attendu : un code officiel, par exemple FR-38.",
        "Exemple : « FR-38 »."),
    "too small": ("lieux:\n  - code: FR\n    fin: 17", 4, 10, "nombre", "lieux[0].fin",
        "« fin » vaut « 17 » ; le minimum est 1800.", "Année en quatre chiffres. Exemple : « 2014 »."),
    "too great": ("lieux:\n  - code: FR\n    fin: 20140", 4, 10, "nombre", "lieux[0].fin",
        "« fin » vaut « 20140 » ; le maximum est 2100.", "Année en quatre chiffres. Exemple : « 2014 »."),
    "bound excluded": ("cout:\n  montant: 0\n  unite: an", 3, 12, "nombre", "cout.montant",
        "« montant » vaut « 0 » ; attendu : plus de 0.", "En euros."),
    "empty list": ("mois: []", 2, 1, "taille", "mois",
        "« mois » est vide ; il en faut au moins 1.", "Ajoutez 1 élément. Les mois d’ouverture."),
    "long list": ("mois: [m1, m2, m3, m4, m5]", 2, 1, "taille", "mois",
        "« mois » compte 5 éléments ; le maximum est 3.", "Retirez 2 éléments. Les mois d’ouverture."),
    "duplicate": ("mois: [m1, m2, m1]", 2, 16, "doublon", "mois[2]",
        "L’élément 3 de « mois » répète l’élément 1, « m1 » ; chaque élément ne figure qu’une fois.",
        "Retirez l’un des deux."),
}  # fmt: skip


def typeset(text: str) -> str:
    return french(text)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_fault_gives_one_message_at_its_line_with_its_remedy(check: Check, case: tuple[str, ...]) -> None:
    text, line, column, rule, path, message, hint = case
    found = check(f"titre: Essai\n{text}\n")
    assert [(p.line, p.column, p.rule, p.path) for p in found] == [(line, column, rule, path)]
    quoted = "1 200,50"  # quoted as typed: its space is not ours to typeset
    assert found[0].message == typeset(message).replace(typeset(quoted), quoted)
    assert found[0].hint == typeset(hint)


@pytest.mark.parametrize(
    ("title", "message", "hint"),
    [
        ('""', "« titre » est vide ; il en faut au moins 3 caractères.", "Ajoutez au moins 3 caractères."),
        ("Ab", "« titre » est trop court : 2 caractères ; il en faut au moins 3.", "Ajoutez au moins 1 caractère."),
        ("abcdefghijklmn", "« titre » est trop long : 14 caractères ; le maximum est 12.", None),
    ],
)
def test_a_text_of_the_wrong_length_says_how_many_characters(
    check: Check, title: str, message: str, hint: str | None
) -> None:
    (problem,) = check(f"titre: {title}\n")
    assert (problem.rule, problem.message) == ("longueur", french(message))
    assert problem.hint == (f"{hint} Le nom d’usage." if hint else "Retirez au moins 2 caractères.")


def test_all_faults_come_at_once_in_the_order_of_the_lines(check: Check) -> None:
    found = check("verifie_le: hier\nnature: x\nlieux:\n  - fin: 2010\n    statut: active\n  - code: fr\nautre: 1\n")
    assert [(p.line, p.rule, p.path) for p in found] == [
        (1, "cle-manquante", "titre"),
        (1, "date", "verifie_le"),
        (2, "valeur-inconnue", "nature"),
        (4, "cle-manquante", "lieux[0].code"),
        (5, "valeur-inconnue", "lieux[0].statut"),
        (6, "forme", "lieux[1].code"),
        (7, "cle-inconnue", "autre"),
    ]
    assert {p.file for p in found} == {"content/essais/essai.yml"}


def test_a_faultless_file_has_no_problem(check: Check) -> None:
    assert check("titre: Essai\nnature: innovation-sociale\nmois: [m1]\ncout:\n  montant: 2\n  unite: par an\n") == ()


def test_every_rule_of_the_messages_is_listed_for_the_documentation(check: Check) -> None:
    seen = {problem.rule for case in CASES.values() for problem in check(f"titre: Essai\n{case[0]}\n")}
    assert seen == RULES.keys() - {"valeur-refusee"}


def test_a_value_is_quoted_as_typed_short_and_without_what_a_terminal_obeys(schemas: Schemas) -> None:
    data: dict[str, object] = {"titre": "Essai", "nature": "l'eau : \x1b[31m" + "x" * 500}
    (problem,) = schemas.check("essais", made(data))
    assert problem.message.startswith("«\u202fl'eau : \\x1b[31mxxx")
    assert len(problem.message) < 160


def made(data: dict[str, object]) -> Document:
    """A document that the reader would refuse: what stands behind it must hold all the same."""
    return Document(PurePosixPath("content/essais/x.yml"), data, "", Marks({}, {}), "")


def nested(depth: int) -> Mapping[str, object]:
    value: dict[str, object] = {}
    for _ in range(depth):
        value = {"a": [value]}
    return value


def cyclic() -> dict[str, object]:
    value: dict[str, object] = {}
    value["titre"] = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [nested(5000), cyclic(), 10**5000, -(10**5000), float("inf"), float("nan"), "x" * 10**6, ["x"] * 5000, "\ud800"],
    ids=["deep", "cyclic", "huge", "hugely negative", "infinite", "not a number", "long", "many", "surrogate"],
)
@pytest.mark.parametrize("key", ["titre", "nature", "mois", "porteur", "lieux", "cout", "ouvert", "verifie_le", "x"])
def test_hostile_values_get_short_printable_messages(schemas: Schemas, key: str, value: object) -> None:
    data: dict[str, object] = {"titre": "Essai", key: value}
    found = schemas.check("essais", made(data))
    assert found
    assert all(len(p.message) < 400 and (p.message + p.hint).replace(NARROW, " ").isprintable() for p in found)


def test_thousands_of_faults_are_all_reported(schemas: Schemas) -> None:
    data: dict[str, object] = {f"k{rank}": rank for rank in range(5000)}
    found = schemas.check("essais", made(data))
    assert len(found) == 5001
