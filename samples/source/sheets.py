"""Flat OpenDocument files of slides and of spreadsheets, which LibreOffice prints."""
from xml.sax.saxutils import escape

NS = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "presentation": "presentation",
    "svg": "svg-compatible", "fo": "xsl-fo-compatible"}.items())


def paragraphs(text, style):
    return "".join(f'<text:p text:style-name="{style}">{escape(line)}</text:p>' for line in text.split("\n"))


class Document:
    """Styles by what they say, each defined once."""

    def __init__(self, kind, font):
        self.kind, self.font, self.styles = kind, font, {}

    def style(self, family, properties):
        """Name of an automatic style of these properties."""
        return self.styles.setdefault((family, properties), f"{family[:2]}{len(self.styles)}")

    def letters(self, size, bold=False, colour="#000000"):
        weight = "bold" if bold else "normal"
        return (f'<style:text-properties fo:font-family="\'{self.font}\'" style:font-family-complex="\'{self.font}\'" fo:font-size="{size}pt" '
                f'style:font-size-complex="{size}pt" fo:font-weight="{weight}" style:font-weight-complex="{weight}" fo:color="{colour}" '
                'fo:language="en" fo:country="US" style:language-complex="th" style:country-complex="TH"/>')

    def line(self, size, bold=False, colour="#000000", align="start", below=0):
        return self.style("paragraph", f'<style:paragraph-properties fo:text-align="{align}" fo:margin-bottom="{below}pt" style:writing-mode="lr-tb"/>'
                          + self.letters(size, bold, colour))

    def file(self, layouts, masters, body):
        automatic = "".join(f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'
                            for (family, properties), name in self.styles.items())
        return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.2" '
                f'office:mimetype="application/vnd.oasis.opendocument.{self.kind}"><office:styles/>'
                f"<office:automatic-styles>{layouts}{automatic}</office:automatic-styles><office:master-styles>{masters}</office:master-styles>"
                f"<office:body><office:{self.kind}>{body}</office:{self.kind}></office:body></office:document>")


class Slides(Document):
    """Wide slides; sizes are in centimetres from the top left."""

    def __init__(self, font, bar, paper="#ffffff"):
        super().__init__("presentation", font)
        self.bar, self.paper, self.pages = bar, paper, []

    def slide(self):
        self.pages.append([])

    def add(self, xml):
        self.pages[-1].append(xml)

    def frame(self, x, y, w, h):
        return f'svg:x="{x}cm" svg:y="{y}cm" svg:width="{w}cm" svg:height="{h}cm"'

    def block(self, x, y, w, h, fill, kind="rect"):
        style = self.style("graphic", f'<style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="{fill}"/>')
        self.add(f'<draw:{kind} draw:style-name="{style}" {self.frame(x, y, w, h)}/>')

    def text(self, x, y, w, h, text, size, bold=False, colour="#222222", align="start", below=0):
        style = self.style("graphic", '<style:graphic-properties draw:stroke="none" draw:fill="none" draw:auto-grow-height="false" fo:padding="0cm"/>')
        self.add(f'<draw:frame draw:style-name="{style}" {self.frame(x, y, w, h)}><draw:text-box>'
                 + paragraphs(text, self.line(size, bold, colour, align, below)) + "</draw:text-box></draw:frame>")

    def titled(self, text):
        self.slide()
        self.block(0, 0, 25.4, 2.0, self.bar)
        self.text(1.0, 0.45, 23.4, 1.3, text, 24, True, "#ffffff")

    def table(self, x, y, widths, rows, size, high=0.9, centred=()):
        """The first row is the head."""
        out = [f'<draw:frame {self.frame(x, y, sum(widths), high * len(rows))}><table:table>']
        for w in widths:
            style = self.style("table-column", f'<style:table-column-properties style:column-width="{w}cm"/>')
            out.append(f'<table:table-column table:style-name="{style}"/>')
        row_style = self.style("table-row", f'<style:table-row-properties style:row-height="{high}cm"/>')
        for i, row in enumerate(rows):
            out.append(f'<table:table-row table:style-name="{row_style}">')
            fill = self.bar if i == 0 else ("#eef3f8" if i % 2 else "#ffffff")
            cell = self.style("table-cell", f'<style:graphic-properties draw:fill="solid" draw:fill-color="{fill}" fo:padding-top="0.08cm" fo:padding-bottom="0.05cm" '
                              'fo:padding-left="0.15cm" fo:padding-right="0.15cm"/><style:paragraph-properties fo:border="0.5pt solid #9aa7b4"/>')
            for k, text in enumerate(row):
                align = "center" if i == 0 or k in centred else "start"
                out.append(f'<table:table-cell table:style-name="{cell}">'
                           + paragraphs(text, self.line(size, i == 0, "#ffffff" if i == 0 else "#222222", align)) + "</table:table-cell>")
            out.append("</table:table-row>")
        self.add("".join(out) + "</table:table></draw:frame>")

    def xml(self):
        page = self.style("drawing-page", f'<style:drawing-page-properties draw:fill="solid" draw:fill-color="{self.paper}" presentation:background-visible="true"/>')
        body = "".join(f'<draw:page draw:name="p{n}" draw:style-name="{page}" draw:master-page-name="M">{"".join(p)}</draw:page>'
                       for n, p in enumerate(self.pages, 1))
        layouts = ('<style:page-layout style:name="L"><style:page-layout-properties fo:margin="0cm" fo:page-width="25.4cm" fo:page-height="14.288cm" '
                   'style:print-orientation="landscape"/></style:page-layout>')
        return self.file(layouts, f'<style:master-page style:name="M" style:page-layout-name="L" draw:style-name="{page}"/>', body)


class Sheets(Document):
    """Sheets of cells; each is printed on pages of its own, as wide as the paper."""

    def __init__(self, font):
        super().__init__("spreadsheet", font)
        self.layouts, self.masters, self.body = [], [], []

    def sheet(self, widths, rows, wide=False):
        """A row is its height in cm and its cells: a box(), or None where a span covers it."""
        k = len(self.body)
        size = (29.7, 21.0) if wide else (21.0, 29.7)
        self.layouts.append(
            f'<style:page-layout style:name="L{k}"><style:page-layout-properties fo:page-width="{size[0]}cm" fo:page-height="{size[1]}cm" fo:margin="1.6cm" '
            f'style:print-orientation="{"landscape" if wide else "portrait"}" style:scale-to-X="1" style:scale-to-Y="0" style:table-centering="horizontal"/>'
            f'</style:page-layout><style:style style:name="T{k}" style:family="table" style:master-page-name="M{k}"><style:table-properties table:display="true"/></style:style>')
        self.masters.append(f'<style:master-page style:name="M{k}" style:page-layout-name="L{k}"><style:header style:display="false"/>'
                            '<style:footer style:display="false"/></style:master-page>')
        out = [f'<table:table table:name="แผ่น{k + 1}" table:style-name="T{k}">']
        for w in widths:
            style = self.style("table-column", f'<style:table-column-properties style:column-width="{w}cm"/>')
            out.append(f'<table:table-column table:style-name="{style}"/>')
        for high, cells in rows:
            row = self.style("table-row", f'<style:table-row-properties style:row-height="{high}cm" style:use-optimal-row-height="false"/>')
            out.append(f'<table:table-row table:style-name="{row}">' + "".join(map(self.cell, cells)) + "</table:table-row>")
        self.body.append("".join(out) + "</table:table>")

    def cell(self, c):
        if c is None:
            return "<table:covered-table-cell/>"
        line = "0.6pt solid #000000" if c["border"] else "none"
        fill = f' fo:background-color="{c["fill"]}"' if c["fill"] else ""
        style = self.style("table-cell", f'<style:table-cell-properties fo:border="{line}"{fill} fo:wrap-option="wrap" fo:padding="0.06cm" style:vertical-align="{c["middle"]}"/>'
                           f'<style:paragraph-properties fo:text-align="{c["align"]}"/>' + self.letters(c["size"], c["bold"]))
        span = f' table:number-columns-spanned="{c["cs"]}" table:number-rows-spanned="{c["rs"]}"' if c["cs"] > 1 or c["rs"] > 1 else ""
        if not c["text"]:
            return f'<table:table-cell table:style-name="{style}"{span}/>'
        text = "".join(f"<text:p>{escape(t)}</text:p>" for t in c["text"].split("\n"))
        return f'<table:table-cell table:style-name="{style}"{span} office:value-type="string">{text}</table:table-cell>'

    def xml(self):
        return self.file("".join(self.layouts), "".join(self.masters), "".join(self.body))


def box(text="", cs=1, rs=1, size=12, bold=False, align="start", border=True, fill="", middle="middle"):
    return {"text": text, "cs": cs, "rs": rs, "size": size, "bold": bold, "align": align, "border": border, "fill": fill, "middle": middle}
