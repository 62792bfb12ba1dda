from django.utils.safestring import mark_safe

from taizhang.faces.console.markup.escape import esc


def test_esc_escapes_text_and_keeps_what_is_marked_safe() -> None:
    assert (esc("<a title='x\"&'>"), esc(mark_safe("<b>对</b>")), esc(12)) == (
        "&lt;a title=&#x27;x&quot;&amp;&#x27;&gt;",
        "<b>对</b>",
        "12",
    )
