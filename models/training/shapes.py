"""Warps of a drawn line that make other faces of it: strokes and proportions change from place to place, so that shapes and
not the faces of the fonts are learnt.  Ink in, ink out (0 paper .. 1 ink)."""
import cv2
import numpy as np


def field(noise, height, width, step):
    """A smooth random field in about [-1, 1], with one free value every `step` pixels."""
    rows, columns = max(2, round(height / step) + 1), max(2, round(width / step) + 1)
    return cv2.resize(noise.uniform(-1, 1, (rows, columns)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)


def elastic(rng, ink, px):
    """Every letter bent a little differently: far and flat, or near and small."""
    height, width = ink.shape
    noise = np.random.RandomState(rng.randrange(1 << 31))
    step = px * rng.choice([.18, .25, .4, .7])
    reach = step * rng.uniform(.04, .16)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(ink, x + field(noise, height, width, step) * reach, y + field(noise, height, width, step) * reach,
                     cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)


def uneven(rng, ink, px):
    """Letters of other widths and heights: the line's columns stretched here and pressed there, its rows too."""
    height, width = ink.shape
    noise = np.random.RandomState(rng.randrange(1 << 31))

    def bent(length, step, most):
        nodes = max(2, round(length / step) + 1)
        speed = np.interp(np.linspace(0, nodes - 1, length), np.arange(nodes), 1 + noise.uniform(-most, most, nodes))
        at = np.cumsum(speed)
        return ((at - at[0]) * (length - 1) / (at[-1] - at[0])).astype(np.float32)

    x = bent(width, px * rng.uniform(.3, 1.2), rng.uniform(.05, .25))
    y = bent(height, px * rng.uniform(.2, .5), rng.uniform(.03, .22))
    return cv2.remap(ink, *np.meshgrid(x, y), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)


def nib(rng, ink, px):
    """Strokes of another pen: fatter or thinner along one direction only, or fat here and thin there."""
    if px < 24:
        return ink
    size = 2 if px < 70 else rng.choice([2, 3])
    kernel = rng.choice([np.ones((1, size), np.uint8), np.ones((size, 1), np.uint8), np.eye(size, dtype=np.uint8),
                         np.eye(size, dtype=np.uint8)[::-1].copy()])
    changed = cv2.dilate(ink, kernel) if rng.random() < .55 or px < 36 else cv2.erode(ink, kernel, borderValue=0)
    part = rng.uniform(.3, 1) if px > 38 else rng.uniform(.2, .6)
    if rng.random() < .4:
        noise = np.random.RandomState(rng.randrange(1 << 31))
        part = np.clip(part * (.5 + field(noise, *ink.shape, px * rng.uniform(.5, 2))), 0, 1)
    return ink + (changed - ink) * part


def another_face(rng, ink, px):
    for warp, chance in ((elastic, .6), (uneven, .5), (nib, .45)):
        if rng.random() < chance:
            ink = warp(rng, ink, px)
    return ink
