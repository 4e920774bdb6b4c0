"""Fonts, their share of the training lines, and those that are kept out of training.

`FONTS` (environment) is the folder that setup.sh fills from npm packages; the rest are Debian packages.
"""
import os
from collections import namedtuple

NPM = os.environ.get('FONTS', 'fonts')
DEBIAN = '/usr/share/fonts/truetype'

# `factor` makes 16 pt TH Sarabun and 12 pt Sarabun the same height, as offices choose them.
Font = namedtuple('Font', 'share name factor files')


def npm(*names):
    return [f'{NPM}/{n}' for n in names]


def google(family, *weights):
    return npm(*(f'{family}_{w}.ttf' for w in weights))


def debian(folder, *names):
    return [f'{DEBIAN}/{folder}/{n}.ttf' for n in names]


TRAIN = [
    Font(22, 'THSarabunNew', 1.36, npm('THSarabunNew-webfont.ttf')),
    Font(14, 'THSarabunNew-Bold', 1.36, npm('THSarabunNew_bold-webfont.ttf')),
    Font(2, 'THSarabunNew-Italic', 1.36, npm('THSarabunNew_italic-webfont.ttf', 'THSarabunNew_bolditalic-webfont.ttf')),
    Font(8, 'Sarabun', 1, google('Sarabun', '400Regular')),
    Font(5, 'Sarabun-Bold', 1, google('Sarabun', '700Bold', '500Medium')),
    Font(5, 'Laksaman', 1.36, debian('tlwg', 'Laksaman', 'Laksaman-Bold')),
    Font(9, 'Norasi', 1.1, debian('tlwg', 'Norasi', 'Norasi-Bold')),
    Font(4, 'Garuda', .95, debian('tlwg', 'Garuda', 'Garuda-Bold')),
    Font(3, 'Loma', .95, debian('tlwg', 'Loma', 'Loma-Bold')),
    Font(3, 'Kinnari', 1, debian('tlwg', 'Kinnari', 'Kinnari-Bold')),
    Font(2, 'Umpush', 1, debian('tlwg', 'Umpush', 'Umpush-Bold')),
    Font(2, 'Waree', .9, debian('tlwg', 'Waree', 'Waree-Bold')),
    Font(1, 'Sawasdee', 1, debian('tlwg', 'Sawasdee', 'Sawasdee-Bold')),
    Font(1, 'Typewriters', 1, debian('tlwg', 'TlwgTypo', 'TlwgTypist', 'TlwgMono', 'TlwgTypewriter')),
    Font(2, 'ArundinaSans', .9, debian('arundina', 'ArundinaSans', 'ArundinaSans-Bold')),
    Font(3, 'ArundinaSerif', .95, debian('arundina', 'ArundinaSerif', 'ArundinaSerif-Bold')),
    Font(2, 'NotoLoopedThai', .95, debian('noto', 'NotoLoopedThai-Regular', 'NotoLoopedThai-Bold')),
    Font(2, 'PlexLooped', .95, npm('IBMPlexSansThaiLooped-Regular.woff', 'IBMPlexSansThaiLooped-Bold.woff')),
    Font(4, 'PlexThai', .95, npm('IBMPlexSansThai-Regular.woff', 'IBMPlexSansThai-Bold.woff')),
    Font(4, 'Prompt', .9, google('Prompt', '400Regular', '300Light', '600SemiBold')),
    Font(4, 'BaiJamjuree', 1, google('BaiJamjuree', '400Regular', '300Light', '700Bold')),
    Font(4, 'ChakraPetch', 1, google('ChakraPetch', '400Regular', '300Light', '700Bold')),
    Font(3, 'K2D', .95, google('K2D', '400Regular', '300Light', '700Bold')),
    Font(3, 'Mitr', .9, google('Mitr', '400Regular', '300Light', '600SemiBold')),
    Font(3, 'Anuphan', .95, google('Anuphan', '400Regular', '300Light', '700Bold')),
    Font(2, 'Athiti', 1, google('Athiti', '400Regular', '300Light', '600SemiBold')),
    Font(2, 'Kodchasan', .95, google('Kodchasan', '400Regular', '600SemiBold')),
    Font(3, 'Niramit', 1, google('Niramit', '400Regular', '300Light', '700Bold')),
    Font(3, 'Taviraj', .95, google('Taviraj', '400Regular', '700Bold')),
    Font(2, 'Trirong', .95, google('Trirong', '400Regular', '700Bold')),
    Font(2, 'Pridi', .95, google('Pridi', '400Regular', '300Light', '600SemiBold')),
    Font(2, 'Maitree', .95, google('Maitree', '400Regular', '600SemiBold')),
    Font(3, 'Krub', .95, npm('krub-thai-400-normal.woff', 'krub-thai-300-normal.woff', 'krub-thai-600-normal.woff')),
    Font(2, 'KoHo', 1.1, google('KoHo', '400Regular', '300Light', '700Bold')),
    Font(2, 'Itim', 1, google('Itim', '400Regular')),
    Font(1, 'Chonburi', .85, google('Chonburi', '400Regular')),
    Font(2, 'Mali', .9, google('Mali', '400Regular', '600SemiBold')),
    Font(2, 'Fahkwang', .9, google('Fahkwang', '400Regular', '700Bold')),
]
HELD = [
    Font(1, 'NotoSansThai', .95, google('NotoSansThai', '400Regular', '700Bold')),  # loopless
    Font(1, 'Kanit', .95, google('Kanit', '400Regular', '300Light')),               # loopless
    Font(1, 'NotoSerifThai', .95, debian('noto', 'NotoSerifThai-Regular')),         # looped serif
    Font(1, 'Sarabun-unseen-weights', 1, google('Sarabun', '600SemiBold', '300Light')),
]


# Without loops at the letters: what the Thai digits are hardest to tell in.
LOOPLESS = ('PlexThai', 'Prompt', 'BaiJamjuree', 'ChakraPetch', 'K2D', 'Mitr', 'Anuphan', 'Athiti', 'Kodchasan', 'Pridi',
            'Fahkwang', 'KoHo', 'Itim', 'Chonburi', 'Mali', 'Krub')


def favour(table, names, factor):
    """The same fonts with a larger share for some."""
    return [f._replace(share=f.share * factor) if f.name in names else f for f in table]


def every_weight(table):
    """The same fonts in every weight that their packages hold."""
    held = {f for font in HELD for f in font.files}
    wider = []
    for font in table:
        files = list(font.files)
        family = os.path.basename(files[0]).split('_')[0]
        if files[0].startswith(NPM) and files[0].endswith('Regular.ttf'):
            files += [f for w in ('300Light', '500Medium', '600SemiBold', '700Bold')
                      for f in google(family, w) if f not in files and f not in held and os.path.exists(f)]
        wider.append(font._replace(files=files))
    return wider


def more_weights(table):
    """Every weight, and the shares nearer to each other: the number reader has few shapes to learn, so that variety of shape
    is what it lacks."""
    return [font._replace(share=max(2, font.share ** .5 * 2)) for font in every_weight(table)]


# Faces of Latin letters and Arabic digits that offices mix in, and that are used where a font lacks a character.
FALLBACK = debian('liberation2', 'LiberationSans-Regular', 'LiberationSerif-Regular') + google('Sarabun', '400Regular')
FALLBACK_BOLD = debian('liberation2', 'LiberationSans-Bold', 'LiberationSerif-Bold') + google('Sarabun', '700Bold')
LAST_RESORT = f'{DEBIAN}/dejavu/DejaVuSans.ttf'


def fallback_scale(path):
    """TH Sarabun and Laksaman are drawn small for their size."""
    return .76 if 'THSarabun' in path or 'Laksaman' in path else .95
