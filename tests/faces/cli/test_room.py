"""The commands as they are typed: what they print, what they refuse, what they leave behind."""

import http.client
import json
import resource
import signal
import socket
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.faces.cli.room import Room

TOWN = "990101101"
HOUSES = """
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, open_entry, open_many, take
from taizhang.town.actor import Actor, Hold
from taizhang.town.models import Town
from taizhang.town.posts import ALL
town = Town.objects.get()
by = Actor(town, "蒋习", 1, tuple(Hold(key, None) for key in ALL))
book = shelf["household"]
def house(n):
    return {"label": f"东队第{n}户", "head": "陈上榕", "area": "东埇村", "kind": "一般户", "members": "3"}
"""


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_setup_when_run_keeps_the_keys_to_their_owner(room):
    assert (_mode(room.home / "keyring.json"), _mode(room.home / "secret.key")) == (0o600, 0o600)


def test_setup_when_run_again_changes_no_key(room):
    before = (room.home / "keyring.json").read_bytes()
    room.well("setup")
    assert (room.home / "keyring.json").read_bytes() == before


def test_setup_when_the_keys_are_lost_makes_no_new_ones(room):
    ring = room.home / "keyring.json"
    ring.unlink()
    said = room.refused("setup")
    assert said == f"数据库里已有数据，密钥文件 {ring} 却不在。请从备份放回；新建一把打不开已加密的内容，所以没有新建。"
    assert ring.exists() is False


def test_commands_when_nothing_is_set_up_say_what_to_do_first(tmp_path):
    empty = Room(tmp_path / "home")
    assert empty.refused("town", "list") == "数据库还没有建好或没有升级，请先运行 taizhang setup。"


def test_town_list_when_asked_counts_what_stands(room):
    assert room.well("town", "list") == "990101101 石泉县青石镇：2 个村（社区），1 个单位，1 人\n"


def test_town_areas_when_a_column_is_missing_names_it(room, tmp_path):
    sheet = tmp_path / "a.csv"
    sheet.write_bytes("代码,名称\n1,某\n".encode("gb18030"))
    said = room.refused("town", "areas", str(sheet))
    assert said == "a.csv 的第一行缺少“级别”列，应为 code,name,kind。"


def test_person_add_when_done_prints_a_password_once_and_the_journal_has_none(room):
    said = room.well("person", "add", "tianmiao", "田苗")
    password = said.partition("一次性密码 ")[2][:14]
    assert said == f"已新建田苗（tianmiao），一次性密码 {password}（只显示这一次，首次登录须改）\n"
    room.well("journal", "export", str(room.home / "out.jsonl"))
    assert password not in (room.home / "out.jsonl").read_text("utf-8")


def test_person_when_there_is_none_of_that_name_says_so(room):
    assert room.refused("person", "password", "nobody") == "没有登录名为 nobody 的人。用 taizhang person list 查看。"


def test_person_deactivate_when_the_last_administrator_is_refused(room):
    said = room.refused("person", "deactivate", "jiangxi", "--why", "调离")
    assert said == "蒋习是最后一位系统管理员，请先安排接任的人。"


def test_appoint_when_by_words_finds_post_area_and_office(room):
    room.well("person", "add", "hewei", "何伟")
    said = room.well("appoint", "hewei", "经办人", "--office", "规建办", "--from", "2023-03-06")
    assert said == "何伟自 2023-03-06 起任经办人（青石镇，规建办）。\n"
    assert room.refused("appoint", "hewei", "村干部", "--area", "南村") == "本镇没有名为“南村”的辖区，请用全称或代码。"
    assert room.refused("appoint", "hewei", "镇长") == "没有“镇长”这个岗位，用 taizhang appoint --posts 查看全部。"


def test_verify_when_a_day_was_taken_out_names_it_and_fails(room):
    room.done(
        "from datetime import timedelta\n"
        "from taizhang.base import clock\n"
        "from taizhang.ledger import sealing\n"
        "from taizhang.town.models import Town\n"
        "with clock.at(clock.now() + timedelta(days=4)): sealing.seal_all(Town.objects.get())\n"
        "from taizhang.ledger.models import DaySeal\n"
        "DaySeal.objects.filter(day=clock.today() + timedelta(days=1)).delete()\n"
    )
    done = room.run("verify")
    assert done.returncode == 1
    assert "的封印不见了。" in done.stderr.splitlines()[0]
    assert "2 处不符" in done.stdout.splitlines()[0]


def test_verify_when_a_line_was_altered_names_it_and_fails(room):
    room.done(
        "from taizhang.ledger.models import JournalLine; JournalLine.objects.filter(seq=2).update(by_name='别人')"
    )
    done = room.run("verify")
    assert (done.returncode, done.stderr.splitlines()) == (1, ["青石镇：日志第 2 行（东埇村）与写入时不同。"])


def test_journal_when_exported_is_checked_without_any_database(room, tmp_path):
    out = tmp_path / "out.jsonl"
    room.well("journal", "export", str(out))
    bare = Room(tmp_path / "elsewhere")
    said = bare.well("journal", "check", str(out)).splitlines()
    assert said[0].endswith("封印 0 天，全部相符。")
    assert said[1] == "没有密钥文件，只核验了前后相连；封印本身要带 --keyring 密钥文件 再核验。"
    assert (tmp_path / "elsewhere" / "taizhang.sqlite3").exists() is False
    out.write_text(out.read_text("utf-8").replace("东埇村", "北埇村", 1), "utf-8")
    assert bare.run("journal", "check", str(out)).returncode == 1


def test_calendar_when_a_year_is_loaded_moves_the_horizon(room, tmp_path):
    known = int(room.well("calendar", "show").split("公布到 ")[1][:4])
    days = [{"name": "元旦", "date": f"{known + 1}-01-01", "isOffDay": True}]
    sheet = tmp_path / "year.json"
    sheet.write_text(json.dumps({"year": known + 1, "days": days}), "utf-8")
    assert room.well("calendar", "load", str(sheet)).splitlines() == [
        f"已载入 {known + 1} 年放假安排。",
        "青石镇：改动 0 个到期日。",
        f"放假安排已公布到 {known + 1}-12-31，之后的到期日为暂定。",
    ]
    assert room.well("calendar", "show").startswith(f"放假安排已公布到 {known + 1}-12-31")


def test_calendar_when_the_file_is_another_says_so(room, tmp_path):
    sheet = tmp_path / "year.json"
    sheet.write_text("[]", "utf-8")
    assert room.refused("calendar", "load", str(sheet)).startswith("这不是放假安排文件")
    assert room.refused("calendar", "load", "/nowhere/2030.json") == "没有找到文件 /nowhere/2030.json，请检查路径。"


def test_nightly_when_run_twice_seals_nothing_twice(room):
    assert room.well("nightly") == room.well("nightly")


def test_keys_when_rotated_open_what_the_old_ones_sealed(room):
    room.done(HOUSES + "open_entry(book, house(1), by=by)")
    assert room.well("keys", "rotate").splitlines()[1:] == ["k1", "k2（当前）"]
    room.done(HOUSES + "open_entry(book, house(2), by=by)")
    shown = "print([(e.head.cipher.split(':')[1], e.head.reveal()) for e in book.model.objects.order_by('pk')])"
    heads = room.done(HOUSES + shown)
    assert heads == "[('k1', '陈上榕'), ('k2', '陈上榕')]"
    assert _mode(room.home / "keyring.json") == 0o600
    assert "全部相符" in room.well("verify", "--replay")


def _killed(room: Room, script: str, rounds: int) -> str:
    """Run a script, and kill it dead once it has said something `rounds` times; what it said last."""
    process = room.start(HOUSES + script)
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(rounds)]
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    process.stdout.close()
    return said[-1]


def test_opening_many_when_killed_in_mid_step_leaves_nothing_of_them(room):
    many = "open_many(book, (Row(house(n)) for n in range(20000)), by=by, progress=print)"
    assert _killed(room, many, 12) == "3000"
    assert room.done(HOUSES + "print(book.model.objects.count())") == "0"
    assert "全部相符" in room.well("verify", "--replay")


@pytest.mark.parametrize("rounds", [2, 5, 9])
def test_taking_steps_when_killed_leaves_each_step_whole_or_not_at_all(room, rounds):
    steps = """
entry = open_entry(book, house(1), by=by)
while True:
    print(entry.version)
    entry = take(book, "close", entry, {"note": "迁走"}, by=by)
    entry = take(book, "restore", entry, {}, by=by)
"""
    seen = int(_killed(room, steps, rounds))
    kept = int(room.done(HOUSES + "print(book.model.objects.get().version)"))
    assert kept >= seen
    count = "from taizhang.ledger.models import JournalLine; print(JournalLine.objects.exclude(book='').count())"
    assert room.done(count) == str(kept)
    assert "全部相符" in room.well("verify", "--replay")


def _full(limit: int):
    """A disk with no room beyond files of so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def test_backup_when_the_disk_is_full_says_so_and_leaves_nothing_half_made(room, tmp_path):
    done = room.run("backup", str(tmp_path / "to"), before=_full(200_000))
    said = "磁盘已满或超出限额，这一步没有做成，原有数据没有改动。请腾出空间后再运行一次。"
    assert (done.returncode, done.stderr.strip()) == (1, f"CommandError: {said}")
    assert list((tmp_path / "to").iterdir()) == []


def test_writing_when_the_disk_is_full_says_so_and_changes_nothing(room):
    sheet = room.home / "many.csv"
    rows = "".join(f"{TOWN}3{n:02},第{n}村,村\n" for n in range(100))
    sheet.write_text("code,name,kind\n" + rows, "utf-8")
    size = (room.home / "taizhang.sqlite3").stat().st_size
    before = room.well("town", "list")
    done = room.run("town", "areas", str(sheet), before=_full(min(size, 60_000)))
    assert (done.returncode, "磁盘已满" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert room.well("town", "list") == before
    assert "全部相符" in room.well("verify", "--replay")


def test_run_when_started_serves_keeps_time_and_stops_at_a_word(room):
    port = _free_port()
    command = [sys.executable, "-m", "taizhang", "run", "--port", str(port), "--every", "1"]
    server = subprocess.Popen(command, env=room.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"台账在 http://127.0.0.1:{port} 运行，按 Ctrl+C 停止。\n"
        assert _asked(port) == 200
        busy = room.refused("run", "--port", str(port))
        assert busy.startswith(f"端口 {port} 被占用")
        keepers = _children(server.pid, "timekeeper")
        assert len(keepers) == 1
    finally:
        server.terminate()
        server.communicate(timeout=30)
    assert [pid for pid in keepers if Path(f"/proc/{pid}").exists()] == []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _asked(port: int) -> int:
    """The status of /health, asked until there is an answer."""
    for _ in range(150):
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as link:
                link.request("GET", "/health")
                return int(link.getresponse().status)
        except OSError:
            time.sleep(0.1)
    return 0


def _children(parent: int, word: str) -> list[int]:
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            stat_ = (each / "stat").read_text().rpartition(")")[2].split()
            if int(stat_[1]) == parent and word in (each / "cmdline").read_text():
                found.append(int(each.name))
        except OSError:
            continue
    return found
