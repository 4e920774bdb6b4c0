#!/usr/bin/python3
"""Processor time of whole commands on the same pages, in one run: what a person pays who types them.

    tests/bench/commands/compare.py [--ita build/ita] [--born FILE.pdf …] [--scan FILE …] [--repeat 3]

Born-digital files: `ita extract`, `ita text`, `pdftotext -layout`.  Scans: `ita extract`, `ita text`, `tesseract` (the
stock Thai model, on pages drawn by pdftoppm at 300 dpi where the file is a PDF) and, where it is installed, `ocrmypdf`.
Every command runs on one core (--jobs 1, OMP_THREAD_LIMIT=1); commands take turns, so that a busy machine slows all of
them alike, and the least of the repeats counts.  User and system time of the command with all its processes.  The
last column is the ratio to the first peer of the group.
"""
import argparse
import ctypes
import glob
import os
import resource
import shutil
import subprocess
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
SCANS = ["prose-2566-fax.tif", "sorted-2566.png", "photo-2567.jpg", "weights-2568-scan.pdf"]


def adopt_orphans():
    """A process that outlives its parent by a moment becomes a child of this one: its time counts, too."""
    pr_set_child_subreaper = 36
    ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1, 0, 0, 0)


def take_orphans():
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass


def cpu_of(command):
    """Seconds of user and system time; nothing where the command failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    take_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds if done.returncode in (0, 3) else None  # 3: some need a look


def pages_of(path):
    if not path.endswith(".pdf"):
        return 1 if not path.endswith(".tif") else max(1, tiff_pages(path))
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages:")))


def tiff_pages(path):
    from PIL import Image
    with Image.open(path) as image:
        return getattr(image, "n_frames", 1)


def ita_commands(ita, files, folder):
    return {
        "ita extract": lambda f: [[ita, "extract", "--quiet", "--jobs", "1", f, "-o", os.path.join(folder, "out")]],
        "ita text": lambda f: [[ita, "text", f]],
    }


def drawn(path, folder):
    """The pages as images, for a program that reads no PDF."""
    if not path.endswith(".pdf"):
        return [path]
    stem = os.path.join(folder, os.path.basename(path))
    if not glob.glob(stem + "-*.png"):
        subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", path, stem], check=True)
    return sorted(glob.glob(stem + "-*.png"))


def ocr_my_pdf(path, folder):
    image = [] if path.endswith(".pdf") else ["--image-dpi", "300"]
    return [["ocrmypdf", "--jobs", "1", "-l", "tha", "--force-ocr" if not image else "--output-type=pdf", *image, path,
             os.path.join(folder, "searchable.pdf")]]


def measure(title, files, commands, peer, folder, repeat):
    pages = sum(pages_of(f) for f in files)
    least = {}
    for _ in range(repeat):
        shutil.rmtree(os.path.join(folder, "out"), ignore_errors=True)  # results would not be made again
        for name, lines_of in commands.items():
            parts = [cpu_of(line) for f in files for line in lines_of(f)]
            if None in parts:
                print(f"{name}: failed")
                continue
            least[name] = min(least.get(name, 1e9), sum(parts))
    print(f"\n{title}: {len(files)} files, {pages} pages")
    base = least.get(peer)
    for name, seconds in least.items():
        ratio = f"{seconds / base:8.2f} x {peer}" if base else ""
        print(f"  {name:14} {1000 * seconds / pages:8.1f} ms a page {ratio}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--ita", default=os.path.join(ROOT, "build", "ita"))
    ap.add_argument("--born", nargs="*", help="PDFs with text layers (default: those of samples/)")
    ap.add_argument("--scan", nargs="*", help="scans (default: those of samples/)")
    ap.add_argument("--repeat", type=int, default=3)
    a = ap.parse_args()
    adopt_orphans()
    samples = os.path.join(ROOT, "samples")
    born = a.born if a.born is not None else sorted(
        f for f in glob.glob(os.path.join(samples, "*.pdf")) if os.path.basename(f) not in SCANS)
    scans = a.scan if a.scan is not None else [os.path.join(samples, f) for f in SCANS]
    with tempfile.TemporaryDirectory() as folder:
        if born:
            commands = {**ita_commands(a.ita, born, folder), "pdftotext": lambda f: [["pdftotext", "-layout", f, "-"]]}
            measure("Born-digital", born, commands, "pdftotext", folder, a.repeat)
        if scans:
            commands = {**ita_commands(a.ita, scans, folder),
                        "tesseract": lambda f: [["tesseract", page, "-", "-l", "tha"] for page in drawn(f, folder)]}
            if shutil.which("ocrmypdf"):
                commands["ocrmypdf"] = lambda f: ocr_my_pdf(f, folder)
            for f in scans:
                drawn(f, folder)  # before the clock runs
            measure("Scans", scans, commands, "tesseract", folder, a.repeat)


if __name__ == "__main__":
    main()
