"""What printing, copying and scanning do to a line.  `ink` is 0 paper .. 1 ink until paper() makes grey of it."""
import cv2
import numpy as np

import remains
import shapes

CLEAN, OFFICE, POOR = 0, 1, 2


def stretch(rng, ink):
    height, width = ink.shape
    return cv2.resize(ink, (max(4, int(width * rng.uniform(.84, 1.12))), height), interpolation=cv2.INTER_AREA)


def slant(rng, ink):
    """Letters that lean a little: faces of other makers, so that shapes and not faces are learnt."""
    height, width = ink.shape
    lean = rng.uniform(-.12, .16)
    pad = int(abs(lean) * height) + 1
    ink = cv2.copyMakeBorder(ink, 0, 0, pad, pad, cv2.BORDER_CONSTANT, value=0)
    turn = np.float32([[1, -lean, lean * height / 2], [0, 1, 0]])
    return cv2.warpAffine(ink, turn, (width + 2 * pad, height), flags=cv2.INTER_LINEAR)


def stroke_weight(rng, ink, px):
    """Fat toner, or thin print that loses its hairlines."""
    kind = rng.random()
    if kind < .15:
        if px < 40:
            return ink * .5 + cv2.dilate(ink, np.ones((2, 2), np.uint8)) * .5
        size = (rng.choice([2, 3]), rng.choice([2, 3]))
        return cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_CROSS, size))
    if kind < .30 and px > 30:
        thin = cv2.erode(ink, np.ones((2, 2) if px < 60 or rng.random() < .6 else (3, 2), np.uint8))
        part = rng.uniform(.3, .95) if px > 38 else rng.uniform(.2, .6)
        return ink * (1 - part) + thin * part
    return ink


def rulings(rng, ink, dpi):
    """Remains of a table's lines at the edge of the crop: whole, broken, or a corner."""
    height, width = ink.shape
    size = rng.randint(1, max(1, dpi // 75))
    dark = rng.uniform(.5, 1)
    kind = rng.choices(['edge', 'side', 'below', 'corner', 'specks'], [25, 30, 20, 15, 10])[0]
    if kind == 'edge':
        y = rng.choice([0, height - size])
        ink = ink.copy()
        ink[y:y + size] = np.maximum(ink[y:y + size], dark)
        if rng.random() < .4:  # what a line remover leaves where the letters touched
            for _ in range(rng.randint(1, 4)):
                x = rng.randrange(max(1, width))
                ink[y:y + size, x:x + rng.randint(2, max(3, width // 3))] = 0
        return ink
    if kind in ('side', 'corner'):
        gap = rng.randint(1, 8)
        side = np.zeros((height, size + gap), np.float32)
        left = rng.random() < .5
        rows = slice(0, height) if rng.random() < .7 else slice(0, rng.randint(1, height))
        side[rows, :size] = dark
        if not left:
            side = side[:, ::-1]
        ink = np.hstack([side, ink] if left else [ink, side])
        if kind == 'side':
            return ink
    if kind in ('below', 'corner'):
        strip = np.zeros((rng.randint(1, 7) + size, ink.shape[1]), np.float32)
        strip[-size:] = dark
        return np.vstack([ink, strip] if rng.random() < .7 else [strip[::-1], ink])
    ink = ink.copy()
    for _ in range(rng.randint(1, 3)):
        x, y = rng.randrange(max(1, width)), rng.choice([0, max(0, height - 2)])
        ink[y:y + 2, x:x + rng.randint(2, 12)] = dark
    return ink


def stamp(rng, ink, px):
    """Arcs and strokes of a stamp or a signature across the text, lighter than the print."""
    layer = np.zeros_like(ink)
    height, width = ink.shape
    thick = max(1, int(px * rng.uniform(.03, .09)))
    for _ in range(rng.randint(1, 3)):
        if rng.random() < .6:
            radius = int(px * rng.uniform(1, 4))
            centre = (rng.randrange(-radius, width + radius), rng.choice([-1, 1]) * radius + rng.randrange(height))
            cv2.circle(layer, centre, radius, 1.0, thick, cv2.LINE_AA)
        else:
            points = np.array([[rng.randrange(width), rng.randrange(-height, 2 * height)] for _ in range(3)])
            cv2.polylines(layer, [points], False, 1.0, thick, cv2.LINE_AA)
    return np.maximum(ink, layer * rng.uniform(.15, .6))


def skew(rng, ink):
    height, width = ink.shape
    angle = rng.uniform(-.35, .35) if width > 500 else rng.uniform(-1, 1)
    rise = int(abs(np.tan(np.radians(angle)) * width) / 2)
    ink = cv2.copyMakeBorder(ink, rise, rise, 1, 1, cv2.BORDER_CONSTANT, value=0)
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turn[0, 1] += rng.uniform(-.03, .03)
    return cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR)


def fax(rng, ink, dpi):
    """Fax and 1-bit scans: fewer rows, a hard threshold, ragged edges."""
    height, width = ink.shape
    across = rng.uniform(.62, 1) if dpi == 300 else 1
    down = across * (rng.uniform(.5, 1) if rng.random() < .4 and dpi > 150 else 1)
    small = cv2.resize(ink, (max(4, int(width * across)), max(8, int(height * down))), interpolation=cv2.INTER_AREA)
    noise = np.random.RandomState(rng.randrange(1 << 31)).randn(*small.shape).astype(np.float32)
    small = small + noise * rng.uniform(0, .12)
    hard = (small > rng.uniform(.3, .62)).astype(np.float32)
    if rng.random() < .4:  # pepper
        hard[np.random.RandomState(rng.randrange(1 << 31)).rand(*hard.shape) < rng.uniform(0, .004)] = 1
    back = cv2.INTER_NEAREST if rng.random() < .5 else cv2.INTER_LINEAR
    return cv2.resize(hard, (width, height), interpolation=back)


def paper(rng, ink, level, dpi):
    """Grey image: paper tone, ink tone, uneven light, noise, specks, and sometimes a 1-bit scan of it all."""
    noise = np.random.RandomState(rng.randrange(1 << 31))
    tone = (255.0, rng.uniform(225, 255), rng.uniform(185, 250))[level]
    dark = (rng.uniform(0, 25), rng.uniform(0, 75), rng.uniform(10, 130))[level]
    if rng.random() < .03:
        dark = rng.uniform(60, 150)  # coloured print
    grey = tone + (dark - tone) * np.clip(ink * rng.uniform(1, 1.25 if level else 1), 0, 1)
    if level == POOR and rng.random() < .4:
        light = cv2.resize(noise.rand(3, 6).astype(np.float32), grey.shape[::-1], interpolation=cv2.INTER_CUBIC)
        grey = grey - light * rng.uniform(5, 35)
    amount = (0, rng.uniform(0, 6), rng.uniform(0, 16))[level]
    if amount > .5:
        grain = noise.randn(*grey.shape).astype(np.float32)
        if rng.random() < .5:
            grain = cv2.GaussianBlur(grain, (0, 0), .8) * 2
        grey = grey + grain * amount
    if level and rng.random() < .12:
        for _ in range(rng.randint(1, 6)):
            at = (rng.randrange(grey.shape[1]), rng.randrange(grey.shape[0]))
            cv2.circle(grey, at, rng.choice([0, 1, 1, 2]) if dpi == 300 else 0, float(rng.choice([dark, tone, 120])), -1)
    grey = np.clip(grey, 0, 255).astype(np.uint8)
    if level and rng.random() < (0, .12, .25)[level]:
        grey = np.where(grey < dark + (tone - dark) * rng.uniform(.42, .72), 0, 255).astype(np.uint8)
    return grey


def blanked(rng, grey, ink):
    """White outside a small halo around the ink, as a cutter leaves that blanks the neighbours."""
    reach = rng.choice([3, 5, 5, 7])
    near = cv2.dilate((ink > .3).astype(np.uint8), np.ones((reach, reach), np.uint8))
    return np.where(near > 0, grey, 255).astype(np.uint8)


def margin(rng, grey, most):
    """A white or paper-coloured margin, as a caller adds before reading."""
    tone = 255 if rng.random() < .6 else int(max(grey[0].mean(), grey[-1].mean()))
    above, below, left, right = (rng.randint(0, most) for _ in range(4))
    return cv2.copyMakeBorder(grey, above, below, left, right, cv2.BORDER_CONSTANT, value=tone)


def spoil(rng, ink, level, dpi, px, ruled=.16):
    """The whole way of a cropped line through a scanner.  ruled: chance of remains of a table's lines."""
    if rng.random() < .22:
        ink = stretch(rng, ink)
    if rng.random() < .08:
        ink = slant(rng, ink)
    if rng.random() < .4:
        ink = shapes.another_face(rng, ink, px)
    if level:
        ink = stroke_weight(rng, ink, px)
        if rng.random() < ruled:
            ink = rulings(rng, ink, dpi) if rng.random() < .6 else remains.stub(rng, ink, px)
        if rng.random() < .04:
            ink = remains.pen(rng, ink, px)
        if rng.random() < .035:
            ink = stamp(rng, ink, px)
        if rng.random() < .5:
            ink = skew(rng, ink)
        blur = rng.uniform(0, .9 if level == OFFICE else 1.5) * dpi / 300 * max(.6, px / 65)
        if blur > .15:
            ink = cv2.GaussianBlur(ink, (0, 0), blur)
        if rng.random() < (0, .05, .15)[level]:
            ink = fax(rng, ink, dpi)
    grey = paper(rng, ink, level, dpi)
    if level and rng.random() < .2:
        grey = blanked(rng, grey, ink)
    if rng.random() < .4:
        grey = margin(rng, grey, max(4, px // 4))
    return grey


def encode(rng, grey, level):
    """As the scanner stores it: JPEG mostly."""
    if level == CLEAN or rng.random() < .15:
        return cv2.imencode('.png', grey, [cv2.IMWRITE_PNG_COMPRESSION, 6])[1].tobytes()
    quality = rng.choice([35, 50, 60, 70, 80, 90, 95])
    return cv2.imencode('.jpg', grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
