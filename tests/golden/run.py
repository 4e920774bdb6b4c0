#!/usr/bin/python3
"""Golden tests: reads samples/ with the built program and compares with samples/expected by field.

    tests/golden/run.py ITA SAMPLES [--keep FOLDER] [--only NAME] [--engine ENGINE]

A wrong score that nothing flags, an invented one, or a wrong agency or year fails on every sample.  A born-digital
sample must agree in every field; for scans `limits.json` says how many scores may stand flagged, how many
characters in a hundred may differ, and which fields are known to be lost today.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import compare  # noqa: E402


def shorten(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 160 else text[:160] + "…"


def judge(name, want, got, limits):
    """Reasons why this sample fails, and its findings."""
    f = compare.compare(want, got)
    born = name not in limits
    allow = {"flagged_scores": 0, "missing_scores": 0, "text_percent": 0.0, "items": 0, "status": [], "known": [], **limits.get(name, {})}
    reasons = []
    if got is None:
        return ["no output"], f
    hard = f.of("silent", "invented", "agency", "year", "level", "not flagged", "issue", "measure", "name", "plan_year", "limitation")
    reasons += [f"{kind} {path}" for kind, path, _, _ in hard if f"{kind} {path}" not in allow["known"]]
    reasons += [f"status {g}" for _, _, _, g in f.of("status") if g not in allow["status"]]
    if f.counts["flagged"] > allow["flagged_scores"]:
        reasons.append(f"{f.counts['flagged']} scores wrong though flagged")
    if f.counts["missing"] > allow["missing_scores"]:
        reasons.append(f"{f.counts['missing']} scores missing")
    if f.counts["exact_flagged"] and born and want.get("status") == "ok":
        reasons.append(f"{f.counts['exact_flagged']} right scores flagged on a clean document")
    for field, (chars, edits, _, _) in f.texts.items():
        percent = allow["text_percent"]
        if isinstance(percent, dict):
            percent = percent.get(field, percent["other"])
        if chars and 100 * edits / chars > percent or edits and not chars:
            reasons.append(f"{field}: {edits} of {chars} characters differ")
    if len(f.of("items")) > allow["items"]:
        reasons.append(f"{len(f.of('items'))} cells split into other items")
    return reasons, f


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("ita")
    ap.add_argument("samples")
    ap.add_argument("--keep", help="write the results here and leave them")
    ap.add_argument("--only", help="one sample, by the start of its name")
    ap.add_argument("--engine", help="what reads pictures of lines; each result must name it")
    a = ap.parse_args()
    names = [n for n in compare.source_files(a.samples) if n.startswith(a.only or "")]
    assert names, "no samples"
    limits = compare.load(os.path.join(HERE, "limits.json")) or {}
    with tempfile.TemporaryDirectory() as temporary:
        out = a.keep or temporary
        run = subprocess.run([a.ita, "extract", "--quiet", "-o", out] + (["--engine", a.engine] if a.engine else []) + [os.path.join(a.samples, n) for n in names])
        failed = run.returncode != 0
        if failed:
            print(f"ita extract ended with {run.returncode}")
        total = {}
        for name in names:
            want = compare.load(os.path.join(a.samples, "expected", os.path.splitext(name)[0] + ".json"))
            got = compare.load(os.path.join(out, name + ".json"))
            reasons, f = judge(name, want, got, limits)
            if a.engine and got is not None and got["generator"]["models"]["engine"] != a.engine:
                reasons.append(f"read by {got['generator']['models']['engine']}")
            for key, n in f.counts.items():
                total[key] = total.get(key, 0) + n
            print(f"{'FAIL' if reasons else 'ok  '} {name}: {f.counts['exact']}/{f.counts['scores']} scores exact")
            for r in reasons[:30]:
                print(f"       {r}")
            for kind, path, w, g in f.rows:
                print(f"     - {kind} {path}\n         on paper {shorten(w)}\n         read     {shorten(g)}")
            failed = failed or bool(reasons)
        print("all samples:", ", ".join(f"{k} {v}" for k, v in total.items()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
