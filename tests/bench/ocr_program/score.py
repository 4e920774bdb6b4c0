#!/usr/bin/env python3
"""score.py PAGES NAME=READ ...: what whole programs read on the pages of make_pages.py.

PAGES is the folder of make_pages.py.  READ is a folder with IMAGE.json (`ita text --format json`) or IMAGE.tsv
(Tesseract) for each image, and IMAGE.seconds, the processor time.  Every word belongs to the line or cell that its middle
lies in; what lies in none counts as made up.  White space does not count, digit scripts do.  --worst N prints lines.
"""
import collections
import csv
import json
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '../ocr'))
import thai_cer as cer  # noqa: E402

WIDTH, HEIGHT, DPI = 2480, 3508, 300


def words(folder, page):
    """(x, y, text, confidence, doubted) of each word in reading order; middles in pixels of the page as drawn."""
    base = os.path.join(folder, page['file'])
    found = []
    if os.path.exists(base + '.json'):
        with open(base + '.json', encoding='utf8') as f:
            read = json.load(f)
        for w in read['pages'][0].get('words', []):
            x0, y0, x1, y1 = (v * DPI / 72 for v in w['bbox'])
            found.append(((x0 + x1) / 2, (y0 + y1) / 2, w['text'], w.get('confidence', 1), bool(w.get('doubts')) or w.get('handwriting')))
    elif os.path.exists(base + '.tsv'):
        with open(base + '.tsv', encoding='utf8') as f:
            for row in csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE):
                if row['level'] == '5' and row['text'].strip():
                    x, y = int(row['left']) + int(row['width']) / 2, int(row['top']) + int(row['height']) / 2
                    found.append((x * DPI / page['dpi'], y * DPI / page['dpi'], row['text'], float(row['conf']) / 100, False))
    return turned_back(page, found)


def turned_back(page, found):
    """The scan is turned; the truth is not."""
    turn = math.radians(page['angle'])
    out = []
    for x, y, *rest in found:
        dx, dy = x - WIDTH / 2, y - HEIGHT / 2
        out.append((WIDTH / 2 + dx * math.cos(turn) - dy * math.sin(turn), HEIGHT / 2 + dx * math.sin(turn) + dy * math.cos(turn), *rest))
    return out


def placed(page, words):
    """(x, y, word) of the words that `ita text --format json` read; middles in pixels of the page as drawn."""
    middle = lambda b: ((b[0] + b[2]) / 2 * DPI / 72, (b[1] + b[3]) / 2 * DPI / 72)
    return turned_back(page, [(*middle(w['bbox']), w) for w in words])


def wrong_places(want, got):
    """Places of `want` that are wrong in one best alignment; what is made up counts for the place before it."""
    d, i, j = cer.table(want, got), len(want), len(got)
    wrong = collections.Counter()
    while i or j:
        if i and j and d[i, j] == d[i - 1, j - 1] + (want[i - 1] != got[j - 1]):
            i, j = i - 1, j - 1
            wrong[i] += want[i] != got[j]
        elif i and d[i, j] == d[i - 1, j] + 1:
            i -= 1
            wrong[i] += 1
        else:
            j -= 1
            wrong[max(0, i - 1)] += 1
    return wrong


def is_latin(c):
    return 'a' <= c.lower() <= 'z'


class Sum:
    def __init__(self):
        self.n = collections.Counter()
        self.bad = []

    def add(self, unit, got, doubted, page):
        n, want = self.n, cer.normal(unit['text'])
        wrong = wrong_places(want, got) if want != got else {}
        errors = sum(wrong.values())
        n['chars'] += len(want)
        n['errors'] += errors
        if page['table'] and unit['kind'] not in ('text', 'heading'):
            n['table chars'] += len(want)
            n['table errors'] += errors
        n['digits'] += sum(c.isdigit() for c in want)
        n['digit errors'] += sum(k for i, k in wrong.items() if i < len(want) and want[i].isdigit())
        n['latin'] += sum(is_latin(c) for c in want)
        n['latin errors'] += sum(k for i, k in wrong.items() if i < len(want) and is_latin(want[i]))
        if unit['kind'] in ('score', 'number') and any(c.isdigit() for c in want) and want[0].isdigit():
            n['cells'] += 1
            n['exact'] += want == got
            n['silent'] += want != got and got != '' and not doubted
            n['doubted'] += want == got and doubted
        if errors:
            self.bad.append((errors, page['file'], unit['text'], got, doubted))


def percent(a, b):
    return f'{100 * a / b:.2f}' if b else '-'


def main():
    options = [a for a in sys.argv[1:] if not a.startswith('--')]
    worst = int(sys.argv[sys.argv.index('--worst') + 1]) if '--worst' in sys.argv else 0
    if '--worst' in sys.argv:
        options.remove(sys.argv[sys.argv.index('--worst') + 1])
    with open(os.path.join(options[0], 'pages.json'), encoding='utf8') as f:
        pages = json.load(f)
    kinds = list(dict.fromkeys(p['kind'] for p in pages))
    print('| reader | pages | CER % | digits wrong % | Latin CER % | ruled tables CER % | number cells exact % | wrong, not doubted | right, doubted '
          '| made up | CPU s a page |\n|' + '---|' * 11)
    for option in options[1:]:
        name, folder = option.split('=', 1)
        for kind in kinds + ['all']:
            total, seconds, stray, count = Sum(), 0.0, 0, 0
            for page in pages:
                if kind not in ('all', page['kind']):
                    continue
                count += 1
                with open(os.path.join(folder, page['file'] + '.seconds'), encoding='utf8') as f:
                    seconds += float(f.read())
                texts, doubts = collections.defaultdict(str), collections.defaultdict(bool)
                for x, y, text, _, doubted in words(folder, page):
                    home = next((i for i, u in enumerate(page['units'])
                                 if u['box'][0] <= x <= u['box'][2] and u['box'][1] <= y <= u['box'][3]), None)
                    if home is None:
                        stray += len(cer.normal(text))
                    else:
                        texts[home] += text
                        doubts[home] |= bool(doubted)
                for i, unit in enumerate(page['units']):
                    total.add(unit, cer.normal(texts[i]), doubts[i], page)
            n = total.n
            print(f'| {name} | {kind} | {percent(n["errors"] + stray, n["chars"])} | {percent(n["digit errors"], n["digits"])} '
                  f'| {percent(n["latin errors"], n["latin"])} | {percent(n["table errors"], n["table chars"])} '
                  f'| {percent(n["exact"], n["cells"])} of {n["cells"]} | {n["silent"]} | {n["doubted"]} | {stray} | {seconds / count:.2f} |')
            if kind == 'all':
                for errors, file, want, got, doubted in sorted(total.bad, reverse=True)[:worst]:
                    print(f'  {errors} {file}: {want} | {got}{" (doubted)" if doubted else ""}')


if __name__ == '__main__':
    main()
