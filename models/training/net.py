"""Tesseract's Thai line network in PyTorch, weight for weight: the same values as Tesseract's own float network computes.

[1,48,0,1 Ct3,3,16 Mp3,3 Lfys64 Lfx96 Lrx96 Lfx384 O1c]: trained here five times faster than by lstmtraining, since
many lines go through together.
"""
import numpy as np
import torch
from torch import nn

import lstm_file
from lstm_layer import Lstm

HEIGHT = 48
SHRINK = 3        # columns of the image to one time step
NULL = 2          # the network's "no character"


class Net(nn.Module):
    def __init__(self, characters):
        super().__init__()
        self.window = nn.Linear(9, 16)
        self.down = Lstm(16, 64)
        self.first = Lstm(64, 96)
        self.back = Lstm(96, 96)
        self.second = Lstm(96, 384)
        self.out = nn.Linear(384, characters)

    def forward(self, images, steps):
        """images: lines x HEIGHT x width in [-1, 1], noise to the right of each line's end; steps: time steps of each.
        Returns time steps, lines, characters."""
        lines = images.shape[0]
        # A 3 x 3 window at every pixel, columns first; noise outside, as Tesseract has it.
        framed = torch.empty(lines, HEIGHT + 2, images.shape[2] + 2).uniform_(-1, 1)
        framed[:, 1:-1, 1:-1] = images
        # The windows' columns come first.  The largest of nine may be taken before tanh as well as after.
        weight = self.window.weight.view(-1, 1, 3, 3).transpose(2, 3)
        x = nn.functional.conv2d(framed[:, None], weight, self.window.bias)
        x = torch.tanh(nn.functional.max_pool2d(x, SHRINK))     # lines, 16, rows, columns
        columns = x.shape[3]
        x = x.permute(2, 3, 0, 1).reshape(HEIGHT // SHRINK, columns * lines, 16)
        x = self.down(x)[-1].view(columns, lines, 64)
        x = self.first(x)
        turned = reversal(steps, columns)
        x = gather(self.back(gather(x, turned)), turned)
        return self.out(self.second(x))


def reversal(steps, columns):
    """For each line the order of its time steps from the end; what lies beyond its end stays."""
    at = torch.arange(columns)[:, None]
    return torch.where(at < steps, steps - 1 - at, at)


def gather(x, order):
    return torch.gather(x, 0, order[:, :, None].expand(-1, -1, x.shape[2]))


def cells(net):
    return net.down, net.first, net.back, net.second


def load(path):
    """The network of a .lstm file."""
    matrices = [torch.tensor(m.values, dtype=torch.float32) for m in lstm_file.Reader(lstm_file.read(path)).matrices]
    net = Net(matrices[-1].shape[0])
    with torch.no_grad():
        for layer, matrix in ((net.window, matrices[0]), (net.out, matrices[-1])):
            layer.weight.copy_(matrix[:, :-1])
            layer.bias.copy_(matrix[:, -1])
        for k, layer in enumerate(cells(net)):
            cell, enter, forget, leave = matrices[1 + 4 * k:5 + 4 * k]
            whole = torch.cat([enter, forget, leave, cell])
            layer.of_input.copy_(whole[:, :layer.inputs])
            layer.of_state.copy_(whole[:, layer.inputs:-1])
            layer.bias.copy_(whole[:, -1])
    return net


def save(net, shape_of, path):
    """Writes the network as a .lstm file of the shape of another."""
    def numbers(t):
        return t.detach().double().numpy()

    def dense(layer):
        return numbers(torch.cat([layer.weight, layer.bias[:, None]], 1))

    values = [dense(net.window)]
    for layer in cells(net):
        whole = numbers(torch.cat([layer.of_input, layer.of_state, layer.bias[:, None]], 1))
        enter, forget, leave, cell = np.split(whole, 4)
        values += [cell, enter, forget, leave]
    values.append(dense(net.out))
    data = lstm_file.read(shape_of)
    with open(path, 'wb') as f:
        f.write(lstm_file.with_matrices(data, lstm_file.Reader(data), values))


def characters(path):
    """The characters of a unicharset file, by number; those that are no character are None."""
    with open(path, encoding='utf8') as f:
        rows = f.read().split('\n')
    names = [row.split(' ')[0] for row in rows[1:int(rows[0]) + 1]]
    return [' ' if n == 'NULL' else n if len(n) == 1 else None for n in names]
