"""What makes a firm's entry right or wrong. Pure: an entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base.problem import Problem

if TYPE_CHECKING:
    from taizhang.books.enterprise.book import Enterprise

SIZES = {"above": "规上", "below": "规下", "micro": "小微", "shop": "个体户", "coop": "合作社"}
# The first character is the registering authority, the second the kind: 91 firm, 92 sole trader, 93 co-operative,
# N1–N3 rural collective, 11–13 organs and public bodies, 51–53 social bodies, 5x others.
_KINDS = ("91", "92", "93", "N1", "N2", "N3", "11", "12", "13", "51", "52", "53", "54", "55", "31", "32", "33")


def code_is_a_firms(firm: "Enterprise") -> Iterator[Problem]:
    """A code begins with the kind of body it was given to."""
    if firm.credit_code and not firm.credit_code.startswith(_KINDS):
        yield Problem(
            f"信用代码以“{firm.credit_code[:2]}”开头，不是已知的登记类别，请核对。",
            "credit_code",
            "GB 32100-2015",
            False,
        )


def code_or_small(firm: "Enterprise") -> Iterator[Problem]:
    """Only a shop may be on the roll before it has its licence."""
    if not firm.credit_code and firm.size not in ("shop", ""):
        yield Problem("请填写统一社会信用代码；只有个体户可以先登记后补。", "credit_code", "GB 32100-2015")
