"""Web pages and Markdown."""

from base64 import b64encode

from taizhang.redpen.text import read

PAGE = """<!doctype html><html><head><meta charset="gb18030"><title>某镇</title>
<script>var a = 12;</script></head><body>
<nav><a href="/">首页</a> &gt; 公开</nav><div><a href="/1">上一篇</a> <a href="/2">下一篇</a></div>
<h1>某镇工作报告</h1><p>全年受理&nbsp;<b>106</b>宗，
办结98宗。</p><h2>一、回顾</h2>
<table><tr><th>村</th><th>户</th></tr><tr><td>东塘</td><td>12</td></tr></table>
<ul><li>新建公厕9座</li></ul><footer>备案号123456</footer></body></html>"""


def test_html_when_navigation_stands_around_the_body() -> None:
    text = read(PAGE.encode("gb18030"), "a.html")
    assert text.text == "某镇工作报告\n全年受理\u00a0106宗，办结98宗。\n一、回顾\n村\t户\n东塘\t12\n新建公厕9座\n"
    assert [(b.kind, b.row, b.column, text.text[b.start : b.end]) for b in text.blocks] == [
        ("title", -1, -1, "某镇工作报告"),
        ("paragraph", -1, -1, "全年受理\u00a0106宗，办结98宗。"),
        ("heading", -1, -1, "一、回顾"),
        ("cell", 0, 0, "村"),
        ("cell", 0, 1, "户"),
        ("cell", 1, 0, "东塘"),
        ("cell", 1, 1, "12"),
        ("list", -1, -1, "新建公厕9座"),
    ]


def test_markdown_when_marks_stand_inside_a_number() -> None:
    words = "---\ntitle: x\n---\n# 某镇工作报告\n\n## 一、回顾\n办结**98**宗，见[附表](a.md)。\n\n"
    words += "| 村 | 户 |\n|---|---|\n| 东塘 | 12 |\n\n- 公厕9座\n"
    text = read(words.encode(), "a.md")
    assert text.text == "某镇工作报告\n一、回顾\n办结98宗，见附表。\n村\t户\n东塘\t12\n公厕9座\n"
    kinds = [b.kind for b in text.blocks]
    assert kinds == ["title", "heading", "paragraph", "cell", "cell", "cell", "cell", "list"]


def test_html_when_end_tags_are_left_out() -> None:
    page = "<html><ul><li>甲<li>乙</ul><p>丙<p>丁<script>1</script></html>"
    text = read(page.encode(), "a.html")
    assert text.text == "甲\n乙\n丙\n丁\n"


def test_html_when_it_is_a_web_archive_called_doc() -> None:
    page = "<html><body><p>全年办结98宗。</p></body></html>"
    archive = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"
        f"Content-Transfer-Encoding: base64\n\n{b64encode(page.encode()).decode()}\n--x--\n"
    )
    assert read(archive.encode(), "a.doc").text == "全年办结98宗。\n"
