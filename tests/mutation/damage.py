#!/usr/bin/python3
"""Damage tests: bytes of a sample are flipped, cut off, doubled or overwritten, and no difference may pass as sound.

    tests/mutation/damage.py ITA SAMPLES [--mutants N] [--seed S] [--jobs J] [--keep FOLDER]

One sample is also saved in other formats (pictures in a PDF, TIFFs, BMP, WebP, GIF).  Each mutant is read; where its result differs from that of the undamaged file in what it says (agency, year, scores, levels, issues, measures,
limitations, pages), it must not end "ok".  With N = 48 (the default) it takes a minute and stands among the tests; N = 2000 is the bench.
Where a byte was changed in a part of the file that no checksum covers and that is still well formed (a letter of a string in plain sight, a
pixel of a BMP), no reader can know: such mutants are counted apart ("unknowable") when poppler's and qpdf's own tools find nothing either, and
where bytes were changed in place in a format that has pixels in plain sight, or codes them so that anything can be decoded.  A JPEG has no checksum:
a bit of a coded value may give another value, after which all goes on as before.  Such a mutant is unknowable only where a strict decoder of others
(djpeg -strict, of libjpeg-turbo-progs) takes the file without a warning, no byte more or less is there, and the picture differs in the values of one
unit of blocks or in the brightness of what follows it: nothing lies in another place.  Codes of a fax are relative to the row above: "two pixels to
the right" may become "two to the left", and the codes of all rows below still fit.  Such a mutant is unknowable only where libtiff reads it without a
word, no byte more or less is there, and nothing outside that one strip of rows is another.
"""
import argparse
import collections
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageChops, TiffImagePlugin


def flip(data, R):
    at = R.randrange(len(data))
    data[at] ^= 1 << R.randrange(8)


def cut(data, R):
    del data[R.randrange(len(data) // 10, len(data)):]


def double(data, R):
    at, size = R.randrange(len(data)), R.randrange(1, 2000)
    data[at:at] = data[at:at + size]


def overwrite(data, R):
    at, size = R.randrange(len(data)), R.randrange(16, 1500)
    data[at:at + size] = bytes(R.randrange(256) for _ in data[at:at + size])


def zero(data, R):
    at, size = R.randrange(len(data)), R.randrange(64, 4096)
    data[at:at + size] = bytes(len(data[at:at + size]))


def drop(data, R):
    at = R.randrange(len(data))
    del data[at:at + R.randrange(1, 1000)]


def set_byte(data, R):
    data[R.randrange(len(data))] = R.randrange(256)


def swap(data, R):
    """Two blocks change places, as when a disk mixes up its sectors."""
    size = R.choice([64, 512, 4096])
    a, b = (R.randrange(max(1, len(data) - size)) for _ in range(2))
    if abs(a - b) >= size:
        data[a:a + size], data[b:b + size] = data[b:b + size], data[a:a + size]


def repeat(data, R):
    """A block lies where another should."""
    size = R.choice([16, 128, 512, 4096])
    a, b = (R.randrange(max(1, len(data) - size)) for _ in range(2))
    data[b:b + size] = data[a:a + size]


def tear(data, R):
    """The end is missing and something else stands there, of the same length."""
    at = R.randrange(len(data) // 10, len(data))
    data[at:] = bytes(len(data) - at)


def line_ends(data, R):
    """Sent as text: each line feed of a part gains a carriage return."""
    at = R.randrange(len(data))
    end = min(len(data), at + R.randrange(1000, 60000))
    data[at:end] = bytes(data[at:end]).replace(b"\n", b"\r\n")


def seven_bits(data, R):
    at = R.randrange(len(data))
    end = min(len(data), at + R.randrange(1, 3000))
    data[at:end] = bytes(b & 0x7F for b in data[at:end])


KINDS = [flip, flip, set_byte, cut, double, double, overwrite, zero, drop, swap, repeat, tear, line_ends, seven_bits]


def said(document):
    """What a result says, without places, confidences and doubts."""
    def strip(value):
        if isinstance(value, dict):
            return {k: strip(v) for k, v in value.items()
                    if k not in ("evidence", "review", "also", "bbox", "confidence", "checks", "computed", "why")}
        return [strip(v) for v in value] if isinstance(value, list) else value
    kept = {k: v for k, v in document.items() if k not in ("source", "generator", "status", "ledger", "tables", "review", "checks", "pages")}
    return strip(kept), len(document["pages"])


def is_scan(name):
    return name.endswith((".tif", ".png", ".jpg")) or "scan" in name


# Pixels that lie there as they are, and codes of which each sequence gives a picture.
UNCHECKED = ("grey.bmp", "bits.bmp", "plain.tif", "lossy.webp")


# Of a JPEG: what decoding may add to a difference, and the most blocks that are coded together.
ROUNDING, BLOCKS_OF_A_UNIT = 8, 4


def save_formats(picture, folder):
    """The page as files of other formats; in a TIFF of one strip, where nothing begins anew."""
    os.makedirs(folder, exist_ok=True)
    grey = Image.open(picture).convert("L")
    bits = grey.point(lambda v: 255 if v > 150 else 0).convert("1")
    TiffImagePlugin.STRIP_SIZE = 1 << 30
    more = {"dpi": (200, 200)}
    tiffs = [("g4.tif", bits, "group4"), ("g3.tif", bits, "group3"), ("lzw.tif", grey, "tiff_lzw"), ("deflate.tif", grey, "tiff_adobe_deflate"),
             ("packbits.tif", grey, "packbits"), ("plain.tif", grey, None)]
    for name, page, compression in tiffs:
        page.save(os.path.join(folder, name), compression=compression, **more)
    for name, page, settings in [("bits.bmp", bits, more), ("grey.bmp", grey, more), ("lossy.webp", grey.convert("RGB"), {"quality": 80}),
                                 ("lossless.webp", grey.convert("RGB"), {"lossless": True}), ("grey.gif", grey, {}), ("grey.jpg", grey, {"quality": 80, **more}),
                                 ("fax.pdf", bits, {"resolution": 200}), ("jpeg.pdf", grey, {"resolution": 200, "quality": 80})]:
        page.save(os.path.join(folder, name), **settings)
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]


def make(folder, sources, count, seed, shares):
    """Mutants of files; `shares` are those of the slow ones and of other formats.  Which file each comes from."""
    R = random.Random(seed)
    born = {}
    for i in range(count):
        at = R.random()
        group = "scans" if at < shares[0] else "formats" if at < sum(shares) and sources["formats"] else "born"
        path = R.choice(sources[group])
        name = os.path.basename(path)
        kind = R.choice(KINDS)
        with open(path, "rb") as file:
            data = bytearray(file.read())
        kind(data, R)
        mutant = f"{i:05}_{kind.__name__}_{name}"
        born[mutant] = path
        with open(os.path.join(folder, mutant), "wb") as file:
            file.write(data)
    return born


def jpeg_in(path):
    """The bytes of a JPEG, alone or as the one picture of a PDF; none where no JPEG begins."""
    with open(path, "rb") as file:
        data = file.read()
    begin = data.find(b"\xff\xd8\xff")
    end = data.find(b"endstream", begin)
    return data[begin:end if end > 0 else len(data)].rstrip(b"\r\n") if begin >= 0 else b""


def has_other_values_alone(path, source):
    """Whether a strict decoder takes a damaged JPEG for sound, and it is the same picture but for one unit of blocks, or lighter or darker."""
    mutant, whole = jpeg_in(path), jpeg_in(source)
    if os.path.getsize(path) != os.path.getsize(source) or len(mutant) != len(whole) or not shutil.which("djpeg"):
        return False
    if subprocess.run(["djpeg", "-strict", "-grayscale", "-outfile", os.devnull], input=mutant, capture_output=True).returncode != 0:
        return False
    a, b = (numpy.asarray(Image.open(io.BytesIO(data)).convert("L")).astype(int) for data in (whole, mutant))
    if a.shape != b.shape:
        return False
    high, wide = (n // 8 * 8 for n in a.shape)
    a, b = (x[:high, :wide].reshape(high // 8, 8, wide // 8, 8).swapaxes(1, 2).reshape(-1, 64) for x in (a, b))
    cut = (a <= 0) | (a >= 255) | (b <= 0) | (b >= 255)  # black and white cannot be darker and lighter
    shift = numpy.ma.array(b - a, mask=cut)
    spread = (shift.max(axis=1) - shift.min(axis=1)).filled(0)
    return int((spread > ROUNDING).sum()) <= BLOCKS_OF_A_UNIT


def rows_that_differ(path, source):
    """Of a fax that libtiff reads without a word: (page, first row, last row, rows of a strip) of each page that is another; None where it has one."""
    heard = subprocess.run([sys.executable, "-c", "import sys; from PIL import Image, ImageSequence\n"
                            "for page in ImageSequence.Iterator(Image.open(sys.argv[1])): page.load()", path], capture_output=True, text=True)
    if heard.returncode != 0 or heard.stderr.strip():
        return None
    out = []
    with Image.open(source) as whole, Image.open(path) as mutant:
        if whole.n_frames != mutant.n_frames:
            return None
        for page in range(whole.n_frames):
            whole.seek(page)
            mutant.seek(page)
            if whole.size != mutant.size:
                return None
            box = ImageChops.difference(whole.convert("L"), mutant.convert("L")).getbbox()
            out += [(page, box[1], box[3] - 1, whole.tag_v2.get(278, whole.height))] if box else []
    return out


def is_other_fax_alone(path, source):
    """Whether a code of a damaged fax is another of the same length: the rest of one strip is drawn from it, and all codes fit."""
    if os.path.getsize(path) != os.path.getsize(source):
        return False
    changed = rows_that_differ(path, source)
    return changed is not None and len(changed) == 1 and changed[0][1] // changed[0][3] == changed[0][2] // changed[0][3]


def can_be_known(path, source):
    if source.endswith("-fax.tif"):
        return not is_other_fax_alone(path, source)
    if source.endswith((".jpg", "jpeg.pdf")):
        return not has_other_values_alone(path, source)
    if source.endswith(UNCHECKED):
        return os.path.getsize(path) != os.path.getsize(source)
    if not path.endswith(".pdf") or source.endswith("fax.pdf"):
        return True
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    drawn = subprocess.run(["pdftotext", path, os.devnull], capture_output=True, text=True)
    return checked.returncode != 0 or bool(drawn.stderr.strip())


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("ita")
    arguments.add_argument("samples")
    arguments.add_argument("--mutants", type=int, default=48)
    arguments.add_argument("--seed", type=int, default=18)
    arguments.add_argument("--scans", type=float, default=0.2, help="share of mutants of scans, which take longest")
    arguments.add_argument("--formats", type=float, default=0.1, help="share of mutants of other formats")
    arguments.add_argument("--jobs", type=int, default=0)
    arguments.add_argument("--keep")
    a = arguments.parse_args()
    root = a.keep or tempfile.mkdtemp(prefix="ita-damage-")
    mutants = os.path.join(root, "in")
    os.makedirs(mutants, exist_ok=True)
    samples = [os.path.join(a.samples, n) for n in sorted(os.listdir(a.samples)) if n.lower().endswith((".pdf", ".tif", ".png", ".jpg"))]
    sources = {"scans": [s for s in samples if is_scan(os.path.basename(s))], "born": [s for s in samples if not is_scan(os.path.basename(s))],
               "formats": save_formats(os.path.join(a.samples, "sorted-2566.png"), os.path.join(root, "formats"))}
    born = make(mutants, sources, a.mutants, a.seed, (a.scans, a.formats))
    jobs = ["--jobs", str(a.jobs)] if a.jobs else []
    sound, damaged = os.path.join(root, "sound"), os.path.join(root, "out")
    files = samples + sources["formats"]
    subprocess.run([a.ita, "extract", *files, "-o", sound, "-q", *jobs], stderr=subprocess.DEVNULL)
    ran = subprocess.run([a.ita, "extract", mutants, "-o", damaged, "-q", "--page-timeout", "30", *jobs], stderr=subprocess.DEVNULL)
    if ran.returncode not in (0, 3):
        print(f"the run ended with {ran.returncode}")
        return 1
    want = {f: said(json.load(open(os.path.join(sound, os.path.basename(f) + ".json")))) for f in files}
    with open(os.path.join(damaged, "run.jsonl")) as lines:
        records = {r["file"]: r for r in map(json.loads, lines)}
    ends, silent, unknowable = collections.Counter(), [], []
    for mutant, source in sorted(born.items()):
        record = records.get(mutant)
        if record is None:
            silent.append((mutant, "has no record"))
            continue
        ends[record["status"]] += 1
        if record["status"] == "failed" or record["problems"]:
            continue
        document = json.load(open(os.path.join(damaged, mutant + ".json")))
        if document["status"] in ("ok", "not_recognised") and said(document) != want[source]:
            known = can_be_known(os.path.join(mutants, mutant), source)
            (silent if known else unknowable).append((mutant, "differs from the undamaged file and ends as sound"))
    kinds = collections.Counter(m.split("_", 1)[1] for m in born)
    print("kinds:", collections.Counter(next(k.__name__ for k in KINDS if m.startswith(k.__name__ + "_")) for m in kinds.elements()))
    print(f"{len(born)} mutants: {dict(ends)}; {len(silent)} differ in silence, {len(unknowable)} more that no tool can know")
    for mutant, why in silent + [(m, "unknowable") for m, _ in unknowable]:
        print(f"  {mutant}: {why}")
    if not a.keep:
        shutil.rmtree(root)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
