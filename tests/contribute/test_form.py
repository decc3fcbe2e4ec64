"""The form follows the schema: no field without a step, no sentence of its own, the validator's own suggestions."""

import random
import re
from pathlib import Path

import pytest

from essaim.schema.suggestions import nearest
from essaim.site.contribution import sections
from essaim.views.contribute.fields import fields
from essaim.views.contribute.sentences import sentences, templates
from essaim.views.contribute.steps import filled_steps

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "overrides/assets/essaim/contribuer"
ALIASES = {"wording.js": "messages", "typing.js": "types", "formats.js": "formats"}  # say() or clause() of one module


def walked(some):
    for each in some:
        yield each
        yield from walked(each.enfants)
        yield from walked([each.element] if each.element else [])


def test_every_property_of_the_schema_has_one_field_in_one_step(real) -> None:
    schema = real.schemas.inlined("initiatives")
    steps = filled_steps(fields(schema))
    made = [each.chemin for step in steps for each in walked(step.champs) if each.cle]
    assert sorted(made) == sorted(known.path for known in real.schemas.properties("initiatives"))
    required = [each.cle for step in steps for each in step.champs if each.requis]
    assert sorted(required) == sorted(schema["required"])
    optional = [step.requis for step in steps]
    assert optional == sorted(optional, reverse=True), "what must be filled comes first"


def test_a_property_without_a_step_stops_the_build(real) -> None:
    schema = real.schemas.inlined("initiatives")
    added = {**schema, "properties": {**schema["properties"], "couleur": {"type": "string"}}}
    with pytest.raises(ValueError, match="couleur"):
        filled_steps(fields(added))


def test_every_field_says_what_it_asks(real) -> None:
    every = [each for step in filled_steps(fields(real.schemas.inlined("initiatives"))) for each in walked(step.champs)]
    assert [each.chemin for each in every if not (each.titre and each.aide)] == []


def test_templates_are_the_sentences_of_the_source_with_numbered_holes() -> None:
    source = (
        'def f(x, y):\n    """Not said."""\n    return f"Le lieu « {x} » vaut {y}." + "Une autre phrase." + "cle"\n'
    )
    assert templates(source) == ["Le lieu «\u202f{0}\u202f» vaut {1}.", "Une autre phrase."]


LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def literals(code: str) -> list[str]:
    """The sentences among the texts of a piece of script: what holds a space, and the one word that is a sentence."""
    texts = [text.replace('\\"', '"') for text in LITERAL.findall(code)]
    return [text for text in texts if " " in text or text == "Arrondissez"]


def named() -> list[tuple[str, str, str]]:
    """Each sentence that a script names: file, Python module, first words."""
    found = []
    for path in sorted(SCRIPTS.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        if module := ALIASES.get(path.name):
            calls = re.findall(r"\b(?:say|clause|number|size)\(([^;]*?)(?:\)|, \{)", text)
            found += [(path.name, module, start) for call in calls for start in literals(call)]
        found += [(path.name, m, s) for m, s in re.findall(r'\bsay\("(\w+)", "([^"]+)"', text)]
        for m, arguments in re.findall(r'problem\("(\w+)", "[a-z-]+", [^;]*?(\["[^;]*)', text):
            found += [(path.name, m, s) for opened in arguments.split("[")[1:] for s in literals(opened)[:1]]
    return found


def test_every_sentence_that_a_script_names_is_one_that_python_says() -> None:
    """Even in the branches that no example reaches."""
    told = {module: [re.sub("[\u00a0\u202f]", " ", each) for each in said] for module, said in sentences().items()}
    asked = named()
    assert len(asked) > 90
    lost = []
    for file, module, start in asked:
        found = [each for each in told[module] if each.startswith(start)]
        if len(found) != 1 and start not in found:
            lost.append((file, module, start, found))
    assert lost == []


def test_the_form_suggests_what_the_validator_suggests(node) -> None:
    chance = random.Random(7)
    names = [term for v in ("themes", "publics", "types_de_porteur", "statuts") for term in VOCABULARIES[v]]
    asked = []
    for _ in range(600):
        word = list(chance.choice(names))
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(word) + 1)
            word[at : at + chance.randrange(3)] = chance.choice(["", "e", "é", "-", "ss", " ", "X"])
        asked.append(["".join(word), chance.sample(names, 20)])
    expected = [nearest(word, dict.fromkeys(some, ())) for word, some in asked]
    assert node("proximite.mjs", asked) == expected
    assert 100 < sum(each is not None for each in expected) < 590


@pytest.fixture(autouse=True)
def _vocabularies(real) -> None:
    VOCABULARIES.update({v.name: v.ids for v in real.schemas.vocabularies})


VOCABULARIES: dict[str, tuple[str, ...]] = {}


def test_the_preview_has_the_sections_of_the_template_in_their_order() -> None:
    found = sections(ROOT)
    template = (ROOT / "overrides/views/kinds/initiatives.html").read_text(encoding="utf-8")
    assert [identifier for identifier, _ in found] == re.findall(r'<h2 id="(\w+)">', template)
    assert len(found) > 14
