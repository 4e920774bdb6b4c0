#!/usr/bin/env python3
"""Prints every character that the network may write, each in a well-formed line, for unicharset_extractor."""
import text

for c in text.CHARSET:
    if c in 'เแโใไ':
        print(c + 'ก')
    elif c == 'ํ':
        print('กํา')
    elif c in text.MARKS + 'ะาๅ':
        print('ก' + c)
    else:
        print(c)
