#!/usr/bin/python3
"""No Thai phrase stands in code:  thai_literals.py SOURCE

What the program looks for on paper is models/facts, what it tells people is models/messages; C++ is mechanism.  Counts the
literals of src/ (comments left out) that hold Thai text.  Single letters and signs are the script itself, and mechanism where
the script is handled (thai, text, layout); the files of ALLOWED hold more, for the reason given and never more than counted.
"""
import glob
import os
import re
import sys

SCRIPT = ("src/thai/", "src/text/", "src/layout/")
# file: (literals, why)
ALLOWED = {
    "src/thai/list_marker.cpp": (18, "the grammar of list markers: letters that number, words and units that tell a marker from a number"),
    "src/layout/flow/signature.cpp": (35, "ranks and signs of a signature block; the layout is made before any kind of assessment is known"),
    "src/layout/lines/label_lines.cpp": (7, "the labels of an official letter, a fixed form"),
    "src/layout/lines/tokens.cpp": (7, "page numbers (\"page 3 of 5\") and an empty cell, in the words of the script"),
    "src/layout/flow/blocks.cpp": (8, "words that leave a sentence open at the end of a line"),
    "src/layout/analyse.cpp": (1, "the sign of a table that goes on"),
    "src/layout/lines/space.cpp": (2, "signs of repeating and shortening among the punctuation"),
    "src/layout/flow/page_numbers.cpp": (1, "the alphabet"),
    "src/text/layer/bare_letters.cpp": (3, "letters by their height, for the ink that a layer must explain"),
    "src/text/ocr/print.cpp": (4, "notes of a page, to become codes with the engines' messages"),
    "src/text/ocr/page.cpp": (5, "notes of a page, to become codes with the engines' messages"),
}
LITERAL = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'', re.S)
THAI = re.compile("[\u0e00-\u0e7f]+")


def literals(text):
    """Literals with Thai text in a source, comments left out."""
    return [m.group() for m in LITERAL.finditer(text) if not m.group().startswith("/") and THAI.search(m.group())]


def is_script(literal):
    """One letter or sign at a time: the script, no phrase."""
    return all(len(run) == 1 for run in THAI.findall(literal))


def faults(sources):
    for name, text in sorted(sources.items()):
        found = [x for x in literals(text) if not (name.startswith(SCRIPT) and is_script(x))]
        most = ALLOWED.get(name, (0, ""))[0]
        if len(found) > most:
            yield f"{name}: {len(found)} literals with Thai text ({most} allowed): {', '.join(found[:5])}"
    for name in sorted(ALLOWED):
        if name not in sources:
            yield f"{name}: allowed, and not there"


def notices_what_it_is_for():
    assert literals('f("\u0e01\u0e02"); // "\u0e01"\n/* "\u0e02" */ g(U\'\u0e01\');') == ['"\u0e01\u0e02"', "'\u0e01'"]
    assert literals('R"(\u0e01 "x" )"') and not literals('"a" // \u0e01')
    assert list(faults({"src/report/a.cpp": '"\u0e01"', **dict.fromkeys(ALLOWED, "")}))
    assert not list(faults({"src/thai/a.cpp": "U'\u0e01'", **dict.fromkeys(ALLOWED, "")}))
    assert list(faults({"src/thai/a.cpp": '"\u0e01\u0e02"', **dict.fromkeys(ALLOWED, "")}))


def main():
    notices_what_it_is_for()
    root = sys.argv[1]
    sources = {}
    for path in glob.glob(os.path.join(root, "src/**/*"), recursive=True):
        if path.endswith((".cpp", ".h")):
            with open(path, encoding="utf-8") as file:
                sources[os.path.relpath(path, root)] = file.read()
    wrong = list(faults(sources))
    print("\n".join(wrong) or f"{len(sources)} sources: no Thai phrase in code")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
