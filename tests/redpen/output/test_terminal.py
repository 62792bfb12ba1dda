"""The view of a terminal."""

import io

from taizhang.redpen.model import Finding, Reading
from taizhang.redpen.output.terminal import view, wants_colour
from taizhang.redpen.text import read

PLAIN = """东塘.txt
读到 5 个数字、1 处数量关系（0 处成立，1 处不成立）、2 项承诺（1 项没有可检查的量）。
确定有误 1　很可能有误 0　请核对 1　行文 1

确定有误 第 4 行  办结率与两个数对不上。
  …全年受理诉求【106宗，办结98宗，办结率93%】。约3千余人参加，<b>&nbsp;…
  98 ÷ 106 = 92.45%，应写 92% 或 92.5%，文中写 93%

请核对 第 4 行  请看。
  …，办结98宗，办结率93%。约3千余人参加，【<b>&nbsp;】…
  若成立：若是引文

行文 第 4 行  “约”和“余”重复。
  …受理诉求106宗，办结98宗，办结率93%。【约3千余】人参加，<b>&nbsp;…
"""


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_view_when_there_is_no_colour(reading: Reading) -> None:
    assert view(reading) == PLAIN


def test_view_when_there_is_colour(reading: Reading) -> None:
    coloured = view(reading, levels=("sure",), colour=True)
    assert "\x1b[4;1;31m106宗，办结98宗，办结率93%\x1b[0m" in coloured
    assert "请看" not in coloured


def test_view_when_the_text_would_steer_the_terminal() -> None:
    words = "办结\x1b]0;x\x07率93%"
    made = view(Reading(read(words), findings=(Finding("sure", "rate", 0, len(words), "不对。"),)))
    assert "\x1b" not in made
    assert "【办结]0;x率93%】" in made


def test_colour_when_asked_of_the_surroundings() -> None:
    assert wants_colour(Screen(), {}) is True
    assert wants_colour(Screen(), {"NO_COLOR": "1"}) is False
    assert wants_colour(Screen(), {"TERM": "dumb"}) is False
    assert wants_colour(io.StringIO(), {}) is False
    assert wants_colour(io.StringIO(), {"FORCE_COLOR": "1"}) is True
