"""What libyaml's syntax errors mean, in plain French, on the line where the author has to look.

libyaml names the token it was waiting for and often stops one line late; here each of its sentences leads to what was
probably written and how to mend it. A sentence we do not know gets a general explanation, never English.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from essaim.problem import shown
from essaim.reading.documents import Place

_NO_BREAK = "[\u00a0\u202f]"
_KEY_THEN_NO_BREAK = re.compile(rf"^\s*(?:- )?[\w-]+ ?:{_NO_BREAK}")
_KEY = re.compile(r"^ *(?:- +)*[^\s#].*?:(?:\s|$)")
_CLOSE_COLON = re.compile(r"^\s*[\w-]+:\S")
_QUOTE_IT = 'Si ce signe fait partie du texte, mettez toute la valeur entre guillemets droits : "…".'


@dataclass(frozen=True, slots=True)
class Explanation:
    """A syntax error as its author reads it; ``rule`` is ``syntaxe-yaml`` but for a recognised special case."""

    place: Place
    message: str
    hint: str
    rule: str = "syntaxe-yaml"


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where libyaml stopped (``at``), what it was reading (``since``), and the lines of the YAML; all from 0."""

    lines: Sequence[str]
    at: Place
    since: Place

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def previous(self) -> int:
        """The number of the last line with text before ``at``."""
        number = self.at[0] - 1
        while number > 0 and not self.line(number).strip():
            number -= 1
        return number


_Writer = Callable[[_Scene], Explanation]


def explained(error: yaml.YAMLError, text: str, first_line: int) -> Explanation:
    """``error``, raised on the YAML ``text`` that starts at ``first_line`` of its file, in French."""
    problem = str(getattr(error, "problem", None) or "")
    at = _place(getattr(error, "problem_mark", None))
    since = _place(getattr(error, "context_mark", None))
    lines = text.split("\n")
    scene = _Scene(lines, _within(at or since or (0, 0), lines), _within(since or at or (0, 0), lines))
    found = _tabulation(scene) or _no_break_space(scene) or _WRITERS.get(problem, _general)(scene)
    line, column = found.place
    return Explanation((line + first_line, column + 1), found.message, found.hint, found.rule)


def _place(mark: object) -> Place | None:
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return (line, column) if isinstance(line, int) and isinstance(column, int) else None


def _within(place: Place, lines: Sequence[str]) -> Place:
    """``place``, or the end of the last line with text where libyaml stopped past it."""
    line = place[0]
    if line < len(lines) and (lines[line].strip() or line == 0):
        return place
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, len(lines[line])


def _tabulation(scene: _Scene) -> Explanation | None:
    """A tabulation in the margin, which libyaml reports in several ways."""
    line = scene.line(scene.at[0])
    if "\t" not in line[: len(line) - len(line.lstrip())]:
        return None
    return Explanation(
        (scene.at[0], 0),
        "La ligne est décalée par une tabulation ; YAML n’admet que des espaces.",
        "Remplacez chaque tabulation du début de la ligne par deux espaces.",
        "tabulation",
    )


def _no_break_space(scene: _Scene) -> Explanation | None:
    """A no-break space after the colon of a key, which French keyboards and word processors write."""
    for number in (scene.at[0], scene.since[0], scene.previous()):
        if match := _KEY_THEN_NO_BREAK.match(scene.line(number)):
            return Explanation(
                (number, match.end() - 1),
                "Les deux-points de la clé sont suivis d’une espace insécable ; YAML attend une espace ordinaire.",
                "Effacez l’espace qui suit les deux-points et retapez-la avec la barre d’espace.",
                "caractere-invisible",
            )
    return None


def _colon(scene: _Scene) -> Explanation:
    """A colon where none may be: inside a value, or on a line that is out of line."""
    number, column = scene.at
    line, before = scene.line(number), scene.previous()
    if _KEY.match(line[:column]):
        return Explanation(
            scene.at,
            "Deux-points suivis d’une espace dans une valeur sans guillemets : YAML y voit une seconde clé.",
            'Mettez toute la valeur entre guillemets droits : "…".',
        )
    if before < 0:
        return _general(scene)
    indent, indent_before = _indent(line), _indent(scene.line(before))
    if not _KEY.match(scene.line(before)) and indent <= indent_before:
        return _missing_colon(scene, before)
    return Explanation(
        (number, indent),
        "La ligne est décalée vers la droite, sans que la ligne au-dessus annonce une suite.",
        "Alignez la clé sur les autres clés du même niveau, ou mettez la valeur au-dessus entre guillemets.",
    )


def _missing_colon(scene: _Scene, number: int) -> Explanation:
    line = scene.line(number)
    if match := _CLOSE_COLON.match(line):
        return Explanation(
            (number, match.end() - 1),
            "Il manque une espace après les deux-points de la clé.",
            "Écrivez la clé, deux-points, une espace, puis la valeur.",
        )
    return Explanation(
        (number, _indent(line)),
        f"La ligne {shown(line.strip())} n’est pas de la forme « clé: valeur ».",
        "Ajoutez la clé et ses deux-points, ou décalez la ligne si elle continue la valeur au-dessus.",
    )


def _simple_key(scene: _Scene) -> Explanation:
    return _missing_colon(scene, scene.since[0])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _first_sign(scene: _Scene) -> Explanation:
    number, column = scene.since  # where the value starts; ``at`` may be past its first sign
    sign = scene.line(number)[column : column + 1]
    return Explanation(scene.since, f"Une valeur sans guillemets ne peut pas commencer par {shown(sign)}.", _QUOTE_IT)


def _out_of_line(scene: _Scene) -> Explanation:
    """A line that continues nothing: a wrong margin, or text left after a closed quote."""
    number, column = scene.at
    before = scene.line(number)[:column].rstrip()
    if before.endswith(("'", '"')):
        quote = "une apostrophe" if before.endswith("'") else "un guillemet"
        return Explanation(
            scene.at,
            f"Du texte suit {quote} qui ferme la valeur.",
            'Une valeur avec des apostrophes se met entre guillemets droits ; dans ceux-ci, un guillemet s’écrit \\".',
        )
    if before.strip(" -"):
        return Explanation(scene.at, "Ce passage ne peut pas suivre ce qui est écrit avant lui.", _QUOTE_IT)
    return Explanation(
        scene.at,
        "La ligne n’est alignée ni sur les clés de son niveau ni sur les éléments de la liste.",
        "Alignez-la : même nombre d’espaces que les autres clés, ou que les autres tirets.",
    )


def _unclosed_quote(scene: _Scene) -> Explanation:
    number, column = scene.since
    quote = scene.line(number)[column : column + 1]
    what = "Une apostrophe ouvre" if quote == "'" else "Un guillemet ouvre"
    return Explanation(
        scene.since,
        f"{what} une valeur qui n’est jamais refermée.",
        "Refermez-la par le même signe ; une valeur avec des apostrophes se met entre guillemets droits.",
    )


def _unclosed(opening: str, closing: str) -> _Writer:
    def write(scene: _Scene) -> Explanation:
        place = scene.since if scene.since[0] < scene.at[0] or scene.at[1] >= len(scene.line(scene.at[0])) else scene.at
        return Explanation(
            place,
            f"Le crochet ou l’accolade {shown(opening)} n’est pas refermé, ou il manque une virgule.",
            f"Séparez les éléments par des virgules et finissez par {closing} ; ou écrivez une liste à tirets.",
        )

    return write


def _said(message: str, hint: str) -> _Writer:
    def write(scene: _Scene) -> Explanation:
        return Explanation(scene.at, message, hint)

    return write


def _general(scene: _Scene) -> Explanation:
    return Explanation(
        scene.at,
        "Cette ligne ne suit pas la syntaxe YAML.",
        "Vérifiez les deux-points, les guillemets et l’alignement des lignes ; au besoin, ajoutez des guillemets.",
    )


_ESCAPE = _said(
    "Après une barre oblique inverse, entre guillemets droits, YAML attend un code qu’il connaît.",
    "Doublez la barre oblique inverse (\\\\) ou écrivez le caractère lui-même.",
)
_BLOCK = _said(
    "Après | ou >, qui annoncent un texte sur plusieurs lignes, rien d’autre ne peut suivre sur la ligne.",
    "Passez à la ligne après | et décalez le texte de deux espaces.",
)
_DIRECTIVE = _said("Une ligne ne peut pas commencer par le signe %.", "Supprimez cette ligne : elle ne sert pas ici.")
_WRITERS: dict[str, _Writer] = {
    "mapping values are not allowed in this context": _colon,
    "could not find expected ':'": _simple_key,
    "found character that cannot start any token": _first_sign,
    "did not find expected node content": _first_sign,
    "did not find expected alphabetic or numeric character": _first_sign,
    "did not find expected key": _out_of_line,
    "did not find expected '-' indicator": _out_of_line,
    "found unexpected end of stream": _unclosed_quote,
    "found unexpected document indicator": _unclosed_quote,
    "did not find expected ',' or ']'": _unclosed("[", "]"),
    "did not find expected ',' or '}'": _unclosed("{", "}"),
    "found unknown escape character": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected comment or line break": _BLOCK,
    "found an indentation indicator equal to 0": _BLOCK,
    "block sequence entries are not allowed in this context": _said(
        "Un tiret de liste ne peut pas se trouver ici.",
        "Passez à la ligne avant le tiret, ou mettez la valeur entre guillemets si le tiret fait partie du texte.",
    ),
    "mapping keys are not allowed in this context": _first_sign,
    "found unexpected ':'": _said(
        "Des deux-points ne peuvent pas se trouver là, entre crochets ou accolades.", _QUOTE_IT
    ),
    "found unexpected non-alphabetical character": _DIRECTIVE,
    "did not find expected <document start>": _said(
        "Du texte suit la fin des données (une ligne « ... »).", "Supprimez la ligne « ... » : un fichier, une fiche."
    ),
    "found unknown directive name": _DIRECTIVE,
    "could not find expected directive name": _DIRECTIVE,
    "found incompatible YAML document": _DIRECTIVE,
    "found duplicate %YAML directive": _DIRECTIVE,
    "found duplicate %TAG directive": _DIRECTIVE,
    "found undefined tag handle": _first_sign,
    "did not find expected tag URI": _first_sign,
    "did not find the expected '>'": _first_sign,
    "did not find expected whitespace or line break": _first_sign,
}
