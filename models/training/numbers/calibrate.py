#!/usr/bin/env python3
"""calibrate.py READ TRUTH OUT: from readings with raw probabilities to "raw -> share right" (isotonic, pessimistic).

READ is what `RAW=1 ocr_read_lines numbers` printed, TRUTH the lines of truth.tsv in the same order.  A step of the
curve that rests on n readings counts one more wrong one than was seen.  Every second reading is kept out; the share
right among those that are called 99 % sure is printed from them.
"""
import sys

THAI = str.maketrans('๐๑๒๓๔๕๖๗๘๙', '0123456789')
LEAST_STEP = 60


def rising_steps(points):
    """Pools neighbours until the share right rises with the raw probability."""
    steps = []  # lowest raw, highest raw, right, count
    for raw, right in sorted(points):
        steps.append([raw, raw, right, 1])
        while len(steps) > 1 and (steps[-2][2] / steps[-2][3] >= steps[-1][2] / steps[-1][3]):
            low, _, r, n = steps.pop(-2)
            steps[-1] = [low, steps[-1][1], steps[-1][2] + r, steps[-1][3] + n]
    merged = []
    for step in steps:
        if merged and merged[-1][3] < LEAST_STEP:
            merged[-1] = [merged[-1][0], step[1], merged[-1][2] + step[2], merged[-1][3] + step[3]]
        else:
            merged.append(step)
    if len(merged) > 1 and merged[-1][3] < LEAST_STEP:
        last = merged.pop()
        merged[-1] = [merged[-1][0], last[1], merged[-1][2] + last[2], merged[-1][3] + last[3]]
    return merged


def curve(points):
    table = [(0.0, 0.0)]
    for low, high, right, count in rising_steps(points):
        share = right / (count + 1)
        for raw in (low, high):
            if raw > table[-1][0]:
                table.append((raw, max(share, table[-1][1])))
    if table[-1][0] < 1:
        table.append((1.0, table[-1][1]))
    return table


def apply(table, raw):
    for (x0, y0), (x1, y1) in zip(table, table[1:]):
        if raw <= x1:
            return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)
    return table[-1][1]


def main():
    read, truth, out = sys.argv[1:4]
    with open(read, encoding='utf8') as f:
        readings = [line.rstrip('\n').split('\t') for line in f if not line.startswith('#')]
    with open(truth, encoding='utf8') as f:
        wanted = [line.rstrip('\n').split('\t')[2] for line in f]
    points = [(float(r[2]), int(r[1].translate(THAI) == w.translate(THAI))) for r, w in zip(readings, wanted)]
    half = curve(points[::2])
    for least in (.5, .8, .9, .95, .98, .99, .995):
        sure = [right for raw, right in points[1::2] if apply(half, raw) >= least]
        share = f'{100 * sum(sure) / len(sure):.2f} % right' if sure else '-'
        print(f'said >= {100 * least:.1f} %: {len(sure)} of {len(points[1::2])} readings, {share}')
    with open(out, 'w', encoding='utf8') as f:
        f.writelines(f'{raw:.7f} {share:.6f}\n' for raw, share in curve(points))


if __name__ == '__main__':
    main()
