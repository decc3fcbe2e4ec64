"""The form that proposes or corrects a fiche, made from the schema: nothing of it is written by hand but its steps."""
