"""Changes single digits in the picture of a page: another digit of the same page is copied over one of a score."""
from PIL import Image

DARK = 140


def components(page, box):
    """Connected dark pieces inside a box of pixels, from left to right, as (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = box
    pixels = page.load()
    dark = {(x, y) for x in range(x0, x1) for y in range(y0, y1) if pixels[x, y] < DARK}
    out = []
    while dark:
        stack = [dark.pop()]
        piece = list(stack)
        while stack:
            x, y = stack.pop()
            for n in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                if n in dark:
                    dark.remove(n)
                    stack.append(n)
                    piece.append(n)
        if len(piece) > 5:
            xs, ys = [p[0] for p in piece], [p[1] for p in piece]
            out.append((min(xs), min(ys), max(xs) + 1, max(ys) + 1))
    return sorted(out)


def glyphs_of(page, box, score):
    """The boxes of the digits of a printed score: [(digit, box)], or [] when the pieces do not match its digits."""
    pieces = components(page, box)
    high = max((p[3] - p[1] for p in pieces), default=0)
    digits = [p for p in pieces if p[3] - p[1] > 0.55 * high and p[2] - p[0] < 2.0 * high]
    wanted = score.replace(".", "")
    return list(zip(wanted, digits)) if len(digits) == len(wanted) else []


def replace(page, target, source):
    """A copy of the page with the digit at `source` drawn where `target` stood."""
    out = page.copy()
    margin = 2
    grow = lambda b: (b[0] - margin, b[1] - margin, b[2] + margin, b[3] + margin)
    t, s = grow(target), grow(source)
    around = sorted(page.crop(t).getdata())
    paper = around[int(len(around) * 0.8)]
    out.paste(paper, t)
    patch = page.crop(s)
    x = (t[0] + t[2]) // 2 - patch.width // 2
    y = t[3] - patch.height
    under = out.crop((x, y, x + patch.width, y + patch.height))
    out.paste(Image.composite(patch, under, patch.point(lambda v: 255 if v < paper - 15 else 0)), (x, y))
    return out
