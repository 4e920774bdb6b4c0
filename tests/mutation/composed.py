#!/usr/bin/python3
"""Damage of whole parts: content that ends early, lost and exchanged fonts and character maps, pictures that are gone.

    tests/mutation/composed.py ITA FILES_OR_FOLDERS... [--jobs J] [--keep FOLDER] [--each N]

Bytes of another kind than those of damage.py: the PDF is well formed afterwards, but a part of it is missing or lies where another should.
Where the result differs from that of the undamaged file in what it says, it must not end "ok".  Needs qpdf 11.
"""
import argparse
import base64
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from damage import said  # noqa: E402


class Pdf:
    def __init__(self, path):
        made = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path], capture_output=True, timeout=120)
        self.json = json.loads(made.stdout.decode("utf-8", "replace"))
        self.objects = self.json["qpdf"][1]

    def save(self, path):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"qpdf": self.json["qpdf"]}, file)
            file.flush()
            subprocess.run(["qpdf", "--json-input", file.name, path], capture_output=True, timeout=120)
        return os.path.exists(path)

    def dictionary(self, reference):
        entry = self.objects.get("obj:" + reference if isinstance(reference, str) else "", {})
        return entry["stream"]["dict"] if "stream" in entry else entry.get("value")

    def pages(self):
        return [o["value"] for o in self.objects.values() if isinstance(o.get("value"), dict) and o["value"].get("/Type") == "/Page"]

    def contents(self):
        """Names of the streams that draw pages."""
        out = []
        for page in self.pages():
            where = page.get("/Contents", [])
            where = [where] if isinstance(where, str) else where
            out += ["obj:" + w for w in where if "stream" in self.objects.get("obj:" + w, {})]
        return out

    def streams_of(self, key):
        """Names of streams that dictionaries name under `key`."""
        out = []
        def look(value):
            if isinstance(value, dict):
                for k, v in value.items():
                    if k == key and isinstance(v, str) and "stream" in self.objects.get("obj:" + v, {}):
                        out.append("obj:" + v)
                    look(v)
            elif isinstance(value, list):
                for v in value:
                    look(v)
        look(self.objects)
        return sorted(set(out))

    def images(self):
        return [n for n, o in self.objects.items() if "stream" in o and o["stream"]["dict"].get("/Subtype") == "/Image"]

    def get(self, name):
        return base64.b64decode(self.objects[name]["stream"]["data"])

    def put(self, name, data):
        self.objects[name]["stream"]["data"] = base64.b64encode(data).decode()


def chosen(R, names):
    return R.choice(names) if names else None


def cut_content(pdf, R):
    name = chosen(R, pdf.contents())
    data = pdf.get(name)
    pdf.put(name, data[:int(len(data) * R.uniform(0.2, 0.95))])
    return name


def empty_content(pdf, R):
    name = chosen(R, pdf.contents())
    pdf.put(name, b"")
    return name


def exchange(pdf, R, names):
    if len(names) < 2:
        return None
    a, b = R.sample(names, 2)
    first, second = pdf.objects[a], pdf.objects[b]
    pdf.objects[a], pdf.objects[b] = second, first
    return a


def exchange_maps(pdf, R):
    return exchange(pdf, R, pdf.streams_of("/ToUnicode"))


def exchange_fonts(pdf, R):
    return exchange(pdf, R, [n for key in ("/FontFile2", "/FontFile3", "/FontFile") for n in pdf.streams_of(key)])


def exchange_content_and_font(pdf, R):
    a, b = chosen(R, pdf.contents()), chosen(R, pdf.streams_of("/FontFile2"))
    if not a or not b:
        return None
    pdf.objects[a], pdf.objects[b] = pdf.objects[b], pdf.objects[a]
    return a


def lose(key):
    def lose_one(pdf, R):
        holders = [o for o in pdf.objects.values() if key in (o.get("value") if isinstance(o.get("value"), dict) else {})]
        if not holders:
            return None
        for holder in R.sample(holders, R.randint(1, len(holders))):
            del holder["value"][key]
        return key
    lose_one.__name__ = "lose_" + key.strip("/").lower()
    return lose_one


def lost_reference(pdf, R):
    """A page's content is an object that is not there."""
    page = chosen(R, pdf.pages())
    page["/Contents"] = "99999 0 R"
    return page


def lost_font_resource(pdf, R):
    """A page names a font that its resources do not have."""
    with_fonts = [d["/Font"] for o in pdf.objects.values() for d in [o.get("value")] if isinstance(d, dict) and isinstance(d.get("/Font"), dict)]
    with_fonts += [d["/Resources"]["/Font"] for d in pdf.pages() if isinstance(d.get("/Resources"), dict) and isinstance(d["/Resources"].get("/Font"), dict)]
    fonts = chosen(R, with_fonts)
    if not fonts:
        return None
    del fonts[R.choice(sorted(fonts))]
    return fonts


def lost_image(pdf, R):
    name = chosen(R, pdf.images())
    if name:
        del pdf.objects[name]
    return name


def cut_image(pdf, R):
    name = chosen(R, pdf.images())
    if name:
        data = pdf.get(name)
        pdf.put(name, data[:int(len(data) * R.uniform(0.1, 0.9))])
    return name


def exchange_images(pdf, R):
    """Of different sizes: each is then read with the measures of the other."""
    names = pdf.images()
    if len(names) < 2:
        return None
    a, b = R.sample(names, 2)
    one, two = pdf.get(a), pdf.get(b)
    pdf.put(a, two)
    pdf.put(b, one)
    return a if len(one) != len(two) else None


def cut_font(pdf, R):
    name = chosen(R, pdf.streams_of("/FontFile2") + pdf.streams_of("/FontFile3"))
    if name:
        data = pdf.get(name)
        pdf.put(name, data[:int(len(data) * R.uniform(0.2, 0.9))])
    return name


def zero_in_font(pdf, R):
    name = chosen(R, pdf.streams_of("/FontFile2"))
    if name:
        data = bytearray(pdf.get(name))
        at = R.randrange(len(data) // 2)
        data[at:at + len(data) // 3] = bytes(len(data[at:at + len(data) // 3]))
        pdf.put(name, bytes(data))
    return name


def cut_map(pdf, R):
    """A character map that ends early: some letters have no text."""
    name = chosen(R, pdf.streams_of("/ToUnicode"))
    if name:
        data = pdf.get(name)
        pdf.put(name, data[:int(len(data) * R.uniform(0.4, 0.9))])
    return name


def shifted_map(pdf, R):
    """The codes of a character map are those of the next letter."""
    name = chosen(R, pdf.streams_of("/ToUnicode"))
    if not name:
        return None
    pdf.put(name, re.sub(rb"<([0-9A-Fa-f]{4})>\s*(?=\n|<)", lambda m: b"<%04X> " % ((int(m.group(1), 16) + 1) % 65536), pdf.get(name)))
    return name


def lines_lost(pdf, R):
    """Some operators in the middle of a content stream are not there."""
    name = chosen(R, pdf.contents())
    lines = pdf.get(name).split(b"\n")
    at = R.randrange(max(1, len(lines)))
    del lines[at:at + R.randrange(1, max(2, len(lines) // 8))]
    pdf.put(name, b"\n".join(lines))
    return name


KINDS = [cut_content, empty_content, exchange_maps, exchange_fonts, exchange_content_and_font, lose("/ToUnicode"), lose("/FontFile2"),
         lose("/Encoding"), lose("/W"), lose("/Contents"), lose("/DescendantFonts"), lost_reference, lost_font_resource, lost_image, cut_image,
         exchange_images, cut_font, zero_in_font, cut_map, shifted_map, lines_lost]


def sources(paths):
    for path in paths:
        names = sorted(os.listdir(path)) if os.path.isdir(path) else [""]
        yield from (os.path.join(path, n) if n else path for n in names if (n or path).lower().endswith(".pdf"))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("ita")
    arguments.add_argument("paths", nargs="+")
    arguments.add_argument("--each", type=int, default=1, help="of each kind and file")
    arguments.add_argument("--share", type=float, default=1.0, help="of the kinds for each file")
    arguments.add_argument("--seed", type=int, default=18)
    arguments.add_argument("--jobs", default="2")
    arguments.add_argument("--keep")
    a = arguments.parse_args()
    root = a.keep or tempfile.mkdtemp(prefix="ita-composed-")
    mutants = os.path.join(root, "in")
    os.makedirs(mutants, exist_ok=True)
    born = {}
    files = list(sources(a.paths))
    for path in files:
        for kind in KINDS:
            for k in range(a.each):
                R = random.Random(f"{a.seed} {os.path.basename(path)} {kind.__name__} {k}")
                if R.random() > a.share:
                    continue
                pdf = Pdf(path)
                name = f"{os.path.basename(path)[:-4]}-{kind.__name__}-{k}.pdf"
                if kind(pdf, R) and pdf.save(os.path.join(mutants, name)):
                    born[name] = path
    sound, damaged = os.path.join(root, "sound"), os.path.join(root, "out")
    subprocess.run([a.ita, "extract", *files, "-o", sound, "-q", "--jobs", a.jobs], stderr=subprocess.DEVNULL)
    subprocess.run([a.ita, "extract", mutants, "-o", damaged, "-q", "--page-timeout", "30", "--jobs", a.jobs], stderr=subprocess.DEVNULL)
    with open(os.path.join(sound, "run.jsonl")) as lines:
        outputs = {os.path.basename(r["file"]): r["output"] for r in map(json.loads, lines) if r["output"]}
    with open(os.path.join(damaged, "run.jsonl")) as lines:
        records = {r["file"]: r for r in map(json.loads, lines)}
    ends, silent = {}, []
    for name, path in sorted(born.items()):
        record = records.get(name)
        status = record["status"] if record else "no record"
        ends[status] = ends.get(status, 0) + 1
        if record is None:
            silent.append(name)
        elif status in ("ok", "not_recognised") and not record["problems"]:
            want = said(json.load(open(os.path.join(sound, outputs[os.path.basename(path)]))))
            if said(json.load(open(os.path.join(damaged, name + ".json")))) != want:
                silent.append(name)
    print(f"{len(born)} of {len(files)} files: {ends}; {len(silent)} differ in silence")
    for name in silent:
        print(f"  {name}")
    if not a.keep:
        shutil.rmtree(root)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
