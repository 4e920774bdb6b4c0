"""Draws blocks as a flat OpenDocument text, which LibreOffice turns into a PDF."""
import os
import subprocess
import tempfile
from xml.sax.saxutils import escape

from draw_html import font_size
from paper import cell, table

NS = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
    "office": "office", "style": "style", "text": "text", "table": "table"}.items()) + \
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'


def text_props(size, bold):
    weight = "bold" if bold else "normal"
    return (f'<style:text-properties style:font-name="F" style:font-name-complex="F" fo:font-size="{size}pt" '
            f'style:font-size-complex="{size}pt" fo:font-weight="{weight}" style:font-weight-complex="{weight}" '
            'fo:language="en" fo:country="US" style:language-complex="th" style:country-complex="TH"/>')


def paragraph_style(name, size, bold=False, align="start", indent=0, left=0, above=0, keep=False, extra="", parent=""):
    kept = ' fo:keep-with-next="always"' if keep else ""
    return (f'<style:style style:name="{name}" style:family="paragraph"{extra}><style:paragraph-properties '
            f'fo:text-align="{align}" fo:text-indent="{indent}pt" fo:margin-left="{left}pt" fo:margin-top="{above}pt" '
            f'fo:margin-bottom="2pt"{kept}/>{text_props(size, bold)}</style:style>')


def page_styles(style, head):
    number = "<text:page-number/>"
    if style.page_number == "dash":
        number = "- <text:page-number/> -"
    kind = "๑" if style.text_digits == "th" else "1"
    top, bottom = [], []
    if head:
        top.append(f'<text:p text:style-name="Head">{escape(head)}</text:p>')
    if style.page_number in ("top", "corner"):
        top.append(f'<text:p text:style-name="{"Center" if style.page_number == "top" else "Right"}">{number}</text:p>')
    if style.page_number in ("bottom", "dash"):
        bottom.append(f'<text:p text:style-name="Center">{number}</text:p>')
    layouts, masters = [], []
    for name, size, side in (("Tall", (595.3, 841.9), "portrait"), ("Wide", (841.9, 595.3), "landscape")):
        layouts.append(
            f'<style:page-layout style:name="L{name}"><style:page-layout-properties fo:page-width="{size[0]}pt" '
            f'fo:page-height="{size[1]}pt" style:print-orientation="{side}" fo:margin-top="50pt" fo:margin-bottom="45pt" '
            f'fo:margin-left="68pt" fo:margin-right="50pt" style:num-format="{kind}"/>'
            + ('<style:header-style><style:header-footer-properties fo:min-height="14pt" fo:margin-bottom="8pt"/>'
               "</style:header-style>" if top else "")
            + ('<style:footer-style><style:header-footer-properties fo:min-height="14pt" fo:margin-top="8pt"/>'
               "</style:footer-style>" if bottom else "") + "</style:page-layout>")
        masters.append(
            f'<style:master-page style:name="{name}" style:page-layout-name="L{name}">'
            + (f"<style:header>{''.join(top)}</style:header>" if top else "")
            + (f"<style:footer>{''.join(bottom)}</style:footer>" if bottom else "") + "</style:master-page>")
    return "".join(layouts), "".join(masters)


def cards_table(block):
    """Cards as people make them in Writer: cells with a number and, below it, its name."""
    items, n = block["items"], block["n"]
    rows = [[cell(f"{value}\n{name}", align="c") for value, name in items[i:i + n]] for i in range(0, len(items), n)]
    return table(rows, [10] * n, 0, "full", repeat=False)


class Drawer:
    def __init__(self, style, head=""):
        self.style, self.head, self.automatic, self.body = style, head, [], []
        self.size = font_size(style.font)
        self.pending = ""  # style attribute that breaks the page before the next block
        self.count = 0
        self.width = 477.0

    def named(self, base):
        """Name of the style of the next paragraph; a page break makes a style of its own."""
        if not self.pending:
            return base
        self.count += 1
        name = f"B{self.count}"
        self.automatic.append(f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{base}" '
                              f'style:master-page-name="{self.pending}"/>')
        self.pending = ""
        return name

    def p(self, text, cls):
        lines = escape(text).replace("  ", ' <text:s/>').replace("\n", "<text:line-break/>")
        self.body.append(f'<text:p text:style-name="{self.named(cls)}">{lines}</text:p>')

    def define(self, style):
        """An automatic style, once."""
        if style not in self.automatic:
            self.automatic.append(style)

    def table(self, b):
        if self.pending:
            self.p("", "Tiny")
        self.count += 1
        t = f"T{self.count}"
        total = sum(b["widths"])
        self.automatic.append(f'<style:style style:name="{t}" style:family="table"><style:table-properties '
                              f'style:width="{self.width}pt" table:align="margins" table:border-model="collapsing" '
                              'fo:margin-top="4pt" fo:margin-bottom="7pt"/></style:style>')
        for i, w in enumerate(b["widths"]):
            self.automatic.append(f'<style:style style:name="{t}.{i}" style:family="table-column">'
                                  f'<style:table-column-properties style:column-width="{self.width * w / total:.1f}pt"/></style:style>')
        out = [f'<table:table table:name="{t}" table:style-name="{t}">']
        out += [f'<table:table-column table:style-name="{t}.{i}"/>' for i in range(len(b["widths"]))]
        for i, row in enumerate(b["rows"]):
            if i == 0 and b.get("repeat", True):
                out.append("<table:table-header-rows>")
            if i == b["head"] and b.get("repeat", True):
                out.append("</table:table-header-rows>")
            rotated = any(c and c["rot"] for c in row)
            row_style = t + ("tall" if rotated else "row")
            height = f'style:row-height="{b.get("tall", 82)}pt"' if rotated else ""
            together = "auto" if b.get("split", True) else "always"
            self.define(f'<style:style style:name="{row_style}" style:family="table-row">'
                        f'<style:table-row-properties {height} fo:keep-together="{together}"/></style:style>')
            out.append(f'<table:table-row table:style-name="{row_style}">')
            for c in row:
                if c is None:
                    out.append("<table:covered-table-cell/>")
                    continue
                line = "0.8pt solid #000000"
                header, last = i < b["head"], i + c["rs"] >= len(b["rows"])
                across = b["border"] in ("full", "rows") or (b["border"] == "head" and header)
                below = across or (b["border"] == "head" and last)
                side = b["border"] == "full"
                key = (across, below, side, c["rot"], header or c["rs"] > 1)
                name = f"{t}c{''.join(str(int(k)) for k in key)}"
                definition = (
                    f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
                    f'fo:border-top="{line if across else "none"}" fo:border-bottom="{line if below else "none"}" '
                    f'fo:border-left="{line if side else "none"}" fo:border-right="{line if side else "none"}" '
                    f'fo:padding="{1 if b.get("tiny") else 2.5}pt" style:vertical-align="{"middle" if key[4] else "top"}"'
                    + (' style:writing-mode="bt-lr"' if c["rot"] else "") + "/></style:style>")
                self.define(definition)
                span = f' table:number-rows-spanned="{c["rs"]}" table:number-columns-spanned="{c["cs"]}"' \
                    if c["rs"] > 1 or c["cs"] > 1 else ""
                out.append(f'<table:table-cell table:style-name="{name}"{span} office:value-type="string">')
                kind = "C" + ("t" if b.get("tiny") else "s" if b.get("small") else "n") + c["align"] + ("b" if c["bold"] else "")
                for text in c["text"].split("\n"):
                    out.append(f'<text:p text:style-name="{kind}">{escape(text)}</text:p>')
                out.append("</table:table-cell>")
            out.append("</table:table-row>")
        out.append("</table:table>")
        self.body.append("".join(out))

    def draw(self, blocks):
        self.pending = "Tall"
        for b in blocks:
            if b["t"] == "p":
                self.p(b["text"], b["cls"].capitalize())
            elif b["t"] == "table":
                self.table(b)
            elif b["t"] == "cards":
                self.table(cards_table(b))
            elif b["t"] == "space":
                for _ in range(b["lines"]):
                    self.p("", "Plain")
            elif b["t"] == "columns":
                if b["n"] > 1:
                    self.define('<style:style style:name="Two" style:family="section"><style:section-properties>'
                                '<style:columns fo:column-count="2" fo:column-gap="22pt"/></style:section-properties></style:style>')
                    if self.pending:
                        self.p("", "Tiny")
                    self.body.append('<text:section text:style-name="Two" text:name="Two">')
                else:
                    self.body.append("</text:section>")
            elif b["t"] == "page":
                self.pending = "Wide" if b["landscape"] else "Tall"
                self.width = 723.0 if b["landscape"] else 477.0
        s, justify = self.size, "justify" if self.style.justify else "start"
        styles = [
            paragraph_style("Body", s, align=justify, indent=s * 2.2), paragraph_style("Plain", s),
            paragraph_style("Title", round(s * 1.1), True, "center"), paragraph_style("Memo", round(s * 1.5), True, "center"),
            paragraph_style("H1", s, True, above=7, keep=True), paragraph_style("H2", s, True, above=5, keep=True),
            paragraph_style("Item", s, left=s * 2.2), paragraph_style("Item2", s, left=s * 3.6),
            paragraph_style("Center", s, align="center"), paragraph_style("Right", s, align="end"),
            paragraph_style("Sign", s, align="center", left=220), paragraph_style("Tiny", 2),
            paragraph_style("Head", max(9, round(s * 0.7)))]
        for sizes, k in (("t", round(s * 0.7, 1)), ("s", round(s * 0.86, 1)), ("n", s)):
            for align, word in (("l", "start"), ("c", "center"), ("r", "end")):
                for bold in (False, True):
                    styles.append(paragraph_style(f"C{sizes}{align}{'b' if bold else ''}", k, bold, word))
        layouts, masters = page_styles(self.style, self.head)
        return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.2" '
                'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
                f'<style:font-face style:name="F" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
                f'svg:font-family="\'{self.style.font}\'"/></office:font-face-decls>'
                f"<office:styles>{''.join(styles)}</office:styles>"
                f"<office:automatic-styles>{layouts}{''.join(self.automatic)}</office:automatic-styles>"
                f"<office:master-styles>{masters}</office:master-styles>"
                f"<office:body><office:text>{''.join(self.body)}</office:text></office:body></office:document>")


def draw(blocks, style, head_text=""):
    return Drawer(style, head_text).draw(blocks)


def convert(sources, folder):
    """Many files in one start of LibreOffice."""
    if not sources:
        return
    with tempfile.TemporaryDirectory() as profile:
        for i in range(0, len(sources), 40):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
                            "--outdir", folder] + sources[i:i + 40], check=True, timeout=600,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    missing = [s for s in sources
               if not os.path.exists(os.path.join(folder, os.path.splitext(os.path.basename(s))[0] + ".pdf"))]
    assert not missing, missing
