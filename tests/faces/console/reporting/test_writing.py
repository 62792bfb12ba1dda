"""Writing a report at the desk: words taken, numbers bound, checked, signed; what is refused loses no words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from taizhang.reports.models import Figure, Report
from taizhang.reports.verbs import write as write_verb
from tests.reports.conftest import TEXT

pytestmark = pytest.mark.django_db


def words_of(answer) -> str:
    return answer.content.decode()


def fresh(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def send(person, report, path, **given):
    """A form of the report's page, as it stands now."""
    return person.post(f"/reports/{report.pk}{path}", {"version": fresh(report).version, **given}, follow=True)


def test_a_report_when_begun_from_a_file_has_its_numbers_found(browser):
    file = SimpleUploadedFile("稿.txt", TEXT.encode())
    answer = browser("吴静").post("/reports/new", {"year": "2023", "file": file}, follow=True)
    made = Report.objects.get()
    assert (made.title, made.speaker) == ("政府工作报告", "青石镇人民政府镇长  李青")
    assert "认出 3 个数字" in words_of(answer)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"year": ""}, "请填写“报告哪一年的工作”。"),
        ({"year": "2023"}, "请填写标题。"),
        ({"year": "1900", "title": "报告"}, "1949"),
        ({"year": "2023", "title": "报告", "cutoff": "三月"}, "看不懂“三月”"),
    ],
)
def test_a_report_when_begun_wrongly_keeps_its_words(browser, given, said):
    answer = browser("吴静").post("/reports/new", {**given, "text": "" if "title" not in given else "正文里的话。"})
    assert (answer.status_code, Report.objects.count()) == (400, 0)
    assert said in words_of(answer)
    assert ("正文里的话。" in words_of(answer)) == ("title" in given)


def test_beginning_when_asked_by_who_does_not_write_is_refused(browser):
    assert [browser(n).get("/reports/new").status_code for n in ("吴静", "孙立", "苏婉")] == [200, 403, 403]


def test_a_line_when_changed_keeps_its_figures_and_finds_new_ones(browser, bound):
    person = browser("吴静")
    page = words_of(person.get(f"/reports/{bound.pk}?line=2"))
    assert "⟦1 8处⟧" in page
    line = "2023年，全年共发现隐患⟦1 9999处⟧，整改率⟦2 100%⟧，财政收入⟦3⟧，另外建桥12座。"
    answer = send(person, bound, "/write", line="2", text=line)
    assert "8处" in words_of(answer) and "9999" not in words_of(answer)
    assert [(f.n, f.kind, f.words) for f in Figure.objects.filter(report=bound, n=5)] == [(5, "open", "12座")]


def test_a_line_when_somebody_was_first_keeps_the_words_beside_the_fresh_text(browser, cast, drafted):
    person = browser("吴静")
    before = drafted.version
    write_verb(drafted, "别人先改的一段话。", by=cast["吴静"], at=3)
    answer = person.post(f"/reports/{drafted.pk}/write", {"version": before, "line": "3", "text": "我写的一段话。"})
    assert answer.status_code == 409
    assert ("我写的一段话。" in words_of(answer), "已被他人改动" in words_of(answer)) == (True, True)


@pytest.mark.parametrize("act", ["bind", "reported", "rhetoric", "open", "accept", "style", "drop", "nonsense"])
def test_a_figure_when_changed_by_who_does_not_write_stays(browser, bound, act):
    held = list(Figure.objects.filter(report=bound).values())
    given = {"act": act, "indicator": "hazards_found", "note": "改一改"}
    answers = [browser(n).post(f"/reports/{bound.pk}/figures/1", given).status_code for n in ("孙立", "周敏", "苏婉")]
    assert (answers, list(Figure.objects.filter(report=bound).values())) == ([403, 403, 404], held)


def test_a_figure_when_offered_is_bound_by_one_press(browser, drafted, hazards):
    hazards(7, 1)
    person = browser("吴静")
    first = person.get(f"/reports/{drafted.pk}?figure=1").context["figure"]["change"]["offers"][0]
    assert (first["title"], first["value"], first["certain"]) == ("发现隐患", "8处", True)
    send(person, drafted, "/figures/1", act="bind", **dict(first["hidden"]))
    held = Figure.objects.get(report=drafted, n=1)
    assert (held.kind, held.indicator, held.period) == ("bound", "hazards_found", "2023")


def test_figures_when_ticked_are_bound_together(browser, drafted, hazards):
    hazards(7, 1)
    person = browser("吴静")
    assert person.get(f"/reports/{drafted.pk}/figures").context["certain"] == 3
    send(person, drafted, "/figures", n=["1", "2", "77", "x"])
    kinds = dict(Figure.objects.filter(report=drafted).values_list("n", "kind"))
    assert (kinds[1], kinds[2], kinds[3]) == ("bound", "bound", "open")


def test_what_the_ledger_contradicts_when_agreed_to_becomes_its_number(browser, drafted, hazards):
    hazards(7, 1)
    person = browser("吴静")
    send(person, drafted, "/figures/2", act="bind", indicator="hazard_rate")
    assert person.get(f"/reports/{drafted.pk}?figure=2").context["figure"]["change"]["contradicted"] is True
    send(person, drafted, "/figures/2", act="accept")
    assert Figure.objects.get(report=drafted, n=2).words == "87.5%"


def test_the_way_when_walked_is_held_by_each_hand_in_turn(browser, bound):
    said = []
    for name, key, given in (
        ("吴静", "check", {}),
        ("孙立", "review", {"note": "同意"}),
        ("周敏", "sign", {}),
        ("周敏", "freeze", {}),
        ("吴静", "deliver", {"to": "镇人民代表大会"}),
    ):
        send(browser(name), bound, f"/steps/{key}", **given)
        said.append(fresh(bound).state)
    assert said == ["checked", "reviewed", "signed", "frozen", "delivered"]
    track = browser("苏婉").get(f"/reports/{bound.pk}").context["todo"]["track"]
    assert [(t["word"], t["kind"]) for t in track] == [
        (w, "done") for w in ("起草", "核对", "审核", "签发", "定稿", "报出")
    ]
    assert "报镇人民代表大会" in track[-1]["note"]


@pytest.mark.parametrize(("name", "key"), [("孙立", "check"), ("吴静", "sign"), ("吴静", "review"), ("苏婉", "check")])
def test_a_step_when_taken_by_the_wrong_hand_is_refused(browser, bound, name, key):
    answer = send(browser(name), bound, f"/steps/{key}")
    assert (answer.status_code, fresh(bound).state) == (404 if name == "苏婉" else 403, "draft")


def test_a_check_when_figures_are_open_leads_to_them(browser, drafted):
    answer = send(browser("吴静"), drafted, "/steps/check")
    assert answer.redirect_chain[-1][0].endswith("/figures?way=open")
    assert "还有 3 个数字没有定" in words_of(answer)


def test_a_finding_when_kept_with_a_reason_no_longer_stands_in_the_way(browser, cast, bound):
    person = browser("吴静")
    write_verb(bound, "受理诉求106宗，办结98宗，办结率93%。", by=cast["吴静"], at=3)
    for n in Figure.objects.filter(report=bound, kind="open").values_list("n", flat=True):
        send(person, bound, f"/figures/{n}", act="reported", note="信访办 2024-01-08 报表")
    stands = person.get(f"/reports/{bound.pk}/check").context["stands"]
    assert "98 ÷ 106 = 92.45%" in stands[0]["sum"] + stands[0]["message"]
    send(person, bound, "/check", key=stands[0]["key"], why="按省里口径进位")
    shown = person.get(f"/reports/{bound.pk}/check").context
    assert ([s["key"] for s in shown["stands"]], [n.explained for n in shown["explained"]]) == ([], ["按省里口径进位"])


def test_a_report_when_signed_takes_no_words_any_more(browser, signed):
    person = browser("吴静")
    answer = send(person, signed, "/write", line="2", text="改一改。")
    assert (answer.status_code, fresh(signed).body) == (403, signed.body)
    assert person.get(f"/reports/{signed.pk}?line=2").context["writes"] is False


def test_a_word_file_when_it_comes_back_is_looked_at_before_it_is_taken(browser, bound):
    from io import BytesIO

    from docx import Document

    person = browser("吴静")
    sent = Document(BytesIO(person.get(f"/reports/{bound.pk}/report.docx").content))
    line = next(p for p in sent.paragraphs if p.text.startswith("2023年"))
    run = next(r for r in line.runs if "全年共发现" in r.text)
    run.text = run.text.replace("全年共发现", "一年里发现")
    out = BytesIO()
    sent.save(out)
    file = SimpleUploadedFile("改.docx", out.getvalue())
    answer = person.post(f"/reports/{bound.pk}/returned", {"file": file}, follow=True)
    assert "一年里发现" in words_of(answer)
    assert "一年里" not in fresh(bound).body
    address = answer.redirect_chain[-1][0]
    person.post(address, {"version": fresh(bound).version})
    assert "一年里发现隐患⟦1⟧" in fresh(bound).body


@pytest.mark.parametrize(
    "file", [None, SimpleUploadedFile("坏.docx", b"PK\x03\x04 x"), SimpleUploadedFile("a.txt", b"x")]
)
def test_what_is_no_word_file_when_brought_back_is_said(browser, bound, file):
    answer = browser("吴静").post(f"/reports/{bound.pk}/returned", {"file": file} if file else {})
    assert (answer.status_code, len(answer.context["problems"])) == (400, 1)


def test_a_line_when_the_session_is_over_waits_as_a_line_and_not_as_the_whole_text(client, browser, people, bound):
    from tests.cast import PASSWORD

    page = words_of(browser("吴静").get(f"/reports/{bound.pk}?line=3"))
    held = page.split('name="held" value="')[1].split('"')[0]
    given = {"line": "3", "version": bound.version, "text": "半夜写好的一段话。", "held": held}
    address = f"/reports/{bound.pk}/write"
    assert client.post(address, given).headers["Location"].startswith("/signin")
    client.post("/signin", {"username": "wujing", "password": PASSWORD, "next": address})
    again = words_of(client.get(address))
    assert ("半夜写好的一段话。" in again, 'name="line" value="3"' in again) == (True, True)
    assert fresh(bound).body == bound.body


@pytest.mark.parametrize("path", ["/figures/1", "/steps/check", "/corrections/1"])
def test_a_press_when_the_session_is_over_leads_back_to_the_report(client, browser, bound, path):
    page = words_of(browser("吴静").get(f"/reports/{bound.pk}?line=3"))
    held = page.split('name="held" value="')[1].split('"')[0]
    answer = client.post(f"/reports/{bound.pk}{path}", {"act": "bind", "note": "字", "held": held})
    assert answer.headers["Location"].endswith(f"next=%2Freports%2F{bound.pk}")
