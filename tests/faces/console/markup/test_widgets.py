"""The widgets drawn here are those that Django's own templates draw."""

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from taizhang.faces.console.markup.widgets import WidgetRenderer
from taizhang.ledger.forms import form_for
from taizhang.ledger.shelf import shelf
from taizhang.town.models import Town
from taizhang.town.places import places

HOSTILE = "\"><script>alert('一')</script>&amp;"


def _both(form: Any) -> list[tuple[str, str]]:
    found = []
    for field in form:
        drawn = []
        for renderer in (WidgetRenderer(), DjangoTemplates()):
            form.renderer = renderer
            drawn.append(re.sub(r"\s+", " ", re.sub(r"\s+(?=<)", "", str(form[field.name].as_widget()))))
        found.append((drawn[0], drawn[1]))
    return found


@pytest.mark.parametrize("slug", [slug for slug, book in shelf.items() if book.form_fields])
def test_every_question_of_a_book_is_drawn_as_django_draws_it(slug: str, town: Town) -> None:
    book, map_ = shelf[slug], places(town)
    names = tuple(dict.fromkeys((*book.form_fields, *(n for s in book.lifecycle.steps.values() for n in s.fields))))
    empty = form_for(book.model, names, map_)
    full = form_for(book.model, names, map_, given=dict.fromkeys(names, HOSTILE), required=frozenset(names))
    chosen = form_for(book.model, names, map_, given={n: _last(f) for n, f in empty.fields.items()})
    for form in (empty, full, chosen):
        for ours, theirs in _both(form):
            assert ours == theirs


def _last(field: Any) -> Any:
    """The last thing that can be chosen; a number of something where there is no choice."""
    values = [v for v, _ in getattr(field, "choices", []) if not isinstance(v, list)]
    many = isinstance(field, forms.MultipleChoiceField)
    return ([str(values[-1])] if many else str(values[-1])) if values else "7"


class _Others(forms.Form):
    grouped = forms.ChoiceField(choices=[("甲", [("1", "一"), ("2", HOSTILE)]), ("3", "三")])
    ways = forms.MultipleChoiceField(
        choices=[("甲", [("1", "一")]), ("2", "二")], widget=forms.CheckboxSelectMultiple(attrs={"class": "x"})
    )
    one = forms.ChoiceField(choices=[("1", "一"), ("2", "二")], widget=forms.RadioSelect)
    secret = forms.CharField(widget=forms.PasswordInput)
    kept = forms.CharField(widget=forms.HiddenInput, initial=HOSTILE)
    yes = forms.BooleanField(initial=True)
    file = forms.FileField()
    when = forms.SplitDateTimeField()


@pytest.mark.parametrize("given", [None, {"grouped": "2", "ways": ["1", "2"], "one": "2", "yes": "on", "kept": ""}])
def test_other_widgets_and_groups_are_drawn_as_django_draws_them(given: Any) -> None:
    for ours, theirs in _both(_Others(given)):
        assert ours == theirs
    boxes = [[str(box.tag()) for box in _with(renderer, given)["one"]] for renderer in (WidgetRenderer(), None)]
    assert boxes[0] == boxes[1] != []


def _with(renderer: Any, given: Any) -> _Others:
    return _Others(given, renderer=renderer or DjangoTemplates())
