"""Who reads which report, what a figure opens, and what is not there for others."""

from io import BytesIO

import pytest
from docx import Document

from taizhang.faces.console import saying
from taizhang.faces.console.reporting import panel
from taizhang.indicators.behind import Behind
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, void

pytestmark = pytest.mark.django_db
PAGES = ("", "/figures", "/check", "/releases", "/drift", "/promises")


def words_of(answer) -> str:
    return answer.content.decode()


def test_the_list_when_nothing_is_signed_is_for_those_who_work_on_reports(browser, drafted):
    listed = {
        n: drafted.number in words_of(browser(n).get("/reports")) for n in ("吴静", "孙立", "卫宁", "苏婉", "韩空")
    }
    assert listed == {"吴静": True, "孙立": True, "卫宁": True, "苏婉": False, "韩空": False}


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_when_asked_by_who_may_not_read_it_is_not_there(browser, drafted, page):
    found = {n: browser(n).get(f"/reports/{drafted.pk}{page}").status_code for n in ("孙立", "苏婉", "郑阿水")}
    assert found == {"孙立": 200, "苏婉": 404, "郑阿水": 404}


def test_a_report_when_asked_from_another_town_is_not_there(client, stranger, drafted):
    from taizhang.town.models import Person

    client.force_login(Person.objects.get(pk=stranger.person))
    pages = [client.get(f"/reports/{drafted.pk}{page}").status_code for page in PAGES]
    posts = [client.post(f"/reports/{drafted.pk}{x}").status_code for x in ("/write", "/figures/1", "/steps/check")]
    assert {*pages, *posts} == {404}


def test_a_signed_report_when_read_by_anybody_shows_what_was_signed(browser, signed):
    answer = browser("苏婉").get(f"/reports/{signed.pk}")
    assert answer.context["seal"][0] == "已签发"
    assert "87.5%" in words_of(answer)
    assert 'class="pen' not in words_of(answer)


def test_a_figure_when_opened_shows_its_parts_and_as_many_rows(browser, bound):
    person = browser("吴静")
    shown = person.get(f"/reports/{bound.pk}?figure=2").context["figure"]
    assert (shown["title"], shown["sum"]) == ("隐患整改率", "7 ÷ 8 = 87.5%")
    links = {f["label"]: str(f["value"]) for f in shown["facts"]}
    assert ("7 处 →" in links["分子"], "8 处 →" in links["分母"]) == (True, True)
    address = shown["rows"]["url"]
    assert person.get(address).context["paging"]["words"] == "第 1–7 件，共 7 件"


def test_rows_when_the_reader_may_not_see_them_are_counted_and_not_shown(browser, signed):
    shown = browser("苏婉").get(f"/reports/{signed.pk}?figure=1").context["figure"]
    assert (shown["rows"]["table"], shown["rows"]["unseen"]) == ("", 8)


@pytest.mark.parametrize("asked", ["?figure=x", "?figure=99999", "?line=abc", "?line=400", "?figure=-1"])
def test_addresses_of_nothing_when_asked_show_the_report(browser, drafted, asked):
    assert browser("吴静").get(f"/reports/{drafted.pk}{asked}").status_code == 200


def test_the_word_file_when_taken_out_holds_every_figure_and_is_journalled(browser, signed):
    answer = browser("苏婉").get(f"/reports/{signed.pk}/report.docx")
    text = "".join(n.text or "" for n in Document(BytesIO(answer.content)).element.iter() if n.tag.endswith("}t"))
    assert [w in text for w in ("8处", "87.5%", "4939万元")] == [True, True, True]
    line = JournalLine.objects.filter(entry=signed.pk, verb="export").get()
    assert (line.by_name, line.change["file"]) == ("苏婉", "docx")


def test_drift_when_an_entry_is_struck_out_says_which_and_who(browser, cast, signed):
    entry = shelf["hazard"].model.objects.order_by("number").first()
    void(shelf["hazard"], entry, by=cast["褚岩"], why="重复登记")
    moved = browser("孙立").get(f"/reports/{signed.pk}/drift").context["moved"]
    assert [(m["was"], m["now"]) for m in moved] == [("8处", "7处"), ("87.5%", "85.7%")]
    assert moved[0]["because"][0]["url"] == f"/entries/{entry.pk}"
    assert entry.number in moved[0]["because"][0]["said"]


def test_drift_when_the_reader_may_not_read_what_changed_tells_only_how_much(browser, cast, signed):
    entry = shelf["hazard"].model.objects.order_by("number").first()
    void(shelf["hazard"], entry, by=cast["褚岩"], why="重复登记")
    answer = browser("苏婉").get(f"/reports/{signed.pk}/drift")
    assert [(m["because"], m["unseen"], m["url"]) for m in answer.context["moved"]] == [([], 1, ""), ([], 1, "")]
    assert [s in words_of(answer) for s in (entry.number, "褚岩", "/indicators/", "另有 1 处变动在您的权限之外")] == [
        False, False, False, True,
    ]  # fmt: skip


def test_a_figure_when_the_reader_may_not_see_its_book_leads_nowhere(browser, signed):
    answer = browser("苏婉").get(f"/reports/{signed.pk}?figure=2")
    shown = answer.context["figure"]
    assert (shown["url"], shown["rows"]["url"]) == ("", "")
    assert [s in words_of(answer) for s in ("打开台账", "/books/hazard/", "/indicators/hazard")] == [
        False,
        False,
        False,
    ]


def test_corrections_when_drafted_are_sent_and_then_seen_by_all(browser, cast, signed):
    void(shelf["hazard"], shelf["hazard"].model.objects.first(), by=cast["褚岩"], why="重复登记")
    writer, url = browser("吴静"), f"/reports/{signed.pk}"
    writer.post(f"{url}/corrections")
    held = writer.get(f"{url}/drift").context["corrections"][0]
    assert browser("苏婉").get(f"{url}/drift").context["corrections"] == []
    writer.post(f"{url}/corrections/{held.pk}", {"text": held.text + "\n特此更正。", "act": "send", "to": "镇人大"})
    seen = browser("苏婉").get(f"{url}/drift").context["corrections"]
    assert [(c.state, c.sent_to, c.text.endswith("特此更正。")) for c in seen] == [("sent", "镇人大", True)]


def test_a_report_when_shown_asks_the_database_no_more_for_more_figures(
    browser, cast, drafted, django_assert_max_num_queries
):
    from taizhang.reports.verbs import write

    person = browser("吴静")
    person.get(f"/reports/{drafted.pk}")
    with django_assert_max_num_queries(40) as few:
        person.get(f"/reports/{drafted.pk}")
    write(drafted, drafted.body + "\n另查处占道3起、噪声4起、油烟5起。", by=cast["吴静"])
    with django_assert_max_num_queries(len(few)):
        person.get(f"/reports/{drafted.pk}")


def test_rows_behind_a_figure_are_headed_in_words(cast):
    book = shelf["reported_figure"]
    given = {"indicator": "toilets", "area": "青石镇", "nature": "actual", "unit": "间", "document": "报表",
             "document_on": "2024-01-05", "definition": "快报数", "office": "规建办", "reporter": "何伟",
             "reported_on": "2024-01-05", "period": "2023", "value": "5"}  # fmt: skip
    entry = open_entry(book, given, by=cast["何伟"])
    shown = panel._rows(Behind(book, book.visible_to(cast["吴静"]), 0, ""), cast["吴静"])
    word = entry.get_indicator_display()
    assert [w in shown["table"] for w in (word, "toilets")] == [True, False]
    assert saying.named(book, entry) == f"{word}（{book.title} {entry.number}）"
