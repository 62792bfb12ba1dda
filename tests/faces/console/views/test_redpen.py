"""The red pen at the desk: what is brought stays its bringer's, and what cannot be read is said beside its field."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from taizhang.ledger.models import JournalLine, Staged

pytestmark = pytest.mark.django_db

TEXT = "青石镇2031年工作报告\n\n全年受理夜访诉求106宗，办结98宗，办结率93%。"
LAST = "青石镇2030年工作报告\n\n2030年，财政收入4800万元，增长5%。"


def docx(text: str) -> bytes:
    made, out = Document(), BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def words_of(answer) -> str:
    return answer.content.decode()


def test_a_pasted_text_when_read_shows_what_does_not_hold(browser):
    answer = browser("吴静").post("/redpen", {"text": TEXT}, follow=True)
    assert answer.status_code == 200
    assert "98 ÷ 106 = 92.45%" in words_of(answer)
    assert 'href="#list-sure"><b>1</b>' in words_of(answer)


def test_a_file_when_chosen_is_read_instead_of_the_words(browser):
    file = SimpleUploadedFile("报告.docx", docx(TEXT))
    answer = browser("吴静").post("/redpen", {"text": "别的文字。", "file": file}, follow=True)
    assert answer.context["crumb_here"] == "报告.docx"
    assert "92.45%" in words_of(answer)


def test_last_years_report_when_given_is_held_against_this_one(browser):
    sent = {
        "text": "青石镇2031年工作报告\n\n2031年，财政收入5200万元，同比增长12.3%。",
        "before": SimpleUploadedFile("去年.txt", LAST.encode()),
    }
    answer = browser("吴静").post("/redpen", sent, follow=True)
    assert "before=" in answer.redirect_chain[-1][0]
    assert 'href="#list-likely"><b>1</b>' in words_of(answer)


def test_the_reading_when_asked_by_somebody_else_is_not_there(browser):
    browser("吴静").post("/redpen", {"text": TEXT})
    key = Staged.objects.get().pk
    assert [browser(n).get(f"/redpen/{key}").status_code for n in ("吴静", "周敏", "苏婉")] == [200, 404, 404]
    assert browser("周敏").get(f"/redpen/{key}/notes.docx").status_code == 404


def test_the_text_when_kept_is_kept_encrypted_and_said_nowhere(browser):
    browser("吴静").post("/redpen", {"text": TEXT})
    row = Staged.objects.get()
    assert (row.book, row.name, "办结率" in str(row.content)) == ("redpen", "粘贴的文字.txt", False)
    assert JournalLine.objects.filter(change__icontains="办结率").count() == 0


def test_notes_when_asked_come_back_in_the_very_file(browser):
    file = SimpleUploadedFile("报告.docx", docx(TEXT))
    person = browser("吴静")
    person.post("/redpen", {"file": file})
    answer = person.get(f"/redpen/{Staged.objects.get().pk}/notes.docx")
    made = Document(BytesIO(answer.content))
    assert [p.text for p in made.paragraphs if p.text] == [x for x in TEXT.splitlines() if x]
    assert len(list(made.comments)) == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "请粘贴报告正文，或者选择一个文件。"),
        ({"text": "  \n "}, "请粘贴报告正文，或者选择一个文件。"),
        ({"file": SimpleUploadedFile("坏.docx", b"PK\x03\x04 nothing")}, "坏"),
        ({"file": SimpleUploadedFile("表.exe", b"MZ\x90\x00" * 40)}, ".exe"),
        ({"text": TEXT, "before": SimpleUploadedFile("去年.pdf", b"%PDF-1.7 broken")}, "上年报告"),
    ],
)
def test_what_cannot_be_read_when_sent_is_said_and_nothing_is_kept(browser, sent, said):
    answer = browser("吴静").post("/redpen", sent)
    assert (answer.status_code, Staged.objects.count()) == (400, 0)
    assert said in words_of(answer)
    assert (sent.get("text", "").strip() or "") in words_of(answer)


@pytest.mark.parametrize("address", ["/redpen/00000000-0000-0000-0000-000000000000", "/redpen/x"])
def test_addresses_of_nothing_when_asked_are_not_there(browser, address):
    assert browser("吴静").get(address).status_code == 404


def test_a_before_that_is_no_text_when_asked_is_not_there(browser):
    person = browser("吴静")
    person.post("/redpen", {"text": TEXT})
    key = Staged.objects.get().pk
    assert [person.get(f"/redpen/{key}?before={x}").status_code for x in ("x", key)] == [404, 404]


def test_words_when_the_session_is_over_wait_for_their_writer(client, browser, people):
    from tests.cast import PASSWORD

    page = words_of(browser("吴静").get("/redpen"))
    held = page.split('name="held" value="')[1].split('"')[0]
    assert client.post("/redpen", {"text": TEXT, "held": held}).headers["Location"].startswith("/signin")
    client.post("/signin", {"username": "wujing", "password": PASSWORD, "next": "/redpen"})
    people["吴静"].refresh_from_db()
    assert "办结率93%" in words_of(client.get("/redpen"))
