"""The page that every peer renders: one description of it, written in each peer's own template language.

It shows the same fields as our fiche, in our own skeleton, and leaves out what only Essaim computes (levels of proof,
names of territories, family trees, maps, icons). The peers' pages are lighter than ours; the table says by how much.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: a text, or a table of blocks with a column for each key (``a.b`` is b of a)."""

    titre: str
    key: str
    columns: Sequence[str] = ()

    @property
    def where(self) -> tuple[str, str]:
        """The block that holds the key, if any, and the key in it."""
        block, _, key = self.key.rpartition(".")
        return block, key


_SAID = ("source", "reserves")
_COST = ("montant", "montant_max", "unite", "devise", "annee", "territoire", "lieu", *_SAID, "note")
PARTS = (
    Part("Le problème", "probleme"),
    Part("La réponse", "reponse"),
    Part("Comment, pas à pas", "modelisation.dispositif", ("etape", "detail", *_SAID)),
    Part("Ce que l’on cherche, en général", "modelisation.objectifs_impacts"),
    Part(
        "Où elle vit",
        "implantations",
        (
            "territoire",
            "lieu",
            "role",
            "statut",
            "depuis",
            "jusqu_a",
            "nombre_de_sites",
            "repreneur.nom",
            "option",
            "adaptations",
            "motif_d_arret",
            *_SAID,
            "note",
        ),
    ),
    Part("Résultats", "resultats", ("indicateur", "valeur", "unite", "annee", "territoire", "lieu", *_SAID, "note")),
    Part(
        "Ce que disent les évaluations",
        "evaluations",
        ("titre", "type", "evaluateur", "effet", "annee", "territoire", "lieu", "conclusion", *_SAID),
    ),
    Part(
        "Avis de pairs",
        "avis",
        ("college", "organisation", "fonction", "territoire", "date", "transposable", "commentaire"),
    ),
    *(
        Part(titre, f"modelisation.couts.{line}", _COST)
        for titre, line in (
            ("Temps d’agent, mise en œuvre", "temps_agent_mise_en_oeuvre"),
            ("Temps d’agent, fonctionnement", "temps_agent_fonctionnement"),
            ("Investissements", "investissements"),
            ("Autres dépenses", "autres_depenses"),
            ("Financements exceptionnels", "financements_exceptionnels"),
            ("Coûts évités", "couts_evites"),
        )
    ),
    Part("Ce dont le succès a dépendu", "conditions", ("texte", *_SAID)),
    Part("Limites et échecs", "limites", ("texte", "type", *_SAID)),
    Part("Ce qui ne doit pas changer", "modelisation.coeur", ("texte", *_SAID)),
    Part("Ce que l’on peut adapter", "modelisation.marges", ("texte", *_SAID)),
    Part("Partenaires", "modelisation.partenaires", ("nom", "type", "apport", "phase", *_SAID)),
    Part("Le kit", "kit", ("titre", "type", "url", "licence", "note")),
    Part("Modèles", "modeles", ("modele", "sous_type", "note", *_SAID)),
    Part("Objectifs servis", "objectifs", ("objectif", "note", *_SAID)),
    Part("Dispositifs", "dispositifs", ("dispositif", "annee", "note", *_SAID)),
    Part("Distinctions", "distinctions", ("nom", "annee", "source", "note")),
    *(
        Part(titre, f"pret_a_essaimer.{key}.reponse")
        for titre, key in (
            ("Le porteur est d’accord", "porteur_d_accord"),
            ("Le modèle économique est viable", "modele_economique_viable"),
            ("L’initiative est évaluée", "evalue"),
            ("L’impact justifie le coût", "impact_justifie"),
            ("L’environnement est favorable", "environnement_favorable"),
            ("Des repreneurs sont identifiés", "repreneurs_identifies"),
        )
    ),
    Part("Accompagnement", "accompagnement.comment"),
    Part("Contact", "contact.organisation"),
    Part("Sources", "sources", ("id", "titre", "auteur", "annee", "url", "page", "independante", "note")),
)


def hugo() -> str:
    """The page's content in Go's templates."""
    return (
        '<article class="page fiche"><header class="fiche__tete"><div class="surtitre">'
        '{{ range .Params.themes }}<a class="pastille" href="../../themes/{{ . }}/">{{ . }}</a>{{ end }}'
        "<span>{{ .Params.nature }}</span><span>{{ .Params.maturite }}</span></div>"
        '<h1>{{ .Params.titre }}</h1><p class="chapeau">{{ .Params.resume }}</p></header>\n'
        + "".join(map(_hugo_part, PARTS))
        + '<ul class="pastilles">{{ range .Params.territoires }}<li><a href="../../territoires/{{ . | lower }}/">'
        "{{ . }}</a></li>{{ end }}</ul>\n<section><h2>Le récit</h2>{{ .Content }}</section>\n</article>\n"
    )


def _hugo_part(part: Part) -> str:
    block, key = part.where
    steps = ["Params", *filter(None, block.split("."))]
    opened = "".join(f"{{{{ with .{step} }}}}" for step in steps)
    if part.columns:
        cells = "".join(f"<td>{_hugo_cell(column)}</td>" for column in part.columns)
        inner = f"<tbody>{{{{ range . }}}}<tr>{cells}</tr>{{{{ end }}}}</tbody>"
        inner = f"<table><thead><tr>{_heads(part)}</tr></thead>{inner}</table>"
    else:
        inner = "<p>{{ . }}</p>"
    body = f"{{{{ with .{key} }}}}<section><h2>{part.titre}</h2>{inner}</section>{{{{ end }}}}"
    return opened + body + "{{ end }}" * len(steps) + "\n"


def _hugo_cell(column: str) -> str:
    if column == "reserves":
        return '{{ with .reserves }}{{ delimit . ", " }}{{ end }}'
    block, _, key = column.rpartition(".")
    return (
        f"{{{{ with .{block} }}}}{{{{ .{key} }}}}{{{{ end }}}}"
        if block
        else f"{{{{ with .{key} }}}}{{{{ . }}}}{{{{ end }}}}"
    )


def nunjucks() -> str:
    """The page's content in Nunjucks, Eleventy's usual templates."""
    return (
        '<article class="page fiche"><header class="fiche__tete"><div class="surtitre">'
        '{% for theme in themes %}<a class="pastille" href="../../themes/{{ theme }}/">{{ theme }}</a>{% endfor %}'
        "<span>{{ nature }}</span><span>{{ maturite }}</span></div>"
        '<h1>{{ titre }}</h1><p class="chapeau">{{ resume }}</p></header>\n'
        + "".join(map(_nunjucks_part, PARTS))
        + '<ul class="pastilles">{% for code in territoires %}<li><a href="../../territoires/{{ code | lower }}/">'
        "{{ code }}</a></li>{% endfor %}</ul>\n<section><h2>Le récit</h2>{{ content | safe }}</section>\n</article>\n"
    )


def _nunjucks_part(part: Part) -> str:
    if part.columns:
        cells = "".join(f"<td>{{{{ {_nunjucks_cell(column)} }}}}</td>" for column in part.columns)
        inner = f"<tbody>{{% for each in {part.key} %}}<tr>{cells}</tr>{{% endfor %}}</tbody>"
        inner = f"<table><thead><tr>{_heads(part)}</tr></thead>{inner}</table>"
    else:
        inner = f"<p>{{{{ {part.key} }}}}</p>"
    return f"{{% if {part.key} %}}<section><h2>{part.titre}</h2>{inner}</section>{{% endif %}}\n"


def _nunjucks_cell(column: str) -> str:
    return '(each.reserves or []) | join(", ")' if column == "reserves" else f"each.{column}"


def _heads(part: Part) -> str:
    return "".join(f'<th scope="col">{column}</th>' for column in part.columns)


def markdown(data: dict[str, object], story: str) -> str:
    """The page's content as a person would write it for MkDocs: headings, texts and tables in Markdown."""
    said = [f"# {data['titre']}", f"{data['resume']}", f"{data['nature']}, {data['maturite']}"]
    for part in PARTS:
        found = _found(data, part.key)
        if isinstance(found, list):
            said += [f"## {part.titre}", _table(part, found)]
        elif found is not None:
            said += [f"## {part.titre}", f"{found}"]
    return "\n\n".join([*said, "## Le récit", story]) + "\n"


def _table(part: Part, rows: list[dict[str, object]]) -> str:
    lines = ["| " + " | ".join(part.columns) + " |", "|---" * len(part.columns) + "|"]
    for row in rows:
        cells = [_found(row, column) for column in part.columns]
        shown = (
            ", ".join(map(str, cell)) if isinstance(cell, list) else "" if cell is None else f"{cell}" for cell in cells
        )
        lines.append("| " + " | ".join(text.replace("|", "/").replace("\n", " ") for text in shown) + " |")
    return "\n".join(lines)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else f"{value}"


def _found(data: object, key: str) -> object:
    for step in key.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    return data
