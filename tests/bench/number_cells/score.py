#!/usr/bin/env python3
"""score.py TRUTH READ [SHOWN]: numbers in cells against what `ita text --format json` read there.

Digits are compared by value (Thai as Arabic), everything else as it is.  A cell is wrong in silence when something else
than the print stands in it and none of its words has a doubt.  SHOWN: how many of each kind of error to print.
"""
import collections
import json
import sys

ARABIC = str.maketrans('๐๑๒๓๔๕๖๗๘๙', '0123456789')


def inside(box, word):
    x, y = (word['bbox'][0] + word['bbox'][2]) / 2, (word['bbox'][1] + word['bbox'][3]) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def main():
    read = {}
    with open(sys.argv[2], encoding='utf8') as f:
        for line in f:
            document = json.loads(line)
            read[document['file'].split('/')[-1]] = document['pages'][0]['words']
    shown = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    counts, examples = collections.defaultdict(collections.Counter), collections.defaultdict(list)
    with open(sys.argv[1], encoding='utf8') as f:
        for line in f:
            name, file, text, box = line.rstrip('\n').split('\t')
            box = [float(v) for v in box.split()]
            words = sorted((w for w in read[file] if inside(box, w)), key=lambda w: w['bbox'][0])
            got = ''.join(w['text'] for w in words)
            right = got.translate(ARABIC) == text.translate(ARABIC)
            doubted = any(w.get('doubts') or w.get('handwriting') for w in words)
            kind = 'right' if right else 'absent' if not got else 'wrong'
            doubted = doubted or kind == 'absent'
            fonts, script, damage = name.split('-')
            for group in (name, f'{script}, clean to 200 dpi' if damage in ('clean', 's300', 's200') else f'{script}, hard', 'all'):
                counts[group]['cells'] += 1
                counts[group][kind] += 1
                counts[group][f'{kind}, doubted' if doubted else f'{kind}, silent'] += 1
            if kind != 'right' or doubted:
                key = f'{kind}, {"doubted" if doubted else "SILENT"}'
                why = '; '.join(d for w in words for d in w.get('doubts', []))
                examples[key].append(f'{key}: {file} at {box[0]:.0f} {box[1]:.0f}: {text} read as {got} [{why}]')
    print('| set | cells | exact | absent | wrong, doubted | wrong in silence | right, but doubted |\n|---|---|---|---|---|---|---|')
    for name, c in counts.items():
        share = lambda key: f'{100 * c[key] / c["cells"]:.2f} %'
        print(f'| {name} | {c["cells"]} | {share("right")} | {c["absent"]} | {c["wrong, doubted"]} | {c["wrong, silent"]} '
              f'| {share("right, doubted")} |')
    for lines in examples.values():
        print(*lines[:shown], sep='\n')


main()
