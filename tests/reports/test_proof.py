"""What is done to reports behind the journal's back is found."""

import pytest

from taizhang.reports.models import Release, Report
from taizhang.reports.proof import reports
from taizhang.reports.verbs import write
from taizhang.town.models import Town
from tests.cast import Cast


def found(town: Town) -> list[str]:
    return [b.what for b in reports(town)]


def test_reports_when_only_verbs_touched_them_are_whole(town: Town, cast: Cast, signed: Report) -> None:
    assert found(town) == []


def test_draft_when_changed_in_the_table_is_found(town: Town, cast: Cast, drafted: Report) -> None:
    write(drafted, "甲\n乙\n丙", by=cast["吴静"])
    assert found(town) == []
    Report.objects.update(body="甲\n改\n丙")
    assert found(town) == ["报告 BG-2023-01 的正文与日志不符"]


@pytest.mark.parametrize("n", [1, 3])
def test_release_when_changed_in_the_table_is_found(town: Town, signed: Report, n: int) -> None:
    release = signed.releases.get(n=n)
    release.figures[0]["words"] = "9处"
    release.save()
    assert found(town) == [f"报告 BG-2023-01 第 {n} 次定稿的文字或数字与当时不同"]


def test_release_when_its_digest_was_made_to_fit_is_found_by_the_journal(town: Town, signed: Report) -> None:
    from taizhang.reports.released import digest_of

    release = signed.releases.get(n=3)
    release.body = "换掉"
    release.digest = digest_of(release)
    release.save()
    assert found(town) == ["报告 BG-2023-01 第 3 次定稿的摘要与日志不符"]


def test_release_when_taken_away_is_found(town: Town, signed: Report) -> None:
    from taizhang.reports.models import SignOff

    SignOff.objects.filter(release__n=2).update(release=None)
    Release.objects.filter(n=2).delete()
    assert found(town) == ["报告 BG-2023-01 第 2 次定稿在日志里有，在库里没有"]
