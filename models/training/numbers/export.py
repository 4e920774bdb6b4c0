#!/usr/bin/env python3
"""export.py CHECKPOINT CALIBRATION OUT: the trained network as the plain weight file that the C++ reader loads.

Little-endian: "ITANUM01", the signs (byte count, UTF-8), the number of layers; each layer's outputs, inputs, kernel
rows, kernel columns, pool rows, pool columns, pads rows?, rectifies?, weights, biases; then the calibration, a count
and pairs of raw probability and share right.  Counts are uint32, the rest float32.  CALIBRATION is a text file of such
pairs; "-" writes the raw probabilities unchanged.
"""
import struct
import sys

import torch

from network import LAYERS, NumberNet, folded
from number_data import CLASSES


def main():
    checkpoint, calibration, out = sys.argv[1:4]
    net = NumberNet()
    net.load_state_dict(torch.load(checkpoint))
    net.eval()
    points = [(0.0, 0.0), (1.0, 1.0)]
    if calibration != '-':
        with open(calibration, encoding='utf8') as f:
            points = [tuple(map(float, line.split())) for line in f if line.strip()]
    layers = folded(net)
    pools = [pool or (1, 1) for *_, pool in LAYERS] + [(1, 1)] * (len(layers) - len(LAYERS))
    signs = CLASSES.encode('utf8')
    with open(out, 'wb') as f:
        f.write(b'ITANUM01' + struct.pack('<I', len(signs)) + signs + struct.pack('<I', len(layers)))
        for i, ((weight, bias), pool) in enumerate(zip(layers, pools)):
            pads_rows = i != len(LAYERS)  # the layer after the last pooling takes the remaining rows in one
            rectifies = i + 1 < len(layers)
            f.write(struct.pack('<8I', *weight.shape, *pool, pads_rows, rectifies))
            f.write(weight.astype('<f4').tobytes() + bias.astype('<f4').tobytes())
        f.write(struct.pack('<I', len(points)) + b''.join(struct.pack('<2f', *p) for p in points))


if __name__ == '__main__':
    main()
