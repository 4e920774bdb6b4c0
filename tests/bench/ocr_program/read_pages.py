#!/usr/bin/env python3
"""read_pages.py PAGES OUT PROGRAM [ARGUMENT ...]: reads every image with a program, {} standing for it.

Its output goes to OUT/IMAGE.json for `ita`, else OUT/IMAGE.tsv; the processor time to OUT/IMAGE.seconds.
"""
import json
import os
import subprocess
import sys

folder, out, command = sys.argv[1], sys.argv[2], sys.argv[3:]
os.makedirs(out, exist_ok=True)
ending = 'json' if os.path.basename(command[0]) == 'ita' else 'tsv'
with open(os.path.join(folder, 'pages.json'), encoding='utf8') as f:
    files = [p['file'] for p in json.load(f)]
for file in files:
    path = os.path.join(folder, file)
    with open(os.path.join(out, f'{file}.{ending}'), 'wb') as target:
        process = subprocess.Popen([path if a == '{}' else a for a in command], stdout=target, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f'{command[0]} failed on {file}')
    with open(os.path.join(out, f'{file}.seconds'), 'w', encoding='utf8') as f:
        f.write(f'{usage.ru_utime + usage.ru_stime:.3f}')
