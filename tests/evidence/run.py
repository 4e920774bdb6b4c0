#!/usr/bin/python3
"""Reads the picture at every score's evidence box again, by itself, and compares with the value.

    tests/evidence/run.py ITA SAMPLES TESSDATA [--results FOLDER] [--keep FOLDER]

The box is cut from the rendered page (pdftoppm for PDF, the picture itself otherwise), turned as a person reads it,
and read by the tesseract program.  Boxes moved away by their own height must read otherwise, or the test says nothing.
Needs the programs pdftoppm and tesseract, and python3-pil for the samples that are pictures.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden"))
import compare  # noqa: E402

DPI = 300


class Pages:
    """Pages of one source as PGM files of known size in points."""

    def __init__(self, source, folder):
        self.source, self.folder, self.made = source, folder, {}

    def image(self, number):
        if number not in self.made:
            target = os.path.join(self.folder, f"{os.path.basename(self.source)}-{number}")
            if self.source.lower().endswith(".pdf"):
                subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-f", str(number), "-l", str(number), "-singlefile",
                                self.source, target], check=True, timeout=120)
                self.made[number] = target + ".pgm"
            else:
                self.made[number] = self.picture(number, target + ".pgm")
        return self.made[number]

    def picture(self, number, target):
        """A page of a TIFF, PNG or JPEG; tiffs keep their pages in order."""
        from PIL import Image  # only where a picture is the source
        with Image.open(self.source) as picture:
            picture.seek(number - 1)
            picture.convert("L").save(target, "PPM")
        return target


def read_pgm(path):
    with open(path, "rb") as f:
        data = f.read()
    head = re.match(rb"P5\s(?:#.*\s)*(\d+)\s(\d+)\s(\d+)\s", data)
    return int(head.group(1)), int(head.group(2)), data[head.end():]


def cut(page, box, size, target, margin=4.0):
    """Writes the box (points on a page of `size` points) with a margin of white; False when it lies outside."""
    width, height, pixels = page
    sx, sy = width / size[0], height / size[1]
    x0, y0 = max(0, int((box[0] - 1) * sx)), max(0, int((box[1] - 1) * sy))
    x1, y1 = min(width, int((box[2] + 1) * sx) + 1), min(height, int((box[3] + 1) * sy) + 1)
    if x1 - x0 < 3 or y1 - y0 < 3:
        return False
    m = int(margin * sx)
    w = x1 - x0 + 2 * m
    rows = [bytes([255]) * w] * m
    for y in range(y0, y1):
        rows.append(bytes([255]) * m + pixels[y * width + x0:y * width + x1] + bytes([255]) * m)
    rows += [bytes([255]) * w] * m
    with open(target, "wb") as f:
        f.write(b"P5 %d %d 255\n" % (w, len(rows)) + b"".join(rows))
    return True


def read_again(path, tessdata, resolution):
    """What stands on the cut-out, tried as one line and as one block."""
    out = []
    for mode in ("7", "6"):
        r = subprocess.run(["tesseract", path, "-", "--tessdata-dir", tessdata, "-l", "tha_ita", "--psm", mode, "--dpi", str(int(resolution))],
                           capture_output=True, timeout=60, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        out.append(r.stdout.decode("utf-8", "replace"))
    return out


def numbers(text):
    text = re.sub(r"(?<=\d)\s*[.,]\s*(?=\d)", ".", text.translate(compare.DIGITS))
    return [float(x) for x in re.findall(r"\d+(?:\.\d+)?", text)]


def slots(result):
    for i, x in enumerate(result.get("indicators") or []):
        yield f"/indicators/{i}", x
    if result.get("overall"):
        yield "/overall", result["overall"]
    for key in ("instruments", "history"):
        for i, x in enumerate(result.get(key) or []):
            yield f"/{key}/{i}", x


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("ita")
    ap.add_argument("samples")
    ap.add_argument("tessdata")
    ap.add_argument("--results", help="take these results instead of reading the samples")
    ap.add_argument("--keep", help="keep the cut-outs here")
    a = ap.parse_args()
    folder = a.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    results = a.results or os.path.join(folder, "results")
    names = compare.source_files(a.samples)
    if not a.results:
        run = subprocess.run([a.ita, "extract", "--quiet", "-o", results] + [os.path.join(a.samples, n) for n in names])
        assert run.returncode == 0, run.returncode
    total = good = moved_same = moved = 0
    failures = []
    for name in names:
        result = compare.load(os.path.join(results, name + ".json"))
        assert result, name
        sizes = {p["number"]: (p["width"], p["height"]) for p in result["pages"]}
        pages, loaded, n = Pages(os.path.join(a.samples, name), folder), {}, 0
        for path, value in slots(result):
            if value.get("score") is None:
                continue
            evidence = value.get("evidence")
            total += 1
            if not evidence:
                failures.append((name, path, value["score"], "no evidence"))
                continue
            number, box = evidence["page"], evidence["bbox"]
            if number not in loaded:
                loaded[number] = read_pgm(pages.image(number))
            page, size = loaded[number], sizes[number]
            target = os.path.join(folder, f"{name}{path.replace('/', '-')}.pgm")
            if not cut(page, box, size, target):
                failures.append((name, path, value["score"], f"box {box} outside the page"))
                continue
            texts = read_again(target, a.tessdata, page[0] / size[0] * 72)
            if any(compare.same(x, value["score"]) for t in texts for x in numbers(t)):
                good += 1
                n += 1
            else:
                failures.append((name, path, value["score"], [t.strip() for t in texts]))
            if path.startswith("/indicators"):
                high = box[3] - box[1]
                away = [box[0], box[1] + 2 * high, box[2], box[3] + 2 * high]
                if cut(page, away, size, target + ".away.pgm"):
                    moved += 1
                    texts = read_again(target + ".away.pgm", a.tessdata, page[0] / size[0] * 72)[:1]
                    moved_same += any(compare.same(x, value["score"]) for t in texts for x in numbers(t))
        print(f"{name}: {n} boxes give their value")
    if not a.keep:
        shutil.rmtree(folder)
    print(f"{good} of {total} boxes read again give the value; of {moved} boxes moved down {moved_same} give it too")
    for f in failures:
        print("FAIL", *f)
    assert total, "no score was read"
    assert moved_same * 4 <= moved, "a wrong box would pass"
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
