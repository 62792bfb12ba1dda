"""How fast the red pen reads, how much it holds, and whether the cost grows in step with the text."""

import resource
import subprocess
import sys
import time

from taizhang.redpen import check

# Our own words, dense with relations, for where no reports are at hand.
PARAGRAPH = (
    "全年接到群众诉求731件，办结702件，办结率96%。财政收入5120万元，比上年增加420万元，增长8.9%；"
    "粮食总产由2.1万吨增加到2.4万吨，增长14.3%。"
    "三次产业结构由30.1∶40.2∶29.7调整为28.4∶41.3∶30.3。实施项目18个，其中新建12个、续建6个，总投资2.35亿元，"
    "占年度计划的117.5%。\n"
)


def speed(texts: dict[str, str]) -> None:
    """Time of 15,000 characters, memory, import, and growth to a million characters."""
    print("速度")
    body = "".join(texts.values()) or PARAGRAPH * 120
    best = min(_seconds(body[:15_000]) for _ in range(5))
    print(f"  15,000 字               {best * 1000:8.1f} ms  要求 < 300 ms")
    for size in (10_000, 100_000, 1_000_000):
        text = (body * (size // len(body) + 1))[:size]
        taken = _seconds(text)
        print(f"  {size:>9,} 字           {taken:8.3f} s   每万字 {taken / size * 1e7:6.2f} ms")
    print(f"  读 15,000 字的进程内存    {_fresh('memory'):8.1f} MB  要求 < 200 MB")
    print(f"  导入                    {_fresh('import'):8.1f} ms  要求 < 200 ms")


def _seconds(text: str) -> float:
    start = time.perf_counter()
    check(text)
    return time.perf_counter() - start


def _fresh(what: str) -> float:
    """Measured in a process of its own: import in ms, or peak memory in MB after one report."""
    code = {
        "import": "from time import perf_counter as now; t = now(); import taizhang.redpen; print(1000 * (now() - t))",
        "memory": (
            "from bench.redpen_speed import PARAGRAPH, peak; from taizhang.redpen import check; check((PARAGRAPH * "
            "100)[:15000]); print(peak())"
        ),
    }[what]
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)


def peak() -> float:
    """Peak memory of this process in MB (Linux counts it in KB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
