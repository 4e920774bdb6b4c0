#!/usr/bin/env python3
"""score_pages.py TRUTH_DIR NAME=READ ...: errors of pages that cut_lines.py cut, one folder a page named like its truth.

strict: all lines of a page joined, against the whole truth.  matched: lines aligned in order; read lines that belong to
no line of the truth (emblem, signatures) are not counted, everything else is, lost lines too.
"""
import collections
import os
import re
import sys

import numpy as np

import thai_cer as cer


def matched(truth, read):
    cost = np.array([[cer.distance(t, r) if abs(len(t) - len(r)) < max(len(t), len(r)) else max(len(t), len(r))
                      for r in read] for t in truth]).reshape(len(truth), len(read))
    best = np.zeros((len(truth) + 1, len(read) + 1))
    best[1:, 0] = np.cumsum([len(t) for t in truth])
    for i, t in enumerate(truth):
        for j in range(len(read)):
            best[i + 1, j + 1] = min(best[i, j] + cost[i, j], best[i, j + 1] + len(t), best[i + 1, j])
    return best[-1, -1]


def main():
    folder = sys.argv[1]
    print('| recogniser | strict | matched | digits wrong, % | ms a page |\n|---|---|---|---|---|')
    for argument in sys.argv[2:]:
        name, path = argument.split('=', 1)
        pages, cost, lines = collections.defaultdict(list), 0.0, 0
        with open(path, encoding='utf8') as f:
            for line in f:
                parts = line.rstrip('\n').split('\t')
                if parts[0] == '#ms':
                    cost = float(parts[1])
                    continue
                lines += 1
                pages[os.path.basename(os.path.dirname(parts[0]))].append(cer.normal(parts[1].replace('\\n', ' ')))
        errors = aligned = characters = digit_errors = digits = 0
        for page, read in pages.items():
            with open(os.path.join(folder, page + '.txt'), encoding='utf8') as f:
                truth = [cer.normal(re.sub('⟦[^⟧]*⟧', '', line)) for line in f]
            truth = [t for t in truth if t]
            whole = ''.join(truth)
            errors += cer.distance(whole, ''.join(read))
            aligned += matched(truth, read)
            digit_errors += cer.digit_errors(whole, ''.join(read))
            digits += sum(c.isdigit() for c in whole)
            characters += len(whole)
        print(f'| {name} | {100 * errors / characters:.2f} | {100 * aligned / characters:.2f} '
              f'| {100 * digit_errors / digits:.2f} | {cost * lines / len(pages):.0f} |')


main()
