"""From views to HTML: our own Jinja environment and contributors' Markdown, both escaping by default."""

from essaim.rendering.environment import Renderer
from essaim.rendering.prose import prose, typeset

__all__ = ["Renderer", "prose", "typeset"]
