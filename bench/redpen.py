"""How well and how fast the red pen reads: `python -m bench.redpen [FOLDER]`, or `make bench-redpen`.

FOLDER (else the variable REDPEN_REPORTS, else ../shared/data/reports) holds texts/*.txt and, where known,
checkable.csv, figures.csv and commitments.csv: statements, figures and promises read by hand.
"""

import csv
import os
import sys
from pathlib import Path

from bench.redpen_gold import alarms, commitments, figures, injected, statements
from bench.redpen_speed import speed

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "reports"


def main(arguments: list[str]) -> int:
    """Measure on the folder given; 2 when there is none."""
    named = [argument for argument in arguments if not argument.startswith("-")]
    folder = Path(named[0] if named else os.environ.get("REDPEN_REPORTS", DEFAULT))
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "texts").glob("*.txt"))}
    if not texts:
        print(f"没有可量的报告：{folder / 'texts'} 下没有 .txt 文件。用参数或环境变量 REDPEN_REPORTS 指明文件夹。")
        print("只量速度。")
        speed({})
        return 2
    print(f"{len(texts)} 份报告，{sum(map(len, texts.values()))} 字")
    rows = {name: _rows(folder / f"{name}.csv") for name in ("checkable", "figures", "commitments")}
    if rows["figures"]:
        figures(texts, rows["figures"])
    if rows["checkable"]:
        statements(texts, rows["checkable"])
        injected(texts, rows["checkable"])
    if rows["commitments"]:
        commitments(texts, rows["commitments"])
    alarms(texts, rows["checkable"], verbose="-v" in arguments)
    speed(texts)
    return 0


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a gold file; none when it is not there."""
    if not path.exists():
        print(f"缺 {path.name}，不量这一项")
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
