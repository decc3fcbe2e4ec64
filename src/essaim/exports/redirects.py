"""Old addresses: a page that leads to the new one, and `ids.json`, which only grows."""

from collections.abc import Mapping
from html import escape

from essaim.catalogue import renamings
from essaim.exports.edition import Edition, json_bytes
from essaim.exports.identifiers import withdrawn
from essaim.typography import french

# No script and no style: the strictest policy that a page can have. A refresh is no request, so it passes.
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"


EMBEDDED, CARD = "initiatives", "carte/"  # the kind whose cards stand in other sites' pages, and where below a fiche


def redirects(edition: Edition) -> Mapping[str, bytes]:
    """A page at each former address, and at that of its card, by its name relative to the site."""
    pages = {}
    for kind, moved in renamings(edition.catalogue).items():
        for former, current in sorted(moved.items()):
            record = edition.catalogue.get(kind, current)
            titre = record.titre if record else current
            address = f"{edition.site_url}{kind}/{current}/"
            pages[f"{kind}/{former}/index.html"] = _page(f"../{current}/", address, titre).encode()
            if kind == EMBEDDED:  # other sites hold this address in their pages
                card = _page(f"../../{current}/{CARD}", f"{address}{CARD}", titre)
                pages[f"{kind}/{former}/{CARD}index.html"] = card.encode()
    for gone in withdrawn(edition.identifiers, edition.catalogue):
        if gone.sorte == EMBEDDED:
            page = _page("../", f"{edition.site_url}{EMBEDDED}/{gone.id}/", "Fiche retirée")
            pages[f"{EMBEDDED}/{gone.id}/{CARD}index.html"] = page.encode()
    return pages


def _page(link: str, canonical: str, titre: str) -> str:
    name = escape(french(titre))
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{name} · Essaim</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n'
        "</head>\n<body>\n"
        f'<main><h1>Cette fiche a changé d’adresse</h1>\n<p><a href="{escape(link)}">{name}</a></p></main>\n'
        "</body>\n</html>\n"
    )


def ids(edition: Edition) -> bytes:
    """`ids.json`: every id ever published, by kind, and what its address answers today."""
    grown = edition.identifiers.grown(edition.catalogue)
    moved = renamings(edition.catalogue)
    gone = {(r.sorte, r.id): r for r in withdrawn(edition.identifiers, edition.catalogue)}
    found: dict[str, dict[str, dict[str, str]]] = {}
    for kind, published in grown.publies.items():
        found[kind] = {}
        for identifier in published:
            if identifier in moved.get(kind, {}):
                found[kind][identifier] = {"etat": "renommee", "vers": moved[kind][identifier]}
            elif (kind, identifier) in gone:
                retrait = gone[(kind, identifier)]
                found[kind][identifier] = {"etat": "retiree", "date": retrait.date, "motif": retrait.motif}
            else:
                found[kind][identifier] = {"etat": "publiee"}
    return json_bytes({**edition.notice(), "identifiants": found})
