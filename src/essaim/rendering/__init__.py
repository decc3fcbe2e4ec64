"""From views to HTML: our own Jinja environment and contributors' Markdown, both escaping by default."""

from essaim.rendering.environment import Renderer
from essaim.rendering.prose import plain, prose, typeset

__all__ = ["Renderer", "plain", "prose", "typeset"]
