#!/usr/bin/env python3
"""make_lines.py SEED FILES LINES OUT: FILES training files of LINES lines each, with their text beside them."""
import os
import random
import sys

import degrade
import fonts
import lines
import text

seed, files, count, out = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
os.makedirs(out, exist_ok=True)
for k in range(seed, seed + files):
    writer, rng = text.Text(k * 7919 + 13), random.Random(k)
    samples = []
    while len(samples) < count:
        line = writer.line()
        level = rng.choices([degrade.CLEAN, degrade.OFFICE, degrade.POOR], [20, 55, 25])[0]
        grey = lines.line_image(rng, line, fonts.TRAIN, level)
        height, width = grey.shape
        if 8 <= width <= 3200:
            samples.append((degrade.encode(rng, grey, level), width, height, text.spell(line)))
    lines.lstmf(f'{out}/{k}.lstmf', samples)
    with open(f'{out}/{k}.txt', 'w', encoding='utf8') as f:
        f.writelines(s[3] + '\n' for s in samples)
