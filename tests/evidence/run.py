#!/usr/bin/python3
"""Reads the picture at every score's evidence box again, by itself, and compares with the value.

    tests/evidence/run.py ITA SAMPLES TESSDATA [--results FOLDER] [--keep FOLDER]

The box is cut from the rendered page (pdftoppm for PDF, the picture itself otherwise), turned as a person reads it,
and read by the tesseract program.  Boxes moved away by their own height must read otherwise, or the test says nothing.
Needs the programs pdftoppm and tesseract, and python3-pil.
"""
import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden"))
import compare  # noqa: E402
from PIL import Image  # noqa: E402

DPI = 300


def gives(text, value):
    """Whether a reading is the value; a lost point is forgiven where every digit is there."""
    digits = re.sub(r"\D", "", text.translate(compare.DIGITS))
    return any(compare.same(x, value) for x in numbers(text)) or digits == f"{value:.2f}".replace(".", "")


# How a cut-out is tried: size against the page's own, and tesseract's page mode (7 one line, 6 one block).
TRIES = [(1, "7", "tha_ita"), (1, "6", "tha_ita"), (1.5, "7", "tha_ita"), (0.7, "7", "tha_ita"), (2, "6", "tha_ita"),
         (1, "7", "eng")]  # Debian's English model, for a lone number in Arabic digits


# Points that a box is widened by on each side, one after the other; the last are for boxes of scans that cut a digit.
WIDER = (1, 3, 5)
MARGINS = (4.0, 14.0)  # points of paper around the cut-out: the reader finds no line in some with little room


class Pages:
    """Grey pictures of the pages of one source."""

    def __init__(self, source, folder):
        self.source, self.folder, self.made = source, folder, {}

    def image(self, number):
        if number not in self.made:
            if self.source.lower().endswith(".pdf"):
                target = os.path.join(self.folder, "page")
                subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-f", str(number), "-l", str(number), "-singlefile",
                                self.source, target], check=True, timeout=120)
                with Image.open(target + ".pgm") as page:
                    self.made[number] = page.convert("L")
            else:
                with Image.open(self.source) as picture:
                    picture.seek(number - 1)
                    self.made[number] = picture.convert("L")
        return self.made[number]


def cut(page, box, size, wider, margin=4.0):
    """The box (points on a page of `size` points), so much wider on each side, with a margin of paper around it;
    None when it lies outside."""
    sx, sy = page.width / size[0], page.height / size[1]
    pixels = (max(0, int((box[0] - wider) * sx)), max(0, int((box[1] - wider) * sy)),
              min(page.width, int((box[2] + wider) * sx) + 1), min(page.height, int((box[3] + wider) * sy) + 1))
    if pixels[2] - pixels[0] < 3 or pixels[3] - pixels[1] < 3:
        return None
    piece = page.crop(pixels)
    paper = sorted(piece.getdata())[int(0.9 * piece.width * piece.height)]
    m = int(margin * sx)
    out = Image.new("L", (piece.width + 2 * m, piece.height + 2 * m), paper)
    out.paste(piece, (m, m))
    return out


def read_again(piece, folder, tessdata, resolution, value, tries):
    """Readings of a cut-out until one gives the value: (whether one did, the readings)."""
    target, texts = os.path.join(folder, "piece.png"), []
    for scale, mode, language in tries:
        size = (max(1, round(piece.width * scale)), max(1, round(piece.height * scale)))
        piece.resize(size, Image.LANCZOS).save(target)
        models = ["--tessdata-dir", tessdata] if language == "tha_ita" else []
        r = subprocess.run(["tesseract", target, "-", *models, "-l", language, "--psm", mode,
                            "--dpi", str(int(resolution * scale))],
                           capture_output=True, timeout=60, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        texts.append(r.stdout.decode("utf-8", "replace").strip())
        if gives(texts[-1], value):
            return True, texts
    return False, texts


def numbers(text):
    text = re.sub(r"(?<=\d)\s*[.,]\s*(?=\d)", ".", text.translate(compare.DIGITS))
    return [float(x) for x in re.findall(r"\d+(?:\.\d+)?", text)]


def slots(result):
    """Every score; of a file with several reports those of the first and the last."""
    reports = result.get("reports") or []
    for at in sorted({0, len(reports) - 1}) if reports else ():
        for path, value in slots_of(reports[at]):
            yield (f"/reports/{at}" if at else "") + path, value


def slots_of(result):
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
    ap.add_argument("--keep", help="keep the cut-outs that read otherwise here")
    a = ap.parse_args()
    folder = a.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    results = a.results or os.path.join(folder, "results")
    names = compare.source_files(a.samples)
    if not a.results:
        run = subprocess.run([a.ita, "extract", "--quiet", "-o", results] + [os.path.join(a.samples, n) for n in names])
        assert run.returncode == 0, run.returncode
    total = good = tight = moved_same = moved = 0
    failures = []
    for name in names:
        result = compare.load(os.path.join(results, name + ".json"))
        assert result, name
        sizes = {p["number"]: (p["width"], p["height"]) for p in result["pages"]}
        pages, n = Pages(os.path.join(a.samples, name), folder), 0
        for path, value in slots(result):
            if value.get("score") is None:
                continue
            evidence = value.get("evidence")
            total += 1
            if not evidence:
                failures.append((name, path, value["score"], "no evidence"))
                continue
            number, box = evidence["page"], evidence["bbox"]
            page, size = pages.image(number), sizes[number]
            resolution = page.width / size[0] * 72
            same, texts = False, []
            for wider, margin in itertools.product(WIDER, MARGINS):
                piece = cut(page, box, size, wider, margin)
                if piece is None:
                    texts = f"box {box} outside the page"
                    break
                same, more = read_again(piece, folder, a.tessdata, resolution, value["score"], TRIES)
                texts += more
                if same:
                    tight += wider != WIDER[0]
                    break
            good += same
            n += same
            if not same:
                failures.append((name, path, value["score"], texts))
                if a.keep and piece is not None:
                    piece.save(os.path.join(folder, f"{name}{path.replace('/', '-')}.png"))
            high = box[3] - box[1]
            away = cut(page, [box[0], box[1] + 2 * high, box[2], box[3] + 2 * high], size, WIDER[-1])
            if away is not None and path in ("/indicators/1", "/indicators/6"):
                moved += 1
                moved_same += read_again(away, folder, a.tessdata, resolution, value["score"], TRIES)[0]
        print(f"{name}: {n} boxes give their value")
    if not a.keep:
        shutil.rmtree(folder)
    print(f"{good} of {total} boxes read again give the value ({tight} only when made wider by up to {WIDER[-1]} points); of {moved} boxes moved down {moved_same} give it too")
    for f in failures:
        print("FAIL", *f)
    assert total, "no score was read"
    assert moved_same * 4 <= moved, "a wrong box would pass"
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
