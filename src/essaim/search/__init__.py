"""Search: documents in, the files of a static, prefix-partitioned lunr index out (design 9.4)."""

from essaim.search.document import SearchDocument
from essaim.search.entry import Entry, entry_of
from essaim.search.facets import write_facets
from essaim.search.index import write_entries, write_index

__all__ = ["Entry", "SearchDocument", "entry_of", "write_entries", "write_facets", "write_index"]
