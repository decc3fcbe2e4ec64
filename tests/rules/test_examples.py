"""Every rule refuses its invalid examples, word for word, and leaves the valid ones next to them in peace.

``examples/invalid/<rule>/`` holds initiatives (``.md``, ``.yml``) or folders laid out as ``content/``, each with the
report expected in ``<name>.expected``; to add a case is to add a file. What no tracked file can be (a link, 200 KB,
another schema) is made here, by ``MADE``.
"""

import ast
import json
import os
import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from essaim.catalogue import load
from essaim.reading import read
from essaim.report import text
from essaim.rules import RULES
from essaim.rules.copied_source import COPIERS
from essaim.rules.personal_data import GENERIC
from essaim.schema import RULES as SCHEMA_RULES
from essaim.validation import all_problems

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "tests/examples"


def examples(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix != ".expected")


VALID = examples(EXAMPLES / "valid")
INVALID = [path for folder in sorted((EXAMPLES / "invalid").iterdir()) for path in examples(folder)]

# Where the rule stands among the arguments of what makes a problem, in the reader and in the catalogue.
RULE_ARGUMENT = {"add": 0, "_add": 1, "Problem": 4, "problem": 1, "Explanation": 3}


def rules_of(source: Path) -> set[str]:
    """The ids of rules that a module writes out."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [(ast.unparse(call.func).rpartition(".")[2], call.args) for call in calls]
    written = [args[RULE_ARGUMENT[name]] for name, args in named if len(args) > RULE_ARGUMENT.get(name, 99)]
    written += [node.value for node in ast.walk(tree) if isinstance(node, ast.AnnAssign) and node.target.id == "rule"
                and node.value] if "Explanation" in source.read_text(encoding="utf-8") else []  # fmt: skip
    return {node.value for node in written if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def all_rules() -> set[str]:
    sources = [*(ROOT / "src/essaim/reading").glob("*.py"), ROOT / "src/essaim/catalogue.py"]
    reading = {rule for source in sources for rule in rules_of(source)}
    assert {"tabulation", "syntaxe-yaml", "fichier-inattendu", "trop-de-problemes"} < reading, "the search sees nothing"
    return reading | set(SCHEMA_RULES) | {rule.id for rule in RULES}


def report(problems) -> str:
    """The text report without its last line, the summary."""
    return "".join(text(problems, 1).splitlines(keepends=True)[:-1])


@pytest.mark.parametrize("example", VALID, ids=lambda path: path.name)
def test_a_valid_example_has_no_problem(example, judge) -> None:
    assert report(judge(example)) == ""


@pytest.mark.parametrize("example", INVALID, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_invalid_example_is_told_word_for_word(example, judge) -> None:
    problems = judge(example)
    assert report(problems) == example.with_name(f"{example.name}.expected").read_text(encoding="utf-8")
    assert example.parent.name in {problem.rule for problem in problems}


BASE = (EXAMPLES / "valid/exemple.md").read_text(encoding="utf-8")
FICHE = "content/initiatives/exemple.md"


def checked(home: Path, content: str):
    (home / FICHE).write_text(content, encoding="utf-8")
    return all_problems(load(home, date(2026, 11, 23)))


def linked(home: Path):
    (home / FICHE).symlink_to(EXAMPLES / "valid/exemple.md")
    return all_problems(load(home, date(2026, 11, 23)))


def piped(home: Path):
    os.mkfifo(home / FICHE)
    return all_problems(load(home, date(2026, 11, 23)))


def with_schema(home: Path, change) -> None:
    path = home / "schemas/initiatives.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    change(schema)
    path.write_text(json.dumps(schema), encoding="utf-8")


def refused(home: Path):
    with_schema(home, lambda schema: schema["properties"]["titre"].update({"not": {"pattern": "jardin|Jardin"}}))
    return checked(home, BASE)


def unwanted(home: Path):
    with_schema(home, lambda schema: schema.update({"then": {"properties": {"contact": False}},
                "if": {"properties": {"nature": {"const": "innovation-sociale"}}}}))  # fmt: skip
    return checked(home, BASE.replace("objectifs:", "contact:\n  organisation: Association\nobjectifs:", 1))


# rule: (what makes the fault, the line it is on)
MADE = {
    "lien-symbolique": (linked, 1),
    "pas-un-fichier": (piped, 1),
    "fichier-trop-gros": (lambda home: checked(home, BASE + "Une longue histoire.\n" * 10_000), 1),
    "ligne-trop-longue": (lambda home: checked(home, BASE.replace("Une histoire", "Une histoire " * 3_000)), 36),
    "trop-de-valeurs": (
        lambda home: checked(home, BASE.replace("  - lien-social\n", "  - lien-social\n" * 6_000)),
        4_995,
    ),
    "valeur-refusee": (refused, 2),
    "cle-en-trop": (unwanted, 20),
    # What the catalogue never asks the reader, and other callers may.
    "chemin-interdit": (lambda home: read(home, PurePosixPath("../exemple.md")).problems, 1),
    "extension-inconnue": (lambda home: read(home, PurePosixPath("schemas/initiatives.schema.json")).problems, 1),
    "fichier-illisible": (lambda home: read(home, PurePosixPath("content/initiatives/absent.md")).problems, 1),
}


@pytest.mark.parametrize("rule", MADE)
def test_what_no_tracked_file_can_be_is_told_once_with_a_remedy(rule, home) -> None:
    make, line = MADE[rule]
    (problem,) = make(home)
    assert (problem.rule, problem.line) == (rule, line)
    assert problem.message.endswith(".")
    assert problem.hint.endswith(".")


def test_every_rule_has_an_invalid_example() -> None:
    assert {path.parent.name for path in INVALID} | set(MADE) == all_rules()


def test_every_rule_beyond_the_schema_has_a_valid_example_close_to_it() -> None:
    names = [path.name for path in VALID]
    assert [rule.id for rule in RULES if not any(name.startswith(rule.id) for name in names)] == []


def test_every_expected_report_belongs_to_an_example() -> None:
    expected = sorted((EXAMPLES / "invalid").glob("*/*.expected"))
    assert expected == sorted(path.with_name(f"{path.name}.expected") for path in INVALID)


def test_every_rule_is_documented_with_its_example_and_its_remedy() -> None:
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    entries = dict(re.findall(r"^### `([a-z-]+)`[^\n]*\n(.*?)(?=^##|\Z)", page, flags=re.MULTILINE | re.DOTALL))
    assert entries.keys() == all_rules()
    assert [
        rule for rule, entry in entries.items() if not all(f"**{word}.**" in entry for word in ("Exemple", "Remède"))
    ] == []


def test_the_page_of_rules_names_them_as_the_code_does_and_gives_the_lists_whole() -> None:
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f"### `{rule.id}` · {rule.titre}\n" not in page] == []
    assert [name for name in GENERIC if f"`{name}`" not in page] == []
    assert [site for site in COPIERS if site not in page] == []


def test_the_ids_of_rules_are_unique_and_say_what_they_are_about() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert set(ids).isdisjoint(SCHEMA_RULES)
    assert all(rule.titre and rule.description.endswith(".") for rule in RULES)


def test_every_id_of_a_fiche_in_the_schemas_says_which_kind_it_names() -> None:
    """So that adding a kind costs no rule."""
    silent = []
    for path in sorted((ROOT / "schemas").glob("*.schema.json")):
        if path.name != "commun.schema.json":
            silent += [f"{path.name}: {key}" for key in without_kind(json.loads(path.read_text(encoding="utf-8")))]
    assert silent == []


def without_kind(node, named: bool = False, key: str = ""):
    """The keys of a schema whose value is an id of a fiche, without the note of its kind on them or their list."""
    if isinstance(node, list):
        node = dict(enumerate(node))
    if not isinstance(node, dict):
        return
    named = named or "x-reference" in node
    if str(node.get("$ref", "")).endswith("/identifiant") and not named:
        yield key
    for name, value in node.items():
        yield from without_kind(value, named and name == "items", key if name == "items" else str(name))
