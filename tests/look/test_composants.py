"""The components say in words what they draw, escape what they are given, and have a picture for each vocabulary."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace as Values

import pytest
from jinja2 import UndefinedError

from essaim.typography import french
from essaim.views.cards import UNKNOWN

VIEWS = Path(__file__).resolve().parents[2] / "overrides"
ICONS = dict(re.findall(r'"([\w-]+)": "([^"]+)"', (VIEWS / "views/icones.html").read_text(encoding="utf-8")))

each_template = pytest.mark.parametrize(
    "template", sorted(VIEWS.rglob("*.html")), ids=lambda path: path.relative_to(VIEWS).as_posix()
)


class Names(HTMLParser):
    """Gathers the text of every link, button and summary, and the pictures that are not hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.shown_pictures: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.ids.append(named["id"])
        if tag in ("a", "button", "summary"):
            self.open.append("")
        if tag == "svg" and named.get("aria-hidden") != "true":
            self.shown_pictures.append(str(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "button", "summary"):
            self.texts.append(self.open.pop())

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1] += data


def words(html: str) -> str:
    """The text of a fragment, ordinary spaces brought to one."""
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def vocabulary(name: str) -> set[str]:
    schemas = json.loads((VIEWS.parent / "schemas/commun.schema.json").read_text(encoding="utf-8"))
    return {entry["const"] for entry in schemas["$defs"][name]["oneOf"]}


def test_every_board_renders_and_every_control_has_words(boards) -> None:
    assert boards
    for name, html in boards.items():
        found = Names()
        found.feed(html)
        assert found.texts, name
        assert all(text.strip() for text in found.texts), name
        assert found.shown_pictures == [], f"{name} : un dessin sans mots"
        assert len(found.ids) == len(set(found.ids)), name


@pytest.mark.parametrize("level", range(6))
def test_proof_fills_as_many_cells_as_its_level_and_says_it(render, exemples, level) -> None:
    rated = exemples["preuves"][level + 1]
    html = render("{{ c.preuve(p) }}", p=rated)
    assert html.count("cellule--plein") == level
    assert html.count("cellule--vide") == 5 - level
    assert words(html) == f"Preuve\u202f: {level} sur /5 · {rated.libelle}"


def test_proof_not_rated_is_dotted_and_says_so(render, exemples) -> None:
    html = render("{{ c.preuve(p) }}", p=exemples["preuves"][0])
    assert html.count("cellule--pointille") == 5
    assert "non noté" in words(html)


def test_readiness_draws_one_cell_an_answer_and_counts_in_words(render) -> None:
    html = render("{{ c.anneau_pret(r) }}", r=("oui", "oui", "inconnu", "oui", "non", "oui"))
    assert [html.count(f"cellule--{state}") for state in ("plein", "vide", "hachure")] == [4, 1, 1]
    assert words(html) == "4 oui sur 6 · 1 non · 1 inconnu"


def test_an_answer_that_is_none_of_the_three_is_an_error(render) -> None:
    with pytest.raises(UndefinedError):
        render("{{ c.anneau_pret(r) }}", r=("oui", "peut-être", "non", "oui", "non", "oui"))


def test_an_unknown_cost_is_not_a_low_one(render) -> None:
    html = render("{{ c.cout(k) }}", k=Values(bande=None, libelle=UNKNOWN))
    assert "cellule--plein" not in html
    assert "non renseigné" in words(html)


@pytest.mark.parametrize("theme", sorted(vocabulary("themes")))
def test_every_theme_has_an_icon_of_its_own(theme) -> None:
    assert [name for name, path in ICONS.items() if path == ICONS[theme]] == [theme]


@pytest.mark.parametrize("effect", sorted(vocabulary("effets")))
def test_every_effect_has_an_icon_and_its_word(render, effect) -> None:
    html = render("{{ c.effet(e) }}", e=Values(id=effect, libelle="un mot"))
    assert ICONS[f"effet-{effect}"] in html
    assert words(html).endswith("un mot")


@pytest.mark.parametrize("status", sorted(vocabulary("statuts") | {"origine"}))
def test_every_status_is_drawn_with_its_word(render, status) -> None:
    html = render("{{ c.statut(s) }}", s=Values(id=status, libelle="un mot"))
    assert html.count('class="cellule') == 1
    assert words(html) == "un mot"


def test_typography_leaves_the_icons_as_they_are() -> None:
    """The environment sets every text printed in French; a path must not look like one."""
    assert {name for name, path in ICONS.items() if french(path) != path} == set()


def test_an_icon_that_does_not_exist_is_an_error(render) -> None:
    with pytest.raises(UndefinedError):
        render('{{ c.icone("licorne") }}')


def test_contributed_text_never_becomes_markup(render, exemples) -> None:
    hostile = "<script>alert(1)</script>\"'"
    card = Values(**{**vars(exemples["cartes"][0]), "titre": hostile, "resume": hostile, "origine": hostile})
    html = render("{{ c.carte_fiche(k) }}{{ c.non_renseigne(t, '#') }}{{ c.reference(s) }}", k=card, t=hostile,
                  s=Values(numero=1, titre=hostile, lien="#"))  # fmt: skip
    assert "<script" not in html
    # Title, summary and origin of the card, twice the title on each of its two buttons, the field, the source.
    assert html.count("&lt;script&gt;") == 9


def test_the_page_itself_is_the_last_step_of_the_trail_and_no_link(render, exemples) -> None:
    html = render("{{ c.fil_ariane(fil) }}")
    assert html.count("<a ") == len(exemples["fil"]) - 1
    assert 'aria-current="page">Échange' in html


@each_template
def test_templates_are_written_in_french_typography(template) -> None:
    """What a template says itself does not pass through the environment's typography: it must be right as written."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|<script.*?</script>", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|<[^>]*>", "x", text)
    assert re.findall(r".{0,20}(?: [;:!?»]|« |\w'\w).{0,20}", text) == []


@each_template
def test_no_template_holds_a_handler_or_a_style(template) -> None:
    """The policy of every page refuses the first; the second belongs in the style sheets."""
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"<[^>]*\s(on[a-z]+|style)=", text) == []
