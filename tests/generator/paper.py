"""Pieces of an invented paper: paragraphs, tables and cells, digits and list marks.

Blocks: {"t": "p", "text", "cls"}, {"t": "table", "rows", "widths", "head", "border"}, {"t": "page", "landscape"},
{"t": "space", "lines"}.  A cell is {"text", "rs", "cs", "align", "bold", "rot"} or None where a span covers it.
Digits are Arabic until `digits()` sets the script chosen for the text or the scores.
"""
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def digits(text, script):
    return text.translate(THAI) if script == "th" else text


def cell(text="", **more):
    return dict({"text": text, "rs": 1, "cs": 1, "align": "l", "bold": False, "rot": False}, **more)


def para(text, cls="body", **more):
    return dict({"t": "p", "text": text, "cls": cls}, **more)


def table(rows, widths, head=1, border="full", **more):
    width = len(widths)
    for row in rows:
        assert len(row) == width, (len(row), width, [c and c["text"] for c in row])
    return dict({"t": "table", "rows": rows, "widths": widths, "head": head, "border": border}, **more)


def space(lines=1):
    return {"t": "space", "lines": lines}


KO = "กขคงจฉชซ"


def mark(form, number):
    return form.replace("{k}", KO[number - 1]).format(number) if form else ""
