"""Whole pages of text and tables, whose lines the program itself cuts: tight rows, cells of several lines, dotted rules, stamps.

`draw_page` gives the ink of a page and, in `cells`, each line's text with the box of its ink.
"""
import os
import sys

import cv2
import numpy as np

import draw
import fonts
import remains
import text

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'numbers'))
import pages  # noqa: E402

SIZES = [10, 11, 12, 12, 12, 12, 13, 14]


def styles(rng, table, dpi):
    """(style of the text, of headings, height of a 12 point letter's square in pixels)"""
    entry = rng.choices(table, [f.share for f in table])[0]
    path = rng.choice(entry.files)
    em = rng.choice(SIZES) * dpi / 72 * rng.uniform(.95, 1.05)
    bold = [f for f in entry.files if 'old' in f] or [path]
    fallback = rng.choice(fonts.FALLBACK)
    foreign = rng.random() < .1
    body = draw.Style(path, max(14, round(em * entry.factor)), fallback, foreign)
    size = max(14, round(em * entry.factor * rng.choice([1, 1, 1.2])))
    head = draw.Style(rng.choice(bold), size, rng.choice(fonts.FALLBACK_BOLD), foreign)
    return body, head, em


def put(page, s, style, x, base, kept=True):
    """Draws a line with its ink's left edge at x; returns its width, 0 where it did not fit."""
    drawing = draw.draw(s, style)
    rows, columns = draw.rows_of(drawing.ink), draw.columns_of(drawing.ink)
    if not len(rows):
        return 0
    wide = int(columns[-1] - columns[0] + 1)
    height, width = page.ink.shape
    x, base = int(x), int(base)
    if x + wide > width - 4:
        return 0
    pages.put(page, drawing, x, base, (0, 0, width, height))
    if kept:
        top = base - drawing.base
        page.cells.append((s, (x, top + rows[0], x + wide, top + rows[-1] + 1)))
    return wide


def fitting(s, style, most):
    """The text cut at a space or a cluster so that it fits, and the rest."""
    wide = sum(f.getlength(part) for part, f in draw.runs(s, style))
    if wide <= most:
        return s, ''
    ends = [m.end() for m in draw.CLUSTER.finditer(s)]
    ends = [e for e in ends if e <= len(s) * most / wide * .97]
    if not ends:
        return '', ''
    space = s.rfind(' ', int(ends[-1] * .6), ends[-1])
    cut = space if space > 0 else ends[-1]
    return s[:cut].strip(), s[cut:].strip()


def paragraph(page, rng, style, words, left, right, base, step, dotted):
    x, rest = left + style.px * rng.choice([0, 1.5, 2]), words
    while rest:
        s, rest = fitting(rest, style, right - x)
        if not s:
            break
        if put(page, s, style, x, base) and dotted:
            line_of_dots(page, rng, left, right, base, style.px)
        x, base = left, base + step
        if base > page.ink.shape[0] - style.px:
            break
    return base


def line_of_dots(page, rng, left, right, base, px):
    size = max(1, round(px * .035))
    y = int(base + px * rng.uniform(.05, .18))
    for x in range(int(left), int(right), size * 4):
        page.ink[y:y + size, x:x + size] = .9


def table(page, rng, style, head, writer, left, right, y, limit, leading):
    """A ruled table with cells of several lines."""
    dpi = page.dpi
    shares = [rng.uniform(.5, 3) for _ in range(rng.randint(2, 6))]
    edges = np.cumsum([left] + [s * (right - left) / sum(shares) for s in shares]).astype(int)
    rule, pad = max(1, round(dpi * rng.uniform(.003, .012))), int(dpi * rng.uniform(.015, .07))
    dark = rng.uniform(.6, 1)
    above, below = style.px * rng.uniform(.72, .95), style.px * rng.uniform(.22, .4)
    for row in range(rng.randint(3, 14)):
        s = head if row == 0 else style
        cells = []
        for k in range(len(shares)):
            lines, rest = [], writer.cell() if shares[k] < 1 or rng.random() < .4 else writer.line()
            most = edges[k + 1] - edges[k] - 2 * pad - rule
            while rest and len(lines) < 4:
                part, rest = fitting(rest, s, most)
                if not part:
                    break
                lines.append(part)
            cells.append(lines)
        high = int(above + below + leading * (max(1, max(len(c) for c in cells)) - 1))
        if y + high > limit:
            break
        for k, lines in enumerate(cells):
            centred = rng.random() < .4
            for n, part in enumerate(lines):
                wide = sum(f.getlength(t) for t, f in draw.runs(part, s))
                x = edges[k] + (edges[k + 1] - edges[k] - wide) / 2 if centred else edges[k] + pad + rule
                put(page, part, s, max(x, edges[k] + rule + 1), y + above + n * leading)
        area = page.ink[y:y + rule, edges[0]:edges[-1] + rule]
        np.maximum(area, dark, out=area)
        for x in edges:
            area = page.ink[y:y + high + rule, x:x + rule]
            np.maximum(area, dark, out=area)
        y += high
    area = page.ink[y:y + rule, edges[0]:edges[-1] + rule]
    np.maximum(area, dark, out=area)
    return y


def blemishes(page, rng, px):
    """Stamps, pens and punched holes somewhere on the page."""
    height, width = page.ink.shape
    if rng.random() < .3:
        layer = np.zeros_like(page.ink)
        centre, radius = (rng.randrange(width), rng.randrange(height)), int(px * rng.uniform(2, 6))
        cv2.circle(layer, centre, radius, 1.0, max(1, int(px * .06)), cv2.LINE_AA)
        cv2.circle(layer, centre, int(radius * .7), 1.0, max(1, int(px * .04)), cv2.LINE_AA)
        page.ink = np.maximum(page.ink, layer * rng.uniform(.15, .6))
    for _ in range(rng.choice([0, 0, 1, 3])):
        y, x = rng.randrange(height - 4 * px), rng.randrange(width - 4 * px)
        page.ink[y:y + 4 * px, x:x + 4 * px] = remains.pen(rng, page.ink[y:y + 4 * px, x:x + 4 * px].copy(), px)


def draw_page(rng, fonts_table, dpi, writer):
    width, height = (int(v * dpi) for v in pages.PAPER)
    page = pages.Page(np.zeros((height, width), np.float32), dpi)
    body, head, em = styles(rng, fonts_table, dpi)
    page.px = body.px
    left, right = int(dpi * rng.uniform(.6, 1.1)), width - int(dpi * rng.uniform(.5, .9))
    leading = em * rng.choices([rng.uniform(1.32, 1.5), rng.uniform(1.5, 2.1)], [15, 85])[0]  # single spacing: about 1.55 and 1.85
    dotted = rng.random() < .08
    y, limit = dpi * rng.uniform(.6, 1), height - .7 * dpi
    while y < limit - 2 * leading:
        kind = rng.choices(['text', 'heading', 'table', 'items'], [45, 15, 25, 15])[0]
        if kind == 'text':
            words = ' '.join(writer.line() for _ in range(rng.randint(1, 4)))
            y = paragraph(page, rng, body, words, left, right, y, leading, dotted)
        elif kind == 'items':
            for _ in range(rng.randint(2, 5)):
                y = paragraph(page, rng, body, f'{writer.script(writer.item())} {writer.line()}', left + body.px, right, y, leading, False)
        elif kind == 'heading':
            s, _ = fitting(writer.heading() if rng.random() < .5 else writer.official(), head, right - left)
            s = text.known(s)
            if s:
                put(page, s, head, left + rng.choice([0, (right - left) * rng.uniform(0, .2)]), y)
            y += leading * 1.1
        else:
            y = table(page, rng, body, head, writer, left, right, int(y - .4 * body.px), limit, leading) + 1.6 * body.px
        y += leading * rng.uniform(0, .3)
    blemishes(page, rng, body.px)
    return page
