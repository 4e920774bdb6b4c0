#!/usr/bin/env python3
"""make_pages.py OUT [SEED]: two pages in each held-out font, clean, and as an office scans them at 300 and 200 dpi.

OUT/pages.json says for every image where its lines and cells stand and what they say.  Needs FONTS as training does.
"""
import json
import os
import sys

from PIL import Image

import pages

out = sys.argv[1]
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
os.makedirs(out, exist_ok=True)
made = []
for number, font in enumerate(pages.fonts.HELD):
    for make in (pages.text_page, pages.table_page):
        own = 1000 * seed + 10 * number
        thai = (number + (make is pages.table_page)) % 2 == 0
        page = make(font.files[0], own, thai)
        for kind in ('clean', 'office300', 'office200'):
            image, dpi, angle = pages.scanned(page.image, kind, own)
            name = f'{font.name}-{make.__name__[:-5]}-{kind}.png'
            Image.fromarray(image).save(os.path.join(out, name), dpi=(dpi, dpi))
            made.append({'file': name, 'kind': kind, 'table': make is pages.table_page, 'dpi': dpi, 'angle': angle,
                         'units': page.units})
with open(os.path.join(out, 'pages.json'), 'w', encoding='utf8') as f:
    json.dump(made, f, ensure_ascii=False)
