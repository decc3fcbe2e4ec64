"""The shape of the code, kept by a test: imports go one way, modules stay small, nothing names this machine."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Each line may import the lines above it, never those below or beside it (docs/architecture.md).
LAYERS = [
    {"problem", "typography", "files"},
    {"progress"},
    {"reading"},
    {"schema"},
    {"territories", "kinds", "records"},
    {"basemap"},
    {"levels"},
    {"catalogue"},
    {"rules", "indexes", "report", "changes"},
    {"validation", "journal"},
    {"canonical"},
    {"formatting", "drafting", "proposal"},
    {"views"},
    {"rendering", "search", "exports"},
    {"pages"},
    {"share"},
    {"review", "importing", "migration", "issues"},
    {"upkeep"},
    {"synthesis"},
    {"site"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
SOURCES = sorted((ROOT / "src/essaim").rglob("*.py"))
PYTHON = sorted(path for folder in ("src", "hooks", "scripts") for path in (ROOT / folder).rglob("*.py"))
BROWSER = sorted((ROOT / "overrides/assets/essaim").rglob("*.js"))
# The domain knows neither its host nor its command lines.
FOREIGN = {"mkdocs", "material", "argparse", "click", "hooks", "scripts", "tests"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}

each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
each_module = pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names that ``tree`` imports, wherever it does; what only the type checker reads is left out."""
    typing_only = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(path: Path) -> str:
    """The line of the architecture a module belongs to: ``reading`` for ``reading/text.py``."""
    return path.relative_to(ROOT / "src/essaim").parts[0].removesuffix(".py")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def wrong_imports(module: str, tree: ast.AST) -> list[str]:
    """What ``module``, one of the architecture's parts, imports and may not."""
    wrong = []
    for name in imports(tree):
        top, *rest = name.split(".")
        upward = top == "essaim" and rest and rest[0] != module and RANK[rest[0]] >= RANK[module]
        if top in FOREIGN or upward:
            wrong.append(name)
    return wrong


@each_source
def test_imports_go_one_way(path) -> None:
    if part(path) != "__init__":
        assert wrong_imports(part(path), parsed(path)) == []


@pytest.mark.parametrize(
    ("module", "line", "allowed"),
    [
        ("views", "from essaim.catalogue import Catalogue", True),
        ("views", "from essaim.views.cards import Card", True),
        ("records", "from essaim.views import page", False),
        ("exports", "import essaim.search.index", False),
        ("reading", "import mkdocs.config", False),
        ("rules", "def f():\n    from scripts.validate import main", False),
    ],
)
def test_the_check_itself_sees_what_it_must(module, line, allowed) -> None:
    assert (wrong_imports(module, ast.parse(line)) == []) is allowed


@each_source
def test_the_domain_reads_neither_the_clock_nor_the_network(path) -> None:
    """The same commit gives the same bytes: « today » is passed down from the command line."""
    calls = {ast.unparse(node.func) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)}
    clock = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "datetime.date.today"}
    network = {"socket", "requests", "http", "urllib.request", "ftplib", "smtplib"}
    assert calls & clock == set()
    assert [name for name in imports(parsed(path)) if name.startswith(tuple(f"{top}." for top in network))] == []
    assert set(imports(parsed(path))) & network == set()


def test_every_part_has_its_place_in_the_architecture() -> None:
    assert {part(path) for path in SOURCES} - {"__init__"} <= set(RANK)


@each_module
def test_modules_and_functions_stay_small(path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    functions = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f"{f.name}: {f.end_lineno - f.lineno + 1}" for f in functions if f.end_lineno - f.lineno >= 40] == []


@each_module
def test_what_other_modules_may_use_says_what_it_does(path) -> None:
    tree = parsed(path)
    public = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_"]
    assert ast.get_docstring(tree) or not tree.body
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", BROWSER, ids=lambda path: path.name)
def test_browser_modules_stay_small_and_never_write_markup(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    assert re.findall(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval)\b", text) == []


def test_files_are_named_by_nouns_of_the_domain() -> None:
    assert [path for path in (*PYTHON, *BROWSER) if path.stem in VAGUE or path.parent.name in VAGUE] == []


def test_no_hook_bears_the_name_of_the_package_or_of_what_it_imports() -> None:
    """MkDocs puts the hook's folder first on the path while it loads it: `hooks/mkdocs.py` would import itself."""
    names = {path.stem for path in (ROOT / "hooks").glob("*.py")}
    assert (
        names & ({"essaim", "mkdocs", "material", "jinja2", "yaml"} | set(sys.stdlib_module_names) - {"site"}) == set()
    )


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listing.decode("utf-8").split("\0") if name]


# Written in pieces, so that this file may name what no file may.
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npm" + "js", "npm" + "js.org", "deb.debian" + ".org"]
MACHINE = ["/work" + "/", "/root" + "/", "/home" + "/", "/opt" + "/", "/Users" + "/"]
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRIES), *(rf"(?<![\w.:/-]){place}" for place in MACHINE)]))


def test_no_tracked_file_names_a_registry_or_a_place_of_this_machine() -> None:
    """The locks must work with any mirror, and a clone anywhere."""
    found = []
    for path in tracked():
        if path.is_file() and path.suffix not in {".woff2", ".png", ".ico"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in FORBIDDEN.finditer(text)]
    assert found == []


def test_only_regular_files_are_tracked() -> None:
    """A symbolic link or a submodule could bring in what nobody reviewed."""
    listing = subprocess.run(["git", "ls-files", "-s"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert {line.split(" ", 1)[0] for line in listing.splitlines()} <= {"100644", "100755"}


def test_locks_have_a_hash_for_every_package_and_no_address() -> None:
    for name, least in (("requirements.txt", 20), ("requirements-dev.txt", 20), ("requirements-bench.txt", 10)):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.findall(
            r"^[a-z0-9][^\n]*==[^\n]*\\\n    --hash=sha256:", text, flags=re.MULTILINE | re.IGNORECASE
        )
        assert len(packages) == len(re.findall(r"^[a-z0-9]", text, flags=re.MULTILINE | re.IGNORECASE)) > least
        assert "://" not in text


def test_editors_know_the_schema_of_every_kind() -> None:
    settings = (ROOT / ".vscode/settings.json").read_text(encoding="utf-8")
    kinds = {path.name.split(".")[0] for path in (ROOT / "schemas").glob("*.schema.json")} - {"commun"}
    mapped = dict(re.findall(r'"\./schemas/([\w-]+)\.schema\.json": "content/([\w-]+)/\*\.yml"', settings))
    assert mapped == {kind: kind for kind in kinds}
