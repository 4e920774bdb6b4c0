#!/usr/bin/env python3
"""calibrate_words.py OUT PAGES.json=READ ... TRUTH.tsv=READ ...: what the confidence of a word is worth.

READ holds what `ita text --format json` read on the pages of tests/bench/ocr_program (PAGES.json) or of
tests/bench/number_cells (TRUTH.tsv), with the confidence as it is before calibration (MODELS without words.tsv).
Words with a doubt are left out: they say so themselves.  OUT gets rows "kind, raw, share right" of a rising curve that counts
one more wrong word than was seen; kinds are numbers, which two readers read, and text.  Fitted on every second page, the
curve is tried on the others; that table is printed.
"""
import collections
import json
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, 'numbers'))
sys.path.insert(0, os.path.join(here, '../../tests/bench/ocr_program'))
import calibrate  # noqa: E402
import score  # noqa: E402

DIGITS = '0123456789๐๑๒๓๔๕๖๗๘๙'
THAI = str.maketrans('๐๑๒๓๔๕๖๗๘๙', '0123456789')
LEVELS = (.5, .8, .9, .95, .98, .99, .995)


def kind_of(text):
    return 'number' if text and all(c in DIGITS + '.,-/:()%' for c in text) and any(c in DIGITS for c in text) else 'text'


def pages_of(read):
    with open(read, encoding='utf8') as f:
        for line in f:
            document = json.loads(line)
            yield os.path.basename(document['file']), document['pages'][0]['words']


def words_of_page(page, words):
    """(kind, raw, right) of the words of a page: each is right when all its characters are."""
    turned = score.placed(page, words)
    homes = collections.defaultdict(list)
    for x, y, word in turned:
        home = next((i for i, u in enumerate(page['units'])
                     if u['box'][0] <= x <= u['box'][2] and u['box'][1] <= y <= u['box'][3]), None)
        if home is not None:
            homes[home].append(word)
    for i, unit in enumerate(page['units']):
        texts = [score.cer.normal(w['text']) for w in homes[i]]
        want, got = score.cer.normal(unit['text']), ''.join(texts)
        wrong = score.wrong_places(got, want) if want != got else {}
        at = 0
        for word, text in zip(homes[i], texts):
            right = not any(wrong[k] for k in range(at, at + len(text)) if k in wrong)
            at += len(text)
            if text and not word.get('doubts') and not word.get('handwriting'):
                yield kind_of(text), word['confidence'], int(right)


def words_of_cells(truth, words):
    for text, box in truth:
        inside = [w for w in words if box[0] <= (w['bbox'][0] + w['bbox'][2]) / 2 < box[2]
                  and box[1] <= (w['bbox'][1] + w['bbox'][3]) / 2 < box[3]]
        if len(inside) == 1 and not inside[0].get('doubts') and not inside[0].get('handwriting'):
            read = inside[0]['text']
            yield kind_of(read), inside[0]['confidence'], int(read.translate(THAI) == text.translate(THAI))


def gather(source, read):
    if source.endswith('.json'):
        with open(source, encoding='utf8') as f:
            drawn = {page['file']: page for page in json.load(f)}
        return [list(words_of_page(drawn[name], words)) for name, words in pages_of(read)]
    cells = collections.defaultdict(list)
    with open(source, encoding='utf8') as f:
        for line in f:
            _, name, text, box = line.rstrip('\n').split('\t')
            cells[name].append((text, [float(v) for v in box.split()]))
    return [list(words_of_cells(cells[name], words)) for name, words in pages_of(read)]


def main():
    pages = [page for pair in sys.argv[2:] for page in gather(*pair.rsplit('=', 1))]
    with open(sys.argv[1], 'w', encoding='utf8') as out:
        for kind in ('number', 'text'):
            points = [[(raw, right) for k, raw, right in page if k == kind] for page in pages]
            half = calibrate.curve(sum(points[::2], []))
            kept = sum(points[1::2], [])
            print(f'| {kind}: said at least | words of {len(kept)} | of these right |\n|---|---|---|')
            for least in LEVELS:
                sure = [right for raw, right in kept if calibrate.apply(half, raw) >= least]
                print(f'| {100 * least:g} % | {len(sure)} | {100 * sum(sure) / max(1, len(sure)):.2f} % |')
            for raw, share in calibrate.curve(sum(points, [])):
                out.write(f'{kind}\t{raw:.6f}\t{share:.6f}\n')


if __name__ == '__main__':
    main()
