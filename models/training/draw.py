"""Draws one line of text in a chosen font and size, as ink on nothing (0 paper, 1 ink)."""
import functools
import re
from dataclasses import dataclass

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

import fonts

# A leading vowel, a letter, its marks and a following vowel: what letter spacing must not tear apart.
CLUSTER = re.compile('[เแโใไ]?.[ัิ-ฺ็-๎]*[ำาะ]?', re.S)


@dataclass
class Drawing:
    ink: np.ndarray  # float32, 0..1
    base: int        # row of the baseline
    px: int          # size of the font in pixels


@dataclass
class Style:
    path: str
    px: int
    fallback: str            # for characters that the font lacks
    foreign: bool = False    # everything that is not Thai in the fallback font, as office programs do
    spacing: float = 0.0     # extra pixels after each cluster


@functools.lru_cache(None)
def characters_of(path):
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@functools.lru_cache(600)
def face(path, px):
    return ImageFont.truetype(path, px, layout_engine=ImageFont.Layout.RAQM)


def style(rng, table, dpi, sizes):
    """Draws a font by its share, and a size around the usual ones."""
    entry = rng.choices(table, [f.share for f in table])[0]
    path = rng.choice(entry.files)
    bold = 'old' in path
    px = max(14, round(rng.choice(sizes) * entry.factor * dpi / 72 * rng.uniform(.93, 1.05)))
    spacing = 0.0
    if rng.random() < .13:
        spacing = px * rng.choice([rng.uniform(-.02, 0), rng.uniform(.01, .12), rng.uniform(.02, .25)])
    fallback = rng.choice(fonts.FALLBACK_BOLD if bold else fonts.FALLBACK)
    return Style(path, px, fallback, rng.random() < .07, spacing)


def runs(text, s):
    """Splits into (text, face): the font where it has the glyph, else the fallback, else DejaVu."""
    own = characters_of(s.path)
    parts = []
    for c in text:
        if c == ' ' and parts:
            parts[-1][0].append(c)
            continue
        thai = '\u0e00' <= c <= '\u0e7f'
        if ord(c) in own and not (s.foreign and not thai):
            choice = (s.path, s.px)
        else:
            other = s.fallback if ord(c) in characters_of(s.fallback) else fonts.LAST_RESORT
            choice = (other, max(8, round(s.px * fonts.fallback_scale(s.path))))
        if parts and parts[-1][1] == choice:
            parts[-1][0].append(c)
        else:
            parts.append(([c], choice))
    return [(''.join(letters), face(*choice)) for letters, choice in parts]


def draw(text, s):
    height, base = int(s.px * 3.2), int(s.px * 1.9)
    width = int(s.px * (len(text) * 1.1 + 4) + abs(s.spacing) * len(text))
    image = Image.new('L', (max(width, 40), height), 0)
    pen = ImageDraw.Draw(image)
    x = float(s.px)
    for part, f in runs(text, s):
        pieces = [m.group() for m in CLUSTER.finditer(part)] if s.spacing else [part]
        for piece in pieces:
            pen.text((x, base), piece, font=f, fill=255, anchor='ls')
            x += f.getlength(piece) + s.spacing * (2 if piece == ' ' else 1)
    return Drawing(np.asarray(image, np.float32) / 255, base, s.px)


def rows_of(ink):
    return np.where(ink.max(1) > .25)[0]


def columns_of(ink):
    return np.where(ink.max(0) > .25)[0]


def sliver(rng, ink, text, s):
    """Leaves a strip of a neighbouring line above or below, as a careless cut does."""
    letters = ''.join(rng.sample(list(text), min(len(text), 30)))
    letters = re.sub('^[ัิ-ฺ็-๎าำะๅ]+', '', letters)
    rows = rows_of(ink)
    if not letters or not len(rows):
        return
    other = draw(letters, s).ink[:, :ink.shape[1]]
    tight = rng.random() < .5  # marks of one row stand among those of the other
    apart = rng.uniform(.88, 1.15) if tight else rng.uniform(1.15, 1.5)
    other = np.roll(other, int(s.px * apart) * rng.choice([-1, 1]), 0)
    ink[:, :other.shape[1]] = np.maximum(ink[:, :other.shape[1]], other)
    keep = rng.randint(0, 4) if tight else rng.randint(2, max(3, int(s.px * .14)))
    ink[:max(0, rows[0] - keep)] = 0
    ink[rows[-1] + keep:] = 0


def dotted_rule(rng, ink, base, px):
    """The dotted writing line of a memo form, under or through the descenders.  It is not text."""
    columns = columns_of(ink)
    if not len(columns):
        return
    y = int(base + px * rng.uniform(.03, .24))
    size = max(1, round(px * rng.uniform(.025, .06)))
    dash = size * (1 if rng.random() < .7 else rng.randint(1, 3))
    step = rng.randint(4, max(5, px // 5)) + dash
    first = max(0, columns[0] - rng.randint(0, px))
    last = min(ink.shape[1] - dash, columns[-1] + rng.randint(0, px))
    dark = rng.uniform(.6, 1)
    for x in range(first, last, step):
        dot = ink[y:y + size, x:x + dash]
        np.maximum(dot, dark, out=dot)


def underline(rng, ink, base, px):
    """A drawn underline, close enough to cut through the vowels below; sometimes only under a part."""
    columns = columns_of(ink)
    if not len(columns):
        return
    first, last = columns[0], columns[-1]
    if rng.random() < .4:
        first += int((last - first) * rng.uniform(0, .5))
        last -= int((last - first) * rng.uniform(0, .5))
    y = int(base + px * rng.uniform(.05, .3))
    size = max(1, round(px * rng.uniform(.03, .08)))
    ink[y:y + size, max(0, first - 3):last + 3] = 1
    if rng.random() < .15:
        ink[y + 2 * size:y + 3 * size, max(0, first - 3):last + 3] = 1


def crop(rng, d):
    """The rows and columns that a line finder would keep: tight, row boxes, or loose; rarely a little too small."""
    ink, px = d.ink, d.px
    rows, columns = rows_of(ink), columns_of(ink)
    if not len(rows):
        return ink
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    kind = rng.choices(['tight', 'row', 'loose', 'window', 'cut'], [52, 18, 10, 14, 6])[0]
    if kind == 'tight':
        above, below = rng.randint(0, 8), rng.randint(0, 8)
    elif kind == 'row':  # the line's full height even where this text has no tall letters
        top = min(top, int(d.base - px * rng.uniform(.62, .95)))
        bottom = max(bottom, int(d.base + px * rng.uniform(.08, .3)))
        above, below = rng.randint(1, 8), rng.randint(1, 8)
    elif kind == 'loose':
        above, below = rng.randint(3, max(4, int(px * .35))), rng.randint(3, max(4, int(px * .3)))
    elif kind == 'window':  # a cell cut with its white space
        above, below = rng.randint(2, max(4, int(px * .75))), rng.randint(2, max(4, int(px * .75)))
    else:
        above, below = -rng.randint(0, int(px * .05)), rng.randint(-1, 3)
        if rng.random() < .5:
            above, below = rng.randint(0, 6), -rng.randint(0, int(px * .04))
    before, after = rng.randint(2, 10), rng.randint(2, 10)
    if rng.random() < .15:
        before, after = before + rng.randint(0, px), after + rng.randint(0, px)
    return ink[max(0, top - above):bottom + below, max(0, left - before):right + after]
