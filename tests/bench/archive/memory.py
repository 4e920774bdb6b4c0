#!/usr/bin/python3
"""Memory of the supervisor and of its workers over a run of many small documents.

usage: memory.py [--documents 5000] [--jobs 2] [--every 250] [--scans-one-in 100] [--work FOLDER]

Makes the documents from single pages of samples/ (each file has content of its own, so none is a duplicate), runs
`ita extract` over them, and prints the resident memory of the supervisor and of the largest worker while it runs.
The last lines say how both grew from the first quarter of the run to the last, in MiB for 1,000 documents.
Needs qpdf.  A run of 5,000 takes about ten minutes on two free cores.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = os.sysconf("SC_PAGE_SIZE")


def single_pages(folder):
    """The pages of the born-digital samples as files of one page."""
    pages = []
    for sample in sorted((ROOT / "samples").glob("*.pdf")):
        if sample.stat().st_size < 150_000:  # the larger ones are scans
            subprocess.run(["qpdf", "--split-pages", str(sample), str(folder / f"{sample.stem}-%d.pdf")], check=True)
    pages += sorted(folder.glob("*.pdf"))
    return [p.read_bytes() for p in pages]


def make_documents(folder, count, scans_one_in, scratch):
    pages = single_pages(scratch)
    scan = (ROOT / "samples/sorted-2566.png").read_bytes()
    for i in range(count):
        place = folder / f"{i // 1000:02}"
        place.mkdir(parents=True, exist_ok=True)
        if scans_one_in and i % scans_one_in == scans_one_in - 1:
            # Bytes after the end of a PNG are no picture, but make the content another one.
            (place / f"{i:05}.png").write_bytes(scan + f"{i}".encode())
        else:
            (place / f"{i:05}.pdf").write_bytes(pages[i % len(pages)] + f"\n% {i}\n".encode())


def resident(process):
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE / 2**20
    except (OSError, IndexError, ValueError):
        return 0.0


def children(process):
    try:
        return [int(p) for p in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def watch(command, every):
    """Runs it; (documents done, supervisor, largest worker) in MiB, and every process seen as a worker."""
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    rows, workers = [], set()
    print(f"{'documents':>9} {'supervisor MiB':>14} {'largest worker MiB':>18} {'workers so far':>14}", flush=True)
    for line in running.stderr:
        event = json.loads(line)
        if event["event"] != "file":
            continue
        done = event["progress"]["done"]
        alive = children(running.pid)
        workers.update(alive)
        if done % every == 0:
            row = (done, resident(running.pid), max(map(resident, alive), default=0.0))
            rows.append(row)
            print(f"{row[0]:9} {row[1]:14.1f} {row[2]:18.1f} {len(workers):14}", flush=True)
    running.wait()
    return rows, running.returncode


def growth(rows, column):
    """MiB for 1,000 documents between the means of the second and of the last quarter (the first warms up)."""
    quarter = max(1, len(rows) // 4)
    early, late = rows[quarter:2 * quarter] or rows[:1], rows[-quarter:]
    mean = lambda part, i: sum(r[i] for r in part) / len(part)
    distance = mean(late, 0) - mean(early, 0)
    return 1000 * (mean(late, column) - mean(early, column)) / distance if distance else 0.0


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--ita", default=str(ROOT / "build/ita"))
    ask.add_argument("--documents", type=int, default=5000)
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--every", type=int, default=250)
    ask.add_argument("--scans-one-in", type=int, default=100, help="0 for none")
    ask.add_argument("--work", help="folder to work in, kept (default: a temporary one)")
    asked = ask.parse_args()
    work = Path(asked.work or tempfile.mkdtemp(prefix="ita-memory-"))
    shutil.rmtree(work / "in", ignore_errors=True)
    shutil.rmtree(work / "out", ignore_errors=True)
    (work / "split").mkdir(parents=True, exist_ok=True)
    make_documents(work / "in", asked.documents, asked.scans_one_in, work / "split")
    rows, code = watch([asked.ita, "extract", str(work / "in"), "-o", str(work / "out"), "--jobs", str(asked.jobs),
                        "--log-format", "json"], asked.every)
    records = (work / "out/run.jsonl").read_text(encoding="utf-8").splitlines()
    print(f"exit code {code}, {len(records)} records for {asked.documents} documents")
    if len(rows) >= 4:
        print(f"growth for 1,000 documents: supervisor {growth(rows, 1):+.2f} MiB, "
              f"largest worker {growth(rows, 2):+.2f} MiB")
    if not asked.work:
        shutil.rmtree(work)
    return 0 if code == 0 and len(records) == asked.documents else 1


if __name__ == "__main__":
    sys.exit(main())
