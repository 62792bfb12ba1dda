"""What figures are: bound, reported, rhetoric; rounding; taking one out."""

from collections.abc import Callable
from typing import Any

import pytest

from taizhang.base.refusal import NotAllowed, Refused
from taizhang.reports.compile import compiled
from taizhang.reports.models import Report
from taizhang.reports.verbs import Binding, accept, approve, bind, bind_many, drop, mark
from tests.cast import Cast


def test_figure_when_bound_shows_the_ledgers_number(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(7, 1)
    done = bind_many(drafted, [Binding(1, "hazards_found"), Binding(2, "hazard_rate")], by=cast["吴静"])
    shown = compiled(done).figures
    assert [(f.words, f.contradicted, f.source) for f in shown[:2]] == [
        ("8处", False, "ledger"), ("87.5%", True, "ledger"),
    ]  # fmt: skip


def test_figure_when_agreed_to_is_no_longer_contradicted(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(7, 1)
    done = accept(bind(drafted, 2, "hazard_rate", by=cast["吴静"]), 2, by=cast["吴静"])
    figure = compiled(done).figure(2)
    assert figure is not None
    assert (figure.words, figure.typed, figure.contradicted) == ("87.5%", "87.5%", False)


def test_part_when_bound_is_the_numerator_in_its_own_unit(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(7, 1)
    figure = compiled(bind(drafted, 1, "hazard_rate", part="over", by=cast["吴静"])).figure(1)
    assert figure is not None
    assert figure.words == "7处"


def test_place_when_bound_is_counted_alone(cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]) -> None:
    hazards(2)
    hazards(3, area="鳌头社区")
    area = cast["吴静"].places.by_name["鳌头圩"].pk
    figure = compiled(bind(drafted, 1, "hazards_found", area=area, by=cast["吴静"])).figure(1)
    assert figure is not None
    assert figure.words == "3处"


def test_rate_when_there_is_nothing_to_divide_by_shows_that_it_is_missing(cast: Cast, drafted: Report) -> None:
    figure = compiled(bind(drafted, 2, "hazard_rate", by=cast["吴静"])).figure(2)
    assert figure is not None
    assert (figure.words, figure.contradicted) == ("〔缺数〕", True)
    with pytest.raises(NotAllowed, match="没有数"):
        accept(drafted, 2, by=cast["吴静"])


def test_binding_when_wrong_says_all_of_it_and_binds_nothing(cast: Cast, drafted: Report) -> None:
    with pytest.raises(Refused) as caught:
        bind_many(
            drafted,
            [Binding(1, "hazards_found"), Binding(2, "nothing", area=-1), Binding(3, "hazards_found", part="under")],
            by=cast["吴静"],
        )
    assert [p.field for p in caught.value.problems] == ["indicator", "area", "part"]
    assert {f.kind for f in drafted.figures.all()} == {"open", "rhetoric"}


def test_figure_when_marked_stands_as_it_was_written(cast: Cast, drafted: Report) -> None:
    with pytest.raises(Refused, match="哪个部门"):
        mark(drafted, 3, "reported", by=cast["吴静"])
    done = mark(drafted, 3, "reported", note="财政所 2024-01-10 决算表", by=cast["吴静"])
    figure = compiled(done).figure(3)
    assert figure is not None
    assert (figure.words, figure.source, figure.note) == ("4939万元", "reported", "财政所 2024-01-10 决算表")


def test_bound_figure_when_marked_keeps_the_number_it_showed(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(7, 1)
    accept(bind(drafted, 2, "hazard_rate", by=cast["吴静"]), 2, by=cast["吴静"])
    done = mark(drafted, 2, "rhetoric", by=cast["吴静"])
    held = done.figures.get(n=2)
    assert (held.kind, held.words, held.indicator, held.area) == ("rhetoric", "87.5%", "", None)


def test_rounding_when_approved_is_used(cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]) -> None:
    hazards(2, 1)
    bind(drafted, 2, "hazard_rate", by=cast["吴静"])
    done = approve(drafted, 2, decimals=2, lead="约", by=cast["吴静"])
    figure = compiled(done).figure(2)
    assert figure is not None
    assert figure.words == "约66.67%"
    with pytest.raises(Refused) as caught:
        approve(done, 2, scale="千", decimals=9, lead="大概", tail="余", by=cast["吴静"])
    assert [p.field for p in caught.value.problems] == ["scale", "decimals", "lead", "tail"]


def test_figure_when_dropped_is_out_of_the_text(cast: Cast, drafted: Report) -> None:
    done = drop(drafted, 3, by=cast["吴静"])
    assert done.body.split("\n")[2].endswith("财政收入。")
    assert [f.n for f in compiled(done).figures] == [1, 2, 4]
    with pytest.raises(NotAllowed, match="没有第 3 个数字"):
        drop(done, 3, by=cast["吴静"])
