"""Raw HTML is found wherever Markdown would see it, and nowhere else."""

import pytest

from essaim.reading import html_tags

FOUND = {
    "ouvrante": ("a <b>c", [(2, "<b")]),
    "fermante": ("a </b>", [(2, "</b")]),
    "majuscules": ("<SCRIPT>", [(0, "<SCRIPT")]),
    "attribut-sur-deux-lignes": ("<img\nsrc=x", [(0, "<img")]),
    "sans-fin": ("<svg/onload=alert(1)", [(0, "<svg")]),
    "commentaire": ("a <!-- b -->", [(2, "<!--")]),
    "doctype": ("<!DOCTYPE html>", [(0, "<!DOCTYPE")]),
    "cdata": ("<![CDATA[x]]>", [(0, "<![CDATA[")]),
    "instruction": ("<?php ?>", [(0, "<?php")]),
    "adresse-qui-execute": ("<javascript:alert(1)>", [(0, "<javascript:alert")]),
    "accent-grave-seul": ("un ` puis <b>", [(10, "<b")]),
    "accents-graves-inegaux": ("`` a ` <b>", [(7, "<b")]),
    "accents-graves-de-deux-paragraphes": ("un `\n\n<b> `", [(6, "<b")]),
    "apres-une-cloture": ("```\n<i>\n```\n<b>", [(12, "<b")]),
    "cloture-trop-courte": ("````\n```\n<i>\n````\n<b>", [(18, "<b")]),
    "cloture-d-un-autre-signe": ("```\n~~~\n```\n<b>", [(12, "<b")]),
    "barre-oblique-doublee": (r"\\<b>", [(2, "<b")]),
}
TEXT = {
    "coeur": "<3",
    "comparaison": "a < b, 2<3, a <= b, a << b",
    "fleches": "<- et <-> et <=>",
    "code": "`<b>`",
    "code-double": "`` ` <b> ``",
    "code-sur-deux-lignes": "`a\n<b>`",
    "cloture": "avant\n\n```html\n<b>\n```\n",
    "cloture-tildes": "~~~\n<b>\n~~~",
    "cloture-dans-une-liste": "- a\n\n  ```\n  <b>\n  ```\n",
    "cloture-dans-une-citation": "> ```\n> <b>\n> ```\n",
    "cloture-jamais-fermee": "```\n<b>\n",
    "echappe": r"\<b>",
    "adresse": "<https://example.org/a>",
    "courriel": "<contact@example.org>",
    "entites": "&lt;script&gt;",
    "guillemets": "«b» ‹c›",
}


@pytest.mark.parametrize(("text", "tags"), FOUND.values(), ids=FOUND.keys())
def test_html_is_found_with_its_place(text, tags):
    assert [(tag.offset, tag.text) for tag in html_tags(text)] == tags


@pytest.mark.parametrize("text", TEXT.values(), ids=TEXT.keys())
def test_text_and_code_samples_are_not_html(text):
    assert list(html_tags(text)) == []
