#!/usr/bin/env python3
"""make_lines.py SEED FILES LINES OUT [lstmf]: FILES training files of LINES lines each, as line_file.py reads them, or as
lstmtraining does."""
import os
import random
import re
import sys

import degrade
import fonts
import line_file
import lines
import text

CELL = 8             # characters at most: small, at low resolution and with rulings cut badly more often than lines
THAI_DIGIT = re.compile('[๐-๙]')

LATIN = re.compile('[A-Za-z]{2}|[IO]')
THAI = re.compile('[ก-ฮ]')
TH_SARABUN = ('THSarabunNew', 'THSarabunNew-Bold')

every = fonts.every_weight(fonts.TRAIN)
# Latin letters are small and light in the face of public offices, and read worst there.
official = fonts.favour(every, TH_SARABUN, 2)
looped_and_less = fonts.every_weight(fonts.favour(fonts.TRAIN, fonts.LOOPLESS, 3.5))
seed, files, count, out = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
for_lstmtraining = sys.argv[5:] == ['lstmf']
os.makedirs(out, exist_ok=True)
for k in range(seed, seed + files):
    writer, rng = text.Text(k * 7919 + 13), random.Random(k)
    pictures, texts, raw = [], [], []
    while len(pictures) < count:
        line = writer.line()
        level = rng.choices([degrade.CLEAN, degrade.OFFICE, degrade.POOR], [20, 55, 25])[0]
        latin = LATIN.search(line) and THAI.search(line)
        table = looped_and_less if THAI_DIGIT.search(line) and not latin else official if latin else every
        if latin and level:
            grey = lines.line_image(rng, line, table, level, rng.choices([150, 200, 300], [25, 40, 35])[0])
        elif level and len(line) <= CELL:
            grey = lines.line_image(rng, line, table, level, rng.choices([150, 200, 300], [32, 25, 43])[0], .3)
        else:
            grey = lines.line_image(rng, line, table, level)
        if 8 <= grey.shape[1] <= 3200:
            encoded = degrade.encode(rng, grey, level)
            picture = line_file.scaled(encoded)
            if picture is not None:
                raw.append((encoded, grey.shape[1], grey.shape[0], text.spell(line)))
                pictures.append(picture)
                texts.append(text.spell(line))
    if for_lstmtraining:
        lines.lstmf(f'{out}/{k}.lstmf', raw)
        continue
    line_file.write(f'{out}/{k}.tmp.npz', pictures, texts)
    os.replace(f'{out}/{k}.tmp.npz', f'{out}/{k}.npz')
