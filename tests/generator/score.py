#!/usr/bin/python3
"""Scores results against a corpus of make.py: one line for each variant, and what went wrong when asked.

    score.py CORPUS RESULTS [--by STYLE] [--show N] [--max-silent 0]

silent: a wrong or invented score that nothing flags; the one figure that must be 0.  Standard library only.
"""
import argparse
import collections
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden"))
import compare  # noqa: E402


def want_of(truth, types):
    """The truth of a corpus in the form of the program's JSON."""
    if "expected" in truth:  # of another kind of paper: it has that form already
        return truth["expected"]
    inst = lambda n: "IIT" if n <= 5 else "EIT" if n <= 8 else "OIT"
    level = lambda label: {"label": label} if label else None
    total = truth["overall"]
    return {
        "agency": dict(truth["agency"], type=types.get(truth["agency"]["type"], truth["agency"]["type"])),
        "fiscal_year": {"be": truth["fiscal_year_be"]},
        "overall": total and {"score": total["score"], "level": level(total.get("level"))},
        "instruments": truth["instruments"],
        "indicators": [{"number": i["number"], "name": i["name"], "instrument": inst(i["number"]), "score": i["score"]}
                       for i in truth["indicators"]],
        "history": [{"fiscal_year_be": h["fiscal_year_be"], "score": h["score"], "level": level(h.get("level"))} for h in truth["history"]],
        "issues": truth["issues"], "measures": [dict(m, schedule={"text": m["schedule"]}) for m in truth["measures"]],
        "limitations": [{"text": t} for t in truth["limitations"]]}


def result_of(folder, entry):
    base = os.path.basename(entry["file"])
    for path in (os.path.join(folder, entry["file"] + ".json"), os.path.join(folder, base + ".json"),
                 os.path.join(folder, os.path.basename(os.path.dirname(entry["file"])), base + ".json")):
        found = compare.load(path)
        if found:
            return found
    return None


class Sum:
    def __init__(self):
        self.n = collections.Counter()

    def add(self, want, got, f):
        n = self.n
        n["files"] += 1
        n["no output"] += got is None
        for key, v in f.counts.items():
            n[key] += v
        n["files silent"] += f.counts["silent"] > 0
        n["agency"] += not f.of("agency")
        n["year"] += not f.of("year")
        n["recognised"] += got is not None and got.get("status") != "not_recognised"
        for report in want.get("reports") or [want]:
            n["issues"] += len(report["issues"])
            n["measures"] += len(report["measures"])
        lost = lambda kind, path: sum(1 for _, p, _, g in f.of(kind) if g is None)
        n["issues lost"] += lost("issue", 0)
        n["issues extra"] += sum(p.endswith("extra") for _, p, _, _ in f.of("issue"))
        n["measures lost"] += lost("measure", 0)
        n["measures extra"] += sum(p.endswith("extra") for _, p, _, _ in f.of("measure"))
        for field, (chars, edits, texts, equal) in f.texts.items():
            n[field + " chars"] += chars
            n[field + " edits"] += edits
            n[field + " texts"] += texts
            n[field + " equal"] += equal

    def line(self):
        n = self.n
        share = lambda a, b: f"{100 * a / b:6.2f}" if b else "     -"
        return " ".join([
            f"{n['files']:5d}", share(n["exact"], n["scores"]), f"{n['silent']:6d}", f"{n['flagged']:6d}", f"{n['missing']:6d}",
            f"{n['invented']:6d}", share(n["exact_flagged"], n["exact"]), share(n["agency"], n["files"]), share(n["year"], n["files"]),
            share(n["issues"] - n["issues lost"], n["issues"]), f"{n['issues extra']:5d}", share(n["issue edits"], n["issue chars"]),
            share(n["measures"] - n["measures lost"], n["measures"]), f"{n['measures extra']:5d}",
            share(n["cells edits"], n["cells chars"]), share(n["cells equal"], n["cells texts"]), share(n["limitations edits"], n["limitations chars"])])


HEAD = "files exact% silent  wrong+  miss invent flag%  agency% year%  issue%  more isCER%  meas%   more ceCER% cell=% liCER%"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus")
    ap.add_argument("results")
    ap.add_argument("--by", help="one line for each value of a style choice, for example scores, border, measures")
    ap.add_argument("--show", type=int, default=0, help="print the differences of so many files, worst first")
    ap.add_argument("--only", help="variants, by comma")
    ap.add_argument("--done-only", action="store_true", help="leave out files that have no result")
    ap.add_argument("--max-silent", type=int, help="exit code 1 when there are more silent wrong scores")
    a = ap.parse_args()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import words
    types = {t[1]: t[0] for t in words.AGENCY_TYPES}
    manifest = compare.load(os.path.join(a.corpus, "manifest.json"))
    groups, worst = collections.defaultdict(Sum), []
    for entry in manifest["files"]:
        if a.only and entry["variant"] not in a.only.split(","):
            continue
        truth = compare.load(os.path.join(a.corpus, entry["truth"]))
        want, got = want_of(truth, types), result_of(a.results, entry)
        if a.done_only and got is None:
            continue
        if entry["variant"] == "png":  # a single page: what stands on the others cannot be asked for
            want["issues"], want["measures"], want["limitations"] = [], [], []
        f = compare.compare(want, got)
        key = entry["variant"] if not a.by else f"{entry['variant']} {truth['style'][a.by]}"
        groups[key].add(want, got, f)
        groups["TOTAL"].add(want, got, f)
        bad = 100 * f.counts["silent"] + 10 * (f.counts["missing"] + f.counts["flagged"]) + len(f.rows)
        worst.append((-bad, entry["file"], truth["style"], f))
    wide = max(len(k) for k in groups)
    print(" " * wide, HEAD)
    for key in sorted(groups, key=lambda k: (k == "TOTAL", k)):
        print(key.ljust(wide), groups[key].line())
    n = groups["TOTAL"].n
    print(f"{n['scores']} scores: {n['exact']} exact, {n['silent']} silent wrong in {n['files silent']} files, {n['flagged']} wrong but flagged, "
          f"{n['missing']} missing; {n['no output']} files without output, {n['files'] - n['recognised']} not recognised")
    for _, name, style, f in [w for w in sorted(worst, key=lambda w: w[:2]) if w[3].rows][:a.show]:
        print(f"\n== {name}  " + " ".join(f"{k}={style[k]}" for k in ("scores", "border", "overall", "history", "measures", "issue_mark", "font", "producer", "opening")))
        for kind, path, w, g in f.rows[:25]:
            print(f"  {kind:9} {path}: {str(w)[:110]!r} -> {str(g)[:110]!r}")
    return 1 if a.max_silent is not None and n["silent"] > a.max_silent else 0


if __name__ == "__main__":
    sys.exit(main())
