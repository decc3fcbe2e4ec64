"""Views: what each page prints, as frozen dataclasses already sorted, labelled and counted."""
