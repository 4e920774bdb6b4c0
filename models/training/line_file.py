"""Lines for training as the network gets them: 48 rows of grey, scaled and stretched as Tesseract does it.

A file (.npz) holds the lines' pixels one after another (column by column), their widths and their texts.
"""
import ctypes
import ctypes.util

import numpy as np

HEIGHT = 48

lept = ctypes.CDLL(ctypes.util.find_library('lept'))
lept.pixReadMem.restype = lept.pixScale.restype = lept.pixConvertTo8.restype = ctypes.c_void_p
lept.pixReadMem.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
lept.pixScale.argtypes = [ctypes.c_void_p, ctypes.c_float, ctypes.c_float]
lept.pixConvertTo8.argtypes = [ctypes.c_void_p, ctypes.c_int]
lept.pixDestroy.argtypes = [ctypes.POINTER(ctypes.c_void_p)]
lept.pixGetData.restype = ctypes.c_void_p
for function in (lept.pixGetData, lept.pixGetWidth, lept.pixGetHeight, lept.pixGetWpl):
    function.argtypes = [ctypes.c_void_p]


def scaled(encoded):
    """The encoded picture (PNG, JPEG) as 48 rows of grey, by Leptonica like in Tesseract; None where that cannot be."""
    pix = ctypes.c_void_p(lept.pixReadMem(encoded, len(encoded)))
    if not pix:
        return None
    held = [pix]
    try:
        for _ in range(2):  # the second time where rounding missed 48 rows
            factor = HEIGHT / lept.pixGetHeight(held[-1])
            held.append(ctypes.c_void_p(lept.pixScale(held[-1], factor, factor)))
            if not held[-1] or lept.pixGetHeight(held[-1]) == HEIGHT:
                break
        held.append(ctypes.c_void_p(lept.pixConvertTo8(held[-1], 0)))
        if not held[-1] or lept.pixGetHeight(held[-1]) != HEIGHT:
            return None
        words = lept.pixGetWpl(held[-1])
        data = np.ctypeslib.as_array(ctypes.cast(lept.pixGetData(held[-1]), ctypes.POINTER(ctypes.c_uint32)),
                                     (HEIGHT, words))
        # Pixels lie in the words from the highest byte on.
        return data.byteswap().view(np.uint8)[:, :lept.pixGetWidth(held[-1])].copy()
    finally:
        for p in held:
            lept.pixDestroy(ctypes.byref(p))


def percentile(values, fraction, otherwise):
    """STATS::ile of Tesseract over a histogram."""
    if not len(values):
        values = np.array([otherwise])
    counts = np.bincount(values, minlength=256)
    target = min(max(fraction * len(values), 1), len(values))
    total = np.cumsum(counts)
    at = int(np.searchsorted(total, target))
    return at + 1 - (total[at] - target) / counts[at]


def full(grey):
    """Paper at white and the cores of the strokes at black: what image/contrast.cpp does before Tesseract gets a line."""
    counts = np.bincount(grey.ravel(), minlength=256)
    white = 128 + int(np.argmax(counts[128:])) - 10
    dark = int(np.searchsorted(np.cumsum(counts) * 50, grey.size))
    if white - dark < 30:
        return grey
    levels = np.clip((np.arange(256) - dark) * 255 / (white - dark), 0, 255).round().astype(np.uint8)
    return levels[grey]


def contrast(grey):
    """Grey in [-1, 1] between the black and the white that Tesseract finds along the middle row."""
    row = grey[HEIGHT // 2].astype(int)
    before, here, after = row[:-2], row[1:-1], row[2:]
    low = here[((here < before) & (here <= after)) | ((here <= before) & (here < after))]
    high = here[((here > before) & (here >= after)) | ((here >= before) & (here > after))]
    black, white = percentile(low, .25, 0), percentile(high, .75, 255)
    half = (white - black) / 2
    if half <= 0:
        half = 1.0
    return np.clip((grey - black) / half - 1, -1, 1).astype(np.float32)


def write(path, pictures, texts):
    np.savez(path, pixels=np.concatenate([p.T.ravel() for p in pictures]), widths=np.array([p.shape[1] for p in pictures]),
             texts=np.array(texts))


def read(path):
    """(grey of 48 rows, text) of each line."""
    with np.load(path) as data:
        pixels, widths, texts = data['pixels'], data['widths'], data['texts']
    ends = np.cumsum(widths) * HEIGHT
    return [(pixels[end - width * HEIGHT:end].reshape(width, HEIGHT).T, str(text))
            for end, width, text in zip(ends, widths, texts)]
