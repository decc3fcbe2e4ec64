"""The description of the API in OpenAPI 3.1, made from the kinds and from the published schemas."""

from essaim.exports.edition import API, DESCRIPTION, LICENCE, LICENCE_ADRESSE, TITRE, Edition

Schema = dict[str, object]


def openapi(edition: Edition) -> Schema:
    """The OpenAPI 3.1 document; schemas are referred to by relative addresses, so that a copy of the site holds."""
    paths = {
        "/index.json": _path("index", "L’index", "Ce que l’API contient et où.", "#/components/schemas/Index"),
        "/territoires.json": _path(
            "territoires", "Les territoires", "Chaque territoire qui a une page.", "#/components/schemas/Territoires"
        ),
    }
    components: dict[str, object] = {**_shared()}
    for kind in edition.catalogue.kinds:
        name = _component(kind.name)
        components[f"Fiche{name}"] = _entry(kind.name)
        components[f"Liste{name}"] = _listing(f"#/components/schemas/Fiche{name}")
        paths[f"/{kind.name}.json"] = _path(
            f"liste_{kind.name}", kind.titre, kind.accroche, f"#/components/schemas/Liste{name}"
        )
        paths[f"/{kind.name}/{{id}}.json"] = _path(
            f"fiche_{kind.name}", kind.singulier, "Une fiche.", f"#/components/schemas/Fiche{name}", identified=True
        )
    return {
        "openapi": "3.1.1",
        "info": {
            "title": f"{TITRE}, données ouvertes",
            "version": "1.0.0",
            "description": DESCRIPTION,
            "license": {"name": LICENCE, "url": LICENCE_ADRESSE},
        },
        "servers": [{"url": f"{edition.site_url}{API}"}],
        "paths": paths,
        "components": {"schemas": components},
    }


def _component(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("-"))


def _path(operation: str, summary: str, description: str, schema: str, *, identified: bool = False) -> Schema:
    found: Schema = {
        "operationId": operation,
        "summary": summary,
        "description": description,
        "responses": {
            "200": {"description": summary, "content": {"application/json": {"schema": {"$ref": schema}}}},
            **({"404": {"description": "Aucune fiche ne porte cet identifiant."}} if identified else {}),
        },
    }
    if identified:
        identifier = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
        found["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": identifier}]
    return {"get": found}


def _object(**properties: object) -> Schema:
    """An object all of whose keys are always there; others may be added within version 1."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _text(description: str, **more: object) -> Schema:
    return {"type": "string", "description": description, **more}


def _address(description: str) -> Schema:
    return _text(description, format="uri")


def _whole(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _notice() -> Schema:
    return {
        "licence": _object(titre=_text("Nom de la licence."), adresse=_address("Texte de la licence.")),
        "attribution": _text("La mention à reproduire."),
        "date": _text("Jour de l’édition.", format="date"),
    }


def _entry(kind: str) -> Schema:
    links = _object(page=_address("La page."), api=_address("Ce fichier."), schema=_address("Le schéma de donnees."))
    if kind == "initiatives":
        links = _object(
            **links["properties"],  # type: ignore[arg-type]
            bibtex=_address("La citation en BibTeX."),
            csl=_address("La citation en CSL-JSON."),
        )
    return _object(
        id=_text("Identifiant, stable."),
        sorte={"const": kind},
        liens=links,
        donnees={"$ref": f"../../schemas/{kind}.schema.json"},
        calcule={"$ref": "../../schemas/calcule.schema.json"},
    )


def _listing(reference: str) -> Schema:
    return _object(
        sorte=_text("La sorte de fiches."),
        **_notice(),
        nombre=_whole("Nombre de fiches."),
        fiches=_list({"$ref": reference}),
    )


def _shared() -> Schema:
    kind = _object(
        id=_text("La sorte."),
        titre=_text("Son nom."),
        description=_text("Ce qu’elle contient."),
        nombre=_whole("Nombre de fiches."),
        fiches=_address("Toutes les fiches."),
        fiche=_text("Une fiche : remplacez {id}."),
        schema=_address("Leur schéma."),
    )
    index = _object(
        titre=_text("Nom du catalogue."),
        description=_text("Ce qu’il est."),
        version=_text("Version de l’API."),
        **_notice(),
        documentation=_address("Documentation."),
        openapi=_address("Cette description."),
        territoires=_address("Les territoires."),
        identifiants=_address("Tous les identifiants jamais publiés."),
        calcule=_address("Schéma de la partie calculée."),
        sortes=_list(kind),
    )
    listing = _object(**_notice(), nombre=_whole("Nombre de territoires."), territoires=_list(_territory()))
    return {"Index": index, "Territoires": listing}


def _territory() -> Schema:
    point = _object(
        longitude={"type": "number", "minimum": -180, "maximum": 180, "description": "Degrés, WGS 84."},
        latitude={"type": "number", "minimum": -90, "maximum": 90, "description": "Degrés, WGS 84."},
        precision=_text("Ce qu’est le point : commune, chef-lieu, capitale, commune-la-plus-peuplee."),
        lieu=_text("Le nom du lieu."),
        de=_text("Le code du territoire dont c’est le point ; il peut englober celui-ci."),
    )
    presence = _object(
        id=_text("L’initiative."),
        sorte=_text("Née ici, reprise ou en projet."),
        statut=_text("Vocabulaire « statuts »."),
        implantation=_whole("Rang de l’implantation dans la fiche, à partir de 1."),
    )
    return _object(
        code=_text("Code officiel."),
        nom=_text("Nom."),
        nature=_text("Niveau du territoire."),
        statut=_text("Statut administratif."),
        parents=_list(_text("Code du territoire où il se trouve directement.")),
        dans=_list(_text("Code d’un territoire qui l’englobe, le plus proche d’abord.")),
        population={"type": ["integer", "null"], "description": "Population municipale ; null si inconnue."},
        outre_mer={"type": "boolean", "description": "Vrai outre-mer."},
        point={"oneOf": [point, {"type": "null"}]},
        page=_address("Sa page."),
        flux=_address("Son flux Atom."),
        ici=_list(presence),
        a_l_interieur=_list(_text("Identifiant d’une initiative présente dans un territoire qu’il englobe.")),
    )
