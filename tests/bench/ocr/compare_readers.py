#!/usr/bin/env python3
"""compare_readers.py TRUTH FIRST SECOND: how far two readers of numbers may be trusted when they agree.

TRUTH: set, file, text; FIRST and SECOND: what ocr_read_lines printed.  Values are compared with Thai digits as Arabic.
"""
import collections
import sys

import thai_cer as cer


def readings(path):
    with open(path, encoding='utf8') as f:
        lines = [line.rstrip('\n').split('\t') for line in f if not line.startswith('#')]
    return [(cer.in_arabic(cer.normal(line[1].replace('\\n', ' '))), float(line[2])) for line in lines]


def main():
    with open(sys.argv[1], encoding='utf8') as f:
        truth = [line.rstrip('\n').split('\t') for line in f]
    first, second = readings(sys.argv[2]), readings(sys.argv[3])
    counts = collections.defaultdict(collections.Counter)
    shown = []
    for (group, file, text), (a, _), (b, sure) in zip(truth, first, second):
        want = cer.in_arabic(cer.normal(text))
        for name in (group, 'all'):
            c = counts[name]
            c['cells'] += 1
            c['first'] += a == want
            c['second'] += b == want
            c['agree'] += a == b
            c['agree, wrong'] += a == b != want
            c['sure'] += sure >= .99
            c['sure, wrong'] += sure >= .99 and b != want
        if a == b != want:
            shown.append(f'{file}: {want} read as {a}')
    print('| set | cells | first right | second right | agree | agree on a wrong value | second 99 % sure | of these wrong |')
    print('|---|---|---|---|---|---|---|---|')
    for name, c in counts.items():
        share = lambda key: f'{100 * c[key] / c["cells"]:.1f} %'
        print(f'| {name} | {c["cells"]} | {share("first")} | {share("second")} | {share("agree")} | {c["agree, wrong"]} '
              f'| {share("sure")} | {c["sure, wrong"]} |')
    print(*shown, sep='\n')


main()
