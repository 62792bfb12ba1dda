"""Boxes, choices and buttons of a form, written as Django's own templates write them.

Those lay out a template for every option: a form that offers forty offices twice spent longer on them than on all else.
A widget of any other kind is still drawn by its template.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from taizhang.faces.console.markup.escape import esc

Widget = Mapping[str, Any]


class WidgetRenderer(DjangoTemplates):
    """Draws the common widgets in Python, the others as Django does."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """The widget's HTML."""
        draw = _DRAWN.get(template_name.removeprefix("django/forms/widgets/"))
        if draw is None:
            return super().render(template_name, context, request)
        return SafeString(draw(context["widget"]))


def _attrs(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {esc(name)}" if value is True else f' {esc(name)}="{esc(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _input(widget: Widget) -> str:
    value = widget["value"]
    shown = "" if value is None else f' value="{esc(value)}"'
    return f'<input type="{esc(widget["type"])}" name="{esc(widget["name"])}"{shown}{_attrs(widget["attrs"])}>'


def _textarea(widget: Widget) -> str:
    said = esc(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{esc(widget["name"])}"{_attrs(widget["attrs"])}>\n{said}</textarea>'


def _select(widget: Widget) -> str:
    groups = []
    for name, options, _ in widget["optgroups"]:
        inside = "".join(
            f'\n  <option value="{esc(o["value"])}"{_attrs(o["attrs"])}>{esc(o["label"])}</option>' for o in options
        )
        groups.append(f'\n  <optgroup label="{esc(name)}">{inside}\n  </optgroup>' if name else inside)
    return f'<select name="{esc(widget["name"])}"{_attrs(widget["attrs"])}>{"".join(groups)}\n</select>'


def _boxes(widget: Widget) -> str:
    groups = []
    for name, options, _ in widget["optgroups"]:
        inside = "".join(f"<div>\n    {_box(o)}</div>" for o in options)
        groups.append(f"\n  <div><label>{esc(name)}</label>{inside}\n  </div>" if name else inside)
    known = "".join(f' {n}="{esc(widget["attrs"][n])}"' for n in ("id", "class") if widget["attrs"].get(n))
    return f"<div{known}>{''.join(groups)}\n</div>"


def _box(option: Widget) -> str:
    if not option.get("wrap_label"):
        return _input(option)
    whom = f' for="{esc(option["attrs"]["id"])}"' if option["attrs"].get("id") else ""
    return f"<label{whom}>{_input(option)} {esc(option['label'])}</label>"


_DRAWN: dict[str, Callable[[Widget], str]] = {
    **dict.fromkeys(
        ("text.html", "number.html", "date.html", "datetime.html", "time.html", "tel.html", "hidden.html",
         "checkbox.html", "password.html", "search.html", "input.html"),
        _input,
    ),
    "textarea.html": _textarea,
    "select.html": _select,
    **dict.fromkeys(("checkbox_select.html", "radio.html", "multiple_input.html"), _boxes),
    **dict.fromkeys(("checkbox_option.html", "radio_option.html"), _box),
}  # fmt: skip
