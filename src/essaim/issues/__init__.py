"""Fiches proposed by an issue: the forms that GitHub shows, made from the schemas, and their answers as a file."""

from essaim.issues.answers import Answers, answers_of
from essaim.issues.form import FOLDER, LABEL, forms
from essaim.issues.proposed import Proposed, proposed
from essaim.issues.questions import Question, questions

__all__ = ["FOLDER", "LABEL", "Answers", "Proposed", "Question", "answers_of", "forms", "proposed", "questions"]
