"""Template tags of the console's look: icons and seals, made in Python; `once` for parts that never differ."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from taizhang.faces.console import markup

register = template.Library()
register.simple_tag(markup.icon, name="icon")
register.simple_tag(markup.rail, name="rail")
register.simple_tag(markup.seal, name="seal")
register.simple_tag(markup.due, name="due")
register.simple_tag(lru_cache(maxsize=16)(lambda name: SafeString(render_to_string(name))), name="once")
register.simple_tag(markup.unwritten, name="unwritten")
register.simple_tag(markup.options, name="options")
