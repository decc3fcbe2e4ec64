"""What each peer is given to build: the same fiches, in the form it reads, with our skeleton as its layout."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import peer_pages

from essaim.drafting import yaml_of
from essaim.reading import read

_MAIN = re.compile(r'(<main id="contenu"[^>]*>).*</main>', re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'(<meta name="description" content=")[^"]*')
_CARDS = 24  # links on a page of a list


@dataclass(frozen=True, slots=True)
class Fiche:
    """One initiative as the peers are given it."""

    id: str
    data: dict[str, Any]
    story: str

    @property
    def front(self) -> str:
        """The front matter: every key of the file, and its territories gathered for the peers' taxonomies."""
        codes = sorted({place["territoire"] for place in self.data["implantations"]})
        return yaml_of({**self.data, "territoires": codes})


def fiches(project: Path) -> Iterator[Fiche]:
    """The initiatives of a project, by id."""
    for path in sorted((project / "content" / "initiatives").iterdir()):
        reading = read(project, PurePosixPath(path.relative_to(project).as_posix()))
        assert reading.document is not None, path
        data = dict(reading.document.data)
        story = str(data.pop("recit", ""))
        yield Fiche(path.stem, data, story)


def prepare(project: Path, page: str, target: Path) -> None:
    """Write what every peer builds from the initiatives of ``project``; ``page`` of ours gives the skeleton."""
    shutil.rmtree(target, ignore_errors=True)
    for name in ("hugo/content/initiatives", "eleventy/content/initiatives", "mkdocs/docs/initiatives", "yaml"):
        (target / name).mkdir(parents=True)
    for fiche in fiches(project):
        marked = f"---\n{fiche.front}---\n\n{fiche.story}"
        (target / f"hugo/content/initiatives/{fiche.id}.md").write_text(marked, "utf-8")
        (target / f"eleventy/content/initiatives/{fiche.id}.md").write_text(marked, "utf-8")
        plain = peer_pages.markdown(fiche.data, fiche.story)
        (target / f"mkdocs/docs/initiatives/{fiche.id}.md").write_text(plain, "utf-8")
        whole = {**fiche.data, **({"recit": fiche.story} if fiche.story else {})}
        (target / f"yaml/{fiche.id}.yml").write_text(yaml_of(whole), "utf-8")
    _hugo(target / "hugo", page)
    _eleventy(target / "eleventy", page)
    (target / "mkdocs/docs/index.md").write_text("# Essaim\n", "utf-8")
    (target / "mkdocs/mkdocs.yml").write_text(_MKDOCS, "utf-8")


def _skeleton(page: str, title: str, description: str, content: str) -> str:
    """Our page with another title, description and content."""
    page = _TITLE.sub(lambda _: f"<title>{title}</title>", page, count=1)
    page = _DESCRIPTION.sub(lambda match: match[1] + description, page, count=1)
    return _MAIN.sub(lambda match: f"{match[1]}{content}</main>", page, count=1)


def _hugo(target: Path, page: str) -> None:
    layouts = target / "layouts"
    layouts.mkdir()
    (target / "hugo.toml").write_text(_HUGO, "utf-8")
    name, about = "{{ with .Params.titre }}{{ . }}{{ else }}{{ .Title }}{{ end }}", "{{ .Params.resume }}"
    (layouts / "single.html").write_text(_skeleton(page, name, about, peer_pages.hugo()), "utf-8")
    cards = (
        '<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li class="carte"><a href="{{ .RelPermalink }}">'
        "{{ with .Params.titre }}{{ . }}{{ else }}{{ .Title }}{{ end }}</a>"
        "<p>{{ .Params.resume }}</p></li>{{ end }}</ul>"
    )
    (layouts / "list.html").write_text(_skeleton(page, name, about, cards), "utf-8")
    paged = cards.replace(".Pages", "(.Paginate .Pages).Pages") + "<p>{{ .Paginator.PageNumber }}</p>"
    (layouts / "section.html").write_text(_skeleton(page, name, about, paged), "utf-8")


def _eleventy(target: Path, page: str) -> None:
    includes = target / "content" / "_includes"
    includes.mkdir()
    (target / "eleventy.config.js").write_text(_ELEVENTY, "utf-8")
    (includes / "fiche.njk").write_text(_skeleton(page, "{{ titre }}", "{{ resume }}", peer_pages.nunjucks()), "utf-8")
    (target / "content/initiatives/initiatives.11tydata.js").write_text(_FICHES, "utf-8")
    card = '<li class="carte"><a href="{{ each.url }}">{{ each.data.titre }}</a><p>{{ each.data.resume }}</p></li>'
    for kind in ("themes", "territoires"):
        cards = f"<h1>{{{{ groupe.nom }}}}</h1><ul>{{% for each in groupe.fiches %}}{card}{{% endfor %}}</ul>"
        front = (
            f"---\npagination:\n  data: collections.{kind}\n  size: 1\n  alias: groupe\n"
            f'permalink: "{kind}/{{{{ groupe.nom | lower }}}}/index.html"\n---\n'
        )
        (target / f"content/{kind}.njk").write_text(front + _skeleton(page, "{{ groupe.nom }}", "", cards), "utf-8")
    cards = f"<h1>Initiatives</h1><ul>{{% for each in fiches %}}{card}{{% endfor %}}</ul>"
    front = (
        f"---\npagination:\n  data: collections.initiatives\n  size: {_CARDS}\n  alias: fiches\n"
        'permalink: "initiatives/{% if pagination.pageNumber %}page/{{ pagination.pageNumber + 1 }}/{% endif %}'
        'index.html"\n---\n'
    )
    (target / "content/liste.njk").write_text(front + _skeleton(page, "Initiatives", "", cards), "utf-8")


_HUGO = f"""baseURL = "https://essaim.example/"
title = "Essaim"
locale = "fr"
disableKinds = ["RSS", "404"]
[pagination]
pagerSize = {_CARDS}
[taxonomies]
theme = "themes"
territoire = "territoires"
"""
_FICHES = """export default {
  layout: "fiche.njk",
  tags: "initiatives",
  permalink: (data) => `initiatives/${data.page.fileSlug}/index.html`,
};
"""
_ELEVENTY = """export default function (config) {
  const grouped = (key) => (api) => {
    const groups = new Map();
    for (const fiche of api.getFilteredByTag("initiatives")) {
      for (const name of fiche.data[key]) {
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push(fiche);
      }
    }
    return [...groups].map(([nom, fiches]) => ({ nom, fiches }));
  };
  config.addCollection("themes", grouped("themes"));
  config.addCollection("territoires", grouped("territoires"));
  return { dir: { input: "content", output: "site" }, markdownTemplateEngine: false };
}
"""
_MKDOCS = """site_name: Essaim
site_url: https://essaim.example/
theme: { name: material, language: fr, font: false }
plugins: [search]
markdown_extensions: [tables]
nav: [{ Accueil: index.md }]
not_in_nav: "initiatives/*"
"""
