#!/usr/bin/python3
"""Thousands of changed reports: what is read of each must be what was read of the unchanged one, or doubted.

    metamorphic.py --seed 8000 --count 100 --out DIR [--change sentence …] [--set scores=simple]
    ita extract DIR -o DIR-out; score.py DIR DIR-out --max-silent 0

Writes a corpus as make.py does; its variants are the changes of changes.py, one file a report and change.
"""
import argparse
import copy
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import changes  # noqa: E402
import make  # noqa: E402

UNCHANGED = "unchanged"


def changed(name, body, R, c, style):
    """The blocks as they are, or as the change makes them; None where there is nothing to change."""
    if name == UNCHANGED:
        return body
    return changes.CHANGES[name](copy.deepcopy(body), changes.Report(R, c, style))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seed", type=int, default=8000)
    ap.add_argument("--count", type=int, default=10)
    ap.add_argument("--out", required=True)
    ap.add_argument("--change", action="append", choices=list(changes.CHANGES))
    ap.add_argument("--set", action="append", default=[], metavar="CHOICE=VALUE", help="fix a choice of the style")
    a = ap.parse_args()
    fixed = make.fixed_choices(a.set)
    os.makedirs(a.out, exist_ok=True)
    sources, files = [], []
    for seed in range(a.seed, a.seed + a.count):
        _, style, c, paper, body, expected = make.compose(seed, fixed)
        with open(os.path.join(a.out, f"r{seed}.truth"), "w", encoding="utf-8") as f:
            json.dump(make.truth_of(f"r{seed}", paper, expected, c, style, {}), f, ensure_ascii=False, indent=1)
        for change in [UNCHANGED] + (a.change or list(changes.CHANGES) if not paper else []):
            now = changed(change, body, random.Random(f"{seed}-{change}"), c, style)
            if now is not None:
                name = f"r{seed}-{change}"
                sources.append(make.source_of(a.out, name, style, c, now))
                files.append({"doc": name, "variant": change, "file": name + ".pdf", "truth": f"r{seed}.truth", "pages": 0})
    make.produce(sources, a.out)
    for source in sources:
        os.remove(source)
    with open(os.path.join(a.out, "manifest.json"), "w", encoding="utf-8") as f:
        json.dump({"files": files}, f, ensure_ascii=False, indent=1)
    print(f"{a.count} reports, {len(files)} files in {a.out}")


if __name__ == "__main__":
    main()
