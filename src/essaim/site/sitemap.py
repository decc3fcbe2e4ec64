"""sitemap.xml: every page of the site, with the date a person last checked it where there is one."""

from collections.abc import Mapping
from xml.etree import ElementTree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_url: str, addresses: Mapping[str, str | None]) -> bytes:
    """The sitemap of ``addresses`` (relative to the site, with a date or None), sorted."""
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(f"{{{NAMESPACE}}}urlset")
    for address, modified in sorted(addresses.items()):
        entry = ElementTree.SubElement(root, f"{{{NAMESPACE}}}url")
        ElementTree.SubElement(entry, f"{{{NAMESPACE}}}loc").text = site_url + address
        if modified:
            ElementTree.SubElement(entry, f"{{{NAMESPACE}}}lastmod").text = modified
    ElementTree.indent(root, "")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
