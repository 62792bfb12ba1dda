"""Promises of the next-year part: what, how much, where, by when, by whom."""

from taizhang.redpen import check
from taizhang.redpen.model import Commitment

REPORT = """临江镇政府工作报告

过去一年的工作回顾
2023年，全镇推进道路建设，新建村道12公里，完成投资800万元。
一、乡村面貌明显改善
开展环境整治，清理垃圾400吨。

2024年工作目标和主要任务
2024年是全面推进乡村振兴的关键一年。做好今年工作的总体要求是：坚持稳中求进，推进高质量发展。
一、加快产业发展
一是推进冷链仓库项目建设，年底前建成2座冷库。二是引进优质企业，努力拓宽销路。三是由农业办牵头开展技能培训10期，培训500人次。
二、改善人居环境
对9个行政村的污水管网进行改造，确保6月底前完工。加大宣传力度，提升群众意识。
三、预期目标
地区生产总值增长6%；财政收入增长5%以上。

各位代表，让我们携手奋斗，推进各项事业再上新台阶！
"""


def found() -> list[Commitment]:
    return list(check(REPORT).commitments)


def test_commitments_when_only_the_next_year_part_is_read() -> None:
    start, end = REPORT.index("2024年工作目标"), REPORT.index("各位代表，让我们")
    assert all(start <= c.start < c.end <= end for c in found())
    assert [c.text for c in found()] == [
        "推进冷链仓库项目建设，年底前建成2座冷库",
        "引进优质企业，努力拓宽销路",
        "由农业办牵头开展技能培训10期",
        "培训500人次",
        "对9个行政村的污水管网进行改造",
        "确保6月底前完工",
        "加大宣传力度，提升群众意识",
        "地区生产总值增长6%",
        "财政收入增长5%以上",
    ]


def test_commitments_when_text_is_taken_from_the_report_itself() -> None:
    assert all(REPORT[c.start : c.end] == c.text for c in found())


def test_commitment_when_it_names_amount_deadline_and_owner() -> None:
    promises = {c.text: c for c in found()}
    cold = promises["推进冷链仓库项目建设，年底前建成2座冷库"]
    assert (cold.action, cold.object, cold.quantity, cold.deadline, cold.measured) == (
        "推进",
        "冷链仓库项目建设",
        "2座",
        "年底前",
        True,
    )
    training = promises["由农业办牵头开展技能培训10期"]
    assert (training.action, training.quantity, training.owner) == ("开展", "10期", "农业办")
    assert promises["确保6月底前完工"].deadline == "6月底前"


def test_commitment_when_nothing_measures_it() -> None:
    vague = next(c for c in found() if c.text.startswith("引进优质企业"))
    assert (vague.quantity, vague.deadline, vague.measured) == ("", "", False)


def test_commitments_when_there_is_no_next_year_part() -> None:
    assert check("2023年，全镇推进道路建设，新建村道12公里。").commitments == ()


def test_commitments_when_the_review_is_named_like_a_plan() -> None:
    assert check("一、2023年工作回顾\n推进道路建设，新建村道12公里。\n开展环境整治。").commitments == ()


def test_commitment_when_it_is_a_target_names_what_it_aims_at() -> None:
    promises = {c.text: c for c in found()}
    growth = promises["地区生产总值增长6%"]
    assert (growth.action, growth.object, growth.quantity, growth.measured) == ("增长", "地区生产总值", "6%", True)
    report = REPORT.replace("地区生产总值增长6%", "服务业增加值增长10%以上；城镇登记失业率控制在4.2%以内")
    aims = [(c.action, c.object) for c in check(report).commitments if "%" in c.text]
    assert aims == [("增长", "服务业增加值"), ("控制在", "城镇登记失业率"), ("增长", "财政收入")]
