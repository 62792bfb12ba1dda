"""Template tags of the console's look: icons and the rail, both made in Python because every page needs them."""

from django import template

from taizhang.faces.console import markup

register = template.Library()
register.simple_tag(markup.icon, name="icon")
register.simple_tag(markup.rail, name="rail")
register.simple_tag(markup.seal, name="seal")
register.simple_tag(markup.due, name="due")
register.simple_tag(markup.unwritten, name="unwritten")
register.simple_tag(markup.options, name="options")
