#!/usr/bin/python3
"""How faithful the text of PDFs is: ita, pdftotext, mutool, and ita on the page images alone, in one run.

usage: compare.py [--build FOLDER] [--shared FOLDER] [--models FOLDER]

1. Word PDFs: character error rate of whole pages against their transcriptions (SHARED/real/truth).
2. A born-digital ITA report: the same for its passages of prose, as SHARED/real/bueng-nakhon-2567/expected.json has them.
   A passage is looked for in the text of the whole document; what differs there counts.
3. PDFs whose text layer is broken in one known way each (tests/layers): repaired from the layer, read by OCR, or wrong
   without a mark.  pdftotext and mutool on the same files beside it.

White space, the script of digits, the order of Thai marks and the form of sara am do not count in 1 and 2.
Needs the scorers of SHARED/tools; without SHARED only 3 is done.  mutool (Debian: mupdf-tools) is left out where it is
not installed.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parents[3]
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def squeezed(text):
    return "".join(text.split()).translate(THAI_DIGITS)


def edits(truth, text, anywhere=False):
    """Edit distance; `anywhere`: of the truth to the part of the text that is most like it."""
    t = numpy.frombuffer(text.encode("utf-32-le"), dtype=numpy.uint32)
    steps = numpy.arange(len(t) + 1)
    before = numpy.zeros(len(t) + 1, dtype=int) if anywhere else steps.copy()
    for row, char in enumerate(truth, 1):
        now = numpy.empty_like(before)
        now[0] = row
        now[1:] = numpy.minimum(before[1:] + 1, before[:-1] + (t != ord(char)))
        before = numpy.minimum.accumulate(now - steps) + steps
    return int(before.min()) if anywhere else int(before[-1])


class Readers:
    """Each gives the text of one page of a PDF (None: of all pages)."""

    def __init__(self, ita, models):
        self.ita = [str(ita), "text", "--models", str(models)]
        self.all = {"ita": self.by_ita, "pdftotext": self.by_pdftotext}
        if shutil.which("mutool"):
            self.all["mutool"] = self.by_mutool
        self.all["ita, images only"] = lambda pdf, page: self.by_ita(pdf, page, "--ocr", "always")
        self.known = {}

    @staticmethod
    def output_of(command):
        return subprocess.run(command, capture_output=True, check=False).stdout.decode(errors="replace")

    def by_ita(self, pdf, page, *options):
        pages = ["--pages", str(page)] if page else []
        return self.output_of([*self.ita, str(pdf), *pages, *options])

    def by_pdftotext(self, pdf, page):
        pages = ["-f", str(page), "-l", str(page)] if page else []
        return self.output_of(["pdftotext", *pages, str(pdf), "-"])

    def by_mutool(self, pdf, page):
        return self.output_of(["mutool", "draw", "-q", "-F", "txt", str(pdf), *([str(page)] if page else [])])

    def read(self, name, pdf, page=None):
        key = (name, str(pdf), page)
        if key not in self.known:
            self.known[key] = self.all[name](pdf, page)
        return self.known[key]


def print_rates(title, readers, cases, norm, anywhere):
    """`cases`: name, truth, pdf, page."""
    print(f"\n{title}\n{'CER %':<28}" + "".join(f"{name:>18}" for name in readers.all))
    sums = {name: [0, 0] for name in readers.all}
    for case, truths, pdf, page in cases:
        line = f"{case:<28}"
        for name in readers.all:
            text = norm(readers.read(name, pdf, page))
            wrong = sum(edits(norm(t), text, anywhere) for t in truths)
            size = sum(len(norm(t)) for t in truths)
            sums[name][0] += wrong
            sums[name][1] += size
            line += f"{100 * wrong / max(1, size):>18.2f}"
        print(line, flush=True)
    total = next(iter(sums.values()))[1]
    print(f"{f'all, {total} characters':<28}" +
          "".join(f"{100 * w / max(1, n):>18.2f}" for w, n in sums.values()))


def word_pages(shared):
    truth = shared / "real/truth"
    for page in json.loads((truth / "manifest.json").read_text(encoding="utf-8"))["pages"]:
        pdf = shared / "real/word-pdf" / page["file"]
        if pdf.exists():
            text = (truth / page["truth"]).read_text(encoding="utf-8")
            yield f"{page['file']} p{page['page']}", [text], pdf, page["page"]


def report_passages(shared):
    folder = shared / "real/bueng-nakhon-2567"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    passages = [expected.get("title")]
    for issue in expected.get("issues", []):
        passages += [issue.get("title"), issue.get("text"), *issue.get("actions", [])]
    passages += [x.get("text") for x in expected.get("limitations", [])]
    yield "passages of the report", [p for p in passages if p], folder / "report.pdf", None


def ita_words(readers, pdf):
    page = json.loads(readers.output_of([*readers.ita, str(pdf), "--format", "json"]))["pages"][0]
    return page["text_source"], page["words"]


def digits(text):
    return [c for c in text.translate(THAI_DIGITS) if c.isdigit()]


def broken_layers(readers, build, folder):
    made = subprocess.run([str(build / "make_broken_layers"), str(folder)], capture_output=True, check=True)
    printed = (folder / "printed.txt").read_text(encoding="utf-8")
    truth = squeezed(printed)
    others = [name for name in readers.all if name in ("pdftotext", "mutool")]
    print(f"\nBroken layers; {len(truth)} characters are printed on each; characters wrong\n"
          f"{'kind':<24}{'ita reads':<22}{'ita':>6}{'unmarked':>10}" + "".join(f"{name:>12}" for name in others))
    counts = {"right from the layer": 0, "read by OCR": 0, "wrong without a mark": 0}
    for row in made.stdout.decode().splitlines():
        kind = row.split()[0]
        pdf = folder / f"{kind}.pdf"
        source, words = ita_words(readers, pdf)
        text = "".join(w["text"] for w in words)
        wrong = edits(truth, squeezed(text))
        from_layer = source in ("text-layer", "repaired-text-layer")
        doubted = any(w.get("doubts") for w in words)
        numbers_wrong = digits(text) != digits(printed)
        number_doubted = any(w.get("doubts") and digits(w["text"]) for w in words)
        silent = (from_layer and wrong > 0 and not doubted) or (numbers_wrong and not number_doubted)
        counts["wrong without a mark" if silent else
               "right from the layer" if from_layer and wrong == 0 else "read by OCR"] += 1
        print(f"{kind:<24}{source:<22}{wrong:>6}{'YES' if silent else '':>10}" +
              "".join(f"{edits(truth, squeezed(readers.read(name, pdf))):>12}" for name in others), flush=True)
    print(", ".join(f"{n} {what}" for what, n in counts.items()))
    return counts["wrong without a mark"]


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--build", type=Path, default=ROOT / "build")
    ask.add_argument("--shared", type=Path, default=ROOT / "../shared")
    ask.add_argument("--models", type=Path, default=ROOT / "models")
    asked = ask.parse_args()
    readers = Readers(asked.build / "ita", asked.models)
    if (asked.shared / "tools/score_text.py").exists():
        sys.path.insert(0, str(asked.shared / "tools"))
        from score import norm  # pylint: disable=import-outside-toplevel
        print_rates("Word PDFs, whole pages", readers, list(word_pages(asked.shared)), norm, False)
        print_rates("A born-digital ITA report, passages of prose", readers, list(report_passages(asked.shared)), norm,
                    True)
    with tempfile.TemporaryDirectory(prefix="ita-layers-") as folder:
        silent = broken_layers(readers, asked.build, Path(folder))
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
