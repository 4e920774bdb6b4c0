#!/usr/bin/python3
"""Joins samples into one PDF and reads it: each stays the report that it is alone, and nothing is mixed.

usage: run.py PROGRAM SAMPLES [--pairs N] [--seed S] [--with NAME] [--scans] [--keep FOLDER]

Draws N pairs of samples (0: all of them, a bench that prints figures), joins each one behind the other and, where both have
pages enough, in ranges of pages by turns; with --scans as pictures of pages as well.  What each sample gives alone is the
truth.  A joined file is wrong when it holds another number of reports, or a value that differs from the sample's and that
nothing marks for review.  Needs qpdf; for --scans pdftoppm and img2pdf.
"""
import argparse
import glob
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=600)


def pages_of(pdf):
    return int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True, text=True).stdout)


def read(program, pdf):
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "extract", pdf, "-o", out, "-j", "1"], capture_output=True, timeout=900)
        found = [p for p in glob.glob(out + "/**/*.json", recursive=True) if not p.endswith("run.json")]
        return json.load(open(found[0], encoding="utf-8")) if found else {"reports": []}


def scan(pdf, out):
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", "200", "-gray", "-png", pdf, folder + "/p")
        run("img2pdf", "--output", out, *sorted(glob.glob(folder + "/p*.png")))


def values(report):
    """What must be the sample's own: (name, value, whether a person is asked)."""
    agency, year, overall = report["agency"], report["fiscal_year"], report["overall"]
    asked = report.get("review", {}).get("needed", False)
    yield "agency", agency["name"] if agency else None, agency is None or agency["review"]["needed"]
    yield "year", year["be"] if year else None, year is None or year["review"]["needed"]
    yield "overall", overall["score"] if overall else None, overall is None or overall["review"]["needed"]
    for i in report["indicators"]:
        yield f"indicator {i['number']}", i["score"], i["score"] is None or i["review"]["needed"]
    for kind in ("issues", "measures", "limitations"):
        listed = report.get(kind, [])
        yield kind, len(listed), asked or any(x.get("review", {}).get("needed") for x in listed)


def differences(alone, joined, pages_asked):
    """Values of a joined report that are neither its own nor marked.  `pages_asked`: the document says that a page may be
    another report's; then a list may have been counted there, where its items are marked."""
    own = {name: value for name, value, _ in values(alone)}
    for name, value, asked in values(joined):
        lost = pages_asked and name in ("issues", "measures", "limitations") and value < own[name]
        if value != own.get(name) and not asked and not lost:
            yield f"{name}: {own.get(name)} became {value}"


def faults(parts, joined):
    reports = joined["reports"]
    if len(reports) != len(parts):
        yield f"{len(reports)} reports"
    pages_asked = any(reason["code"] == "page-of-which-report" for reason in joined.get("review", {}).get("reasons", []))
    for report in reports:
        def unlike(alone):
            return list(differences(alone, report, pages_asked))
        yield from min((unlike(alone) for alone in parts), key=len, default=[])
    ledger = joined.get("ledger", [])
    for index, report in enumerate(reports):
        pages = set(range(report["pages"][0], report["pages"][1] + 1))
        for entry in ledger:
            if (entry["used_by"] or "").startswith(f"/reports/{index}/") and entry["page"] not in pages:
                yield f"report {index + 1} uses a number of page {entry['page']}"


def arrangements(a, b):
    """How the pages of two files are laid one behind the other, for qpdf."""
    yield "behind", [a, "1-z", b, "1-z"]
    if pages_of(a) >= 2 and pages_of(b) >= 2:
        yield "by turns", [a, "1", b, "1", a, "2-z", b, "2-z"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("samples")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--with", dest="one", help="only pairs that hold this sample")
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--keep", help="folder for joined files that were read wrongly")
    args = parser.parse_args()
    alone = {}
    for pdf in sorted(glob.glob(os.path.join(args.samples, "*.pdf"))):
        result = read(args.program, pdf)
        if len(result["reports"]) == 1:
            alone[pdf] = result["reports"][0]
    pairs = [pair for pair in itertools.permutations(alone, 2)
             if not args.one or args.one in map(os.path.basename, pair)]
    drawn = random.Random(args.seed).sample(pairs, min(args.pairs, len(pairs))) if args.pairs else pairs
    wrong = total = 0
    with tempfile.TemporaryDirectory() as folder:
        for a, b in drawn:
            for how, pages in arrangements(a, b):
                joined = os.path.join(folder, "joined.pdf")
                run("qpdf", "--empty", "--pages", *pages, "--", joined)
                if args.scans:
                    scan(joined, joined)
                found = list(faults([alone[a], alone[b]], read(args.program, joined)))
                total += 1
                wrong += bool(found)
                if found:
                    print(f"{os.path.basename(a)} + {os.path.basename(b)}, {how}: " + "; ".join(found[:6]))
                    if args.keep:
                        os.makedirs(args.keep, exist_ok=True)
                        os.replace(joined, os.path.join(args.keep, f"{total}.pdf"))
    print(f"{total} joined files, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
