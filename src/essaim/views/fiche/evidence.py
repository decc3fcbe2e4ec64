"""What is known of the effect: results, evaluations one by one, and peers' opinions, never merged with each other."""

from dataclasses import dataclass

from essaim.typography import nombre
from essaim.views.claims import Claims, Renvoi
from essaim.views.scope import Data, Scope, Terme, mappings, number, text, year


@dataclass(frozen=True, slots=True)
class Resultat:
    """A result: what is counted and how much, in words."""

    indicateur: str
    valeur: str
    annee: int | None
    lieu: str
    note: str
    source: Renvoi | None
    reserves: tuple[Terme, ...]


@dataclass(frozen=True, slots=True)
class EffetParLieu:
    """The effect found in one place, when places differ."""

    lieu: str
    effet: Terme
    note: str


@dataclass(frozen=True, slots=True)
class EffetParPublic:
    """The effect found on a part of those concerned, when they differ."""

    public: str
    effet: Terme
    note: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation and what it found."""

    titre: str
    type: Terme
    evaluateur: Terme
    effet: Terme
    annee: int | None
    conclusion: str
    lieu: str
    sites: float | None
    chez_des_repreneurs: bool
    commande_par_le_porteur: bool
    effets_par_lieu: tuple[EffetParLieu, ...]
    effets_par_public: tuple[EffetParPublic, ...]
    source: Renvoi | None
    reserves: tuple[Terme, ...]


@dataclass(frozen=True, slots=True)
class Avis:
    """A peer's opinion."""

    college: Terme
    auteur: str
    date: str
    transposable: Terme
    commentaire: str


def results(scope: Scope, data: Data, claims: Claims) -> tuple[Resultat, ...]:
    """Every result, in the order of the file."""
    return tuple(
        Resultat(
            text(entry, "indicateur"),
            figures(entry),
            year(entry, "annee"),
            place(scope, entry),
            text(entry, "note"),
            claims.renvoi(entry),
            claims.reserves(entry),
        )
        for entry in mappings(data, "resultats")
    )


def evaluations(scope: Scope, data: Data, claims: Claims) -> tuple[Evaluation, ...]:
    """Every evaluation, in the order of the file, whatever it found."""
    return tuple(_evaluation(scope, entry, claims) for entry in mappings(data, "evaluations"))


def colleges(scope: Scope, data: Data) -> tuple[tuple[Terme, int], ...]:
    """How many opinions each college has given; they are never merged with the level of proof."""
    given = [entry["college"] for entry in mappings(data, "avis")]
    terms = scope.catalogue.vocabulary("colleges")
    return tuple((scope.terme("colleges", term.id), given.count(term.id)) for term in terms)


def opinions(scope: Scope, data: Data) -> tuple[Avis, ...]:
    """Peers' opinions, by college."""
    return tuple(
        Avis(
            scope.terme("colleges", entry["college"]),
            ", ".join(part for part in (text(entry, "organisation"), text(entry, "fonction")) if part),
            text(entry, "date"),
            scope.terme("transposabilites", entry["transposable"]),
            text(entry, "commentaire"),
        )
        for entry in sorted(mappings(data, "avis"), key=lambda avis: (str(avis["college"]), str(avis["date"])))
    )


def place(scope: Scope, entry: Data) -> str:
    """The place a claim speaks of, in words."""
    territory = scope.atlas.territories.resolve(text(entry, "territoire")) if "territoire" in entry else None
    return ", ".join(part for part in (text(entry, "lieu"), territory.nom if territory else "") if part)


def figures(entry: Data) -> str:
    """A value, or a range, with its unit: « 3 à 5 jours »."""
    low, top = number(entry, "valeur"), number(entry, "valeur_max")
    amount = f"{nombre(low or 0)} à {nombre(top)}" if top is not None else nombre(low or 0)
    return f"{amount} {text(entry, 'unite')}"


def _evaluation(scope: Scope, entry: Data, claims: Claims) -> Evaluation:
    return Evaluation(
        text(entry, "titre"),
        scope.terme("types_d_evaluation", entry["type"]),
        scope.terme("evaluateurs", entry["evaluateur"]),
        scope.terme("effets", entry["effet"]),
        year(entry, "annee"),
        text(entry, "conclusion"),
        place(scope, entry),
        number(entry, "nombre_de_sites"),
        entry.get("chez_des_repreneurs") is True,
        entry.get("commande_par_le_porteur") is True,
        tuple(
            EffetParLieu(place(scope, part), scope.terme("effets", part["effet"]), text(part, "note"))
            for part in mappings(entry, "effets_par_lieu")
        ),
        tuple(
            EffetParPublic(text(part, "public"), scope.terme("effets", part["effet"]), text(part, "note"))
            for part in mappings(entry, "effets_par_public")
        ),
        claims.renvoi(entry),
        claims.reserves(entry),
    )
