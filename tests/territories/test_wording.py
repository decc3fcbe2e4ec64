"""Places are spoken of in French as people do."""

import pytest

from essaim.territories import Territories


@pytest.mark.parametrize(
    ("code", "dans", "de"),
    [
        ("FR-38", "en Isère", "de l'Isère"),
        ("FR-59", "dans le Nord", "du Nord"),
        ("FR-60", "dans l'Oise", "de l'Oise"),
        ("FR-06", "dans les Alpes-Maritimes", "des Alpes-Maritimes"),
        ("FR-75", "à Paris", "de Paris"),
        ("FR-974", "à La Réunion", "de La Réunion"),
        ("FR-971", "en Guadeloupe", "de la Guadeloupe"),
        ("FR-HDF", "dans les Hauts-de-France", "des Hauts-de-France"),
        ("FR-IDF", "en Île-de-France", "d'Île-de-France"),
        ("FR-GES", "dans le Grand Est", "du Grand Est"),
        ("38185", "à Grenoble", "de Grenoble"),
        ("76351", "au Havre", "du Havre"),
        ("97101", "aux Abymes", "des Abymes"),
        ("17300", "à La Rochelle", "de La Rochelle"),
        ("13001", "à Aix-en-Provence", "d'Aix-en-Provence"),
        ("BD", "au Bangladesh", "du Bangladesh"),
        ("US", "aux États-Unis", "des États-Unis"),
        ("IN", "en Inde", "de l'Inde"),
        ("YE", "au Yémen", "du Yémen"),
        ("HT", "en Haïti", "d'Haïti"),
        ("CK", "aux îles Cook", "des îles Cook"),
        ("CD", "en République démocratique du Congo", "de la République démocratique du Congo"),
        ("CA-QC", "au Québec", "du Québec"),
        ("GB-SCT", "en Écosse", "d'Écosse"),
        ("200040715", "à Grenoble-Alpes-Métropole", "de Grenoble-Alpes-Métropole"),
        ("200057875", "à Est Ensemble", "d'Est Ensemble"),
        ("200054781", "dans la métropole du Grand Paris", "de la métropole du Grand Paris"),
        ("200018166", "dans la communauté de communes Le Grésivaudan", "de la communauté de communes Le Grésivaudan"),
    ],
)
def test_a_place_fits_in_a_sentence(territories: Territories, code: str, dans: str, de: str) -> None:
    place = territories[code]
    assert (place.dans, place.de) == (dans, de)


def test_every_place_has_a_name_a_status_and_both_wordings(territories: Territories) -> None:
    for place in territories:
        assert place.nom == place.nom.strip() != ""
        assert place.statut
        assert place.dans.split(" ")[0] in {"à", "au", "aux", "en", "dans", "sur"}, place.code
        assert place.de.startswith(("de ", "du ", "des ", "d'")), place.code
        assert "’" not in place.nom + place.dans + place.de, place.code  # typography is for the page
