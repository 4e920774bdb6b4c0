#!/usr/bin/env python3
"""cut_pages.py CUTTER MODELS OUT PAGES [SEED]: draws pages of numbers, has the program cut them and keeps what it cut.

CUTTER is build/ocr_cut_lines.  OUT.npz gets the frames one after the other (32 rows of bytes, `widths` columns each) and
their texts.  A line counts when it is the only one in its cell and does not reach beyond it.
"""
import os
import random
import subprocess
import sys
import tempfile

import cv2
import numpy as np
from PIL import Image

import number_data
import pages

BATCH = 8


def page(rng, numbers, table):
    """(picture, dpi, cells) of one page; half of the pages hold scores above all."""
    dpi = rng.choices([150, 200, 300], [35, 35, 30])[0]
    level = rng.choices([number_data.degrade.CLEAN, number_data.degrade.OFFICE, number_data.degrade.POOR], [15, 50, 35])[0]
    drawn = pages.draw_page(rng, table, dpi, lambda style: numbers.text())
    return (*pages.spoilt(rng, drawn, level), dpi)


def lone_lines(rows, cells, dpi):
    """(row, text) of the lines that are alone in their cell."""
    boxes = [[float(v) * dpi / 72 for v in r[1:5]] for r in rows]
    for s, (x0, y0, x1, y1) in cells:
        inside = [i for i, b in enumerate(boxes) if x0 <= (b[0] + b[2]) / 2 < x1 and y0 <= (b[1] + b[3]) / 2 < y1]
        slack = dpi / 20
        if len(inside) == 1 and boxes[inside[0]][0] > x0 - slack and boxes[inside[0]][2] < x1 + slack:
            yield inside[0], s


def main():
    cutter, models, out, count = *sys.argv[1:4], int(sys.argv[4])
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    cv2.setNumThreads(1)
    rng, numbers = random.Random(seed), number_data.Numbers(seed + 1)
    table = number_data.table()
    frames, widths, texts = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, count, BATCH):
            drawn = {}
            for i in range(first, min(first + BATCH, count)):
                path = os.path.join(folder, f'{i}.png')
                grey, cells, dpi = page(rng, numbers, table)
                Image.fromarray(grey).save(path, dpi=(dpi, dpi), compress_level=1)
                drawn[path] = (cells, dpi)
            with open(os.path.join(folder, 'list'), 'w', encoding='utf8') as f:
                f.write('\n'.join(drawn) + '\n')
            cut = os.path.join(folder, 'cut')
            subprocess.run([cutter, models, cut, os.path.join(folder, 'list')], check=True, env=dict(os.environ, OMP_THREAD_LIMIT='1'))
            of_page = {path: [] for path in drawn}
            with open(cut + '.tsv', encoding='utf8') as f, open(cut + '.frames', 'rb') as data:
                for line in f:
                    row = line.rstrip('\n').split('\t')
                    of_page[row[0]].append((row, data.read(number_data.FRAME_HEIGHT * int(row[5]))))
            for path, rows in of_page.items():
                cells, dpi = drawn[path]
                for i, s in lone_lines([r for r, _ in rows], cells, dpi):
                    frames.append(np.frombuffer(rows[i][1], np.uint8))
                    widths.append(int(rows[i][0][5]))
                    texts.append(s)
                os.remove(path)
            print(f'{min(first + BATCH, count)} pages, {len(texts)} numbers', flush=True)
            if (first // BATCH) % 5 == 4 or first + BATCH >= count:
                np.savez(out + '.part.npz', frames=np.concatenate(frames), widths=np.array(widths), texts=np.array(texts))
                os.replace(out + '.part.npz', out + '.npz')


if __name__ == '__main__':
    main()
