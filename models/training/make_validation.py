#!/usr/bin/env python3
"""make_validation.py OUT [LINES [NUMBERS [SEED]]]: images of lines and cells with their truth, never used for training.

OUT/truth.tsv holds: set, file, text.  Sets of held-out fonts say what the network makes of print that it never saw.
"""
import os
import random
import re
import sys

import cv2

import degrade
import fonts
import lines
import text

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'numbers'))
import number_data  # noqa: E402

MARGIN = 10


class Validation:
    def __init__(self, out):
        os.makedirs(out, exist_ok=True)
        self.out, self.truth = out, open(os.path.join(out, 'truth.tsv'), 'w', encoding='utf8')

    def add(self, name, texts, image):
        for i, s in enumerate(texts):
            grey = image(s)
            tone = int(max(grey[0].mean(), grey[-1].mean())) if grey.mean() > 90 else 255
            grey = cv2.copyMakeBorder(grey, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=tone)
            file = f'{name}-{i:04}.png'
            cv2.imwrite(os.path.join(self.out, file), grey)
            self.truth.write(f'{name}\t{file}\t{s}\n')


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    numbers_count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    seed = 1000 * int(sys.argv[4]) if len(sys.argv) > 4 else 0
    out = Validation(sys.argv[1])
    writer = text.Text(987654321 + seed)

    def some(make, n, accept=lambda s: True):
        found = []
        while len(found) < n:
            writer.thai = writer.chance(.55)
            s = lines.collapse(make())
            if accept(s):
                found.append(s)
        return found

    def drawn(table, level, own):
        rng = random.Random(seed + own)
        return lambda s: lines.line_image(rng, s, table, level)

    long_line = lambda s: len(s) > 12
    for font in fonts.HELD:
        for level, name in ((degrade.CLEAN, 'clean'), (degrade.OFFICE, 'degraded')):
            out.add(f'held-{font.name}-{name}', some(writer.line, count, long_line), drawn([font], level, 11 + level))
    norasi = [f for f in fonts.TRAIN if f.name == 'Norasi']
    out.add('norasi-degraded', some(writer.line, count, long_line), drawn(norasi, degrade.OFFICE, 13))
    for level, name in ((degrade.CLEAN, 'clean'), (degrade.OFFICE, 'degraded'), (degrade.POOR, 'poor')):
        out.add(f'trained-{name}', some(writer.line, 3 * count, long_line), drawn(fonts.TRAIN, level, 15 + level))
    out.add('headings', some(writer.heading, count), drawn([f for f in fonts.TRAIN if 'Bold' in f.name], degrade.OFFICE, 18))

    sarabun = [f for f in fonts.TRAIN if 'Sarabun' in f.name]
    cells = [writer.score] * 3 + [lambda: writer.any_number(4), writer.year, writer.money, writer.digit]
    for thai, script in ((False, 'arabic'), (True, 'thai')):
        for table, name in ((sarabun, 'sarabun'), (fonts.HELD, 'held')):
            texts = some(lambda: writer.script(writer.rng.choice(cells)(), thai), 2 * count)
            out.add(f'cell-{script}-{name}', texts, drawn(table, degrade.OFFICE, 20 + thai))
    for table, name in ((sarabun, 'sarabun'), (fonts.HELD, 'held')):
        out.add(f'latin-{name}', some(lambda: writer.latin(writer.rng.randint(1, 4)), count), drawn(table, degrade.OFFICE, 30))
        out.add(f'codes-{name}', some(writer.code, count), drawn(table, degrade.OFFICE, 31))

    is_number = lambda s: not re.search('[^0-9๐-๙.,%/():-]', s) and re.search('[0-9๐-๙]', s)
    for table, name in ((fonts.TRAIN, 'trained'), (fonts.HELD, 'held')):
        for level, spoilt in ((degrade.OFFICE, 'degraded'), (degrade.POOR, 'poor')):
            maker, rng = number_data.Numbers(seed + 40 + level), random.Random(seed + 50 + level)
            picture = lambda s, rng=rng, table=table, level=level: number_data.picture(rng, s, table, level)
            out.add(f'number-{name}-{spoilt}', some(maker.text, numbers_count, is_number), picture)


main()
