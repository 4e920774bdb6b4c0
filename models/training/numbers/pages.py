"""Whole pages of numbers in tables, so that the program itself cuts them: its rulings taken out, its lines, its margins.

`draw_page` gives the ink of a page and where each number stands; `turned` and `spoilt` do what a scanner does to it.
"""
import os
import sys
from dataclasses import dataclass, field

import cv2
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import degrade  # noqa: E402
import draw  # noqa: E402

PAPER = (8.27, 11.69)  # inches
SIZES = [10, 11, 12, 12, 12, 12, 13, 14, 16]  # points, as offices choose them
LABELS = ('การปฏิบัติหน้าที่ การใช้งบประมาณ การใช้อำนาจ การแก้ไขปัญหาการทุจริต คุณภาพการดำเนินงาน ประสิทธิภาพการสื่อสาร '
          'การปรับปรุงระบบ การเปิดเผยข้อมูล การป้องกันการทุจริต กองช่าง สำนักปลัด กองคลัง ดำเนินการแล้ว อยู่ระหว่างจัดทำ').split()
TITLES = ('รายงานผลการประเมินประจำปี', 'ตารางแสดงผลคะแนนรายตัวชี้วัด', 'สรุปผลการดำเนินงานของหน่วยงาน', 'ข้อมูลประกอบการวิเคราะห์')
TITLE_INCHES = .28


@dataclass
class Page:
    ink: np.ndarray  # float32, 0 paper .. 1 ink
    dpi: int
    px: int = 40     # size of the print, about
    cells: list = field(default_factory=list)  # (text, (x0, y0, x1, y1)) in pixels


def put(page, drawing, x, base, limits):
    """Ink of a drawing with its left edge at x and its baseline at `base`, only within `limits`."""
    rows, columns = np.where(drawing.ink.max(1) > 0)[0], np.where(drawing.ink.max(0) > 0)[0]
    if not len(rows):
        return
    part = drawing.ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    y = base - drawing.base + rows[0]
    x0, y0, x1, y1 = limits
    top, left = max(y, y0), max(x, x0)
    bottom, right = min(y + part.shape[0], y1), min(x + part.shape[1], x1)
    if top < bottom and left < right:
        area = page.ink[top:bottom, left:right]
        np.maximum(area, part[top - y:bottom - y, left - x:right - x], out=area)


def ink_width(drawing):
    columns = np.where(drawing.ink.max(0) > .25)[0]
    return int(columns[-1] - columns[0] + 1) if len(columns) else 0


def title(page, rng, style, y):
    drawing = draw.draw(rng.choice(TITLES), style)
    height, width = page.ink.shape
    put(page, drawing, max(0, (width - ink_width(drawing)) // 2), int(y), (0, 0, width, height))


def table(page, rng, style, number, y, limit, rows):
    """Draws a table from row y on, not beyond `limit`; returns where it ends.  `number` gives the text of a cell."""
    dpi, px = page.dpi, style.px
    width = page.ink.shape[1]
    side = int(dpi * rng.uniform(.4, .9))
    label = int(dpi * rng.uniform(1.2, 2.2)) if rng.random() < .7 else 0
    columns = [label] if label else []
    while sum(columns) < width - 2 * side - .7 * dpi:
        columns.append(int(dpi * rng.uniform(.5, 1.3)))
    step = px * rng.uniform(.95, 1.2) + dpi * rng.uniform(.02, .14)
    rule = max(1, round(dpi * rng.uniform(.003, .014)))
    dark = rng.uniform(.6, 1)
    lines = rng.choices(['all', 'across', 'none'], [75, 12, 13])[0]
    align = [rng.choice(['centre', 'centre', 'right', 'left']) for _ in columns]
    edges = [side + sum(columns[:i]) for i in range(len(columns) + 1)]
    pad = rule + max(2, int(dpi * rng.uniform(.015, .06)))
    top = y
    while rows > 0 and y + step < limit:
        y0, y1 = int(y), int(y + step)
        base = int(y0 + step / 2 + px * rng.uniform(.22, .26))
        for i, wide in enumerate(columns):
            box = (edges[i], y0, edges[i + 1], y1)
            is_label = label and i == 0
            for _ in range(4):
                s = rng.choice(LABELS) if is_label else number()
                drawing = draw.draw(s, style)
                size = ink_width(drawing)
                if size + 2 * pad <= wide:
                    break
            else:
                continue
            x = {'left': edges[i] + pad, 'right': edges[i + 1] - pad - size, 'centre': edges[i] + (wide - size) // 2}[align[i]]
            put(page, drawing, x, base, (0, 0, width, page.ink.shape[0]))
            if not is_label:
                page.cells.append((s, box))
        y += step
        rows -= 1
    end = int(y)
    if lines != 'none':
        for k in range(int(round((end - top) / step)) + 1):
            at = int(top + k * step)
            area = page.ink[at:at + rule, edges[0]:edges[-1] + rule]
            np.maximum(area, dark, out=area)
    if lines == 'all':
        for x in edges:
            area = page.ink[int(top):end + rule, x:x + rule]
            np.maximum(area, dark, out=area)
    return end


def draw_page(rng, fonts, dpi, number, tables=6):
    """A page of tables.  `fonts` is a table of fonts; `number(style)` writes the text of a cell."""
    width, height = (int(v * dpi) for v in PAPER)
    page = Page(np.zeros((height, width), np.float32), dpi)
    y, limit = dpi * rng.uniform(.5, .8), height - .6 * dpi
    sizes = []
    while y < limit - .5 * dpi and tables > 0:
        style = draw.style(rng, fonts, dpi, SIZES)
        sizes.append(style.px)
        title(page, rng, style, y + .8 * style.px)
        y += max(1.2 * style.px, TITLE_INCHES * dpi)
        y = table(page, rng, style, lambda: number(style), y, limit, rng.randint(8, 18)) + dpi * rng.uniform(.1, .3)
        tables -= 1
    page.px = int(np.mean(sizes)) if sizes else page.px
    return page


def turned(page, degrees):
    """The page turned about its middle, its cells with it."""
    height, width = page.ink.shape
    m = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    ink = cv2.warpAffine(page.ink, m, (width, height), flags=cv2.INTER_LINEAR)
    cells = []
    for s, (x0, y0, x1, y1) in page.cells:
        x, y = m @ np.array([(x0 + x1) / 2, (y0 + y1) / 2, 1])
        cells.append((s, (x - (x1 - x0) / 2, y - (y1 - y0) / 2, x + (x1 - x0) / 2, y + (y1 - y0) / 2)))
    return Page(ink, page.dpi, page.px, cells)


def spoilt(rng, page, level):
    """Grey picture of the page as a scanner of this level gives it, and its cells."""
    if rng.random() < .6:
        page = turned(page, rng.uniform(-1, 1) * rng.choice([.3, 1]))
    ink, dpi, px = page.ink, page.dpi, page.px
    if level:
        ink = degrade.stroke_weight(rng, ink, px)
        blur = rng.uniform(0, .9 if level == degrade.OFFICE else 1.4) * dpi / 300 * max(.6, px / 65)
        if blur > .15:
            ink = cv2.GaussianBlur(ink, (0, 0), blur)
        if rng.random() < (0, .08, .25)[level]:
            ink = degrade.fax(rng, ink, dpi)
    grey = degrade.paper(rng, ink, level, dpi)
    quality = rng.choice([0, 35, 45, 60, 75, 90]) if level else 0
    if quality:
        grey = cv2.imdecode(cv2.imencode('.jpg', grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 0)
    return grey, page.cells
