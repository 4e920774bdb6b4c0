#!/usr/bin/python3
"""Mutation tests: one digit of a sample is changed, and no wrong score may pass in silence.

    tests/mutation/run.py ITA SAMPLES [--keep FOLDER] [--each N]

Three kinds.  printed: the glyph in a PDF is another, layer and picture agree; the new number must be read, or flagged.
layer: the text layer calls a digit another while the picture stays; the picture's number must be read, or the score
flagged.  picture: the pixels of a scan are changed; the new number must be read, or flagged.  Where an overall score is
printed and an indicator changes by enough to matter, a check must notice that the sum no longer fits.
Needs qpdf, pdftoppm and python3-pil.
"""
import argparse
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


def born_mutants(name, path, want, each, R):
    """(label, bytes, {indicator number: score as shown})"""
    pdf = pdf_digits.Pdf(path)
    scores = [i for i in want["indicators"] if i["score"] is not None]
    once = [i for i in scores if sum(compare.same(i["score"], k["score"]) for k in scores) == 1]
    # What stands twice, as before and after an appeal, is said by the other place when one is changed.
    once = [i for i in once if pdf.times(printed(i["score"])) <= 1]
    for i in R.sample(once, min(each, len(once))):
        for new, data in pdf.printed_mutants(printed(i["score"]), 4)[R.randrange(2):][:1]:
            shown = {k["number"]: k["score"] for k in scores}
            if float(new) <= 100:
                shown[i["number"]] = float(new)
                yield f"printed-{i['number']}-{printed(i['score'])}-{new}", data, shown
    for change, data in pdf.lying_layers():
        yield f"layer-{change}", data, {k["number"]: k["score"] for k in scores}


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
    """The same for scans: (label, function that writes the file, shown)"""
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
        shown = dict(right)
        shown[number] = value
        mutated = list(pages)
        mutated[at - 1] = picture_digits.replace(pages[at - 1], glyphs[k][1], source)
        yield f"picture-{number}-{text}-{value:.2f}", mutated, shown


def judge(shown, want, got, kind):
    """Reasons why the result of a mutant is not to be trusted."""
    if got is None:
        return ["no output"], ""
    out = []
    values = {i["number"]: i for i in got.get("indicators") or []}
    noticed = []
    for number, score in shown.items():
        i = values.get(number)
        if i is None or i.get("score") is None:
            noticed.append(f"{number} missing")
        elif compare.flagged(i):
            noticed.append(f"{number} flagged")
        elif not compare.same(i["score"], score):
            out.append(f"silent: indicator {number} is {score} on paper and was read as {i['score']}")
    implied = compare.weighted([{"number": n, "score": s} for n, s in shown.items()]).get("overall")
    total = (want.get("overall") or {}).get("score")
    if kind != "layer" and implied is not None and total is not None and "flagged" not in want and abs(implied - total) > 0.035:
        checks = [c for c in got.get("checks") or [] if c["status"] in ("warning", "fail")]
        if not checks and not got.get("review", {}).get("needed"):
            out.append(f"the sum {implied:.2f} does not fit the printed {total} and nothing says so")
    return out, ", ".join(noticed) or "read as shown"


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
        want = compare.load(os.path.join(a.samples, "expected", os.path.splitext(name)[0] + ".json"))
        several = len(want.get("reports") or []) > 1  # a digit of one report says nothing of the others
        if want["status"] != "not_recognised" and name.startswith(a.only) and not several:
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
            for label, pages, shown in picture_mutants(name, path, want, compare.load(os.path.join(first, name + ".json")), a.each, R):
                file = f"{name[:-len(ext)]}-{label}{ext}"
                save_pages(pages, name, os.path.join(mutants, file))
                cases[file], made = (want, shown), made + 1
        else:
            for label, data, shown in born_mutants(name, path, want, a.each, R):
                file = f"{name[:-len(ext)]}-{label}{ext}"
                with open(os.path.join(mutants, file), "wb") as f:
                    f.write(data)
                cases[file], made = (want, shown), made + 1
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
            got = compare.load(os.path.join(out, file + ".json"))
            reasons, note = judge(case[1], case[0], got, "layer" if "-layer-" in file else "")
        print(f"{'FAIL' if reasons else 'ok  '} {file}: {'; '.join(reasons) or note}")
        bad = bad or bool(reasons)
    temporary.cleanup()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
