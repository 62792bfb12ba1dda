"""The components of templates say the same as the functions that make hot rows."""

from django.template import Context, engines
from django_cotton.compiler_regex import CottonCompiler

from taizhang.faces.console.markup import chip, due, icon, seal


def rendered(template: str, **context: object) -> str:
    compiled = engines["django"].engine.from_string(CottonCompiler().process(template))
    return compiled.render(Context(context)).strip()


def test_small_components_draw_what_the_functions_draw() -> None:
    assert rendered('<c-seal kind="late">办理中</c-seal>') == seal("办理中", "late")
    assert rendered('<c-due kind="soon" when="11月17日">明天</c-due>') == due("明天", "soon", "11月17日")
    assert rendered('<c-chip kind="wait">疑似重复</c-chip>') == chip("疑似重复", "wait")
    assert rendered('<c-icon name="plus" size="16" />') == icon("plus", 16)


def test_a_sheet_without_a_title_has_no_head() -> None:
    assert rendered("<c-sheet>内容</c-sheet>") == '<section class="sheet"><div class="body">内容</div></section>'
    assert rendered('<c-sheet title="甲" more="全部" more_url="/x">内容</c-sheet>') == (
        '<section class="sheet"><header><h2>甲</h2><a class="more" href="/x">全部</a></header>'
        '<div class="body">内容</div></section>'
    )


def test_a_component_escapes_what_it_is_given() -> None:
    assert rendered('<c-note kind="ask">{{ words }}</c-note>', words="<b>") == '<p class="note ask">&lt;b&gt;</p>'
