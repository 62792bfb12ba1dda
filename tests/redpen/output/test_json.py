"""The JSON contract, version 1."""

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.redpen import check
from taizhang.redpen.model import Reading
from taizhang.redpen.output.json import dumps, failure, to_dict
from taizhang.redpen.output.schema import faults, schema
from taizhang.redpen.text import read

DOCS = Path(__file__).parents[3] / "docs" / "redpen-json.md"


def test_json_when_printed_and_read_again(reading: Reading) -> None:
    (made,) = json.loads(dumps([to_dict(reading, "东塘.txt")]))
    assert faults([made]) == []
    assert list(made) == ["version", "file", "kind", "findings", "figures", "claims", "commitments"]
    assert made["figures"][0] == {
        "start": 30,
        "end": 34,
        "text": "106宗",
        "value": 106,
        "low": 106,
        "high": 106,
        "unit": "宗",
        "basis": "宗",
        "exactness": "exact",
        "kind": "level",
        "subject": "诉求",
        "period": "",
    }
    assert made["claims"] == [
        {
            "kind": "rate",
            "start": 30,
            "end": 47,
            "holds": False,
            "operands": [0, 1, 2],
            "arithmetic": "98 ÷ 106 = 92.45%，应写 92% 或 92.5%，文中写 93%",
        }
    ]
    assert [made["figures"][2]["low"], made["figures"][2]["high"]] == [92.5, 93.5]
    for part in ("figures", "commitments"):
        for item in made[part][:1]:
            assert reading.source.text[item["start"] : item["end"]] == item["text"]


def test_json_when_the_file_is_no_txt() -> None:
    made = to_dict(Reading(read("# 某镇报告\n办结**98**宗。".encode(), "a.md")), "a.md")
    assert (made["kind"], made["text"]) == ("md", "某镇报告\n办结98宗。\n")
    assert faults([made]) == []


def test_json_when_a_file_could_not_be_read() -> None:
    made = failure("a.docx", "文件是空的。")
    assert faults([made]) == []
    assert made["error"] == "文件是空的。"


def test_faults_when_the_contract_is_broken(reading: Reading) -> None:
    made = to_dict(reading, "a.txt")
    made["findings"][0]["level"] = "certain"
    made["figures"][0]["value"] = "106"
    del made["claims"][0]["holds"]
    made["commitments"][0]["start"] = True
    assert sorted(faults([made])) == [
        "$[0].claims[0]: holds is missing",
        "$[0].commitments[0].start: bool is not integer",
        "$[0].figures[0].value: str is not number",
        "$[0].findings[0].level: 'certain' is none of ['sure', 'likely', 'look', 'style']",
    ]


@given(st.text(alphabet="一二三0123456789.万亿%人户，。增长受理办结其中 \n", max_size=120))
@settings(deadline=None)
def test_json_when_any_text_was_checked(words: str) -> None:
    assert faults([json.loads(json.dumps(to_dict(check(words), "a.txt")))]) == []


def test_docs_when_a_key_is_in_the_schema() -> None:
    """Every key of the contract is told in the docs, and the docs tell of no other."""
    told = set(re.findall(r"^\| `(\w+)`", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == {key for part in schema()["$defs"].values() for key in part["properties"]}
