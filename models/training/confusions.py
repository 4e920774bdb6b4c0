"""Lines full of what readers take for each other, so that shapes are read and no word is guessed: ซ and ช, rows of marks above
and below, Latin letters that touch into others, capital I beside O and T, signed numbers, points and commas, colons.

`w` is the text.Text that writes.
"""
import re

import vocabulary

TWINS = 'rv rn m vi vr w li ll Il lI I l 1 i ti tt fi fl cl d ri nn mn rm nu u v y e c o O 0 OI IO OIT EIT IIT IT TI T'.split()
TANGLED = re.compile('rv|rn|vi|li|il|ri|ll|tt|cl|fi|mm|nn|um|wi|ni|ti')
PAIRS = ('ซช', 'ซช', 'ซช', 'ขฃช', 'คดต', 'ถภฤ', 'ผฝพฟ', 'บปษ', 'ทฑห', 'นมฆ', 'ฎฏ', 'ลสอ', 'กภถ', 'จฐ', 'รธฐ', 'ยผ', 'ฬพ')
TONES = '่้๊๋'


def words_with(w, pattern):
    """Dictionary words that the pattern is found in; kept with the writer."""
    kept = w.__dict__.setdefault('kept_words', {})
    if pattern not in kept:
        kept[pattern] = [s for s in w.words + list(vocabulary.COMMON) + list(vocabulary.RARE) if re.search(pattern, s)]
    return kept[pattern]


def paired(w):
    """Words with letters that look alike, and some with the letter changed for its double."""
    r = w.rng
    pair = r.choice(PAIRS)
    words = words_with(w, f'[{pair}]')
    parts = []
    for _ in range(r.randint(1, 7)):
        s = r.choice(words)
        if w.chance(.3):
            s = re.sub(f'[{pair}]', lambda m: r.choice(pair), s)
        parts.append(s + r.choice(['', '', '', ' ']))
    return ''.join(parts).strip()


def below(w):
    """Words with vowels below and marks above, none of them rare: what tight rows cut off."""
    r = w.rng
    words = words_with(w, r.choice(['[ุู]', '[ุู]', 'ู', 'ั', '[ัิีึื][่้๊๋]', '็', '์', 'ึ|ื']))
    bare = words_with(w, '^[^ัิีึืุู็่้๊๋์]+$')
    parts = []
    for _ in range(r.randint(1, 7)):
        s = r.choice(words if w.chance(.7) else bare)
        if w.chance(.12):
            s = re.sub('[ุู]', lambda m: r.choice('ุู'), s)
        parts.append(s + r.choice(['', '', '', ' ']))
    return ''.join(parts).strip()


def tangled(w):
    """English words with letters that touch into others, and pieces of such letters."""
    r = w.rng
    kept = w.__dict__.setdefault('kept_english', None)
    if kept is None:
        kept = w.kept_english = [s for s in w.english if TANGLED.search(s)]
    if w.chance(.25):
        return ''.join(r.choice(TWINS) for _ in range(r.randint(2, 5)))
    s = r.choice(kept)
    s = r.choices([s, s.capitalize(), s.upper()], [40, 40, 20])[0]
    return r.choice(['{}', '{}', '{}', 'E-{}', 'e-{}', '{}-{}']).format(s, s.lower())


def instruments(w):
    """Names of instruments and of office programs in the middle of Thai text."""
    r = w.rng
    name = lambda: r.choice(['IIT', 'EIT', 'OIT', 'OIT', 'OIT', 'ITA', 'ITAS', 'IT', 'OTI', 'TOI', 'ICT', 'I', 'II', 'III', 'IV', 'VI', 'VII'])
    foreign = lambda: r.choice(vocabulary.FOREIGN) if w.chance(.6) else tangled(w)
    n = lambda: w.script(w.any_number(2))
    return w.pick(
        lambda: f'{w.word(2)} {name()} {w.word(2)}', lambda: f'{w.word()} ({name()}) {w.word(2)} ({name()})',
        lambda: f'{name()} {w.script(w.score())} {name()} {w.script(w.score())} {w.word()}', lambda: f'{w.word(2)}{name()}{w.word()}',
        lambda: f'{name()} {w.word(2)}', lambda: f'{w.word(2)} {name()}', lambda: f'{name()} : {w.word(3)}',
        lambda: f'{w.word()} {name()}, {name()} {w.pick("และ", "หรือ", "กับ")} {name()} {w.word()}',
        lambda: f'{n()}. {name()} {w.word(2)} {foreign()}', lambda: f'{w.word()} {foreign()} {w.word(2)} {foreign()} {w.word()}',
        lambda: f'{w.word(2)} ({foreign()}) {w.word()}', lambda: f'{w.word(2)} {foreign()} {foreign()} {w.word()}',
        lambda: f'{w.word()} {w.code()} {w.word()} {w.code()} {foreign()}', lambda: f'{foreign()} {w.word(3)}',
        lambda: f'{w.word(2)}/{foreign()} {w.word()}', lambda: f'{w.word(3)} {w.code()}', lambda: f'{w.code()} {w.word(3)}')


def signed(w):
    """Differences and shares with their signs, points and commas."""
    r = w.rng
    n = lambda: w.pick(w.score, w.score, lambda: w.any_number(3), w.money, w.digit)
    one = lambda: r.choice(['+{}', '+{}', '+ {}', '-{}', '- {}', '({})', '+{}%', '-{}%', '{}%', '({}+{})', '{}+{}', '{} + {} =', '(+{})', '(-{})'])
    parts = [w.script(one().format(n(), n())) for _ in range(r.choice([1, 1, 1, 2, 3]))]
    return w.pick(' '.join(parts), ' '.join(parts), lambda: f'{w.word()} {parts[0]}', lambda: f'{parts[0]} {w.word()}',
                  lambda: ', '.join(w.script(n()) for _ in range(r.randint(2, 4))),
                  lambda: '. '.join(w.script(w.any_number(2)) for _ in range(r.randint(2, 3))))


def colons(w):
    """Times, lists and references with colons and semicolons, and brackets beside I, l and 1."""
    r = w.rng
    n = lambda k=2: w.script(w.any_number(k))
    return w.pick(
        lambda: f'{n()}:{n()} {w.pick("น.", "-", w.word)}', lambda: f'{w.word()}: {w.word(2)}; {w.word()}', lambda: f'{w.word()} : {n(3)} ; {w.word()} : {n(3)}',
        lambda: f'{n()}:{n()} - {n()}:{n()} น.', lambda: f'{w.word(2)};', lambda: f'{w.word(2)}:', lambda: f'{n(1)}:{n(3)}',
        lambda: f'{tangled(w)}: {w.word()}; {tangled(w)}', lambda: f'[{w.letters()}] {w.word()}', lambda: f'[{n()}] I{n()} [I{n(1)}]',
        lambda: f'{w.word()} [{w.word()}] {r.choice("Il1")}', lambda: f'({r.choice(["i", "ii", "iii", "I", "l", "1"])}) {w.word(2)}',
        lambda: f'{w.word()}, {w.word()}. {w.word()}; {w.word()}: {w.word()}')


def line(w):
    kinds = [(paired, 20), (below, 24), (instruments, 30), (signed, 12), (colons, 10), (lambda w: ' '.join(tangled(w) for _ in range(w.rng.randint(1, 5))), 10)]
    return w.rng.choices([k for k, _ in kinds], [n for _, n in kinds])[0](w)
