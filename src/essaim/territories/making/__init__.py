"""Remakes `data/` from pinned packages; nothing the site is built with imports it, for it alone reads the network."""
