"""A local server as a host would be: gzip, connections kept; it counts what it sends, and ends with its block."""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

COMPRESSED = (".html", ".js", ".css", ".json", ".txt", ".svg")
LEVEL = 6  # what hosts use


@dataclass
class Served:
    """A folder served at ``base``; ``sent`` are the bytes of all answers, headers included, workers' ones too."""

    base: str = ""
    sent: int = 0


@cache
def _content(path: Path) -> tuple[bytes, bool]:
    content = path.read_bytes()
    if path.suffix in COMPRESSED:
        return gzip.compress(content, LEVEL), True
    return content, False  # what engines compress themselves (WebAssembly, chunks)


@contextmanager
def served(folder: Path, *, warm: bool = True) -> Iterator[Served]:
    """``folder`` at an address of this machine. ``warm``: files are compressed before, as a host keeps them."""
    told = Served()
    if warm:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                _content(path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder, told))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        told.base = f"http://127.0.0.1:{server.server_port}/"
        yield told
    finally:
        server.shutdown()
        server.server_close()
        _content.cache_clear()


def _handler(folder: Path, told: Served) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = folder / self.path.partition("?")[0].lstrip("/")
            if path.is_dir():
                path /= "index.html"
            if not path.is_file():
                self.send_error(404)
                return
            content, compressed = _content(path)
            self.send_response(200)
            kind = "text/javascript" if path.suffix in (".js", ".mjs") else mimetypes.guess_type(path.name)[0]
            self.send_header("Content-Type", f"{kind or 'application/octet-stream'}")
            self.send_header("Content-Length", str(len(content)))
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            told.sent += len(content)
            self.end_headers()
            self.wfile.write(content)

        def flush_headers(self) -> None:
            told.sent += sum(len(line) for line in getattr(self, "_headers_buffer", ()))
            super().flush_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
