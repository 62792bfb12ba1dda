"""The papers of disputes and petitions: filled with what is known, blank where only a pen may write."""

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from taizhang.base import clock
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import papers, print_document
from taizhang.town.actor import Actor
from tests.books import test_dispute as disputes
from tests.books import test_petition as petitions
from tests.cast import Cast


def words(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def printed(slug: str, entry: Any, key: str, by: Actor) -> str:
    return words(print_document(shelf[slug], entry, key, by=by).content)


def offered(slug: str, entry: Any, by: Actor) -> list[str]:
    return [d.title for d in papers(shelf[slug], entry, by=by)]


def test_agreement_when_written_holds_parties_terms_and_room_for_signatures(cast: Cast) -> None:
    entry = disputes.agreed(cast)
    text = printed("dispute", entry, "agreement", cast["穆和"])
    wanted = ("人民调解协议书", "青调〔2025〕1号", "甘大同", "13800000051", "申屠安", "十日内恢复原沟并补偿八百元",
              "2025年5月30日", "穆和", "甲方（签名、盖章或按指印）：", "青石镇人民调解委员会（印章）")  # fmt: skip
    assert [w for w in wanted if w not in text] == []


def test_agreement_when_anybody_but_its_mediator_asks_is_not_offered(cast: Cast) -> None:
    entry = disputes.agreed(cast)
    assert offered("dispute", entry, cast["穆和"]) == ["调解协议书", "司法确认申请书"]
    assert [offered("dispute", entry, cast[n]) for n in ("顾治", "方法", "孙立", "左清")] == [[], [], [], []]
    with pytest.raises(NotAllowed):
        print_document(shelf["dispute"], entry, "agreement", by=cast["方法"])


def test_agreement_when_nothing_is_agreed_yet_is_not_offered(cast: Cast) -> None:
    assert offered("dispute", disputes.mediating(cast), cast["穆和"]) == []


def test_agreement_when_oral_is_a_record_sheet(cast: Cast) -> None:
    given = disputes.AGREED | {"form": "口头"}
    entry = disputes.step("agree", disputes.mediating(cast), cast["穆和"], **given)
    assert offered("dispute", entry, cast["穆和"]) == ["口头协议登记表", "司法确认申请书"]


def test_confirmation_when_printed_says_its_last_day(cast: Cast) -> None:
    text = printed("dispute", disputes.agreed(cast), "confirmation", cast["穆和"])
    assert "最迟2025年4月2日提交" in text


def test_print_when_done_is_journalled_with_the_private_fields_and_no_value(cast: Cast) -> None:
    entry = disputes.agreed(cast)
    printed("dispute", entry, "agreement", cast["穆和"])
    line = JournalLine.objects.get(entry=entry.pk, verb="print")
    assert line.change == {"document": "调解协议书", "fields": ["party_a", "phone_a", "party_b", "terms"]}
    assert line.by_name == "穆和"


def test_papers_of_a_petition_when_it_goes_on_are_offered_one_by_one(cast: Cast) -> None:
    handling = petitions.handling(cast)
    assert offered("petition", handling, cast["章访"]) == ["信访事项受理告知书"]
    assert offered("petition", handling, cast["何伟"]) == []


def test_papers_of_a_petition_when_reviewed_are_all_there(cast: Cast) -> None:
    entry = petitions.reviewed(cast)
    assert offered("petition", entry, cast["章访"]) == ["信访事项受理告知书", "处理意见书", "送达回证"]
    assert offered("petition", entry, cast["何伟"]) == ["处理意见书", "送达回证"]
    assert offered("petition", entry, cast["裴复"]) == ["复查意见书", "送达回证"]


@pytest.mark.parametrize(("key", "who", "wanted"), [
    ("accepted", "章访", ("信访事项受理告知书", "甘大同：", "2025年3月5日受理", "60日内办结")),
    ("opinion", "何伟", ("信访事项处理意见书", "青信处〔2025〕1号", "以核定为准", "解释说明", "规划建设办公室")),
    ("review", "裴复", ("信访事项复查意见书", "1号", "2025年4月10日申请复查", "维持", "石泉县人民政府")),
    ("receipt", "章访", ("送达回证", "甘大同", "青信处〔2025〕1号", "信访事项复查意见书", "送达人（二人签名）：")),
])  # fmt: skip
def test_paper_of_a_petition_when_printed_has_its_facts(
    cast: Cast, key: str, who: str, wanted: tuple[str, ...]
) -> None:
    text = printed("petition", petitions.reviewed(cast), key, cast[who])
    assert [w for w in wanted if w not in text] == []


def test_extension_notice_when_printed_says_why_and_how_long(cast: Cast) -> None:
    given = {"extension_reason": "等待核定", "extension_told_on": "2025-03-10", "extended_days": "20"}
    entry = petitions.step("extend", petitions.handling(cast), cast["赵恒"], date(2025, 3, 10), **given)
    text = printed("petition", entry, "extended", cast["章访"])
    assert [w for w in ("因等待核定", "延长20日", "2025年3月10日") if w not in text] == []


def test_refusal_when_printed_says_the_reason_and_the_way(cast: Cast) -> None:
    entry = petitions.made(cast["章访"])
    told = {"refusal": "姓名、地址不清且无法联系", "told": "请补充地址后再来"}
    entry = petitions.step("refuse", entry, cast["章访"], date(2025, 3, 4), **told)
    text = printed("petition", entry, "refused", cast["章访"])
    assert [w for w in ("不予受理告知书", "姓名、地址不清且无法联系", "请补充地址后再来") if w not in text] == []


def test_agreement_when_written_to_disk_opens_in_another_office_program(cast: Cast, tmp_path: Path) -> None:
    with clock.at(disputes.DAY):
        file = print_document(shelf["dispute"], disputes.agreed(cast), "agreement", by=cast["穆和"])
    assert file.name == "调解协议书（TJ-2025-0001）.docx"
    (tmp_path / "a.docx").write_bytes(file.content)
    if soffice := shutil.which("soffice"):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "a.docx"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
        assert (tmp_path / "a.pdf").read_bytes()[:5] == b"%PDF-"
