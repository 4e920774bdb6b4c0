"""Turns a clean PDF into what office scanners, fax machines and telephones make of its print."""
import io
import os
import subprocess
import tempfile

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

VARIANTS = ["s300", "s200", "s150", "fax", "photo", "png", "tiff", "stamp", "rot"]


def rasters(pdf, dpi):
    """Pages as grey arrays."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", pdf, os.path.join(folder, "p")], check=True, timeout=300)
        return [np.array(Image.open(os.path.join(folder, f)).convert("L")) for f in sorted(os.listdir(folder))]


def skew(page, degrees):
    h, w = page.shape[:2]
    m = cv2.getRotationMatrix2D((w / 2, h / 2), degrees, 1)
    return cv2.warpAffine(page, m, (w, h), flags=cv2.INTER_CUBIC, borderValue=255)


def scanner(page, R, degrees=1.0, blur=0.6, noise=4.0, paper=246):
    out = skew(page, R.uniform(-degrees, degrees))
    out = cv2.GaussianBlur(out, (0, 0), blur)
    rng = np.random.default_rng(R.getrandbits(32))
    out = out.astype(np.float32) * (paper - 25) / 255 + 25 + rng.normal(0, noise, out.shape)
    return np.clip(out, 0, 255).astype(np.uint8)


def fax(page, R):
    out = skew(page, R.uniform(-0.7, 0.7))
    out = cv2.GaussianBlur(out, (0, 0), 0.7)
    rng = np.random.default_rng(R.getrandbits(32))
    out = out.astype(np.float32) + rng.normal(0, 14, out.shape)
    return np.where(out < 150, 0, 255).astype(np.uint8)


def photo(page, R):
    """A sheet on a table, seen a little from the side, with a shadow and uneven light; colour."""
    h, w = page.shape
    margin = int(0.05 * w)
    canvas = np.full((h + 2 * margin, w + 2 * margin, 3), (96, 112, 122), np.uint8)
    canvas[margin:margin + h, margin:margin + w] = cv2.cvtColor(page, cv2.COLOR_GRAY2RGB)
    H, W = canvas.shape[:2]
    d = lambda k: R.uniform(-k, k) * W
    src = np.float32([[0, 0], [W, 0], [W, H], [0, H]])
    dst = np.float32([[d(.015), d(.015)], [W + d(.02), d(.015)], [W + d(.015), H + d(.02)], [d(.02), H + d(.015)]])
    out = cv2.warpPerspective(canvas, cv2.getPerspectiveTransform(src, dst), (W, H), flags=cv2.INTER_AREA,
                              borderValue=(96, 112, 122))
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    angle = R.uniform(0, 6.28)
    light = 0.86 + 0.12 * np.cos(angle) * (x / W - .5) * 2 + 0.12 * np.sin(angle) * (y / H - .5) * 2
    edge = R.uniform(.35, .75) * W + R.uniform(-.2, .2) * (y - H / 2)
    light *= 1 - 0.25 / (1 + np.exp((edge - x) / (0.02 * W)))
    out = cv2.GaussianBlur(out, (0, 0), 0.8).astype(np.float32) * light[..., None] * np.float32([1, .98, .93])
    rng = np.random.default_rng(R.getrandbits(32))
    out += rng.normal(0, 4, out.shape)
    return np.clip(out, 0, 255).astype(np.uint8)


def stamp(page, R, dpi, scores_box=None):
    """A received-stamp (red in life, grey here) and a scrawl over the print; colour."""
    out = cv2.cvtColor(page, cv2.COLOR_GRAY2RGB)
    h, w = page.shape
    k = dpi / 72
    for _ in range(R.choice([1, 2])):
        sw, sh = int(130 * k), int(52 * k)
        x, y = R.randint(0, w - sw), R.randint(0, h - sh)
        layer = Image.new("L", (sw, sh), 0)
        draw = ImageDraw.Draw(layer)
        draw.rectangle([2, 2, sw - 3, sh - 3], outline=255, width=max(2, int(1.3 * k)))
        draw.line([0, sh // 2, sw, sh // 2], fill=255, width=max(1, int(0.8 * k)))
        font = ImageFont.truetype("/usr/share/fonts/truetype/tlwg/Loma-Bold.ttf", int(11 * k))
        draw.text((8 * k, 6 * k), "งานสารบรรณ รับที่", fill=255, font=font)
        ink = np.array(layer.rotate(R.uniform(-8, 8))) > 100
        colour = R.choice([(190, 40, 50), (60, 50, 170)])
        area = out[y:y + sh, x:x + sw]
        for c in range(3):
            area[..., c][ink] = np.minimum(area[..., c][ink], colour[c])
    points = [[R.uniform(.55, .75) * w, R.uniform(.7, .9) * h]]
    for _ in range(9):
        points.append([points[-1][0] + R.uniform(-.02, .05) * w, points[-1][1] + R.uniform(-.02, .02) * h])
    cv2.polylines(out, [np.int32(points)], False, (40, 40, 150), max(2, int(1.4 * k)), cv2.LINE_AA)
    return out


def jpeg(array, quality):
    data = io.BytesIO()
    Image.fromarray(array).save(data, "JPEG", quality=quality)
    return data.getvalue()


def pdf_of(pages, dpi, target, quality=60):
    """One JPEG for each page, at its size on paper."""
    images = []
    for p in pages:
        image = Image.open(io.BytesIO(jpeg(p, quality)))
        image.load()
        images.append(image)
    images[0].save(target, "PDF", save_all=True, append_images=images[1:], resolution=dpi, quality=quality)


def make(pdf, variant, R, base, quality=None):
    """Writes BASE.<ext> for one variant; returns the files, the pages and what an eye may read beside the text."""
    if variant in ("s300", "s200", "s150"):
        dpi = int(variant[1:])
        pages = [scanner(p, R, blur={300: .9, 200: .6, 150: .45}[dpi], noise=R.uniform(2, 6)) for p in rasters(pdf, dpi)]
        pdf_of(pages, dpi, base + ".pdf", quality or R.choice([45, 60, 75]))
        return base + ".pdf"
    if variant == "rot":
        pages = [scanner(p, R) for p in rasters(pdf, 200)]
        turn = R.choice([1, 2, 3])
        pdf_of([np.rot90(p, turn).copy() for p in pages], 200, base + ".pdf", quality or 60)
        return base + ".pdf"
    if variant == "stamp":
        pages = [stamp(scanner(p, R), R, 200) for p in rasters(pdf, 200)]
        pdf_of(pages, 200, base + ".pdf", quality or 60)
        return base + ".pdf"
    if variant == "fax":
        pages = [Image.fromarray(fax(p, R)).convert("1") for p in rasters(pdf, 200)]
        pages[0].save(base + ".tif", save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))
        return base + ".tif"
    if variant == "tiff":
        pages = [Image.fromarray(scanner(p, R, noise=2)) for p in rasters(pdf, 200)]
        pages[0].save(base + ".tif", save_all=True, append_images=pages[1:], compression="tiff_deflate", dpi=(200, 200))
        return base + ".tif"
    if variant == "photo":  # one picture a page would be many files; the archive keeps them as one PDF
        pages = [photo(p, R) for p in rasters(pdf, 220)]
        if len(pages) == 1:
            open(base + ".jpg", "wb").write(jpeg(pages[0], quality or 70))
            return base + ".jpg"
        pdf_of(pages, 220, base + ".pdf", quality or 65)
        return base + ".pdf"
    if variant == "png":
        page = rasters(pdf, 200)[0]
        Image.fromarray(scanner(page, R, noise=0, degrees=.3)).save(base + ".png", dpi=(200, 200), optimize=True)
        return base + ".png"
    raise ValueError(variant)
