"""Numbers as they are written: value, unit, exactness, and what is no number at all."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.redpen.figures import figures_of
from taizhang.redpen.figures.normal import plain


def read(text: str) -> list[tuple[str, float, str, str]]:
    """Wording, value, unit and exactness of every figure."""
    return [(f.text, float(f.value), f.unit, f.exactness) for f in figures_of(plain(text), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政收入5120万元", ("5120万元", 51_200_000, "元", "exact")),
        ("产值12.15亿元", ("12.15亿元", 1_215_000_000, "元", "exact")),
        ("投入2000多万元", ("2000多万元", 20_000_000, "元", "over")),
        ("惠及2万余人次", ("2万余人次", 20_000, "人次", "over")),
        ("用户3千余人", ("3千余人", 3000, "人", "over")),
        ("帮助近200多贫困户", ("200多", 200, "户", "over")),
        ("1.65万贫困人口脱贫", ("1.65万", 16_500, "人", "exact")),
        ("让46万群众受益", ("46万", 460_000, "人", "exact")),
        ("惠及2.3万农户", ("2.3万", 23_000, "户", "exact")),
        ("养老保险参保人数达到15.5万，", ("15.5万", 155_000, "人", "exact")),
        ("全年项目签约18个，", ("18个", 18, "个", "exact")),
        ("应对9轮强降雨", ("9轮", 9, "轮", "exact")),
        ("玻璃810万重量箱", ("810万重量箱", 8_100_000, "重量箱", "exact")),
        ("办好十件民生实事", ("十件", 10, "件", "exact")),
        ("城东110KV变电站", ("110KV", 110, "KV", "exact")),
        ("精度0.5微米以下", ("0.5微米", 0.5, "微米", "at_most")),
        ("监测到的鱼类增长1倍多，", ("1倍", 1, "倍", "over")),
        ("打造2座多功能社区", ("2座", 2, "座", "exact")),
        ("每村4-5人", ("4-5人", 4, "人", "range")),
        ("每村4～5人", ("4～5人", 4, "人", "range")),
        ("投资3~5万元", ("3~5万元", 30_000, "元", "range")),
        ("占63%~68%", ("63%~68%", 63, "%", "range")),
        ("约1200人", ("1200人", 1200, "人", "about")),
        ("近5倍", ("5倍", 5, "倍", "nearly")),
        ("不足30户", ("30户", 30, "户", "under")),
        ("95%以上", ("95%", 95, "%", "at_least")),
        ("４９３９万元", ("４９３９万元", 49_390_000, "元", "exact")),
        ("1 6 5 5 亿美元", ("1 6 5 5 亿美元", 165_500_000_000, "美元", "exact")),
        ("完成40.8 2 亿元", ("40.8 2 亿元", 4_082_000_000, "元", "exact")),
        ("增长5.\n5%，", ("5.\n5%", 5.5, "%", "exact")),
        ("12,345元", ("12,345元", 12345, "元", "exact")),
        ("673萬元", ("673萬元", 6_730_000, "元", "exact")),
        ("下降0.3个百分点", ("0.3个百分点", 0.3, "个百分点", "exact")),
        ("出生率6.73‰", ("6.73‰", 6.73, "‰", "exact")),
        ("百分之十四点五", ("百分之十四点五", 14.5, "%", "exact")),
        ("六千六百多公里", ("六千六百多公里", 6600, "公里", "over")),
        ("增长一点二倍", ("一点二倍", 1.2, "倍", "exact")),
        ("翻两番", ("两番", 2, "番", "exact")),
        ("单价3元/斤", ("3元/斤", 3, "元/斤", "exact")),
        ("浓度28微克/立方米", ("28微克/立方米", 28, "微克/立方米", "exact")),
        ("增长-3.2%", ("-3.2%", -3.2, "%", "exact")),
        ("位居全省第一", ("第一", 1, "位", "exact")),
        ("跃升至第7位", ("第7位", 7, "位", "exact")),
        ("2023年", ("2023年", 2023, "年", "exact")),
        ("一九五七年", ("一九五七年", 1957, "年", "exact")),
        ("2016-2020年", ("2016-2020年", 2016, "年", "range")),
        ("35千瓦", ("35千瓦", 35, "千瓦", "exact")),
        ("就业173.1万，", ("173.1万", 1_731_000, "", "exact")),
    ],
)
def test_lexer_when_a_number_is_written(text: str, expected: tuple[str, float, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“1+6+N”工作体系",
        "拨打12345热线",
        "沿704县道",
        "参加第31届博览会",
        "落实“1310”部署",
        "“十四五”规划",
        "PM2.5",
        "G4高速、5G网络、4A级景区",
        "二〇〇〇年代、90年代",
        "20世纪",
        "1号楼",
        "粤〔2024〕18号",
        "192.168.1.1",
        "2024/2/12",
        "8:30-12:00",
        "一是加强，二是完善",
        "三农工作、千家万户、一门式改革",
        "“3·15”活动",
        "第二产业、第一书记、第三季度",
    ],
)
def test_lexer_when_it_is_a_code(text: str) -> None:
    assert [f for f in figures_of(plain(text), text) if f.kind != "date"] == []


def test_lexer_when_numbers_share_a_unit() -> None:
    assert read("分别提高15、22个百分点") == [("15", 15, "个百分点", "exact"), ("22个百分点", 22, "个百分点", "exact")]


def test_lexer_when_a_proportion_is_given() -> None:
    found = figures_of(plain("三次产业结构为9∶45∶46"))
    assert [(f.kind, int(f.value)) for f in found] == [("ratio", 9), ("ratio", 45), ("ratio", 46)]


ALPHABET = st.sampled_from(
    "0123456789０５.,，。、:∶-~～ \n年月日万亿千百十一二两三多余近约超%‰个百分点元人次户家第“”+/·abMP倍番其中至到"
)


def test_lexer_when_the_noun_stands_before_two_numbers_counts_both() -> None:
    assert [(v, u) for _, v, u, _ in read("异地就医人次从0.2万增至73.1万")] == [(2000, "人次"), (731_000, "人次")]


@given(st.text(ALPHABET, max_size=120))
def test_lexer_when_fed_anything_spans_are_valid_and_in_order(text: str) -> None:
    end = 0
    for figure in figures_of(plain(text), text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.low <= figure.value <= figure.high
        end = figure.end


@given(st.text(max_size=200))
def test_lexer_when_fed_any_unicode_offsets_do_not_move(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert all(f.text == text[f.start : f.end] for f in figures_of(plain(text), text))


@given(
    st.integers(1, 10**7), st.sampled_from(["", "万", "亿"]), st.sampled_from(["元", "人", "户", "公里", "亩", "吨"])
)
def test_lexer_when_a_plain_number_is_written_reads_it_back(number: int, scale: str, unit: str) -> None:
    found = figures_of(f"共有{number}{scale}{unit}。")
    if not 1900 <= number <= 2099:
        size = {"": 1, "万": 10**4, "亿": 10**8}[scale]
        assert [(f.value, f.unit) for f in found] == [(Fraction(number * size), unit)]
