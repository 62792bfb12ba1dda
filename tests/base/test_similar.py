import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base import similar

LAMP = (
    "尊敬的领导：东村西屋自然村村口到小学的路灯已经坏了三个多月，晚上孩子放学看不见路，多次向村委会反映都没有人来修。"
)
COPY = (
    "尊敬的镇领导您好：东村西屋自然村村口到小学的路灯坏了三个多月了，晚上孩子放学看不见路，多次向村委会反映没人来修！"
)
AGAIN = "我是西屋自然村村民，村口去小学那段路的路灯坏了没人管，天黑后孩子放学很危险，请尽快维修路灯。"
WATER = "本村自来水从上周开始发黄有异味，检测站说是管道老化，请问什么时候更换主管道，居民现在只能买桶装水喝。"


def meet(a: str, b: str) -> bool:
    return bool(set(similar.bands(similar.signature(a))) & set(similar.bands(similar.signature(b))))


def test_bands_when_a_text_is_copied_with_changes() -> None:
    assert [meet(LAMP, COPY), meet(LAMP, AGAIN), meet(LAMP, WATER)] == [True, True, False]


def test_alike_when_texts_lie_ever_further_apart() -> None:
    scores = [similar.alike(LAMP, other) for other in (LAMP, COPY, AGAIN, WATER)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert scores[1] > 0.66
    assert 0.15 < scores[2] < scores[1]
    assert scores[3] < 0.05


def test_alike_when_texts_are_short() -> None:
    assert similar.alike("路灯坏了", "路灯坏了！") == 1.0
    assert similar.alike("路灯坏了", "路灯没亮") == pytest.approx(0.5, abs=0.1)
    assert similar.alike("", "路灯") == 0.0


def test_signature_when_only_form_differs() -> None:
    assert similar.signature("电话１２３ＡＢ，路灯坏了") == similar.signature("电话123ab  路灯坏了。")


def test_signature_when_there_is_nothing_to_sign() -> None:
    assert (similar.signature(" ，。!"), similar.bands(b"")) == (b"", [])


def test_signature_when_computed_on_another_day() -> None:
    """Signatures are kept for years: the same text must give the same bands after any upgrade, or a new version."""
    assert similar.VERSION.hex() == "0202"
    assert similar.bands(similar.signature("东村路灯坏了没有人修理请尽快派人"))[:2] == [
        3418652547401203468,
        8468144567344978098,
    ]


def test_bands_when_the_signature_is_of_another_version() -> None:
    assert similar.bands(b"\x00\x01" + similar.signature(LAMP)[2:]) == []


@given(st.text())
def test_bands_when_given_anything(text: str) -> None:
    mark = similar.signature(text)
    bands = similar.bands(mark)
    assert (len(mark), len(bands)) in ((82, 10), (0, 0))
    assert all(0 <= band < 2**63 for band in bands)


@given(st.text(), st.text())
def test_alike_when_asked_both_ways(a: str, b: str) -> None:
    assert 0 <= similar.alike(a, b) <= 1
    assert similar.alike(a, b) == similar.alike(b, a)
