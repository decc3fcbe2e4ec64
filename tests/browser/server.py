"""A static server that behaves as the site's host does: compressed, below the site's path, with its own 404 page."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".geojson", ".ics"}


@cache
def _compressed(body: bytes) -> bytes:
    """Compressed once: every page asks for the same styles and scripts."""
    return gzip.compress(body, compresslevel=6, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Serves ``folder`` below ``prefix``; an unknown address answers 404 with the site's 404.html."""

    protocol_version = "HTTP/1.1"  # as hosts do, one connection serves many files
    folder: Path
    prefix: str

    def do_GET(self) -> None:
        """Answer with the file, its folder's index.html, a redirection to the folder, or the 404 page."""
        path = unquote(urlsplit(self.path).path)
        target = (self.folder / path.removeprefix(self.prefix)).resolve()
        inside = path.startswith(self.prefix) and target.is_relative_to(self.folder)
        if inside and target.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if target.is_dir():
            target /= "index.html"
        if inside and target.is_file():
            self._send(200, target)
        else:
            self._send(404, self.folder / "404.html")

    def _send(self, status: int, file: Path) -> None:
        body = file.read_bytes() if file.is_file() else b"404"
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _compressed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a page that is left closes what it still awaits
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests' own messages must stay readable."""


@contextmanager
def serving(folder: Path, prefix: str = "/") -> Iterator[str]:
    """The address of ``folder`` served on a free port of this machine, ending with ``prefix``, until the block ends."""
    handler = type("SiteHandler", (Handler,), {"folder": folder.resolve(), "prefix": prefix})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()
