#!/usr/bin/env python3
"""degrade.py KIND IN.pgm OUT.png: a page image as a bad scanner, a fax or a camera would give it.

Kinds: fax (1 bit, 200 dpi), low (150 dpi, JPEG), skew (2.3 degrees, noise), flipped (180), side (90), worn (blur, uneven
light, noise, JPEG), photo (perspective, shadow, dark table around the page).  Seeded: the same input gives the same output.
Prints the resolution of the output.
"""
import sys

import cv2
import numpy as np


def shadow(page, depth):
    h, w = page.shape
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    return page * (1 - depth * (0.5 * x / w + 0.5 * (y / h) ** 2))


def jpeg(page, quality):
    ok, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert ok
    return cv2.imdecode(data, 0)


def noise(page, sigma, rng):
    return np.clip(page.astype(np.float32) + rng.normal(0, sigma, page.shape), 0, 255).astype(np.uint8)


def turned(page, degrees, paper=250):
    h, w = page.shape
    m = cv2.getRotationMatrix2D((w / 2, h / 2), degrees, 1)
    return cv2.warpAffine(page, m, (w, h), flags=cv2.INTER_LINEAR, borderValue=paper)


def degrade(kind, page, rng):
    if kind == "fax":
        small = cv2.resize(page, None, fx=2 / 3, fy=2 / 3, interpolation=cv2.INTER_AREA)
        return np.where(noise(small, 14, rng) < 150, 0, 255).astype(np.uint8), 200
    if kind == "low":
        return jpeg(noise(cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), 4, rng), 55), 150
    if kind == "skew":
        return noise(turned(page, 2.3), 5, rng), 300
    if kind == "flipped":
        return cv2.rotate(page, cv2.ROTATE_180), 300
    if kind == "side":
        return cv2.rotate(page, cv2.ROTATE_90_CLOCKWISE), 300
    if kind == "worn":
        blurred = cv2.GaussianBlur(turned(page, -0.8), (0, 0), 1.6)
        return jpeg(noise(np.clip(shadow(60 + blurred * 0.72, 0.25), 0, 255).astype(np.uint8), 7, rng), 45), 300
    if kind == "photo":
        h, w = page.shape
        table = np.full((h + 500, w + 400), 70, np.uint8)
        source = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
        target = np.float32([[260, 190], [w + 120, 230], [w + 240, h + 270], [140, h + 330]])
        m = cv2.getPerspectiveTransform(source, target)
        size = (table.shape[1], table.shape[0])
        sheet = cv2.warpPerspective(page, m, size, flags=cv2.INTER_LINEAR, borderValue=0)
        mask = cv2.warpPerspective(np.full(page.shape, 255, np.uint8), m, size)
        scene = np.where(mask > 0, sheet, table).astype(np.float32)
        scene = np.clip(shadow(30 + 0.8 * scene, 0.35), 0, 255).astype(np.uint8)
        return jpeg(noise(cv2.GaussianBlur(scene, (0, 0), 1.0), 5, rng), 80), 72
    raise SystemExit(f"unknown kind {kind}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    image, dpi = degrade(sys.argv[1], cv2.imread(sys.argv[2], 0), np.random.default_rng(1))
    if sys.argv[1] == "fax":
        cv2.imwrite(sys.argv[3], image, [cv2.IMWRITE_PNG_BILEVEL, 1])
    else:
        cv2.imwrite(sys.argv[3], image)
    print(dpi)
