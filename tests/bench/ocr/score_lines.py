#!/usr/bin/env python3
"""score_lines.py TRUTH NAME=READ ...: table of errors for each set of line images.

TRUTH has "set, file, text" a line; READ is what ocr_read_lines printed for the same files in the same order.  CER in
per cent (white space ignored); sets of cells, codes and numbers: share of exact texts.  "digits": wrong, lost or made-up
digits in per cent of all digits.  --confusions prints the commonest ones.
"""
import collections
import sys

import thai_cer as cer

# What stock `tha` can write: on lines of these alone, being worse means having forgotten.
STOCK = set('๐๑๒๓๕0123456789.-/()[]%=<+*,#@:!>?"\'|') | {chr(c) for c in range(0xe01, 0xe4e)} - set('ฃฅฌฦๅ')
COUNT_EXACT = ('cell', 'codes', 'number')


class Sum:
    def __init__(self):
        self.errors = self.characters = self.exact = self.lines = self.digit_errors = self.digits = 0

    def add(self, want, got):
        self.errors += cer.distance(want, got)
        self.characters += len(want)
        self.exact += want == got
        self.lines += 1
        self.digit_errors += cer.digit_errors(want, got) if want != got else 0
        self.digits += sum(c.isdigit() for c in want)

    def show(self, name):
        if name.startswith(COUNT_EXACT):
            return f'{100 * self.exact / self.lines:.1f} % exact'
        return f'{100 * self.errors / max(1, self.characters):.2f}'

    def show_digits(self):
        return f'{100 * self.digit_errors / max(1, self.digits):.2f}'


def readings(path):
    with open(path, encoding='utf8') as f:
        lines = [line.rstrip('\n').split('\t') for line in f]
    cost = [line[1] for line in lines if line[0] == '#ms']
    return [cer.normal(line[1].replace('\\n', ' ')) for line in lines if line[0] != '#ms'], float(cost[0])


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith('--')]
    with open(arguments[0], encoding='utf8') as f:
        truth = [line.rstrip('\n').split('\t') for line in f]
    sets = list(dict.fromkeys(t[0] for t in truth))
    columns, costs = {}, {}
    for argument in arguments[1:]:
        name, path = argument.split('=', 1)
        read, costs[name] = readings(path)
        if len(read) != len(truth):
            sys.exit(f'{path}: {len(read)} readings of {len(truth)} images')
        sums = collections.defaultdict(Sum)
        confusions = collections.Counter()
        for (group, _, text), got in zip(truth, read):
            want = cer.normal(text)
            sums[group].add(want, got)
            sums['all sets'].add(want, got)
            if group.startswith('held'):
                sums['all held-out'].add(want, got)
                if set(want) <= STOCK:
                    sums['held-out, stock spelling'].add(want, got)
            if '--confusions' in sys.argv and want != got:
                confusions += cer.confusions(want, got)
        columns[name] = sums
        if confusions:
            print(name, confusions.most_common(40))
    print('| set | ' + ' | '.join(columns) + ' |\n|---|' + '---|' * len(columns))
    for group in sets + ['all sets', 'all held-out', 'held-out, stock spelling']:
        if all(group in c for c in columns.values()):
            print(f'| {group} | ' + ' | '.join(c[group].show(group) for c in columns.values()) + ' |')
    print('| digits wrong, all sets | ' + ' | '.join(c['all sets'].show_digits() for c in columns.values()) + ' |')
    print('| user CPU, ms a line | ' + ' | '.join(f'{costs[n]:.0f}' for n in columns) + ' |')


main()
