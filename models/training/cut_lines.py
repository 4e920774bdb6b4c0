#!/usr/bin/env python3
"""cut_lines.py CUTTER MODELS OUT PAGES [SEED [truth]]: draws pages of text, has the program cut them and keeps the lines.

CUTTER is build/ocr_cut_lines.  OUT/cutK.npz are files as make_lines.py writes them; with `truth` OUT gets pictures and a
truth.tsv as from make_validation.py, of PAGES pages in fonts kept out of training and as many in TH Sarabun.  A line counts when it is the only one
where a drawn line stands and ends where that ends on both sides.
"""
import os
import random
import re
import subprocess
import sys
import tempfile

import cv2
from PIL import Image

import degrade
import fonts
import line_file
import text
import text_pages

BATCH = 6
A_FILE = 500
TH_SARABUN = ('THSarabunNew', 'THSarabunNew-Bold')
DPI = ([150, 200, 300], [25, 40, 35])


def spoilt_page(rng, writer, table):
    """(picture, [(text, box)], dpi, size of the print)"""
    dpi = rng.choices(*DPI)[0]
    level = rng.choices([degrade.CLEAN, degrade.OFFICE, degrade.POOR], [15, 60, 25])[0]
    page = text_pages.draw_page(rng, table, dpi, writer)
    grey, lines = text_pages.pages.spoilt(rng, page, level)
    return grey, lines, dpi, page.px


def paired(rows, lines, dpi, px):
    """(row, text) of cut lines that are drawn lines from end to end and from top to bottom: none lost its marks to a neighbour."""
    boxes = [[float(v) * dpi / 72 for v in r[1:5]] for r in rows]
    for s, (x0, y0, x1, y1) in lines:
        middle = (y0 + y1) / 2
        across, down = .14 * px + .004 * (x1 - x0), .09 * px + .006 * (x1 - x0)
        near = [i for i, b in enumerate(boxes) if b[0] < x1 and b[2] > x0 and abs((b[1] + b[3]) / 2 - middle) < .6 * px]
        if len(near) != 1:
            continue
        b = boxes[near[0]]
        if abs(b[0] - x0) < across and abs(b[2] - x1) < across and abs(b[1] - y0) < down and abs(b[3] - y1) < down:
            yield near[0], s


def cut(cutter, models, table, count, seed):
    """(picture as PGM, text) of the lines of `count` pages; says on the way how many were drawn."""
    rng, writer = random.Random(seed), text.Text(seed * 7919 + 29)
    seen = kept = 0
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, count, BATCH):
            drawn = {}
            for i in range(first, min(first + BATCH, count)):
                path = os.path.join(folder, f'{i}.png')
                grey, *about = spoilt_page(rng, writer, table)
                Image.fromarray(grey).save(path, dpi=(about[1],) * 2, compress_level=1)
                drawn[path] = about
                seen += len(about[0])
            with open(os.path.join(folder, 'list'), 'w', encoding='utf8') as f:
                f.write('\n'.join(drawn) + '\n')
            out = os.path.join(folder, 'cut')
            subprocess.run([cutter, models, out, os.path.join(folder, 'list'), 'pictures'], check=True,
                           env=dict(os.environ, OMP_THREAD_LIMIT='1'))
            of_page = {path: [] for path in drawn}
            with open(out + '.tsv', encoding='utf8') as f, open(out + '.pictures', 'rb') as data:
                for line in f:
                    row = line.rstrip('\n').split('\t')
                    of_page[row[0]].append((row, data.read(int(row[5]))))
            for path, rows in of_page.items():
                for i, s in paired([r for r, _ in rows], *drawn[path]):
                    kept += 1
                    yield rows[i][1], re.sub(' {3,}', '  ', s)
                os.remove(path)
            print(f'{min(first + BATCH, count)} pages, {kept} of {seen} lines', flush=True)


def write_files(lines, out, seed):
    """Files of A_FILE lines for train.py."""
    pictures, texts, files = [], [], 0

    def write():
        name = f'{out}/cut{seed * 1000 + files}'
        line_file.write(f'{name}.tmp.npz', pictures, texts)
        os.replace(f'{name}.tmp.npz', f'{name}.npz')

    for encoded, s in lines:
        picture = line_file.scaled(encoded)
        if picture is not None and 8 <= picture.shape[1] <= 3200:
            pictures.append(picture)
            texts.append(text.spell(s))
        if len(texts) == A_FILE:
            write()
            pictures, texts, files = [], [], files + 1
    if texts:
        write()


def write_truth(name, lines, out):
    """Pictures and truth.tsv as make_validation.py writes them; goes on where there is one."""
    with open(f'{out}/truth.tsv', 'a', encoding='utf8') as truth:
        for i, (encoded, s) in enumerate(lines):
            with open(f'{out}/{name}-{i:05}.pgm', 'wb') as f:
                f.write(encoded)
            truth.write(f'{name}\t{name}-{i:05}.pgm\t{s}\n')


def main():
    cutter, models, out, count = *sys.argv[1:4], int(sys.argv[4])
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    cv2.setNumThreads(1)
    os.makedirs(out, exist_ok=True)
    if sys.argv[6:] == ['truth']:
        sarabun = [f for f in fonts.TRAIN if f.name in TH_SARABUN]
        for name, table in (('cut-held', fonts.HELD), ('cut-sarabun', sarabun)):
            write_truth(name, cut(cutter, models, table, count, seed), out)
        return
    table = fonts.favour(fonts.every_weight(fonts.TRAIN), TH_SARABUN, 1.5)
    write_files(cut(cutter, models, table, count, seed), out, seed)


main()
