#!/usr/bin/python3
"""Mutation tests: one digit of a sample is changed, and no wrong score may pass in silence.

    tests/mutation/run.py ITA SAMPLES [--keep FOLDER] [--each N]

Three kinds.  printed: the glyph in a PDF is another, layer and picture agree; the new number must be read, or flagged.
layer: the text layer calls a digit another while the picture stays; the picture's number must be read, or the score
flagged.  picture: the pixels of a scan are changed; the new number must be read, or flagged.  Where an overall score is
printed and an indicator changes by enough to matter, a check must notice that the sum no longer fits.  Of a number that is printed
several times one print is changed: the old or the new one must be read, and where both are said to be one score, that must be flagged.
Needs qpdf, pdftoppm and python3-pil.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "golden")]
import compare  # noqa: E402
import pdf_digits  # noqa: E402
import picture_digits  # noqa: E402
from PIL import Image, ImageSequence  # noqa: E402


def printed(value):
    return f"{value:.2f}"


class Case:
    """What a mutant shows: its scores by place, and what is said of the one that was changed.

    A place is (report, "indicator" | "instrument" | "overall", number or code)."""

    def __init__(self, want, shown, changed=(), old=None, new=None, prints=1, layer=False):
        self.want, self.shown, self.layer = want, dict(shown), layer
        self.changed, self.old, self.new, self.prints = list(changed), old, new, prints
        if len(self.changed) == 1 and prints <= 1:
            self.shown[self.changed[0]], self.changed = new, []  # no doubt about which one it is


def reports_of(result):
    return result["reports"] if result.get("reports") else [result]


def values_of(result):
    """The values of a result, or of what is expected, by place."""
    out = {}
    for r, report in enumerate(reports_of(result)):
        out.update({(r, "indicator", i["number"]): i for i in report.get("indicators") or []})
        if not report.get("indicators"):  # a row of an announcement
            out.update({(r, "instrument", i["code"]): i for i in report.get("instruments") or []})
            out[(r, "overall", None)] = report.get("overall") or {}
    return out


def scores_of(want):
    return {place: value["score"] for place, value in values_of(want).items() if value.get("score") is not None}


def born_mutants(name, path, want, each, R):
    """(label, bytes, Case)"""
    pdf = pdf_digits.Pdf(path)
    shown = scores_of(want)
    for place in R.sample(sorted(shown, key=str), min(each, len(shown))):
        old = shown[place]
        for new, data in pdf.printed_mutants(printed(old), 4)[R.randrange(2):][:1]:
            if float(new) <= 100:
                # The first print is changed: of equal scores nobody knows whose that is.
                equal = [k for k in shown if compare.same(shown[k], old)]
                yield (f"printed-{place[0]}-{place[2]}-{printed(old)}-{new}", data,
                       Case(want, shown, equal, old, float(new), pdf.times(printed(old))))
    for change, data in pdf.lying_layers():
        yield f"layer-{change}", data, Case(want, shown, layer=True)


def pages_of(path, folder):
    if path.endswith(".pdf"):
        subprocess.run(["pdftoppm", "-r", "200", "-gray", path, os.path.join(folder, "page")], check=True, timeout=120)
        return [Image.open(os.path.join(folder, f)).convert("L") for f in sorted(os.listdir(folder)) if f.startswith("page")]
    with Image.open(path) as picture:
        return [frame.convert("L") for frame in ImageSequence.Iterator(picture)]


def save_pages(pages, name, target):
    if name.endswith(".pdf"):
        pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=200, quality=80)
    elif name.endswith(".tif"):
        bits = [p.point(lambda v: 255 if v > 150 else 0).convert("1") for p in pages]
        bits[0].save(target, save_all=True, append_images=bits[1:], compression="group4", dpi=(200, 200))
    else:
        pages[0].save(target, quality=85, dpi=(200, 200))


def picture_mutants(name, path, want, result, each, R):
    """The same for scans, of one report: (label, pages, Case)"""
    with tempfile.TemporaryDirectory() as folder:
        pages = pages_of(path, folder)
    size = {p["number"]: (p["width"], p["height"]) for p in result["pages"]}
    right = {i["number"]: i["score"] for i in want["indicators"]}
    found = []
    for i in result["indicators"]:
        if i.get("evidence") and compare.same(i["score"], right.get(i["number"])):
            number, box = i["evidence"]["page"], i["evidence"]["bbox"]
            page = pages[number - 1]
            fx, fy = page.width / size[number][0], page.height / size[number][1]
            pixels = [int((box[0] - 1) * fx), int((box[1] - 1) * fy), int((box[2] + 1) * fx), int((box[3] + 1) * fy)]
            glyphs = picture_digits.glyphs_of(page, pixels, printed(i["score"]))
            if glyphs:
                found.append((i["number"], number, glyphs))
    for number, at, glyphs in R.sample(found, min(each, len(found))):
        text = printed(right[number])
        k = R.choice([0, 1, 2, 3])
        others = [g for n, p, gs in found if p == at for g in gs
                  if g[0] != glyphs[k][0] and not (k == 0 and g[0] in "0")]
        if not others or len(glyphs) != 4:
            continue
        new, source = R.choice(others)
        changed = text.replace(".", "")
        changed = changed[:k] + new + changed[k + 1:]
        value = int(changed) / 100
        mutated = list(pages)
        mutated[at - 1] = picture_digits.replace(pages[at - 1], glyphs[k][1], source)
        yield f"picture-{number}-{text}-{value:.2f}", mutated, Case(want, scores_of(want), [(0, "indicator", number)], right[number], value)


def read(value):
    """What is said for sure; None where nothing is."""
    return None if compare.flagged(value) else (value or {}).get("score")


def judge_changed(case, values, got):
    """The prints of one number, of which one was changed: in several places, or of several values."""
    sure = {place: read(values.get(place)) for place in case.changed}
    out = [f"silent: {place} is {case.old} or {case.new} on paper and was read as {score}" for place, score in sure.items()
           if score is not None and not compare.same(score, case.old) and not compare.same(score, case.new)]
    said_old = all(score is not None and compare.same(score, case.old) for score in sure.values())
    if said_old and case.prints <= len(case.changed):
        out.append(f"silent: {case.new} stands on paper for one of {case.changed} and was not read")
    for _, kind, name in case.changed if len(reports_of(case.want)) == 1 else []:
        if kind == "indicator" and sure[(0, kind, name)] is not None:
            said = {e["value"] for e in got.get("ledger") or [] if e["role"] == "score" and e["of"] == "indicator" and e["number"] == name}
            if case.old in said and case.new in said:
                out.append(f"silent: indicator {name} is printed as {case.old} and as {case.new}, and nothing says so")
    return out


def judge_sums(case, got):
    """Where an overall score is printed a change of an indicator must be noticed."""
    out = []
    if case.layer or case.changed or "flagged" in case.want:
        return out
    for r, report in enumerate(reports_of(case.want)):
        scores = [{"number": n, "score": s} for (at, kind, n), s in case.shown.items() if at == r and kind == "indicator"]
        implied = compare.weighted(scores).get("overall")
        total = (report.get("overall") or {}).get("score")
        checks = [c for c in got.get("checks") or [] if c["status"] in ("warning", "fail")]
        if implied is not None and total is not None and abs(implied - total) > 0.035 and not checks and not got.get("review", {}).get("needed"):
            out.append(f"the sum {implied:.2f} does not fit the printed {total} and nothing says so")
    return out


def judge(case, got):
    """Reasons why the result of a mutant is not to be trusted."""
    if got is None:
        return ["no output"], ""
    values, noticed, out = values_of(got), [], []
    for place, score in case.shown.items():
        value = values.get(place)
        if value is None or value.get("score") is None:
            noticed.append(f"{place[1:]} missing")
        elif compare.flagged(value):
            noticed.append(f"{place[1:]} flagged")
        elif place not in case.changed and not compare.same(value["score"], score):
            out.append(f"silent: {place} is {score} on paper and was read as {value['score']}")
    if case.changed:
        out += judge_changed(case, values, got)
    return out + judge_sums(case, got), ", ".join(noticed) or "read as shown"


def load(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("ita")
    ap.add_argument("samples")
    ap.add_argument("--keep")
    ap.add_argument("--each", type=int, default=2, help="printed or picture mutants of each sample")
    ap.add_argument("--only", default="")
    a = ap.parse_args()
    temporary = tempfile.TemporaryDirectory()
    folder = a.keep or temporary.name
    mutants, first = os.path.join(folder, "mutants"), os.path.join(folder, "first")
    os.makedirs(mutants, exist_ok=True)
    expected = {}
    for name in compare.source_files(a.samples):
        want = load(os.path.join(a.samples, "expected", os.path.splitext(name)[0] + ".json"))
        if want["status"] != "not_recognised" and name.startswith(a.only):
            expected[name] = want
    limits = compare.load(os.path.join(HERE, "..", "golden", "limits.json"))
    pictures = [n for n in expected if n in limits]
    if pictures:
        subprocess.run([a.ita, "extract", "--quiet", "-o", first] + [os.path.join(a.samples, n) for n in pictures], check=True)
    cases = {}
    for name, want in expected.items():
        R, path, ext = random.Random("mutation " + name), os.path.join(a.samples, name), os.path.splitext(name)[1]
        made = 0
        if name in pictures:
            for label, pages, case in picture_mutants(name, path, want, compare.load(os.path.join(first, name + ".json")), a.each, R):
                file = f"{name[:-len(ext)]}-{label}{ext}"
                save_pages(pages, name, os.path.join(mutants, file))
                cases[file], made = case, made + 1
        else:
            for label, data, case in born_mutants(name, path, want, a.each, R):
                file = f"{name[:-len(ext)]}-{label}{ext}"
                with open(os.path.join(mutants, file), "wb") as f:
                    f.write(data)
                cases[file], made = case, made + 1
        print(f"{name}: {made} mutants")
        if not made:
            cases[name + " (no mutant could be made)"] = None
    out = os.path.join(folder, "results")
    run = subprocess.run([a.ita, "extract", "--quiet", "-o", out, mutants])
    bad = run.returncode != 0
    for file, case in sorted(cases.items()):
        if case is None:
            reasons, note = ["no mutant"], ""
        else:
            reasons, note = judge(case, load(os.path.join(out, file + ".json")))
        print(f"{'FAIL' if reasons else 'ok  '} {file}: {'; '.join(reasons) or note}")
        bad = bad or bool(reasons)
    temporary.cleanup()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
