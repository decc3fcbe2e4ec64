"""Essaim: the open catalogue of initiatives that work, from files to pages (see docs/architecture.md)."""
