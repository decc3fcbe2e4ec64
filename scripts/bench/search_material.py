"""A hook of MkDocs: gives Material's search, besides the one page that is built, every document of ``pages.json``."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any


def on_page_context(context: Any, *, page: Any, config: Any, nav: Any) -> Any:  # noqa: ARG001 (MkDocs's own names)
    """Index the documents by the plugin's own reader, each as if it had been rendered."""
    index = config.plugins["material/search"].search_index
    for given in json.loads(Path(config.config_file_path).with_name("pages.json").read_text("utf-8")):
        index.add_entry_from_context(SimpleNamespace(meta={}, toc=[], **given))
    return context
