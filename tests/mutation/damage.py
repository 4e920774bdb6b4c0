#!/usr/bin/python3
"""Damage tests: bytes of a sample are flipped, cut off, doubled or overwritten, and no difference may pass as sound.

    tests/mutation/damage.py ITA SAMPLES [--mutants N] [--seed S] [--jobs J] [--keep FOLDER]

Each mutant is read; where its result differs from that of the undamaged file in what it says (agency, year, scores, levels, issues, measures,
limitations, pages), it must not end "ok".  With N = 48 (the default) it takes a minute and stands among the tests; N = 2000 is the bench.
Where a byte was changed in a part of the file that no checksum covers and that is still well formed (a letter of a string in plain sight), no
reader can know: such mutants are counted apart ("unknowable") when poppler's and qpdf's own tools find nothing either.
"""
import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile


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


def make(folder, samples, count, seed, scans):
    R = random.Random(seed)
    names = sorted(n for n in os.listdir(samples) if n.lower().endswith((".pdf", ".tif", ".png", ".jpg")))
    slow, fast = [n for n in names if is_scan(n)], [n for n in names if not is_scan(n)]
    born = {}
    for i in range(count):
        name = R.choice(slow if R.random() < scans else fast)
        kind = R.choice(KINDS)
        with open(os.path.join(samples, name), "rb") as file:
            data = bytearray(file.read())
        kind(data, R)
        mutant = f"{i:05}_{kind.__name__}_{name}"
        born[mutant] = name
        with open(os.path.join(folder, mutant), "wb") as file:
            file.write(data)
    return names, born


def tools_find_something(path):
    if not path.endswith(".pdf"):
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
    arguments.add_argument("--jobs", type=int, default=0)
    arguments.add_argument("--keep")
    a = arguments.parse_args()
    root = a.keep or tempfile.mkdtemp(prefix="ita-damage-")
    mutants = os.path.join(root, "in")
    os.makedirs(mutants, exist_ok=True)
    names, born = make(mutants, a.samples, a.mutants, a.seed, a.scans)
    jobs = ["--jobs", str(a.jobs)] if a.jobs else []
    sound, damaged = os.path.join(root, "sound"), os.path.join(root, "out")
    subprocess.run([a.ita, "extract", *(os.path.join(a.samples, n) for n in names), "-o", sound, "-q", *jobs], stderr=subprocess.DEVNULL)
    ran = subprocess.run([a.ita, "extract", mutants, "-o", damaged, "-q", "--page-timeout", "30", *jobs], stderr=subprocess.DEVNULL)
    if ran.returncode not in (0, 3):
        print(f"the run ended with {ran.returncode}")
        return 1
    want = {n: said(json.load(open(os.path.join(sound, n + ".json")))) for n in names}
    with open(os.path.join(damaged, "run.jsonl")) as lines:
        records = {r["file"]: r for r in map(json.loads, lines)}
    ends, silent, unknowable = collections.Counter(), [], []
    for mutant, name in sorted(born.items()):
        record = records.get(mutant)
        if record is None:
            silent.append((mutant, "has no record"))
            continue
        ends[record["status"]] += 1
        if record["status"] == "failed" or record["problems"]:
            continue
        document = json.load(open(os.path.join(damaged, mutant + ".json")))
        if document["status"] in ("ok", "not_recognised") and said(document) != want[name]:
            known = tools_find_something(os.path.join(mutants, mutant))
            (silent if known else unknowable).append((mutant, "differs from the undamaged file and ends as sound"))
    print(f"{len(born)} mutants: {dict(ends)}; {len(silent)} differ in silence, {len(unknowable)} more that no tool can know")
    for mutant, why in silent + [(m, "unknowable") for m, _ in unknowable]:
        print(f"  {mutant}: {why}")
    if not a.keep:
        shutil.rmtree(root)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
