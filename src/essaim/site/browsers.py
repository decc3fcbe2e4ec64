"""The browsers that show a served site, as MkDocs's server knows them.

Its server reloads them at the end of a build, and makes every request wait until then. It has no public way to show a
page before, nor to say that something else was saved meanwhile: the names within it that this takes are asked for here
and nowhere else (tests/test_serve.py fails where another version does without them).
"""

from mkdocs.livereload import LiveReloadServer


class Browsers:
    """The browsers on the site of one server."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server

    def reload(self) -> None:
        """Have them ask for their page again, now; from here to the end of the build, requests are answered at once."""
        server = self._server
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch = max(server._visible_epoch, server._wanted_epoch) + 1
            server._epoch_cond.notify_all()

    def reload_at_the_end(self) -> None:
        """Have them ask for it again when the build ends, which is said to the server by returning from it."""
        with self._server._epoch_cond:
            self._server._wanted_epoch += 1

    def waited_for(self) -> bool:
        """Whether a file was saved since the build began."""
        with self._server._rebuild_cond:
            return self._server._want_rebuild
