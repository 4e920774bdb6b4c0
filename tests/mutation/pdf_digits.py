"""Changes single digits of a born-digital PDF: as printed (glyph and layer), or in the text layer alone.

Works on qpdf's uncompressed form and only ever replaces hex digits by as many others, so that no offset moves.
"""
import re
import subprocess

THAI = {chr(0x0E50 + d): str(d) for d in range(10)}


def digit(ch):
    return THAI.get(ch, ch)


class Pdf:
    def __init__(self, path):
        r = subprocess.run(["qpdf", "--stream-data=uncompress", "--normalize-content=n", "--object-streams=disable", path, "-"], capture_output=True, timeout=60)
        assert r.returncode in (0, 3), r.stderr
        self.data = r.stdout
        self.maps = self.fonts()

    def objects(self):
        for m in re.finditer(rb"^(\d+) 0 obj\n(.*?)^endobj", self.data, re.S | re.M):
            yield int(m.group(1)), m.start(2), m.group(2)

    def fonts(self):
        """Object number of each font's character map, and the map: code -> (text, where the text's hex begins)."""
        maps = {}
        for number, start, body in self.objects():
            if b"begincmap" not in body:
                continue
            codes = {}
            for block in re.finditer(rb"beginbfchar(.*?)endbfchar", body, re.S):
                for m in re.finditer(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block.group(1)):
                    at = start + block.start(1) + m.start(2)
                    codes[m.group(1).lower()] = (self.text(m.group(2)), at)
            for block in re.finditer(rb"beginbfrange(.*?)endbfrange", body, re.S):
                for m in re.finditer(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block.group(1)):
                    first, last, to = int(m.group(1), 16), int(m.group(2), 16), int(m.group(3), 16)
                    at = start + block.start(1) + m.start(3)
                    for k in range(last - first + 1):
                        code = b"%0*x" % (len(m.group(1)), first + k)
                        codes[code] = (chr(to + k) if to + k < 0x110000 else "", at if k == 0 else None)
            maps[number] = codes
        return maps

    @staticmethod
    def text(hexes):
        return bytes.fromhex(hexes.decode()).decode("utf-16-be", "replace")

    def runs(self):
        """Hex codes shown one after the other on a line, each run with its ways to read it: [(map, [(offset, code, text)])].

        A code may be known to several fonts; every map that knows all codes of the run is tried."""
        token = re.compile(rb"<([0-9A-Fa-f]+)>|\b(ET|Tf|Tm|BT)\b|([-\d.]+)\s+([-\d.]+)\s+T[dD]\b")
        for number, start, body in self.objects():
            if b"stream" not in body or b"begincmap" in body or b"Tj" not in body and b"TJ" not in body:
                continue
            pieces = []
            for m in list(token.finditer(body)) + [None]:
                if m is not None and m.group(1):
                    pieces.append((start + m.start(1), m.group(1)))
                    continue
                if m is not None and m.group(4) is not None and float(m.group(4)) == 0:
                    continue  # a step along the line
                if pieces:
                    yield list(self.decoded(pieces))
                pieces = []

    def decoded(self, pieces):
        for codes in self.maps.values():
            size = len(next(iter(codes))) if codes else 0
            if not size or any(len(h) % size for _, h in pieces):
                continue
            glyphs = [(at + i, h[i:i + size].lower()) for at, h in pieces for i in range(0, len(h), size)]
            if all(c in codes for _, c in glyphs):
                yield codes, [(at, c, codes[c][0]) for at, c in glyphs]

    def places(self, score):
        """Where a printed score stands: its digits as (map, offset, old digit), the point left out."""
        plain = lambda glyphs: "".join(digit(t) if len(t) == 1 else "\0" for _, _, t in glyphs)
        whole, part = score.split(".")
        runs = list(self.runs())
        for n, ways in enumerate(runs):
            for codes, glyphs in ways:
                text = plain(glyphs)
                m = re.search(r"(?<![\d.])" + re.escape(score) + r"(?![\d.])", text)
                if m:
                    return [(codes, glyphs[m.start() + k][0], c) for k, c in enumerate(score) if c != "."]
                # A program may draw the point from another font: "99", ".", "17" are three runs then.
                m = re.search(r"(?<![\d.])" + whole + r"$", text)
                for step in (1, 2) if m else ():
                    for codes2, after in runs[n + step] if n + step < len(runs) else ():
                        point = "." if step == 1 and plain(after).startswith(".") else ""
                        if re.match(re.escape(point + part) + r"(?!\d)", plain(after)):
                            return [(codes, glyphs[m.start() + k][0], c) for k, c in enumerate(whole)] + \
                                   [(codes2, after[k + len(point)][0], c) for k, c in enumerate(part)]
        return []

    def times(self, score):
        """In how many runs of text a score stands as a whole."""
        whole = re.compile(r"(?<![\d.])" + re.escape(score) + r"(?![\d.])")
        text = lambda glyphs: "".join(digit(t) if len(t) == 1 else "\0" for _, _, t in glyphs)
        return sum(any(whole.search(text(glyphs)) for _, glyphs in ways) for ways in self.runs())

    def printed_mutants(self, score, limit):
        """Copies in which one digit of the printed score is another: (new printed text, bytes)."""
        out = []
        for k, (codes, at, old) in enumerate(self.places(score)):
            thai = codes[bytes(self.data[at:at + len(next(iter(codes)))]).lower()][0] in THAI
            others = {digit(t): c for c, (t, _) in codes.items() if len(t) == 1 and digit(t).isdigit() and (t in THAI) == thai}
            for new, code in sorted(others.items(), key=lambda o: (int(o[0]) * 7 + k) % 10):
                if new != old and not (k == 0 and new == "0"):
                    plain = score.replace(".", "")
                    data = bytearray(self.data)
                    data[at:at + len(code)] = code
                    plain = plain[:k] + new + plain[k + 1:]
                    out.append((plain[:-2] + "." + plain[-2:], bytes(data)))
                    break
            if len(out) >= limit:
                break
        return out

    def lying_layers(self, limit=2):
        """Copies in which the text layer names digits otherwise, everywhere in a font: (what, bytes).

        Where digits are a range of codes the whole range moves up by one."""
        out = []
        for codes in self.maps.values():
            digits = {digit(t): (t, at) for t, at in codes.values() if len(t) == 1 and digit(t).isdigit()}
            movable = [d for d in "9375164820" if d in digits and digits[d][1]]
            if len(digits) > 3 and movable:
                text, at = digits[movable[0]]
                data = bytearray(self.data)
                step = -1 if movable[0] == "9" else 1
                data[at:at + 4] = b"%04x" % (ord(text) + step)
                out.append((f"{movable[0]}-{int(movable[0]) + step}", bytes(data)))
            if len(out) >= limit:
                break
        return out
