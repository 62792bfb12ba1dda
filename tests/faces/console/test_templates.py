"""Every template compiles, and the pages of what goes wrong stand alone."""

from html.parser import HTMLParser
from pathlib import Path

from django.template import engines
from django.template.loader import render_to_string
from pytest import mark

import taizhang.faces.console

HOME = Path(taizhang.faces.console.__file__).parent / "templates"
TEMPLATES = sorted(str(path.relative_to(HOME)) for path in HOME.rglob("*.html"))
SAID = {
    "400": "这个请求没看懂",
    "403": "这里需要另外的岗位",
    "403_csrf": "页面放得太久了",
    "404": "没有找到",
    "413": "文件太大",
    "429": "操作太快了",
    "500": "系统出错了",
    "503": "正在维护",
}


class Heading(HTMLParser):
    """The words of h1 and of title."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = ""
        self.found: dict[str, str] = {"h1": "", "title": ""}

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in self.found:
            self.found[self.inside] += data


def heading(markup: str) -> dict[str, str]:
    parser = Heading()
    parser.feed(markup)
    return parser.found


@mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    assert engines["django"].get_template(name).origin.template_name == name


@mark.parametrize(("name", "said"), SAID.items())
def test_an_error_page_needs_no_request_and_no_database(name: str, said: str) -> None:
    assert heading(render_to_string(f"{name}.html")) == {"h1": said, "title": said}


def test_a_problem_page_takes_the_sentence_it_is_given() -> None:
    page = render_to_string("console/problem.html", {"code": 409, "title": "刚被别人办了", "say": "<请>刷新"})
    assert (heading(page)["h1"], page.count("&lt;请&gt;刷新")) == ("刚被别人办了", 1)


def test_a_locked_account_is_told_how_long_to_wait() -> None:
    page = render_to_string("console/problem.html", {"code": 429, "reason": "locked"})
    assert (heading(page)["h1"], page.count("要等 15 分钟"), page.count("回到登录")) == ("密码输错次数太多", 1, 1)
