"""From a text to the grey image of its line, and from many of them to Tesseract's training file."""
import re
import struct

import degrade
import draw
import remains

# Sizes in points of running text, and of headings; `factor` of the font is applied on top.
SIZES = [10, 11, 12, 12, 12, 12, 12, 13, 14, 15, 18, 22, 29]


def line_image(rng, text, table, level, dpi=None, ruled=.16):
    """One grey line image as a recogniser gets it.  level: degrade.CLEAN, OFFICE or POOR.  ruled: chance of remains of a
    table's lines."""
    if dpi is None:
        dpi = rng.choices([150, 200, 300], [20, 24, 56])[0] if level else 300
    for _ in range(20):
        s = draw.style(rng, table, dpi, SIZES if len(text) < 60 else SIZES[:-1])
        drawing = draw.draw(text, s)
        if level and len(text) > 3:
            if rng.random() < .12:
                draw.sliver(rng, drawing.ink, text, s)
            if rng.random() < .09:
                draw.dotted_rule(rng, drawing.ink, drawing.base, s.px)
        if level and rng.random() < .05:
            draw.underline(rng, drawing.ink, drawing.base, s.px)
        if level and rng.random() < .05:
            remains.strokes_below(rng, drawing.ink, drawing.base, s.px)
        ink = draw.crop(rng, drawing)
        if min(ink.shape) >= 6:
            return degrade.spoil(rng, ink, level, dpi, s.px, ruled)
    raise RuntimeError(f'nothing to draw in {text!r}')


def lstmf(path, lines):
    """Writes (encoded image, width, height, text) as Tesseract 5's serialised list of ImageData, one box a line."""
    def string(b):
        return struct.pack('<I', len(b)) + b

    with open(path, 'wb') as f:
        f.write(struct.pack('<I', len(lines)))
        for image, width, height, text in lines:
            t = text.encode('utf8')
            f.write(b'\1' + string(b'') + struct.pack('<i', 0) + string(image) + string(b'tha') + string(t)
                    + struct.pack('<I4h', 1, 0, 0, min(width, 32767), min(height, 32767))
                    + struct.pack('<I', 1) + string(t) + b'\0')


def collapse(s):
    return re.sub(' {2,}', ' ', s)
