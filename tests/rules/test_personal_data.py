"""What the rule on personal data takes for a person's address or telephone, and what it leaves in peace."""

import pytest

from essaim.rules.personal_data import GENERIC, personal

PRIVATE = [
    "jean.dupont@exemple.fr",
    "Écrire à <jean@exemple.co.uk>.",
    "mailto:j.dupont+jardin@exemple.fr",
    "[moi](mailto:jean%40exemple.fr)",
    "jean&#64;exemple.fr",
    "jean&#x40;exemple.fr",
    "jean&commat;exemple.fr",
    "jean＠exemple.fr",
    "jean.dupont [at] exemple.fr",
    "jean (arobase) exemple.fr",
    "contact.jean@exemple.fr",
    "Jean-Mairie@exemple.fr",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "06-12-34-56-78",
    "06/12/34/56/78",
    "0612345678",
    "04\u00a076\u00a012\u00a034\u00a056",
    "+33 6 12 34 56 78",
    "+33 (0)6 12 34 56 78",
    "+33612345678",
    "0033 6 12 34 56 78",
    "tel:+33612345678",
    "Tél. : 612 34 56 78",
    "téléphone : 81 23 45 67",
    "+32 471 12 34 56",
    "+44 20 7946 0958",
    "+1 418-555-2199",
    "(418) 555-2199",
    "514.555-2199",
    "+590 690 12 34 56",
]
PUBLIC = [
    "contact@exemple.fr",
    "Mairie@grenoble.exemple.fr",
    "https://medium.exemple/@jean.dupont",
    "@asso@mastodon.exemple",
    "R&D @ Grenoble",
    "un tarif de 3 € @ l’unité",
    "SIREN 552 100 554",
    "SIRET 552 100 554 00013",
    "SIRET : 05210055400013",
    "200040715",
    "38185, 01004, 2A004, 97411",
    "ISBN 978-2-07-036822-8",
    "ISBN : 0612345678",
    "ISBN 2-07-036822-9",
    "ISSN 0999-5674",
    "doi 10.1016/0304387894",
    "https://www.exemple.fr/0612345678/06-12-34-56-78.html",
    "de 2012-2014 à 2015-2019",
    "05.06.2014",
    "du 01/02/2013 au 03/04/2014",
    "2026-11-23",
    "1 250 000 €",
    "+12 000 000 €",
    "+1 500 000 habitants",
    "0,25 % et 0.0612345678",
    "entre 200 000 et 300 000",
    "10 000-12 000 visiteurs en 2014-2015",
    "0 800 12 34 56",
    "0800 123 456",
    "3939, 115, 119",
    "09:30",
    "article L. 312-1 et 06 à 12 mois",
    "W381000123",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_a_person_s_address_or_telephone_is_seen_once(text) -> None:
    assert len(list(personal(f"Voir {text} pour venir."))) == 1


@pytest.mark.parametrize("text", PUBLIC)
def test_what_is_public_or_only_looks_alike_is_left_in_peace(text) -> None:
    assert list(personal(f"Voir {text} pour venir.")) == []


def test_generic_words_are_written_as_they_are_compared() -> None:
    assert [word for word in GENERIC if word != word.casefold() or not word.isalnum()] == []
