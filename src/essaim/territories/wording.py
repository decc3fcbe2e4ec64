"""How French speaks of a place: « au Havre », « de l'Isère ». Data keeps straight apostrophes, as the INSEE does."""

_VOWELS = tuple("aeiouyàâäéèêëîïôöùûüœæ")
# The INSEE's « type de nom en clair »: what links « de » to a name. 6 to 8 (Aux, Las, Los) stay part of the name.
_GENITIVES = {0: "de ", 1: "d'", 2: "du ", 3: "de la ", 4: "des ", 5: "de l'"}


def starts_with_vowel(nom: str) -> bool:
    """Whether « de » is elided before ``nom``: never before an H (the INSEE's liaison knows which are mute)."""
    low = nom.lower()
    return low.startswith(_VOWELS) and not (low.startswith("y") and low[1:].startswith(_VOWELS))


def genitive(nom: str, liaison: int) -> str:
    """« de l'Isère » from a name without its article and its INSEE liaison code (0 to 5; others read as 0)."""
    return _GENITIVES.get(liaison, "de ") + nom


def plain_genitive(nom: str) -> str:
    """« d'Est Ensemble », « de Nantes Métropole »: for a name whose liaison nobody recorded."""
    return genitive(nom, 1 if starts_with_vowel(nom) else 0)


def commune_wording(nom: str, liaison: int | None) -> tuple[str, str]:
    """(« au Havre », « du Havre ») for a commune, whose official name bears its article."""
    for article, place, owner in (("Le ", "au ", "du "), ("Les ", "aux ", "des ")):
        if nom.startswith(article):
            return place + nom[len(article) :], owner + nom[len(article) :]
    return f"à {nom}", genitive(nom, 1) if liaison == 1 else plain_genitive(nom)


def grouping_wording(nom: str) -> tuple[str, str]:
    """(« dans la communauté de communes… », « de la communauté… ») for an EPCI; a proper name takes « à », « de »."""
    if nom.startswith(("Communauté ", "Métropole ")):
        common = nom[0].lower() + nom[1:]
        return f"dans la {common}", f"de la {common}"
    return f"à {nom}", plain_genitive(nom)
