"""What is left in a cut line that is no text: ends of rulings, strokes below the letters, pens, punches, stamps' rims.
Ink in, ink out (0 paper .. 1 ink)."""
import cv2
import numpy as np


def stub(rng, ink, px):
    """The rest of an upright ruling beside the text, thin, broken or leaning; it must not be read as I, l, 1, / or |."""
    height, width = ink.shape
    size = max(1, round(px * rng.uniform(.015, .05)))
    gap = rng.randint(2, max(4, int(px * .45)))
    wide = gap + size + 3
    side = np.zeros((height, wide), np.float32)
    top, bottom = 0, height
    kind = rng.choices(['whole', 'upper', 'lower', 'dashes'], [35, 20, 20, 25])[0]
    if kind == 'upper':
        bottom = int(height * rng.uniform(.15, .6))
    elif kind == 'lower':
        top = int(height * rng.uniform(.4, .85))
    lean = rng.uniform(-.06, .06) * height if rng.random() < .4 else 0
    x = 1 + size // 2
    cv2.line(side, (x + max(0, int(lean)), top), (x + max(0, int(-lean)), bottom), rng.uniform(.4, 1), size, cv2.LINE_AA)
    if kind == 'dashes':
        for _ in range(rng.randint(1, 5)):
            y = rng.randrange(height)
            side[y:y + rng.randint(2, max(3, height // 3))] = 0
    left = rng.random() < .5
    return np.hstack([side, ink] if left else [ink, side[:, ::-1]])


def strokes_below(rng, ink, base, px):
    """Short rests of a ruling, of an underline or of a stamp below the letters, where u and uu stand; into `ink` itself."""
    columns = np.where(ink.max(0) > .25)[0]
    if not len(columns):
        return
    for _ in range(rng.choice([1, 1, 2, 3])):
        x = rng.randint(columns[0], columns[-1])
        y = int(base + px * rng.uniform(.12, .42))
        length = int(px * rng.choice([rng.uniform(.06, .3), rng.uniform(.2, 2.5)]))
        rise = int(length * rng.uniform(-.5, .5)) if rng.random() < .35 else 0
        # cv2 draws into contiguous float arrays in place.
        cv2.line(ink, (x, y), (x + length, y + rise), rng.uniform(.4, 1), max(1, round(px * rng.uniform(.015, .06))), cv2.LINE_AA)


def pen(rng, ink, px):
    """A thin dark stroke of a pen, a tick, the rim of a punched hole, at the ends or across."""
    height, width = ink.shape
    layer = ink.copy()
    size = max(1, round(px * rng.uniform(.02, .05)))
    dark = rng.uniform(.4, 1)
    end = rng.choice([0, width]) if rng.random() < .7 else rng.randrange(max(1, width))
    if rng.random() < .5:
        centre = (end + rng.randint(-px // 2, px // 2), rng.randint(-px, height + px))
        axes = (int(px * rng.uniform(.3, 2)), int(px * rng.uniform(.3, 2)))
        cv2.ellipse(layer, centre, axes, rng.randrange(180), rng.randrange(360), rng.randrange(360), dark, size, cv2.LINE_AA)
    else:
        points = [[end + rng.randint(-px, px), rng.randint(-height // 2, height + height // 2)] for _ in range(rng.choice([2, 2, 3]))]
        cv2.polylines(layer, [np.array(points)], False, dark, size, cv2.LINE_AA)
    return layer
