"""Weights: learned from texts, kept in a file, applied without a library."""

from pathlib import Path

import pytest

from taizhang.ledger.suggest import grams, weights
from taizhang.ledger.suggest.learning import CannotLearn, learn

LAMPS = ["路灯不亮", "两盏路灯坏了", "灯杆倒了夜里看不见", "村口路灯忽明忽暗", "巷子路灯线断了"]
PIGS = ["养猪场排污水", "猪场臭气大", "猪粪流进水沟", "养殖污水进田", "猪栏没有化粪池"]
WATER = ["停水两天", "自来水发黄", "水压太小没有水", "水管爆裂", "自来水有异味"]


@pytest.fixture(scope="module")
def learned() -> weights.Weights:
    texts = [f"{where}{said}{n}次" for said in (*LAMPS, *PIGS, *WATER) for n, where in enumerate("东西南北")]
    labels = [label for label, listed in (("灯", LAMPS), ("猪", PIGS), ("水", WATER)) for _ in listed for _ in range(4)]
    return learn(texts, labels)


def test_grams_when_counted_are_runs_of_one_to_three():
    assert grams.count("路灯 坏") == {
        "路": 1, "灯": 1, " ": 1, "坏": 1, "路灯": 1, "灯 ": 1, " 坏": 1, "路灯 ": 1, "灯 坏": 1,
    }  # fmt: skip


def test_bucket_when_asked_in_another_process_is_the_same():
    assert grams.bucket("路灯") == 406605


def test_weights_when_learned_tell_new_texts(learned: weights.Weights):
    assert [learned.sure(t)[0][0] for t in ("桥头路灯又坏了", "猪场夜里排污", "家里停水了")] == ["灯", "猪", "水"]


def test_sureness_when_asked_adds_up_to_one(learned: weights.Weights):
    assert sum(sure for _, sure in learned.sure("桥头路灯又坏了")) == pytest.approx(1)


def test_text_when_no_run_of_it_is_known_gives_nothing(learned: weights.Weights):
    assert learned.sure("XYZ") == []


def test_words_when_asked_why_are_those_of_the_text_that_weigh(learned: weights.Weights):
    assert all("路灯坏了".count(word) == 1 for word in learned.words("路灯坏了", "灯"))
    assert learned.words("路灯坏了", "灯") != []


def test_file_when_read_back_answers_the_same(learned: weights.Weights, tmp_path: Path):
    weights.save(learned, tmp_path / "a.weights")
    held = weights.load(tmp_path / "a.weights")
    assert held is not None
    assert dict(held.sure("猪场夜里排污")) == pytest.approx(dict(learned.sure("猪场夜里排污")))
    assert held.about == learned.about


def test_file_when_missing_or_of_another_version_is_none(learned: weights.Weights, tmp_path: Path):
    assert weights.load(tmp_path / "none.weights") is None
    weights.save(learned, tmp_path / "a.weights")
    held = (tmp_path / "a.weights").read_bytes()
    (tmp_path / "b.weights").write_bytes(held.replace(b"taizhang weights 1", b"taizhang weights 0", 1))
    assert weights.load(tmp_path / "b.weights") is None


def test_file_when_written_holds_no_word_of_the_texts(learned: weights.Weights, tmp_path: Path):
    weights.save(learned, tmp_path / "a.weights")
    head = (tmp_path / "a.weights").read_bytes().partition(b"\n")[0].decode()
    assert [w for w in ("路灯", "猪场", "自来水") if w in head] == []


@pytest.mark.parametrize(
    ("texts", "labels"),
    [(["路灯坏了"] * 20, ["灯"] * 20), (["路灯坏了"] * 90, ["灯"] * 90), (["路灯坏了"] * 60, ["灯"] * 57 + ["猪"] * 3)],
)
def test_learning_when_there_is_too_little_says_so(texts: list[str], labels: list[str]):
    with pytest.raises(CannotLearn, match="太少"):
        learn(texts, labels)
