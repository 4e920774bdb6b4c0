#!/usr/bin/env python3
"""cut_lines.py PAGE OUT: cuts a page of running text into line images, to judge recognisers apart from page layout.

Rows come from the components of letter height; every other component (marks, dots) goes to the nearest row, and each
image holds only its own components.  It knows neither tables nor columns: the program has its own line finder.
"""
import os
import sys

import cv2
import numpy as np

REACH = np.ones((5, 5), np.uint8)


def ink_without_rulings(grey):
    ink = ((255 - grey.astype(np.int16)) > 90).astype(np.uint8)
    for shape, widen in (((1, 110), (3, 3)), ((170, 1), (1, 3))):
        ruling = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink[cv2.dilate(ruling, np.ones(widen, np.uint8)) > 0] = 0
    return ink


def dotted_rows(y, height, dots, page_height):
    """Which components belong to dotted rules: many specks at one height."""
    middle = (y + height // 2) // 4
    count = np.bincount(middle[dots], minlength=page_height // 4 + 3)
    together = count[:-2] + count[1:-1] + count[2:]
    out = np.zeros(len(y), bool)
    for start in np.where(together >= 28)[0]:
        out |= dots & (middle >= start) & (middle <= start + 2)
    return out


def split(profile, first, last, letter):
    """Parts a band higher than one line at its valley."""
    a, b = first + int(.8 * letter), last - int(.8 * letter)
    if last - first < 2.3 * letter or b <= a:
        return [(first, last)]
    valley = a + int(np.argmin(profile[a:b]))
    if profile[valley] > .55 * profile[first:last].max():
        return [(first, last)]
    return split(profile, first, valley, letter) + split(profile, valley, last, letter)


def rows_of(profile, letter):
    on = np.concatenate([[0], (profile > max(20, .06 * profile.max())).astype(np.int8), [0]])
    edges = np.flatnonzero(np.diff(on))
    bands = [part for first, last in zip(edges[::2], edges[1::2]) for part in split(profile, first, last, letter)]
    return [(a, b) for a, b in bands if b - a > .55 * letter]


def cut(grey):
    """Line images from top to bottom."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink_without_rulings(grey), connectivity=8)
    x, y, width, height, area = stats[1:].T
    keep = (area >= 6) & (height < 160) & (width < 260)
    keep &= ~dotted_rows(y, height, (height <= 9) & (width <= 16), grey.shape[0])
    tall = height[keep & (height > 18) & (height < 90) & (area > 60)]
    letter = np.median(tall) if len(tall) else 40
    body = keep & (height > .62 * letter) & (height < 2.1 * letter)
    votes = np.zeros(grey.shape[0] + 1)
    np.add.at(votes, y[body], width[body])
    np.add.at(votes, (y + height)[body], -width[body])
    rows = rows_of(np.convolve(np.cumsum(votes)[:-1], np.ones(7) / 7, 'same'), letter)
    if not rows:
        return []
    middles = np.array([(a + b) / 2 for a, b in rows])
    # A mark stands above its letter: a small component is looked for lower than it is.
    centre = y + height / 2 + np.where(height < .75 * letter, .25 * letter, 0)
    apart = np.abs(middles[None, :] - centre[:, None])
    owner = np.where(keep & (apart.min(1) < 1.7 * letter), apart.argmin(1), -1)
    images = []
    for row in range(len(rows)):
        mask = np.isin(labels, np.flatnonzero(owner == row) + 1)
        ys, xs = np.where(mask)
        if len(ys) < 40:
            continue
        top, bottom = max(0, ys.min() - 5), ys.max() + 6
        left, right = max(0, xs.min() - 6), xs.max() + 7
        own = cv2.dilate(mask[top:bottom, left:right].astype(np.uint8), REACH)
        images.append(np.where(own > 0, grey[top:bottom, left:right], 255).astype(np.uint8))
    return images


if __name__ == '__main__':
    os.makedirs(sys.argv[2], exist_ok=True)
    for i, image in enumerate(cut(cv2.imread(sys.argv[1], 0))):
        cv2.imwrite(f'{sys.argv[2]}/{i:03}.png', image)
