"""Character error rate of Thai: white space ignored, marks in one order, quotes and dashes folded, ํ+า as ำ."""
import collections
import re
import unicodedata

import numpy as np

THAI = '๐๑๒๓๔๕๖๗๘๙'
FOLDED = {'“': '"', '”': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '‐': '-', '‑': '-'}
INVISIBLE = '\u200b\u200c\u200d\ufeff\u00ad'


def normal(s):
    s = unicodedata.normalize('NFC', s)
    s = ''.join(FOLDED.get(c, c) for c in s if c not in INVISIBLE)
    s = re.sub('([่-์])([ัิ-ฺ็])', r'\2\1', s)
    s = re.sub('ํ([่-๋]?)า', r'\1ำ', s)
    s = re.sub('ำ([่-๋])', r'\1ำ', s)
    return re.sub(r'\s+', '', s.replace('เเ', 'แ'))


def in_arabic(s):
    return s.translate(str.maketrans(THAI, '0123456789'))


def table(a, b):
    """Edit distances of all beginnings of a and b."""
    x, y = np.array([ord(c) for c in a], np.int32), np.array([ord(c) for c in b], np.int32)
    column = np.arange(len(y) + 1, dtype=np.int32)
    d = np.zeros((len(x) + 1, len(y) + 1), np.int32)
    d[0] = column
    for i in range(1, len(x) + 1):
        row = d[i - 1] + 1
        if len(y):
            row[1:] = np.minimum(row[1:], d[i - 1, :-1] + (y != x[i - 1]))
        row[0] = i
        d[i] = np.minimum.accumulate(row - column) + column
    return d


def distance(a, b):
    return int(table(a, b)[-1, -1])


def confusions(a, b):
    """Pairs (wanted, read) of one best alignment; '' where something is missing."""
    d, i, j = table(a, b), len(a), len(b)
    pairs = collections.Counter()
    while i or j:
        if i and j and d[i, j] == d[i - 1, j - 1] + (a[i - 1] != b[j - 1]):
            i, j = i - 1, j - 1
            if a[i] != b[j]:
                pairs[a[i], b[j]] += 1
        elif i and d[i, j] == d[i - 1, j] + 1:
            i -= 1
            pairs[a[i], ''] += 1
        else:
            j -= 1
            pairs['', b[j]] += 1
    return pairs


def digit_errors(a, b):
    """Digits of a that were read as something else or lost, and digits that b made up."""
    return sum(n for (want, got), n in confusions(a, b).items() if want.isdigit() or got.isdigit())
