"""From MkDocs's output and the catalogue's pages to the published folder."""
