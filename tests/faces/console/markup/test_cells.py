from taizhang.faces.console.markup import chip, due, link, seal, title, unwritten


def test_seal_escapes_its_word() -> None:
    assert seal("<办理中>", "late") == '<span class="seal late">&lt;办理中&gt;</span>'


def test_due_carries_the_exact_date_when_given() -> None:
    assert due("明天", "soon", '11月17日 "17:30"') == (
        '<span class="due soon" title="11月17日 &quot;17:30&quot;">明天</span>'
    )
    assert due("11月17日") == '<span class="due">11月17日</span>'


def test_link_escapes_word_and_address() -> None:
    assert link("a<b", "/?a=1&b=2") == '<a href="/?a=1&amp;b=2">a&lt;b</a>'


def test_title_puts_plain_words_and_chips_alike_on_the_second_line() -> None:
    assert title("路灯", "/e", ["市政", chip("疑似重复", "wait")]) == (
        '<a class="go" href="/e">路灯</a><span class="chips"><span class="chip">市政</span>'
        '<span class="chip wait">疑似重复</span></span>'
    )
    assert title("路灯", "/e") == '<a class="go" href="/e">路灯</a>'


def test_unwritten_names_what_was_left_empty_but_for_long_texts() -> None:
    facts = [
        {"label": "地址", "value": ""},
        {"label": "标题", "value": "路灯"},
        {"label": "答复", "value": "", "full": True},
        {"label": "小类", "value": None},
    ]
    assert (unwritten(facts), unwritten([])) == ("地址、小类", "")
