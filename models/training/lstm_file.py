#!/usr/bin/env python3
"""Weights of a serialised Tesseract 5 network (.lstm).

  lstm_file.py floats IN OUT              int8 weights as floats (int8 value x scale of its row), to train on
  lstm_file.py mean OUT FILE FILE ...     mean of networks of one shape with float weights
"""
import struct
import sys
from dataclasses import dataclass

import numpy as np

CONTAINERS = ('Series', 'Parallel', 'Replicated', 'RTLReversed', 'TTBReversed', 'XYTranspose', 'ParBidiLSTM',
              'DepParUDLSTM', 'Par2dLSTM')
FIXED_SIZE = {'Input': 20, 'Convolve': 8, 'Maxpool': 8, 'Reconfig': 8}  # bytes after the common header
LSTMS = ('LSTM', 'SummLSTM')
DENSE = ('Softmax', 'SoftmaxNoCTC', 'Relu', 'Tanh', 'Linear', 'Logistic', 'LinLogistic', 'LinTanh')
INT8, DOUBLES = 1, 128          # bits of a matrix's mode byte
OWN_LEARNING_RATES = 64         # bit of a network's flags
TRAINS_AS_INT8 = 1              # bit of the training flags at the end


@dataclass
class Matrix:
    start: int         # of the mode byte
    end: int
    values: np.ndarray  # float64, rows x columns
    mode: int


class Reader:
    """Walks a network in the order in which Tesseract wrote it and notes its weight matrices."""

    def __init__(self, data):
        self.data, self.at, self.matrices = data, 0, []
        self.network()

    def take(self, form):
        values = struct.unpack_from('<' + form, self.data, self.at)
        self.at += struct.calcsize('<' + form)
        return values

    def text(self):
        length, = self.take('I')
        self.at += length
        return self.data[self.at - length:self.at].decode()

    def network(self):
        self.take('b')
        kind = self.text()
        self.take('2b')
        flags = self.take('Iiii')[0]
        self.text()
        if kind in CONTAINERS:
            for _ in range(self.take('I')[0]):
                self.network()
            if flags & OWN_LEARNING_RATES:
                count, = self.take('I')
                self.at += 4 * count
        elif kind in FIXED_SIZE:
            self.at += FIXED_SIZE[kind]
        elif kind in LSTMS:
            self.take('i')
            for _ in range(4):
                self.matrix()
        elif kind in DENSE:
            self.matrix()
        else:
            sys.exit(f'unknown layer {kind}')

    def matrix(self):
        start = self.at
        mode, rows, columns = self.take('BII')
        if mode & INT8:
            self.take('b')
            values = np.frombuffer(self.data, np.int8, rows * columns, self.at).astype(np.float64)
            self.at += rows * columns
            count, = self.take('I')
            kind = '<f8' if mode & DOUBLES else '<f4'
            scales = np.frombuffer(self.data, kind, count, self.at).astype(np.float64)
            self.at += scales.nbytes if mode & DOUBLES else scales.nbytes // 2
            values = values.reshape(rows, columns) * scales[:rows, None]
        else:
            self.take('d')
            values = np.frombuffer(self.data, '<f8', rows * columns, self.at).reshape(rows, columns)
            self.at += 8 * rows * columns
        self.matrices.append(Matrix(start, self.at, values, mode))


def with_matrices(data, reader, values):
    """The same file with float matrices of these values."""
    out, at = bytearray(), 0
    for matrix, v in zip(reader.matrices, values):
        out += data[at:matrix.start]
        out += struct.pack('<BIId', matrix.mode & ~INT8 | DOUBLES, *v.shape, 0.0) + v.astype('<f8').tobytes()
        at = matrix.end
    out += data[at:reader.at]
    rest = bytearray(data[reader.at:])
    length, = struct.unpack_from('<I', rest)  # the description, then the training flags
    flags, = struct.unpack_from('<i', rest, 4 + length)
    struct.pack_into('<i', rest, 4 + length, flags & ~TRAINS_AS_INT8)
    return bytes(out + rest)


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def main():
    if sys.argv[1] == 'floats':
        source, target = sys.argv[2:4]
        data = read(source)
        reader = Reader(data)
        values = [m.values for m in reader.matrices]
    else:
        target, files = sys.argv[2], sys.argv[3:]
        data = read(files[0])
        reader = Reader(data)
        networks = [reader] + [Reader(read(f)) for f in files[1:]]
        values = [np.mean([n.matrices[i].values for n in networks], 0) for i in range(len(reader.matrices))]
    with open(target, 'wb') as f:
        f.write(with_matrices(data, reader, values))


if __name__ == '__main__':
    main()
