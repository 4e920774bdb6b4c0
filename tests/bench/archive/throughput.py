#!/usr/bin/python3
"""Pages per second of `ita extract` with one and with two workers, and of OCRmyPDF, on the same scans in one run.

usage: throughput.py [--copies 6] [--rounds 1] [--jobs 2] [--no-ocrmypdf] [SCAN.pdf ...]

Without SCANs the scanned sample is taken.  Each is read in `copies` that differ in a comment only.  ita writes JSON and
searchable PDFs; OCRmyPDF (`--force-ocr -l tha+eng -j N --output-type pdf --optimize 0`, one file after the other) writes
searchable PDFs.  Wall time: run it on a machine that does nothing else.  Needs ocrmypdf, tesseract-ocr-tha, qpdf.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def pages_of(path):
    return int(subprocess.run(["qpdf", "--show-npages", str(path)], capture_output=True, check=True).stdout)


def timed(command, **more):
    """Seconds on the wall and of CPU, children included."""
    before, start = os.times(), time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **more)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - start, cpu, done.returncode


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("scans", nargs="*", type=Path)
    ask.add_argument("--ita", default=str(ROOT / "build/ita"))
    ask.add_argument("--copies", type=int, default=6)
    ask.add_argument("--rounds", type=int, default=1)
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--no-ocrmypdf", action="store_true")
    asked = ask.parse_args()
    work = Path(tempfile.mkdtemp(prefix="ita-throughput-"))
    folder = work / "in"
    folder.mkdir()
    pages = 0
    for scan in asked.scans or [ROOT / "samples/weights-2568-scan.pdf"]:
        for copy in range(asked.copies):
            (folder / f"{scan.stem}-{copy}.pdf").write_bytes(scan.read_bytes() + f"\n% {copy}\n".encode())
            pages += pages_of(scan)
    files = sorted(folder.iterdir())
    print(f"{len(files)} files, {pages} pages\n{'':34}{'seconds':>9}{'CPU s':>9}{'pages/s':>9}")

    def ita(jobs, number):
        return timed([asked.ita, "extract", str(folder), "-o", str(work / f"out-{jobs}-{number}"), "--searchable-pdf",
                      "--jobs", str(jobs), "--quiet"])

    def ocrmypdf(_, number):
        wall = cpu = code = 0
        for file in files:
            seconds, used, ended = timed(["ocrmypdf", "--force-ocr", "-l", "tha+eng", "-j", str(asked.jobs),
                                          "--output-type", "pdf", "--optimize", "0", str(file),
                                          str(work / f"{file.stem}-{number}.pdf")])
            wall, cpu, code = wall + seconds, cpu + used, code or ended
        return wall, cpu, code

    runs = [("ita --jobs 1", ita, 1), (f"ita --jobs {asked.jobs}", ita, asked.jobs)]
    if not asked.no_ocrmypdf and shutil.which("ocrmypdf"):
        runs.append((f"ocrmypdf -j {asked.jobs}", ocrmypdf, asked.jobs))
    best = {}
    for number in range(asked.rounds):
        for name, run, jobs in runs:
            wall, cpu, code = run(jobs, number)
            best[name] = min(best.get(name, wall), wall)
            print(f"{name:34}{wall:9.1f}{cpu:9.1f}{pages / wall:9.2f}" + (f"  (exit code {code})" if code else ""),
                  flush=True)
    first, second = runs[0][0], runs[1][0]
    print(f"{second} is {best[first] / best[second]:.2f} times as fast as {first}")
    if len(runs) > 2:
        print(f"{second} is {best[runs[2][0]] / best[second]:.2f} times as fast as {runs[2][0]}")
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
