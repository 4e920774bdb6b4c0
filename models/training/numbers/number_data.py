"""Pictures of numbers as a page cutter hands them over, and the frame that the number reader sees of them."""
import os
import random
import sys

import cv2
import numpy as np
from PIL import Image

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import degrade  # noqa: E402
import draw  # noqa: E402
import fonts  # noqa: E402

# Class 0 is the CTC blank.  '?' stands for any sign that no number holds.
CLASSES = '0123456789๐๑๒๓๔๕๖๗๘๙.,-%/():?'
FRAME_HEIGHT, INK_HEIGHT = 32, 24
SOLID = .62  # no number fills more of its box with ink
FRAME_MIN_WIDTH, FRAME_MAX_WIDTH = 24, 640
BYTE_OF_INK = 170  # frames kept in bytes: byte / 170 - .25
THAI = str.maketrans('0123456789', '๐๑๒๓๔๕๖๗๘๙')
# Letters that no digit of either script looks like, to teach what is not a number.
LETTERS = 'กขงชซณธนบปผฝพฟมยรลวสหฮABCDEFGHJKLMNPQRTUVWXYabdefhkmnprtuwxy'
EXTRA_FACES = [f'{fonts.DEBIAN}/liberation2/{n}.ttf' for n in (
    'LiberationSans-Regular', 'LiberationSans-Bold', 'LiberationSerif-Regular', 'LiberationSerif-Bold',
    'LiberationMono-Regular')] + [f'{fonts.DEBIAN}/dejavu/{n}.ttf' for n in ('DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSerif')]
# Shapes of digits that the fonts of the lines lack; the loopless ones of both tables are drawn more often, because their
# ๐ ๑ and ๔ ๕ differ by a notch.
MORE_FONTS = [
    fonts.Font(3, 'Itim', .95, fonts.google('Itim', '400Regular')),
    fonts.Font(3, 'Mali', .95, fonts.google('Mali', '400Regular')),
    fonts.Font(3, 'KoHo', 1, fonts.google('KoHo', '400Regular')),
    fonts.Font(2, 'Sriracha', .95, fonts.google('Sriracha', '400Regular')),
    fonts.Font(2, 'Chonburi', .95, fonts.google('Chonburi', '400Regular')),
    fonts.Font(3, 'NotoSansThaiLooped', .95, fonts.google('NotoSansThaiLooped', '400Regular')),
]
LOOPLESS = {'Prompt', 'Mitr', 'Anuphan', 'PlexThai', 'Athiti', 'Pridi', 'BaiJamjuree'}


def table():
    """Fonts to train on and their shares."""
    return [f._replace(share=f.share * (2 if f.name in LOOPLESS else 1)) for f in fonts.more_weights(fonts.TRAIN + MORE_FONTS)]



def otsu(values):
    """Threshold that parts a histogram in two; the C++ reader computes the same."""
    histogram = np.bincount(values, minlength=256).astype(np.float64)
    levels = np.arange(256)
    below = np.cumsum(histogram)
    mass = np.cumsum(histogram * levels)
    above = below[-1] - below
    with np.errstate(divide='ignore', invalid='ignore'):
        between = below * above * (mass / below - (mass[-1] - mass) / above) ** 2
    return int(np.nan_to_num(between).argmax())


def box_of(dark):
    rows, columns = np.where(dark.any(1))[0], np.where(dark.any(0))[0]
    return rows[0], rows[-1] + 1, columns[0], columns[-1] + 1


def frame(grey):
    """The reader's input: ink box scaled to 24 rows within 32, ink 1 and paper 0.  None where there is no ink."""
    cut = otsu(grey.ravel())
    dark = grey <= cut
    if not dark.any() or dark.all():
        return None
    top, bottom, left, right = box_of(dark)
    if dark[top:bottom, left:right].mean() > SOLID:  # grey paper within a white margin: part the grey once more
        darker = grey <= otsu(grey[dark])
        if darker.any():
            dark = darker
            top, bottom, left, right = box_of(dark)
    # A lone dash or dot must not fill the frame: it keeps its place in the crop's height.
    least = max(int(round(.35 * grey.shape[0])), 8)
    shape = (right - left) / (bottom - top)
    if dark[top:bottom, left:right].mean() > .9 and bottom - top > least and .6 < shape < 2.2:  # a blot, no number
        return None
    if bottom - top < least:
        middle = (top + bottom) // 2
        top, bottom = max(0, middle - least // 2), min(grey.shape[0], middle - least // 2 + least)
    paper, ink = float(grey[~dark].mean()), float(grey[dark].mean())
    box = grey[top:bottom, left:right]
    width = int(round((right - left) * INK_HEIGHT / (bottom - top)))
    width = max(1, min(FRAME_MAX_WIDTH - 8, width))
    small = np.asarray(Image.fromarray(box).resize((width, INK_HEIGHT), Image.BILINEAR), np.float32)
    small = np.clip((paper - small) / max(1.0, paper - ink), -.25, 1.25)
    out = np.zeros((FRAME_HEIGHT, max(FRAME_MIN_WIDTH, width + 8)), np.float32)
    out[4:4 + INK_HEIGHT, 4:4 + width] = small
    return out


class Numbers:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def digits(self, n):
        return ''.join(self.rng.choice('0123456789') for _ in range(n))

    def plain(self):
        r, d = self.rng, self.digits
        kind = r.choices(
            ['score', 'hundred', 'lone', 'integer', 'year', 'money', 'percent', 'brackets', 'date', 'fraction', 'range',
             'index', 'dash', 'phone', 'noise', 'letters'], [30, 4, 9, 9, 5, 7, 4, 3, 4, 3, 3, 4, 2, 2, 7, 5])[0]
        if kind == 'score':
            return d(r.randint(1, 3)) + '.' + d(r.choice([1, 2, 2, 2, 2, 3]))
        if kind == 'hundred':
            return r.choice(['100', '100.00', '100.0', '0.00', '0'])
        if kind == 'lone':
            return d(1)
        if kind == 'integer':
            return d(r.randint(2, 7))
        if kind == 'year':
            return r.choice(['25', '25', '20']) + d(2)
        if kind == 'money':
            return f'{int("1" + d(r.randint(2, 7))):,}' + r.choice(['', '.' + d(2), '.00', '.-'])
        if kind == 'percent':
            return d(r.randint(1, 2)) + r.choice(['', '.' + d(2)]) + '%'
        if kind == 'brackets':
            return '(' + d(r.randint(1, 3)) + r.choice(['', '.' + d(2)]) + ')'
        if kind == 'date':
            return f'{r.randint(1, 31)}/{r.randint(1, 12)}/{r.choice(["25", ""])}{d(2)}'
        if kind == 'fraction':
            return d(r.randint(1, 3)) + '/' + d(r.randint(1, 4))
        if kind == 'range':
            return d(r.randint(1, 4)) + '-' + d(r.randint(1, 4))
        if kind == 'index':
            return '.'.join(d(1) for _ in range(r.randint(2, 3))) + r.choice(['', '.', ')'])
        if kind == 'dash':
            return '-'
        if kind == 'phone':
            return r.choice(['0-' + d(4) + '-' + d(4), '0' + d(2) + '-' + d(3) + '-' + d(4), d(2) + ':' + d(2), d(2) + '.' + d(2)])
        if kind == 'noise':  # nothing can be guessed from the neighbours
            return ''.join(r.choice('0123456789.,-%/():') for _ in range(r.randint(2, 8)))
        s = list(d(r.randint(1, 4)) + r.choice(['', '.' + d(2)]))
        for _ in range(r.randint(1, 3)):
            s.insert(r.randint(0, len(s)), r.choice(LETTERS))
        return ''.join(s)

    def text(self):
        s = self.plain()
        return s.translate(THAI) if self.rng.random() < .5 else s


def label(s):
    return [CLASSES.find(c) + 1 if c in CLASSES else CLASSES.index('?') + 1 for c in s]


def picture(rng, s, table, level=None):
    """Grey crop of a number with the remains and margins of a real cut."""
    if level is None:
        level = rng.choices([degrade.CLEAN, degrade.OFFICE, degrade.POOR], [15, 55, 30])[0]
    dpi = rng.choices([150, 200, 300], [30, 25, 45])[0]
    style = draw.style(rng, table, dpi, [9, 10, 11, 12, 12, 12, 12, 13, 14, 16, 20])
    if not set(s) & set('๐๑๒๓๔๕๖๗๘๙' + LETTERS) and rng.random() < .08:
        style.path = rng.choice(EXTRA_FACES)
    drawing = draw.draw(s, style)
    if level and rng.random() < .06:
        draw.dotted_rule(rng, drawing.ink, drawing.base, style.px)
    if level and rng.random() < .04:
        draw.underline(rng, drawing.ink, drawing.base, style.px)
    if level and rng.random() < .03:
        draw.sliver(rng, drawing.ink, s, style)
    ink = draw.crop(rng, drawing)
    if min(ink.shape) < 4:  # a dash cut away
        return picture(rng, s, table, level)
    if rng.random() < .4:  # faces are wider and narrower than the fonts at hand
        ink = cv2.resize(ink, (max(4, int(ink.shape[1] * rng.uniform(.72, 1.4))), ink.shape[0]), interpolation=cv2.INTER_AREA)
    return degrade.spoil(rng, ink, level, dpi, style.px)


def sample(rng, numbers, table, level=None):
    """(frame, text) or None where the crop came out empty or too long."""
    s = numbers.text()
    grey = picture(rng, s, table, level)
    quality = rng.choice([0, 40, 60, 80, 95])
    if quality:
        grey = cv2.imdecode(cv2.imencode('.jpg', grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 0)
    f = frame(grey)
    return None if f is None else (f, s)


def readable(frame, s):
    """CTC needs a column for each sign and one between equal neighbours."""
    return frame.shape[1] // 2 >= 2 * len(s)


def ink_of(frame):
    return frame.astype(np.float32) / BYTE_OF_INK - .25


def jittered(rng, frame):
    """A frame as kept in bytes, stretched, shifted and toned a little differently each time."""
    ink = ink_of(frame)
    if rng.random() < .6:
        width = max(FRAME_MIN_WIDTH, min(FRAME_MAX_WIDTH, int(ink.shape[1] * rng.uniform(.86, 1.16))))
        ink = cv2.resize(ink, (width, ink.shape[0]), interpolation=cv2.INTER_LINEAR)
    if rng.random() < .4:
        ink = cv2.warpAffine(ink, np.float32([[1, rng.uniform(-.06, .06), 0], [0, rng.uniform(.94, 1.06), rng.uniform(-1, 1)]]),
                             (ink.shape[1], ink.shape[0]))
    if rng.random() < .3:
        ink = cv2.GaussianBlur(ink, (0, 0), rng.uniform(.3, .8))
    ink = ink * rng.uniform(.85, 1.15)
    if rng.random() < .3:
        ink = ink + np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(.01, .08), ink.shape)
    return np.clip(ink, -.25, 1.25).astype(np.float32)
