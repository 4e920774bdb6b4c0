"""Draws blocks as an HTML page and prints it with Chromium."""
import html as escape
import os
import subprocess

SIZES = {"TH Sarabun New": 16, "Laksaman": 15, "Norasi": 13, "Kinnari": 13, "Umpush": 13}


def font_size(font):
    return SIZES.get(font, 12)


def page_css(head, number, th):
    counter = "counter(page, thai)" if th else "counter(page)"
    boxes = []
    place = {"bottom": "@bottom-center", "top": "@top-center", "corner": "@top-right", "dash": "@bottom-center"}
    if number in place:
        text = f'"- " {counter} " -"' if number == "dash" else counter
        boxes.append(f"{place[number]} {{ content: {text}; font: inherit; }}")
    if head:
        boxes.append(f'@top-left {{ content: "{head}"; font-size: 10pt; width: 80%; text-align: left; }}')
    return " ".join(boxes)


def table_html(block):
    out = []
    total = sum(block["widths"])
    kind = {"full": "tf", "rows": "tr", "head": "th", "none": "tn"}[block["border"]]
    out.append(f'<table class="{kind}{" small" if block.get("small") else ""}{" tiny" if block.get("tiny") else ""}"><colgroup>')
    out += [f'<col style="width:{100 * w / total:.1f}%">' for w in block["widths"]]
    out.append("</colgroup>")
    for i, row in enumerate(block["rows"]):
        if i == 0:
            out.append("<thead>" if block.get("repeat", True) else "<tbody>")
        if i == block["head"]:
            out.append("</thead><tbody>" if block.get("repeat", True) else "")
        last = i == len(block["rows"]) - 1
        out.append(f'<tr class="{"h" if i < block["head"] else ""}{" z" if last else ""}">')
        for c in row:
            if c is None:
                continue
            text = escape.escape(c["text"]).replace("\n", "<br>")
            if c["rot"]:
                text = f'<div class="rot">{text}</div>'
            weight = ";font-weight:bold" if c["bold"] else ""
            side = {"l": "left", "c": "center", "r": "right"}[c["align"]]
            middle = ";vertical-align:middle" if c["rs"] > 1 or i < block["head"] else ""
            out.append(f'<td rowspan={c["rs"]} colspan={c["cs"]} style="text-align:{side}{weight}{middle}">{text}</td>')
        out.append("</tr>")
    out.append("</tbody></table>")
    return "".join(out)


def chart_html(block):
    """Bars with their names written upwards; the values are not printed."""
    out = ['<svg width="460" height="190" style="display:block">']
    for k, tick in enumerate(block["ticks"]):
        y = 110 - k * 20
        out.append(f'<text x="2" y="{y + 3}" font-size="9">{tick}</text><line x1="24" y1="{y}" x2="450" y2="{y}" stroke="#ccc"/>')
    for k, (name, value) in enumerate(block["bars"]):
        x = 36 + k * 41
        out.append(f'<rect x="{x}" y="{110 - value}" width="20" height="{value}" fill="#888"/>'
                   f'<text font-size="9" text-anchor="end" transform="translate({x + 12},116) rotate(-60)">{escape.escape(name)}</text>')
    return "".join(out) + "</svg>"


def draw(blocks, style, head_text=""):
    size = font_size(style.font)
    out = [f"""<!doctype html><html lang="th"><head><meta charset="utf-8"><style>
@page {{ size: A4; margin: 22mm 18mm 20mm 25mm; {page_css(head_text, style.page_number, style.text_digits == 'th')} }}
@page wide {{ size: A4 landscape; }}
html {{ font-family: '{style.font}'; font-size: {size}pt; line-height: 1.35; }}
body {{ margin: 0; }} .wide {{ page: wide; }} .two {{ column-count: 2; column-gap: 9mm; }}
p {{ margin: 0 0 3pt 0; }} p.body {{ text-indent: 2.5em; {"text-align: justify;" if style.justify else ""} }}
p.title, p.memo {{ text-align: center; font-weight: bold; font-size: 1.1em; text-indent: 0; }}
p.memo {{ font-size: 1.5em; }} p.h1, p.h2 {{ font-weight: bold; margin-top: 8pt; break-after: avoid; }}
p.item {{ padding-left: 2.5em; }} p.item2 {{ padding-left: 4em; }}
p.center {{ text-align: center; }} p.right {{ text-align: right; }} p.sign {{ text-align: center; margin-left: 45%; }}
table {{ border-collapse: collapse; width: 100%; margin: 5pt 0 9pt 0; }} td {{ padding: 1pt 4pt; vertical-align: top; }}
table.small {{ font-size: {0.86 if size > 12 else 0.84}em; line-height: 1.3; }}
table.tiny {{ font-size: 0.72em; }} table.tiny td {{ padding: 1pt 1pt; }}
.tf td {{ border: 0.8pt solid #000; }} .tr td {{ border-top: 0.8pt solid #000; border-bottom: 0.8pt solid #000; }}
.th tr.h td, .th tr.z td {{ border-bottom: 0.8pt solid #000; }} .th tr.h td {{ border-top: 0.8pt solid #000; }}
.cards {{ display: grid; gap: 5pt; margin: 5pt 0 9pt 0; }} .cards div {{ border: 0.5pt solid #aaa; text-align: center; padding: 3pt 4pt; break-inside: avoid; }}
.cards b {{ display: block; font-size: 1.5em; }}
.rot {{ writing-mode: vertical-rl; transform: rotate(180deg); margin: auto; white-space: nowrap; }}
</style></head><body><div>"""]
    for b in blocks:
        if b["t"] == "p":
            out.append(f'<p class="{b["cls"]}">{escape.escape(b["text"])}</p>')
        elif b["t"] == "table":
            out.append(table_html(b))
        elif b["t"] == "space":
            out.append("<p>&nbsp;</p>" * b["lines"])
        elif b["t"] == "chart":
            out.append(chart_html(b))
        elif b["t"] == "cards":
            cards = "".join(f"<div><b>{escape.escape(value)}</b>{escape.escape(name)}</div>" for value, name in b["items"])
            out.append(f'<div class="cards" style="grid-template-columns: repeat({b["n"]}, 1fr)">{cards}</div>')
        elif b["t"] == "columns":
            out.append('</div><div class="two">' if b["n"] > 1 else "</div><div>")
        elif b["t"] == "page":
            side = ' class="wide"' if b["landscape"] else ""
            out.append(f'</div><div{side} style="break-before: page">')
    out.append("</div></body></html>")
    return "".join(out)


def print_pdf(source, target):
    profile = os.path.join(os.path.dirname(os.path.abspath(target)), ".chromium")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--user-data-dir={profile}", f"--print-to-pdf={target}", source],
                   check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
