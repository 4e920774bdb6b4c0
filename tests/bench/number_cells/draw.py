#!/usr/bin/env python3
"""draw.py OUT [PAGES_A_SET [SEED]]: pages of numbers in tables with their truth, clean and as office scanners give them.

OUT/truth.tsv holds: set, file, text, box of the cell in points (x0 y0 x1 y1).  A set is fonts-script-damage: fonts that
were never drawn for training or the trained ones; Thai or Arabic digits; clean, s300, s200 (office scans), s150, fax.
The damage is that of tests/generator/degrade.py, not that of the training.
"""
import importlib.util
import io
import os
import random
import sys

import cv2
import numpy as np
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, '..', '..', '..', 'models', 'training', 'numbers'))
import number_data  # noqa: E402
import pages  # noqa: E402

spec = importlib.util.spec_from_file_location('scanner', os.path.join(here, '..', '..', 'generator', 'degrade.py'))
scanner = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scanner)

DAMAGES = {'clean': 300, 's300': 300, 's200': 200, 's150': 150, 'fax': 200}
BLUR = {300: .9, 200: .6, 150: .45}


def cell_text(rng, thai):
    """What stands in the cells of score tables: scores above all, then years, counts, sums of money, lone digits."""
    digits = lambda n: ''.join(rng.choice('0123456789') for _ in range(n))
    first = lambda: rng.choice('123456789')
    kind = rng.choices(['score', 'one decimal', 'hundred', 'year', 'integer', 'digit', 'money'], [56, 8, 4, 8, 10, 9, 5])[0]
    s = {'score': lambda: first() + digits(rng.choice([0, 1, 1, 1, 1])) + '.' + digits(2),
         'one decimal': lambda: first() + digits(1) + '.' + digits(1),
         'hundred': lambda: rng.choice(['100', '100.00', '0.00']),
         'year': lambda: '25' + digits(2),
         'integer': lambda: first() + digits(rng.randint(1, 3)),
         'digit': lambda: digits(1),
         'money': lambda: f'{int(first() + digits(rng.randint(3, 6))):,}' + rng.choice(['', '.00', '.' + digits(2)])}[kind]()
    return s.translate(number_data.THAI) if thai else s


def scan(page, damage, rng):
    grey = (255 * (1 - np.clip(page.ink, 0, 1))).astype(np.uint8)
    if damage == 'clean':
        return grey
    if damage == 'fax':
        return scanner.fax(grey, rng)
    grey = scanner.scanner(grey, rng, degrees=0, blur=BLUR[page.dpi], noise=rng.uniform(2, 6))
    return np.asarray(Image.open(io.BytesIO(scanner.jpeg(grey, rng.choice([45, 60, 75])))).convert('L'))


def main():
    out = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    os.makedirs(out, exist_ok=True)
    scanner.skew = lambda page, degrees: page  # the page is turned here, where the boxes turn with it
    with open(os.path.join(out, 'truth.tsv'), 'w', encoding='utf8') as truth:
        for fonts, table in (('held', number_data.fonts.HELD), ('trained', number_data.fonts.TRAIN)):
            for script in ('arabic', 'thai'):
                for damage, dpi in DAMAGES.items():
                    name = f'{fonts}-{script}-{damage}'
                    rng = random.Random(f'{seed}-{name}')
                    for i in range(count):
                        page = pages.draw_page(rng, table, dpi, lambda style: cell_text(rng, script == 'thai'))
                        if damage != 'clean':
                            page = pages.turned(page, rng.uniform(-1, 1))
                        file = f'{name}-{i}.png'
                        Image.fromarray(scan(page, damage, rng)).save(os.path.join(out, file), dpi=(dpi, dpi), compress_level=1)
                        for s, box in page.cells:
                            truth.write(f'{name}\t{file}\t{s}\t' + ' '.join(f'{v * 72 / dpi:.1f}' for v in box) + '\n')


main()
