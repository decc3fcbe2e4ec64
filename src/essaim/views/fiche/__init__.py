"""The fiche of an initiative, in the reading order that lets someone decide (anchors_evidence section 4.8)."""

from essaim.views.fiche.view import FicheView, fiche

__all__ = ["FicheView", "fiche"]
