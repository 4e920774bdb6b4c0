#!/usr/bin/python3
"""The tests that tests/README.md names are there.

    tests/promises/run.py FOLDER_OF_THE_PROJECT
"""
import os
import re
import sys

ROOT = sys.argv[1]


def is_in(name, text):
    """A test of Python by its name, one of C++ by its suite and name, or an option or a function."""
    parts = name.split(".")
    return re.search(r"\b" + r",\s*".join(map(re.escape, parts)) + r"\b", text) or re.search(r"\b" + re.escape(parts[-1]) + r"\b", text)


def main():
    missing, rows, names = [], 0, 0
    with open(os.path.join(ROOT, "tests/README.md"), encoding="utf-8") as file:
        table = [line for line in file if line.startswith("| ") and not line.startswith(("| ---", "| promise "))]
    for row in table:
        rows += 1
        promise, held = row.strip().strip("|").split(" | ", 1)
        text, found = "", 0
        for span in re.findall(r"`([^`]+)`", held):
            path = os.path.join(ROOT, span)
            if "/" in span:
                text = open(path, encoding="utf-8").read() if os.path.isfile(path) else ""
                missing += [] if text else [f"no file {span}"]
            elif is_in(span, text):
                found += 1
            else:
                missing.append(f"{span} is not in the file before it ({promise.strip()})")
        names += found
        missing += [] if found else [f"nothing holds: {promise.strip()}"]
    print(f"{rows} promises, {names} tests; {len(missing)} missing")
    print("\n".join(missing))
    return 1 if missing or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
