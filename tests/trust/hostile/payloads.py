"""Hostile texts: scripts, links, break-outs, slow Markdown, templates, formulas, feeds, commands, personal data.

Each says whether it is refused where it stands or published as harmless text. ``CANARY`` is what must never act: every
payload that could run would call it, load it, or leave it in a live place of a page.
"""
# ruff: noqa: E501 - a payload stays on one line, as it is typed

from collections.abc import Iterator

from essaim.problem import DataPath
from hostile.cases import Case, Fate, kept, refused
from hostile.fiches import Fiche, Raw

CANARY = "canari7351"
CALL = f"{CANARY}()"
TAGS = {
    "script": f"<script>{CALL}</script>",
    "script-src": f"<script src=//{CANARY}.example/x.js>",
    "script-casse": f"<ScRiPt >{CALL}</sCrIpT>",
    "script-saut": f"<script\n>{CALL}</script>",
    "img-onerror": f"<img src=x onerror={CALL}>",
    "img-barre": f"<img/src=x/onerror={CALL}>",
    "svg-onload": f"<svg onload={CALL}>",
    "svg-script": f"<svg><script>{CALL}</script></svg>",
    "math": f"<math><mi xlink:href=javascript:{CALL}>x",
    "iframe": f"<iframe srcdoc='<script>{CALL}</script>'>",
    "iframe-src": f"<iframe src=javascript:{CALL}>",
    "object": f"<object data=javascript:{CALL}>",
    "embed": f"<embed src=javascript:{CALL}>",
    "form": f"<form action=javascript:{CALL}><input type=submit>",
    "bouton": f"<button formaction=javascript:{CALL}>x",
    "details": f"<details open ontoggle={CALL}>",
    "focus": f"<input autofocus onfocus={CALL}>",
    "body": f"<body onload={CALL}>",
    "marquee": f"<marquee onstart={CALL}>",
    "video": f"<video><source onerror={CALL}></video>",
    "meta": f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>",
    "base": f"<base href=//{CANARY}.example/>",
    "link": f"<link rel=stylesheet href=//{CANARY}.example/x.css>",
    "style": f"<style>@import '//{CANARY}.example/x.css'</style>",
    "lien": f"<a href=javascript:{CALL}>x</a>",
    "lien-data": f"<a href='data:text/html,<script>{CALL}</script>'>x</a>",
    "attribut-style": f"<p style='background:url(//{CANARY}.example/x)'>",
    "image-distante": f"<img src=https://{CANARY}.example/x.png>",
    "modele": f"<template><script>{CALL}</script></template>",
    "noscript": f"<noscript><p title='</noscript><img src=x onerror={CALL}>'>",
    "commentaire": f"<!-- {CANARY}",
    "cdata": f"<![CDATA[{CANARY}]]>",
    "doctype": f"<!DOCTYPE {CANARY}>",
    "instruction": f"<?php {CANARY} ?>",
    "fin-d-article": f"</article></main></body>{CANARY}",
    "fin-de-script": f"</script><script>{CALL}</script>",
    "fin-de-titre": f"</title><script>{CALL}</script>",
    "zone-de-texte": f"<textarea>{CANARY}",
    "plaintext": f"<plaintext>{CANARY}",
    "xmp": f"<xmp>{CANARY}",
    "selection": f"<select><option>{CANARY}",
    "clobber": f"<img name=getElementById id=__config alt={CANARY}>",
    "formulaire-clobber": f"<form id=body><input name=parentNode value={CANARY}>",
    "composant": f"<div data-md-component=search data-md-toggle=drawer>{CANARY}",
    "jeton": f"<essaim-contenu>{CANARY}",
}
# Text that holds no tag: published as it is, and may not act anywhere.
TEXTS = {
    "attribut-guillemet": f'" onmouseover="{CALL}" x="',
    "attribut-apostrophe": f"' onfocus='{CALL}' autofocus x='",
    "attribut-nu": f"x onmouseover={CALL} ",
    "entites": f"&lt;script&gt;{CALL}&lt;/script&gt;",
    "entites-nombre": f"&#60;img src=x onerror={CALL}&#62;",
    "entites-sans-point": f"&#x3Cscript&#x3E{CALL}",
    "code": f"`<script>{CALL}</script>`",
    "code-image": f"`<img src=x onerror={CALL}>`",
    "balise-protegee": f"\\<script>{CALL}\\</script>",
    "balise-espacee": f"< script>{CALL}< /script>",
    "balise-large": f"＜script＞{CALL}＜/script＞",
    "lien-javascript": f"[x](javascript:{CALL})",
    "lien-entites": f"[x](&#106;avascript:{CALL})",
    "lien-casse": f"[x](JaVaScRiPt:{CALL})",
    "lien-reference": f"[x]\n\n[x]: javascript:{CALL}",
    "lien-data": f"[x](data:text/html;base64,{CANARY})",
    "lien-vbscript": f"[x](vbscript:{CALL})",
    "lien-fichier": f"[x](file:///etc/{CANARY})",
    "lien-automatique": f"<javascript:{CALL}>".replace("<", "&lt;"),
    "lien-chevrons": f"[x](&lt;javascript:{CALL}>)",
    "lien-tabulation": f"[x](java&Tab;script:{CALL})",
    "lien-titre": f"[x](https://exemple.fr '\" onclick={CALL} \"')",
    "image-javascript": f"![x](javascript:{CALL})",
    "image-distante": f"![x](https://{CANARY}.example/x.png)",
    "image-sans-protocole": f"![x](//{CANARY}.example/x.png)",
    "attributs": f"texte {{: onclick={CALL} #__config .md-header }}",
    "attributs-titre": f"## Titre {{#{CANARY} onclick={CALL}}}",
    "extrait": '--8<-- "mkdocs.yml"',
    "extrait-bloc": ';--8<--\nmkdocs.yml\n;--8<--',
    "jinja": f"{{{{ cycler.__init__.__globals__.os.popen('echo {CANARY}').read() }}}}",
    "jinja-bloc": f"{{% include '../mkdocs.yml' %}}{{# {CANARY} #}}",
    "jeton-du-site": f"@@essaim:entete@@ @@essaim:csp@@ {CANARY}",
    "gabarit-js": f"${{{CALL}}} {{{{constructor.constructor('{CALL}')()}}}}",
    "tabulation-md": f'=== "onglet"\n\n    !!! note "{CANARY}"',
    "pied-de-page": f"[^1]\n\n[^1]: {CANARY}",
    "emoji-materiel": f":material-account:{{ .{CANARY} }}",
    "mention": f"@{CANARY} #1 org/depot#2",
    "formule": f'=HYPERLINK("https://{CANARY}.example";"clic")',
    "formule-plus": f"+1+cmd|' /C {CANARY}'!A0",
    "formule-moins": f"-2+3+cmd|' /C {CANARY}'!A0",
    "formule-arobase": f"@SUM(1+1)*cmd|' /C {CANARY}'!A0",
    "formule-large": f"＝1+{CANARY}",
    "formule-ligne": f"Texte\n=1+{CANARY}",
    "formule-dde": f"=cmd|'/C {CANARY}'!'A1'",
    "formule-web": f"=WEBSERVICE(\"https://{CANARY}.example\")",
    "separateurs": f'";{CANARY};"|,{CANARY}',
    "flux-cdata": f"]]>{CANARY}",
    "flux-entite": f"&{CANARY}; &#0; %{CANARY};",
    "agenda": f"Réunion\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:{CANARY}".replace("\r", ""),
    "agenda-codes": f"\\nATTACH:https://{CANARY}.example/x;X=Y,Z",
    "entete-http": f"a\nSet-Cookie: {CANARY}",
    "commande-erreur": f"::error file=x,line=1::{CANARY}",
    "commande-masque": f"Texte\n::add-mask::{CANARY}\n::set-output name=a::b",
    "commande-arret": f"::stop-commands::{CANARY}",
    "commande-ancienne": f"##[command]{CANARY}",
    "prototype": f"__proto__ constructor {CANARY}",
    "sql": f"'; DROP TABLE fiches; -- {CANARY}",
    "shell": f"$(touch {CANARY}) `touch {CANARY}` ; touch {CANARY}",
    "chemin": f"../../../etc/passwd {CANARY}",
    "format": f"%s%n{{0.__class__}} {CANARY}",
    "json": f'"}}], "{CANARY}": [{{"a": "',
    "fermeture-json": f"\\u003c/script\\u003e{CANARY}",
    "id-du-theme": f"## __config\n\n## search\n\n{CANARY}",
}  # fmt: skip
# Harmless links, but to pages that do not exist: in a narrative, a rule refuses them (rules/narrative_link.py).
DEAD_LINKS = {"lien-chevrons", "lien-tabulation", "pied-de-page"}
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\\tscript:alert(1)", "\\u0001javascript:alert(1)",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://exemple.fr/x", "//exemple.fr/x", "/relatif", "exemple.fr",
    "http:exemple.fr", "https:/exemple.fr", "https:///exemple.fr", "https://", "https://localhost/x", "https://169.254.169.254/x",
    "https://[::1]/x", "https://a@exemple.fr/", "https://exemple.fr@mal.example/", "https://exemple.fr\\\\@mal.example/",
    "https://exemple.fr/a b", "https://exemple.fr/\\nX: y", "https://exеmple.fr/", "https://exemple.fr:99999/", "https://.fr/",
    "https://exemple..fr/", "https://-a.fr/", "https://exemple.fr/<script>", 'https://exemple.fr/\\"onclick=x', "https://exemple.fr/%zz",
    "mailto:a@exemple.fr", "blob:https://exemple.fr/x", "view-source:https://exemple.fr", "https://2130706433/", "https://0x7f.1/",
    "https://exemple.fr/" + "a" * 2100, "jar:https://exemple.fr!/x", "https://ex\\u200bemple.fr/", "ws://exemple.fr", "",
)  # fmt: skip
PERSONAL = (
    "jean.dupont@exemple.fr", "jean&#64;exemple.fr", "jean%40exemple.fr", "jean (arobase) exemple.fr", "06 12 34 56 78",
    "+33 6 12 34 56 78", "06.12.34.56.78", "0612345678", "tel:+33612345678", "+32 471 12 34 56",
)  # fmt: skip
GENERIC = ("contact@exemple.fr", "mairie@exemple.fr", "SIREN 552 100 554", "ISBN 978-2-07-036822-8", "0 800 12 34 56")


def scripts(fiche: Fiche) -> Iterator[Case]:
    """Tags in the title and in the body, one tag in each field that holds a text."""
    for name, tag in TAGS.items():
        written = fiche.written({("titre",): f"Un jardin {tag}"})
        yield refused(fiche, "scripts", f"titre-{name}", written.raw, written.lines["titre",])
        written = fiche.written(recit=f"Un début.\n\nUn jardin {tag} partagé.\n\nUne fin.")
        line = written.lines["recit",] + 2
        yield refused(fiche, "évasions" if tag.startswith("</") else "scripts", f"recit-{name}", written.raw, line)
    for path in fiche.texts():
        written = fiche.written({path: f"{fiche.value(path)} {TAGS['script']}"})
        where = ".".join(map(str, path))
        yield refused(fiche, "scripts", f"champ-{where}", written.raw, written.lines[path], "html-interdit")


def texts(fiche: Fiche) -> Iterator[Case]:
    """Text without a tag that would act somewhere else than in a page, in the title and in the body."""
    for name, text in TEXTS.items():
        titre = f"{text} x"[:118]
        if CANARY in titre and len(titre) >= 3:
            written = fiche.written({("titre",): titre})
            if "\n" in titre:
                yield refused(fiche, "textes actifs", f"titre-{name}", written.raw, written.lines["titre",], "forme")
            else:
                yield kept(fiche, "textes actifs", f"titre-{name}", written.raw, Fate.NEUTRALISED, titre=titre)
        recit = f"Un début.\n\n{text}\n\nUne fin."
        if name in DEAD_LINKS:
            raw = fiche.written(recit=recit).raw
            yield refused(fiche, "textes actifs", f"recit-{name}", raw, None, "lien-du-recit")
            continue
        yield kept(
            fiche, "textes actifs", f"recit-{name}", fiche.written(recit=recit).raw, Fate.NEUTRALISED, recit=recit
        )


def links(fiche: Fiche) -> Iterator[Case]:
    """Addresses that no page may link to, in the first field of the fiche that holds an address."""
    path = next((p for p in fiche.texts() if str(fiche.value(p)).startswith("https://")), None)
    if path is None and "sources" in fiche.data:
        path = ("sources", 0, "url")
    if path is not None:
        for address in ADDRESSES:
            written = fiche.written({path: Raw(f'"{address}"')})
            yield refused(fiche, "liens", address[:60] or "vide", written.raw, written.lines[path])


def personal_data(fiche: Fiche) -> Iterator[Case]:
    """A person's address or telephone, in a field and in the body; and what only looks alike."""
    for text in PERSONAL:
        written = fiche.written({("resume",): f"Pour venir au jardin partagé, voir {text} avant de passer."})
        line = written.lines["resume",]
        yield refused(fiche, "données personnelles", f"resume-{text}", written.raw, line, "donnees-personnelles")
        written = fiche.written(recit=f"Une histoire.\n\nÉcrire à {text} pour venir.")
        line = written.lines["recit",] + 2
        yield refused(fiche, "données personnelles", f"recit-{text}", written.raw, line, "donnees-personnelles")
    for text in GENERIC:
        recit = f"Une histoire.\n\nVoir {text} pour venir."
        yield kept(fiche, "données personnelles", text, fiche.written(recit=recit).raw, Fate.ACCEPTED, recit=recit)


def slow_markdown(fiche: Fiche) -> Iterator[Case]:
    """Bodies that a quadratic Markdown would chew for minutes (security study, finding 5)."""
    units = ("[", "![", "[^1] ", "[a](", "*", "_", "**a ", "`", "``` ", "> ", "- ", "1. ", "| ", "~~", "&", "\\", "[a]: b\n", "#",
             "a*b_", "&amp;", "!", "=", "(", "https://a.fr/(", "**_", "[]()", "\\[", "contact@y.fr ", "www.")  # fmt: skip
    for unit in units:
        line = (unit * 800)[:1200].rstrip()
        recit = "x\n" + "\n".join([line] * 24)
        yield kept(fiche, "Markdown lent", unit.strip() or unit, fiche.written(recit=recit).raw, Fate.NEUTRALISED)
    deep = "\n".join(f"{'> ' * depth}x" for depth in range(1, 150))
    yield kept(fiche, "Markdown lent", "citations", fiche.written(recit=deep).raw, Fate.NEUTRALISED)
    nested = "\n".join(f"{'  ' * depth}- x" for depth in range(149))
    yield kept(fiche, "Markdown lent", "listes", fiche.written(recit=nested).raw, Fate.NEUTRALISED)
    long = fiche.written(recit="Une phrase de trente signes ici.\n" * 1400)
    yield refused(fiche, "Markdown lent", "quarante-ko", long.raw, long.lines["recit",], "recit-trop-long")


def values(fiche: Fiche) -> Iterator[tuple[DataPath, str]]:
    """Every text of ``fiche`` that is free, with its path: where a payload would be published."""
    for path in fiche.texts():
        text = fiche.value(path)
        if isinstance(text, str) and " " in text:
            yield path, text


FAMILIES = (scripts, texts, links, personal_data, slow_markdown)
