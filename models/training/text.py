"""Lines of training text in the register of Thai public bodies.  Templates and sentences are written for this model.

A line is plain Unicode; spell() turns it into what the network prints.
"""
import random
import re

import confusions
import vocabulary
from vocabulary import MARKS

THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙'
UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
LOWER = UPPER.lower()
PUNCTUATION = '.,:;!?"\'()[]{}/\\|-–—_+=*%&@#$<>^~`“”‘’•…·°×฿'
# Every character that the network may print, apart from the space.  ำ is printed as two.
CHARSET = ''.join(c for c in dict.fromkeys(
    ''.join(map(chr, range(0xe01, 0xe3a))) + ''.join(map(chr, range(0xe40, 0xe4f))) + THAI_DIGITS
    + '0123456789' + UPPER + LOWER + PUNCTUATION) if c not in 'ฺ๎ำ')

MONTHS = 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split()
SHORT_MONTHS = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split()
TALL = 'ปปฝฟ'        # letters whose marks stand to the left
DEEP = 'ฎฏฐญ'        # letters that reach below the line
PLAIN = 'กขคงจชซดตถทนบพภมยรลวศสหอ'


def spell(line):
    """Sara am is written nikhahit + sara aa with the tone mark first: the habit of the stock model."""
    return line.replace('ำ', 'ํา')


def known(s):
    """Without the characters that the network cannot print."""
    return ''.join(c for c in s if c in CHARSET or c in ' ำ').strip()


class Text:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.words = vocabulary.dictionary()
        self.english = vocabulary.english()
        self.short_words = [w for w in self.words if len(w) <= 6]
        self.drawn = [1.0] * 10  # digits written so far: the rare ones are drawn more often
        self.thai = True         # whether this line's numbers use Thai digits

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, *choices):
        """One of the choices; a function among them is called only when it is picked."""
        choice = self.rng.choice(choices)
        return choice() if callable(choice) else choice

    # --- numbers

    def digit(self, leading=False):
        least = min(self.drawn)
        weights = [1 / (1 + (n - least) ** 2 / 4) for n in self.drawn]
        if leading:
            weights[0] = 0
        d = self.rng.choices(range(10), weights)[0]
        self.drawn[d] += 1
        return str(d)

    def number(self, digits):
        return self.digit(True) + ''.join(self.digit() for _ in range(digits - 1))

    def any_number(self, most):
        return self.number(self.rng.randint(1, most))

    def script(self, s, thai=None):
        """In Thai digits where the line has them."""
        if not (self.thai if thai is None else thai):
            return s
        return ''.join(THAI_DIGITS[int(c)] if c in '0123456789' else c for c in s)

    def score(self):
        r = self.rng.random()
        if r < .06:
            return '100.00'
        if r < .08:
            return '100'
        if r < .11:
            return self.pick('0.00', '0', '0.0')
        if r < .15:
            return self.digit() + '.' + self.digit() + self.digit()
        if r < .19:
            return self.number(2)
        if r < .22:
            return self.number(2) + '.' + self.digit()
        return self.number(2) + '.' + self.digit() + self.digit()

    def year(self):
        r = self.rng.random()
        if r < .45:
            return '25' + self.digit() + self.digit()
        if r < .75:
            return self.pick('256', '255') + self.digit()
        if r < .82:
            return '20' + self.digit() + self.digit()
        return self.number(4)

    def money(self):
        whole = f'{int(self.number(self.rng.randint(2, 8))):,}'
        if self.chance(.7):
            return whole + self.pick('.00', '.00', lambda: '.' + self.digit() + self.digit())
        return whole + self.pick('', '.-')

    def date(self):
        day, month = str(self.rng.randint(1, 31)), self.rng.randint(0, 11)
        year = '25' + self.digit() + self.digit()
        return self.pick(
            f'{day} {MONTHS[month]} {year}', f'{day} {MONTHS[month]} พ.ศ. {year}',
            f'{day} {SHORT_MONTHS[month]} {year[2:]}', f'{day} {SHORT_MONTHS[month]} {year}',
            f'{day}/{month + 1}/{year}', f'{day}-{month + 1:02}-{year[2:]}', f'{MONTHS[month]} {year}',
            f'{MONTHS[month]} - {MONTHS[(month + 5) % 12]} {year}',
            f'{SHORT_MONTHS[month]}-{SHORT_MONTHS[(month + 2) % 12]} {year[2:]}')

    def phone(self):
        d = self.digit
        return self.pick(
            lambda: f'0{d()} {self.number(4)} {self.number(4)}', lambda: f'0{d()}{d()}-{d()}{d()}{d()}-{self.number(4)}',
            lambda: f'0-{self.number(4)}-{self.number(4)}', lambda: '0' + ''.join(d() for _ in range(8)),
            lambda: f'0-{self.number(4)}-{self.number(4)} ต่อ {self.any_number(4)}')

    def item(self):
        """Numbering of paragraphs and lists."""
        n = str(self.rng.randint(1, 43)) if self.chance(.5) else self.any_number(2)
        k, letter = self.digit(True), self.rng.choice('กขคงจฉชซญ')
        return self.pick(
            n + '.', n + ')', f'({n})', lambda: f'{k}.{self.digit(True)}',
            lambda: f'{k}.{self.digit(True)}.{self.digit(True)}', letter + '.', letter + ')', f'({letter})',
            '-', '•', '–', '*', 'o', 'ข้อ ' + n, 'ข้อที่ ' + n, k + '.')

    def code(self):
        n = str(self.rng.randint(1, 43)) if self.chance(.7) else self.number(2)
        return self.pick(
            'O' + n, 'O' + n, 'O' + n.zfill(2), 'o' + n, 'I' + n, 'E' + n, 'i' + n, 'e' + n, f'O{n}-O{self.any_number(2)}',
            'MOIT ' + n, 'EB ' + n, 'EB' + n, lambda: 'ITA ' + self.year(), lambda: self.pick('IIT', 'EIT', 'OIT') + ' ' + n,
            lambda: self.rng.choice(UPPER) + self.rng.choice(UPPER) + '-' + self.number(3),
            lambda: self.rng.choice(UPPER) + self.number(self.rng.randint(1, 4)))

    # --- words

    def word(self, n=1):
        """n Thai words run together: official vocabulary, rare letters and dense stacks, and the dictionary."""
        words = []
        for _ in range(n):
            r = self.rng.random()
            if r < .36:
                words.append(self.rng.choice(vocabulary.COMMON))
            elif r < .42:
                words.append(self.rng.choice(vocabulary.INDICATORS))
            elif r < .54:
                words.append(self.rng.choice(vocabulary.RARE))
            elif r < .58:
                words.append(self.stack())
            else:
                words.append(self.rng.choice(self.words))
        return ''.join(words)

    def stack(self):
        """A cluster that need not be a word, so that marks are read and not guessed: letter, vowel, tone."""
        letter = self.rng.choice(PLAIN if self.chance(.5) else TALL if self.chance(.6) else DEEP)
        tone = self.rng.choice(['', '่', '่', '้', '้', '๊', '๋'])
        kind = self.rng.random()
        if kind < .55:
            return letter + self.rng.choice('ัิีึื') + tone + self.rng.choice(PLAIN)
        if kind < .75:
            return letter + self.rng.choice('ุู') + tone + self.rng.choice(['', self.rng.choice(PLAIN)])
        if kind < .85:
            return letter + (tone or '้') + 'ำ'
        if kind < .92:
            return 'เ' + letter + '็' + self.rng.choice('นกงมบต')
        return letter + self.rng.choice(PLAIN) + '์'

    def dictionary_words(self, n=1):
        return ''.join(self.rng.choice(self.words) for _ in range(n))

    def phrase(self, n):
        """About n words with the sparse spaces of Thai prose."""
        parts = []
        while n > 0:
            k = min(n, self.rng.randint(1, 6))
            n -= k
            s = self.word(k)
            dress = self.rng.choices(
                ['{}', '{}ๆ', '{} ๆ', '{}ฯ', '{} ฯลฯ', '“{}”', '"{}"', '‘{}’', '({})', '{},'],
                [78, 5, 4, 2, 1.5, 2.5, 1, .5, 4, 1.5])[0]
            parts.append(dress.format(s))
            if self.chance(.06):
                parts.append(self.latin(1))
        return ' '.join(parts)

    def letters(self):
        """Latin letters without meaning, so that rare ones are seen and no word is guessed."""
        alphabet = self.rng.choice([UPPER, LOWER, LOWER, UPPER + LOWER])
        s = ''.join(self.rng.choice(alphabet) for _ in range(self.rng.randint(1, 7)))
        if self.chance(.25):
            s = s.capitalize()
        if self.chance(.25):
            s += self.rng.choice(['-', '', '.', '/', ' ']) + self.any_number(3)
        return s

    def latin(self, n=1):
        words = []
        for _ in range(n):
            r = self.rng.random()
            if r < .14:
                words.append(''.join(self.rng.choice(UPPER + 'IIOTAMP') for _ in range(self.rng.randint(2, 5))))
            elif r < .46:
                words.append(self.rng.choice(vocabulary.FOREIGN))
            else:
                word = self.rng.choice(self.english)
                words.append(self.rng.choices([word, word.capitalize(), word.upper()], [45, 38, 17])[0])
        return ' '.join(words)

    def mixed(self):
        """Latin words and codes in the middle of Thai text, with and without spaces, brackets and slashes."""
        r, w = self.rng, self.word
        foreign = lambda: self.pick(lambda: self.latin(r.randint(1, 3)), self.latin, self.code, self.letters)
        return self.pick(
            lambda: f'{w(2)} ({foreign()}) {w(2)}', lambda: f'{w()} {foreign()} {w()} {foreign()} {w()}',
            lambda: f'{w(2)}{foreign()}{w()}', lambda: f'{foreign()} {w(3)}', lambda: f'{w(3)} {foreign()}',
            lambda: f'{w()} ({self.latin(r.randint(2, 5))} : {self.latin()})',
            lambda: f'{self.latin()}/{self.latin()} {w(2)}', lambda: f'{w()} {self.address()} {w()}',
            lambda: f'{self.script(self.item())} {foreign()} {w(2)} {self.script(self.score())}',
            lambda: f'{w(2)} “{self.latin(2)}” {w()}', lambda: f'{self.code()} {w(2)} {self.code()} {w()}',
            lambda: f'{w()}, {self.latin()}, {self.latin()} {w()}')

    def address(self):
        """Web and mail addresses."""
        a, b = self.rng.choice(self.english).lower(), self.rng.choice(self.english).lower()
        return self.pick(
            f'www.{a}.go.th', f'www.{a}{b}.go.th', f'https://www.{a}.go.th/{b}', f'http://{a}.{b}.ac.th', f'{a}@{b}.go.th',
            f'{a}.{b}{self.number(2)}@gmail.com', f'{a}_{b}@hotmail.com', f'https://{a}.or.th/?id={self.number(3)}',
            f'www.{a}.com', f'{a}.pdf', f'@{a}{self.number(2)}', f'{a.upper()}-{self.number(3)}/{b}',
            f'saraban_{self.number(8)}@{a}.go.th', f'https://{a}.go.th/{b}/{self.number(4)}.pdf')

    def agency(self):
        kind = self.rng.choice(vocabulary.AGENCIES)
        return kind + self.rng.choice(vocabulary.PROVINCES if self.chance(.4) else self.words)

    # --- lines

    def cell(self):
        """Short table cells."""
        s, r = self.script, self.rng
        makers = {
            lambda: s(self.score()): 6, lambda: s(self.any_number(4)): 1.5, lambda: s(self.digit()): 2,
            lambda: self.pick('-', '-', '–', '0.00', 'N/A', '/', '*', '%', '๐.๐๐', 'ฯลฯ', '…', '.....'): 1,
            lambda: s(self.year()): 1, self.code: 1.5, lambda: s(self.item()): 1,
            lambda: r.choice(vocabulary.COMMON): 1, lambda: r.choice(vocabulary.RARE): 1,
            lambda: r.choice(vocabulary.INDICATORS): 1, lambda: r.choice(self.short_words): 1,
            lambda: r.choice(vocabulary.FOREIGN): 1, lambda: s(self.money()): 1, lambda: s(self.date()): 1,
            lambda: s(self.item()) + ' ' + self.word(): 1, lambda: 'ร้อยละ ' + s(self.score()): 1,
            lambda: s(self.score()) + self.pick('%', ' %', ' คะแนน', ' ' + r.choice(vocabulary.UNITS)): 1,
            lambda: s(self.any_number(3)) + ' ' + r.choice(vocabulary.UNITS): 1, lambda: self.word(2): 1,
            lambda: self.pick('({})', '{}').format(s(self.score())): 1,
            lambda: r.choice(UPPER) + self.pick('', '.', lambda: self.digit(True)): 1,
        }
        return r.choices(list(makers), list(makers.values()))[0]()

    def lookalikes(self):
        """Thai digits beside the letters that look like them, most of all where letters have no loops, and alone."""
        r, w = self.rng, self.word
        digit = lambda: r.choice('๑๒๓๓๓๓๔๔๔๔๕๕๕๕๖๗๘๙๐')
        digits = lambda most: ''.join(digit() for _ in range(r.randint(1, most)))
        letter = lambda: r.choice('ตตตดดคศฅทพฬฒฯๆถภฎฏจ')
        return self.pick(
            digit, digit, lambda: digits(3), lambda: digits(2) + '.' + digits(2), lambda: digits(2) + '.' + digits(2),
            lambda: r.choice(['({})', '{}.', '{})', '{}.๐๐', '- {} -', '{},๐๐๐', '๒๕{}']).format(digits(2)),
            lambda: f'{digits(1)}.{digits(1)} {w(2)}', lambda: f'ตัวชี้วัดที่ {digits(1)} {w()}', lambda: f'{w()} {digits(2)} {w()}',
            lambda: f'{letter()}{letter()} {digits(3)} {letter()}.{letter()}. {digits(2)}',
            lambda: ' '.join(self.pick(letter, digit) for _ in range(r.randint(2, 7))))

    def counted(self):
        """Numbers between words, where a digit can be taken for a letter: counts, numbered items, parts of codes."""
        s, r, w = self.script, self.rng, self.word
        n = lambda most=4: s(self.any_number(most))
        return self.pick(
            lambda: f'จำนวน {n()} {r.choice(vocabulary.UNITS)} {w()}', lambda: f'{w()} {n()} {r.choice(vocabulary.UNITS)}',
            lambda: f'{s(self.item())} {w(2)} {s(self.item())}', lambda: f'{n(1)}.{n(1)} {w(3)}',
            lambda: f'{n(1)}.{n(1)}.{n(1)} {w(2)}', lambda: f'{w()} {s(self.score())} {w()} {s(self.score())}',
            lambda: f'{w()}{n(2)} {w()} {n(2)}', lambda: f'{w()} {n()} - {n()} {w()}', lambda: f'({n(2)}) {w(2)} ({n(2)})',
            lambda: f'{w()} {self.code()} {n(3)} {w()} {self.code()}', lambda: f'{self.code()} {w()}, {self.code()}',
            lambda: f'{s(self.date())} {w()} {n(3)}/{s(self.year())}')

    def numbers(self):
        s, r = self.script, self.rng
        n, gap = r.randint(2, 6), r.choice([' ', ' ', '  ', ' - ', ', '])
        return self.pick(
            lambda: s(gap.join(self.score() for _ in range(n))), lambda: s(gap.join(self.score() for _ in range(n))),
            lambda: s(gap.join(self.year() for _ in range(min(n, 4)))),
            lambda: s(gap.join(self.money() for _ in range(min(n, 4)))),
            lambda: s(gap.join(self.any_number(6) for _ in range(n))),
            lambda: s(self.any_number(3) + self.pick('/', ' / ', '-', '+', ' = ', ' x ', ':', '×') + self.year()
                      + self.pick('', ' ', ' ลงวันที่ ') + self.date()),
            lambda: ' '.join(self.pick(lambda: s(self.score()), lambda: r.choice(vocabulary.COMMON), self.code, '-',
                                       lambda: s(self.number(2))) for _ in range(n)),
            lambda: s(('โทร. ' if self.chance(.5) else '') + self.phone()))

    def official(self):
        """Sentences and headings as reports and letters have them."""
        r, w, p = self.rng, self.word, self.phrase
        n = lambda most: self.script(self.any_number(most))
        score, year, item = (lambda f=f: self.script(f()) for f in (self.score, self.year, self.item))
        indicator = r.choice(vocabulary.INDICATORS)
        common = r.choice(vocabulary.COMMON)
        return self.pick(
            lambda: f'การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน{w()} ประจำปีงบประมาณ พ.ศ. {year()}',
            lambda: f'{self.agency()} อำเภอ{self.dictionary_words()} จังหวัด{r.choice(vocabulary.PROVINCES)}',
            lambda: f'{item()} {indicator} {score()} {common} {score()}',
            lambda: f'{indicator} {self.pick("ได้คะแนน", "คะแนนเฉลี่ย", "ร้อยละ", "ค่าคะแนน", "เท่ากับ")} {score()} {p(3)}',
            lambda: f'{self.script("ตัวชี้วัดที่ " + self.digit(True))} {indicator} ({self.latin()}) {p(2)}',
            lambda: f'มาตรการ{w(2)} {item()} {p(4)}',
            lambda: f'{self.pick("ข้อ", "มาตรา", "หมวด", "ส่วนที่", "บทที่")} {n(2)} {p(6)}',
            lambda: f'วันที่ {self.script(self.date())} {self.pick(lambda: "เวลา " + n(2) + "." + n(2) + " น.", lambda: w(2))}',
            lambda: f'ที่ {self.pick("มท", "อต", "สธ", "นร", "ศธ", "ชม", "ขก", "กค", "ปช")} {n(4)}'
                    f'{self.pick("", lambda: "." + n(3))}/{n(5)} {p(2)}',
            lambda: f'ปี พ.ศ. {year()} – {year()} {p(4)}',
            lambda: f'{self.code()} {p(3)} {self.latin(r.randint(1, 3))}',
            lambda: f'({r.choice(vocabulary.TITLES)}{self.dictionary_words()}  {self.dictionary_words()})',
            lambda: f'ตำแหน่ง {w(2)} โทร. {self.script(self.phone())}',
            lambda: f'จำนวน {self.script(self.money())} {r.choice(vocabulary.UNITS)} ({self.dictionary_words(3)}บาทถ้วน)',
            lambda: f'คิดเป็นร้อยละ {score()} {p(2)} ร้อยละ {score()} {p(2)}',
            lambda: f'{self.pick("เว็บไซต์", "ช่องทาง", "ผ่าน", "ระบบ")} {self.address()} {p(2)}',
            lambda: f'{self.pick("แบบวัดการรับรู้", "แบบวัดการเปิดเผยข้อมูล", "เครื่องมือ")} '
                    f'{self.pick("IIT", "EIT", "OIT", "(IIT)", "(EIT)", "(OIT)")} {p(3)} {score()}',
            lambda: f'{self.pick("ไตรมาสที่", "ครั้งที่", "หมู่ที่", "รอบที่", "ฉบับที่")} {n(1)}'
                    f'{self.pick("/", " / ", " ปี ")}{year()} {p(3)}',
            lambda: f'{w(2)} : {p(3)} / {w(2)} ; {w()}',
            lambda: f'{item()} {p(3)} {"." * r.randint(3, 30)} {n(3)}',
            lambda: f'{self.latin(r.randint(1, 3))} {p(2)} {self.latin(r.randint(1, 2))}',
            lambda: f'{w()}{self.latin()}{w()} {self.latin()}/{w()}',
            lambda: f'[{w()}] {n(2)} > {n(2)} {w()} < {n(1)} = {score()} + {score()} & {w()}',
            lambda: f'{self.pick("ด้วย", "ตามที่", "ทั้งนี้", "เนื่องด้วย", "จึง", "โดย", "อนึ่ง", "ดังนั้น")} {self.agency()} {p(5)}',
            lambda: f'{p(3)} {n(3)} {r.choice(vocabulary.UNITS)} {p(2)} {n(3)} {r.choice(vocabulary.UNITS)}',
            lambda: f'{item()} {p(5)}', lambda: f'{item()} {p(2)} {item()} {p(2)}',
            lambda: f'{w()} {r.choice("&+=_#@!?*%$฿°^~|{}…·`")} {w(2)}{r.choice("!?:;,.…")} {n(2)}',
            lambda: f'ระดับ {r.choice("ABCDEF")} ({score()} - {score()}) {w()} {self.pick("AA", "A", "B", "C")}')

    def heading(self):
        """Short titles that stand alone in large letters."""
        return self.pick('บันทึกข้อความ', 'ประกาศ', 'คำสั่ง', 'รายงานการประชุม', 'บทสรุปผู้บริหาร', 'คำนำ', 'สารบัญ',
                         lambda: self.rng.choice(vocabulary.INDICATORS), self.agency, lambda: self.word(2),
                         lambda: 'ส่วนที่ ' + self.script(self.digit(True)) + ' ' + self.word(2))

    def line(self):
        r = self.rng
        self.thai = self.chance(.55)
        kind = r.choices(
            ['cell', 'numbers', 'official', 'latin', 'mixed', 'address', 'letters', 'rare', 'stacks', 'words', 'heading',
             'prose', 'counted', 'lookalikes', 'confusions'], [28, 6, 12, 9, 8, 3, 4, 2, 3, 2, 4, 14, 8, 11, 36])[0]
        if kind == 'cell':
            self.thai = self.chance(.5)
            s = self.cell()
        elif kind == 'numbers':
            s = self.numbers()
        elif kind == 'official':
            s = self.official()
        elif kind == 'latin':
            s = self.latin(r.randint(1, 6))
        elif kind == 'mixed':
            s = self.mixed()
        elif kind == 'counted':
            s = self.counted()
        elif kind == 'lookalikes':
            s = self.lookalikes()
        elif kind == 'confusions':
            s = confusions.line(self)
        elif kind == 'address':
            s = self.address()
        elif kind == 'letters':
            s = ' '.join(self.letters() for _ in range(r.randint(1, 4)))
        elif kind == 'rare':
            s = ''.join(r.choice(vocabulary.RARE) + r.choice(['', '', ' ']) for _ in range(r.randint(2, 9)))
        elif kind == 'stacks':
            s = ''.join(self.stack() + r.choice(['', '', ' ']) for _ in range(r.randint(2, 10)))
        elif kind == 'words':
            s = self.dictionary_words(r.randint(3, 9))
        elif kind == 'heading':
            s = self.heading()
        else:
            s = self.phrase(r.randint(3, 11))
        if self.chance(.03):
            s = r.choice('•••-–*·') + ' ' + s
        elif self.chance(.025):
            s += r.choice(['!', '?', ':', '…', ';', ' …', '_', ' :', ' #', '’', '‘', '^', '~', '"', "'", '*', '`',
                           '&', '+', '×', '฿', '°', '%', '{', '}', '—'])
        s = shorten(re.sub(r' {3,}', '  ', s).strip(), r.choice([90, 60, 45, 35, 35]))
        return known(s) or self.line()


def shorten(s, limit):
    """Cuts before a letter that begins a cluster."""
    if len(s) <= limit:
        return s
    while limit < len(s) and (s[limit] in MARKS + 'าำะๅฯๆ' or s[limit - 1] in 'เแโใไ'):
        limit += 1
    return s[:limit].strip()
