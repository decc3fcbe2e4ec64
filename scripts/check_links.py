"""Demande chaque adresse du catalogue et dit celles qui ne répondent plus. Lancé par l’horloge, jamais sur une demande.

Seules les machines publiques sont interrogées (chaque étape d’une redirection comprise), dix secondes au plus par
adresse, et rien n’est lu après les en-têtes. Code de sortie : 0 si tout va, 1 si un lien est mort ou une exception
inutile, 2 si la commande ou la liste des exceptions est mal écrite.
"""

import argparse
import contextlib
import http.client
import os
import socket
import ssl
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from checkout import ROOT

from essaim.catalogue import load
from essaim.upkeep import (
    Address,
    LinkReport,
    ToleratedError,
    Verdict,
    addresses,
    covering,
    is_public,
    links_markdown,
    load_tolerated,
    obsolete,
    verdict_of,
)

SECONDS = 10
HOPS = 6
PAUSE = 1.0  # seconds between two questions to one host
WORKERS = 8
_LASTING = frozenset({301, 308})
_MOVES = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": "Essaim (verification des liens du catalogue)", "Accept": "text/html,*/*;q=0.8"}

Permitted = Callable[[str], bool]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="check_links.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--output", type=Path, metavar="FICHIER", help="écrire le rapport là (vide si tout va)")
    parser.add_argument("--list", action="store_true", help="montrer les adresses sans les demander")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    options = parser.parse_args(argv)
    today = date.fromisoformat(os.environ.get("ESSAIM_DATE") or f"{datetime.now(tz=UTC).date()}")
    found = addresses(load(options.root, today).catalogue)
    try:
        tolerated = load_tolerated(options.root)
    except ToleratedError as misuse:
        parser.error(str(misuse))
    if options.list:
        print("\n".join(each.url for each in found))
        return 0
    verdicts = checked(found)
    alive = frozenset(each.url for each, verdict in verdicts.items() if verdict.etat == "vivant")
    shown = {each: verdict for each, verdict in verdicts.items() if not covering(tolerated, each.url)}
    report = LinkReport(shown, obsolete(tolerated, found, alive))
    text = links_markdown(report)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    print(text or "Tous les liens répondent.")
    return 1 if report.failed else 0


def checked(found: Sequence[Address], permitted: Permitted = is_public, pause: float = PAUSE) -> dict[Address, Verdict]:
    """The verdict on each address: hosts in parallel, the pages of one host one after the other."""
    by_host: dict[str, list[Address]] = defaultdict(list)
    for each in found:
        by_host[urlsplit(each.url).netloc.casefold()].append(each)

    def of_host(mine: list[Address]) -> list[tuple[Address, Verdict]]:
        verdicts = []
        for rank, each in enumerate(mine):
            time.sleep(pause if rank else 0)
            verdicts.append((each, ask(each.url, permitted)))
        return verdicts

    with ThreadPoolExecutor(WORKERS) as pool:
        return {each: verdict for some in pool.map(of_host, by_host.values()) for each, verdict in some}


def ask(url: str, permitted: Permitted = is_public, seconds: float = SECONDS) -> Verdict:
    """Follow ``url`` to its end, ``HOPS`` redirections at most, within ``seconds`` in all."""
    deadline = time.monotonic() + seconds
    current, lasting = url, True
    for _ in range(HOPS):
        try:
            status, location = _request(urlsplit(current), permitted, deadline)
        except _Refused as refusal:
            return Verdict("incertain", str(refusal))
        except socket.gaierror:
            return Verdict("mort", "le nom de domaine n’existe plus")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Verdict("incertain", f"pas de réponse ({type(error).__name__})")
        if status not in _MOVES or not location:
            return verdict_of(status, current if lasting and current != url else "")
        lasting = lasting and status in _LASTING
        current = urljoin(current, location)
    return Verdict("incertain", "trop de redirections")


class _Refused(Exception):
    """The address may not be asked."""


def _request(parts: SplitResult, permitted: Permitted, deadline: float) -> tuple[int, str]:
    """Status and Location of one GET; the machine asked is the very one whose address was checked."""
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise _Refused("ce n’est pas une adresse du web")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname.encode("idna").decode("ascii")
    ips = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not ips or not all(permitted(ip) for ip in ips):
        raise _Refused("l’adresse ne mène pas à une machine publique")
    raw = socket.create_connection((ips[0], port), timeout=_left(deadline))
    connection = http.client.HTTPConnection(host, port)
    cut = threading.Timer(_left(deadline), lambda: _cut(connection))  # a server may answer one byte at a time
    try:
        connection.sock = _secured(raw, host, deadline) if parts.scheme == "https" else raw
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
        )
        connection.request("GET", path, headers={**_HEADERS, "Host": parts.netloc.encode("idna").decode("ascii")})
        cut.start()
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    finally:
        cut.cancel()
        connection.close()
        raw.close()


_SAFE = "/%:@!$&'()*+,;=~-._?[]"


def _secured(raw: socket.socket, host: str, deadline: float) -> ssl.SSLSocket:
    raw.settimeout(_left(deadline))
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host)


def _cut(connection: http.client.HTTPConnection) -> None:
    with contextlib.suppress(OSError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _left(deadline: float) -> float:
    """Seconds left; raises ``TimeoutError`` when none is."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


if __name__ == "__main__":
    sys.exit(main())
