#!/usr/bin/python3
"""Composes invented assessment reports with their truth, born-digital and as scans.

    make.py --seed 1000 --count 40 --out DIR [--variants born,s300,fax] [--set scores=prose --set font=Garuda]

One seed gives the same report on every machine with the same programs and fonts.  Seeds from 5000 on are for
evaluation only: nobody may look at their reports while changing the program.
Needs: chromium, soffice (LibreOffice), pdftoppm, pdfinfo, qpdf, python3-numpy, python3-opencv, python3-pil, Thai fonts.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import blocks  # noqa: E402
import content  # noqa: E402
import draw_html  # noqa: E402
import draw_odf  # noqa: E402
import further  # noqa: E402
import kinds  # noqa: E402


def head_text(style, c):
    if style.head == "none":
        return ""
    text = {"agency": c["agency"]["name"],
            "title": f"รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {c['year']}"}[style.head]
    return blocks.digits(text, style.text_digits)


def source_of(out, name, style, c, body):
    """Writes the file that the producer reads; returns its path."""
    drawer, ext = (draw_html, "html") if style.producer == "chromium" else (draw_odf, "fodt")
    path = os.path.join(out, f"{name}.{ext}")
    with open(path, "w", encoding="utf-8") as f:
        f.write(drawer.draw(body, style, head_text(style, c)))
    return path


def produce(sources, out):
    """PDFs beside the sources."""
    draw_odf.convert([s for s in sources if not s.endswith(".html")], out)
    for s in sources:
        if s.endswith(".html"):
            draw_html.print_pdf(s, os.path.splitext(s)[0] + ".pdf")


def turn(pdf):
    """Wide pages bound sideways: whoever opens the file sees their lines run downwards."""
    sizes = re.findall(r"Page +(\d+) size: +([\d.]+) x ([\d.]+)", subprocess.run(
        ["pdfinfo", "-l", "99", pdf], check=True, capture_output=True, timeout=60).stdout.decode())
    wide = [n for n, w, h in sizes if float(w) > float(h)]
    if wide:
        subprocess.run(["qpdf", "--replace-input", f"--rotate=+90:{','.join(wide)}", pdf], check=True, timeout=60)


def evidence(pdf, printed):
    """Page of each score whose printed form stands on one page only."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    pages = text.split("\f")[:-1]
    found = {}
    for key, value in printed.items():
        on = [n for n, p in enumerate(pages, 1) if re.search(rf"(?<![\d๐-๙.]){re.escape(value)}(?![\d๐-๙])", p)]
        if len(on) == 1:
            found[key] = {"page": on[0]}
    return found, len(pages)


def corpus_truth(name, expected, agency, found):
    """The truth in the form of a corpus: names as printed, schedule as text."""
    e = json.loads(json.dumps(expected))
    total = e["overall"]
    if total:
        total = {"score": total["score"], "level": (total["level"] or {}).get("label", "")}
    return {
        "id": name, "agency": dict(e["agency"], type=agency["type_th"]), "subdistrict_printed": False,
        "fiscal_year_be": e["fiscal_year"]["be"],
        "indicators": [{"number": i["number"], "name": i["name_as_printed"], "score": i["score"]} for i in e["indicators"]],
        "overall": total, "instruments": e["instruments"],
        "history": [{"fiscal_year_be": h["fiscal_year_be"], "score": h["score"], "level": (h["level"] or {}).get("label", "")}
                    for h in e["history"]],
        "issues": e["issues"], "measures": [dict(m, schedule=m["schedule"]["text"]) for m in e["measures"]],
        "limitations": [x["text"] for x in e["limitations"]], "pages": [], "evidence": found}


def fixed_choices(pairs):
    """The choices of the style that `--set CHOICE=VALUE` fixes."""
    return {k: {"true": True, "false": False}.get(v, v) for k, v in (pair.split("=", 1) for pair in pairs)}


def truth_of(name, paper, expected, c, style, found):
    """What stands on the report, with its looks; `paper`: of another kind, whose truth has the program's form."""
    truth = {"id": name, "expected": expected} if paper else corpus_truth(name, expected, c["agency"], found)
    return dict(truth, style=style.as_dict())


def compose(seed, fixed):
    """Draws, style, content, kind of paper (None for the usual one), blocks and truth."""
    R = random.Random(seed)
    style = blocks.Style(R, **{k: v for k, v in fixed.items() if k != "paper"})
    texts = further.choose(seed, style, fixed)
    paper = kinds.choose(seed, style, fixed)
    if paper:
        c = content.make(R)
        return R, style, c, paper, *paper(R, style)
    c = content.make(R)
    if style.scores in ("subtotal", "weights", "compare", "nested", "years", "sorted", "bands", "row_points", *kinds.SCORES):
        pass  # these need every score
    elif R.random() < 0.07:
        c["scores"][R.choice([7, 8, 9])] = None
        c["missing_mark"] = R.choice(["-", "N/A", "–"])
        c["means"] = content.instrument_means(c["scores"])
        c["overall"], c["level"] = None, None
    composer = blocks.Composer(R, c, style, texts)
    body = composer.compose()
    return R, style, c, paper, body, blocks.expected(composer)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seed", type=int, default=1000)
    ap.add_argument("--count", type=int, default=10)
    ap.add_argument("--out", required=True)
    ap.add_argument("--variants", default="born", help="born, or names of degrade.VARIANTS")
    ap.add_argument("--set", action="append", default=[], metavar="CHOICE=VALUE", help="fix a choice of the style")
    a = ap.parse_args()
    fixed = fixed_choices(a.set)
    os.makedirs(a.out, exist_ok=True)
    variants = a.variants.split(",")
    reports, sources = {}, []
    for seed in range(a.seed, a.seed + a.count):
        name = f"r{seed}"
        R, style, c, paper, body, expected = compose(seed, fixed)
        os.makedirs(os.path.join(a.out, name), exist_ok=True)
        sources.append(source_of(a.out, name, style, c, body))
        reports[name] = (R, style, c, paper, expected)
    produce(sources, a.out)
    files = []
    for name, (R, style, c, paper, expected) in reports.items():
        pdf = os.path.join(a.out, name + ".pdf")
        printed = {f"ind{n}": blocks.digits(str(s), style.score_digits) for n, s in c["scores"].items() if s is not None}
        found, pages = evidence(pdf, printed)
        if style.turned:
            turn(pdf)
        truth = truth_of(name, paper, expected, c, style, found)
        truth_path = os.path.join(name, "truth.json")
        with open(os.path.join(a.out, truth_path), "w", encoding="utf-8") as f:
            json.dump(truth, f, ensure_ascii=False, indent=1)
        for variant in variants:
            if variant == "born":
                target = os.path.join(a.out, name, f"{name}-born.pdf")
                os.link(pdf, target) if not os.path.exists(target) else None
            else:
                import degrade  # only scans need OpenCV
                target = degrade.make(pdf, variant, random.Random(f"{name}-{variant}"), os.path.join(a.out, name, f"{name}-{variant}"))
            files.append({"doc": name, "variant": variant, "file": os.path.relpath(target, a.out), "truth": truth_path,
                          "pages": 1 if variant == "png" else pages})
        os.remove(pdf)
    for s in sources:
        os.remove(s)
    with open(os.path.join(a.out, "manifest.json"), "w", encoding="utf-8") as f:
        json.dump({"files": files}, f, ensure_ascii=False, indent=1)
    print(f"{len(reports)} reports, {len(files)} files in {a.out}")


if __name__ == "__main__":
    main()
