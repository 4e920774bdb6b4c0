#!/usr/bin/env python3
"""compare_readers.py TRUTH FIRST SECOND: how far two readers of numbers may be trusted when they agree.

TRUTH: set, file, text; FIRST and SECOND: what ocr_read_lines printed.  Values are compared with Thai digits as Arabic.
"""
import collections
import sys

import thai_cer as cer

THRESHOLDS = (.5, .8, .9, .95, .98, .99)


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
            for least in THRESHOLDS:
                c['sure', least] += sure >= least
                c['sure, wrong', least] += sure >= least and b != want
                c['both', least] += a == b and sure >= least
                c['both, wrong', least] += a == b != want and sure >= least
        if a == b != want:
            shown.append(f'{file}: {want} read as {a}')
    print('| set | cells | first right | second right | agree | agree on a wrong value |\n|---|---|---|---|---|---|')
    for name, c in counts.items():
        share = lambda key: f'{100 * c[key] / c["cells"]:.1f} %'
        print(f'| {name} | {c["cells"]} | {share("first")} | {share("second")} | {share("agree")} | {c["agree, wrong"]} |')
    c = counts['all']
    print('\n| second at least this sure | cells | of these wrong | and both agree | of these wrong |\n|---|---|---|---|---|')
    for least in THRESHOLDS:
        print(f'| {100 * least:g} % | {c["sure", least]} | {c["sure, wrong", least]} | {c["both", least]} '
              f'| {c["both, wrong", least]} |')
    print(*shown, sep='\n')


main()
