"""Bad places: names, folders, links and twins that a site could not hold, or that would hide something."""
# ruff: noqa: E501 - a payload stays on one line, as it is typed

from collections.abc import Iterator
from dataclasses import replace

from hostile.cases import Case, Fate
from hostile.fiches import Fiche

NAMES = (
    "Majuscule", "avec espace", "accentué", "souligne_", "-tiret", "tiret-", "double--tiret", "a", "con", "nul", "com1", "index",
    "404", "assets", "search", "api", "__proto__", "point.point", "a?b", "a#b", "a%2e", '"<img src=x onerror=alert(1)>', "a'b",
    "a&b", "a=b", "::error::x", "a\nb", "\u202eabc", "مبادرة", "é" * 40, "a" * 61, "~sauvegarde", "a\tb", "$(id)", "`id`", "a;b",
    "a|b", "*", "--help", "a\\b", "sitemap", "robots", "ﬁche", "aux", "lpt9", "@@essaim:csp@@",
)  # fmt: skip


def names(fiche: Fiche) -> Iterator[Case]:
    """The good fiche under a name that is no id: the fault is the file's, told on its first line."""
    raw = fiche.written().raw
    for name in NAMES:
        yield _placed(fiche, f"nom-{name[:40]}", f"content/{fiche.kind}/{name}{fiche.form}", raw)
    for name in (".cache", ".git", "..."):
        yield _placed(fiche, f"nom-{name}", f"content/{fiche.kind}/{name}{fiche.form}", raw)


def places(fiche: Fiche) -> Iterator[Case]:
    """The good fiche, or another file, in a place where no fiche stands."""
    raw, folder = fiche.written().raw, f"content/{fiche.kind}"
    for path in (
        f"{folder}/{fiche.name}/index{fiche.form}", f"{folder}/sous-dossier/fiche{fiche.form}", f"content/{fiche.name}{fiche.form}",
        f"content/inconnus/{fiche.name}{fiche.form}", f"{folder}/{fiche.name}.yaml", f"{folder}/{fiche.name}.MD",
        f"{folder}/{fiche.name}.markdown", f"{folder}/{fiche.name}.txt", f"{folder}/{fiche.name}", f"{folder}/{fiche.name}.md.bak",
        f"{folder}/{fiche.name}.html", f"{folder}/image.svg", f"{folder}/sw.js", "content/CNAME", "content/.nojekyll",
        f"{folder}/.DS_Store", f"{folder}/photo.jpg", "content/assets/javascripts/bundle.js", f"{folder}/.gitmodules", "content/index.md",
        f"{folder}/.{fiche.name}{fiche.form}.swp", f"{folder}/__pycache__/a.pyc", f"{folder}/feuille.xlsx",
    ):  # fmt: skip
        yield _placed(fiche, path, path, raw)
    twin = ".yml" if fiche.form == ".md" else ".md"
    other = f"{folder}/{fiche.name}{twin}"
    beside = {**fiche.beside, other: replace(fiche, form=twin).written().raw}
    yield Case("jumeau", "noms et chemins", fiche.path, raw, Fate.REFUSED, beside=beside, judged=(fiche.path, other))
    other = f"{folder}/{fiche.name.upper()}{fiche.form}"
    beside = {**fiche.beside, other: raw}
    yield Case("casse", "noms et chemins", fiche.path, raw, Fate.REFUSED, beside=beside, judged=(fiche.path, other))
    for name, target in (
        ("lien-absolu", "/etc/passwd"), ("lien-dehors", "../../../../etc/passwd"), ("lien-casse", "absent.md"),
        ("lien-boucle", f"lien{fiche.form}"), ("lien-fiche", f"{fiche.name}{fiche.form}"), ("lien-dossier", ".."),
    ):  # fmt: skip
        link = {f"{folder}/lien{fiche.form}": target}
        yield Case(
            name,
            "noms et chemins",
            fiche.path,
            raw,
            Fate.REFUSED,
            rule="lien-symbolique",
            beside=fiche.beside,
            links=link,
            judged=(*link,),
        )


def _placed(fiche: Fiche, name: str, path: str, content: bytes) -> Case:
    return Case(name, "noms et chemins", path, content, Fate.REFUSED, 1, beside=fiche.beside, spoken=True)


FAMILIES = (names, places)
