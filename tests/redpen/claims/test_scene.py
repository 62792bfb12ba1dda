"""Sentences and the quantities in them."""

from taizhang.redpen.claims.scene import LONGEST, Scene
from taizhang.redpen.figures import figures_of
from taizhang.redpen.figures.normal import plain
from taizhang.redpen.model import Block, Text


def scene(text: str, blocks: tuple[Block, ...] = ()) -> Scene:
    words = plain(text)
    return Scene(Text(text, blocks), words, figures_of(words, text))


def test_scene_when_sentences_end_keeps_quantities_apart() -> None:
    found = scene("受理106宗，办结98宗。修路12公里！")
    assert [[q.figure.text for q in s.quantities] for s in found.sentences] == [["106宗", "98宗"], ["12公里"]]
    assert [q.lead for q in found.sentences[0].quantities] == ["受理", ",办结"]


def test_scene_when_a_line_is_broken_in_mid_sentence_joins_it() -> None:
    text = "预计全年实现工农业总产值31.88亿元,增长7%,其中农业总产值17.2亿元,增长\n5.5%,工业总产值14.68亿元。"
    assert len(scene(text).sentences) == 1
    lines = tuple(Block("paragraph", m, m + len(line)) for m, line in _lines(text))
    assert len(scene(text, lines).sentences) == 1


def test_scene_when_cells_stand_in_rows_keeps_them_apart() -> None:
    text = "受理一百件以上的诉求事项106宗\n办结98宗"
    cells = tuple(Block("cell", m, m + len(line)) for m, line in _lines(text))
    assert len(scene(text, cells).sentences) == 2


def test_scene_when_a_sentence_never_stops_cuts_it() -> None:
    found = scene("修路12公里，" * 4000)
    assert max(s.end - s.start for s in found.sentences) <= LONGEST
    assert sum(len(s.quantities) for s in found.sentences) == 4000


def test_quantity_when_written_short_beside_a_long_one_is_sharpened() -> None:
    short, long = scene("由2亿元增长到4.05亿元。").sentences[0].quantities
    assert (float(short.wide.low), float(short.wide.high)) == (1.5e8, 3e8)
    sharp = short.sharp(long.step)
    assert (float(sharp.low), float(sharp.high)) == (1.995e8, 2.005e8)


def _lines(text: str) -> list[tuple[int, str]]:
    at, found = 0, []
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found


def test_scene_when_a_line_end_stands_before_a_linked_name_joins_it() -> None:
    text = "全镇15项成果在去年的评选中获得县级科学技术奖励，其中\n县科技进步\n一等奖2项、二等奖9项，推广奖4项。"
    assert len(scene(text).sentences) == 1


def test_scene_when_something_is_said_in_passing_leaves_it_out() -> None:
    found = scene("总产值643万元（按不变价格计算），比上年增加82万元[3]，增长14.6%。")
    assert [q.lead for q in found.sentences[0].quantities] == ["总产值", ",比上年增加", ",增长"]
