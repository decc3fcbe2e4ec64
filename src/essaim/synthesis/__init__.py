"""Catalogues of chance, as large as wanted, with the shape of the real one: what the bench measures Essaim on.

Nothing made here is ever content: it tells of no initiative that exists, and is written outside the repository's
``content/``, beside a note that says so.
"""

from essaim.synthesis.catalogue import synthetic
from essaim.synthesis.project import write_project

__all__ = ["synthetic", "write_project"]
