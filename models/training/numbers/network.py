"""The number reader's network: convolutions only, so that a reading depends on the print and hardly on its neighbours."""
import struct

import numpy as np
import torch
from torch import nn

from number_data import CLASSES

# (channels in, out, kernel, pool after); the width is halved once, so that a digit spans about six columns.
LAYERS = [(1, 16, 3, (2, 2)), (16, 24, 3, (2, 1)), (24, 40, 3, (2, 1)), (40, 56, 3, None)]
HIDDEN = 80


class NumberNet(nn.Module):
    def __init__(self):
        super().__init__()
        stages = []
        for inputs, outputs, kernel, pool in LAYERS:
            stages += [nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]
            if pool:
                stages.append(nn.MaxPool2d(pool))
        self.columns = nn.Sequential(*stages)
        self.squeeze = nn.Sequential(nn.Conv2d(LAYERS[-1][1], HIDDEN, (4, 1), bias=False), nn.BatchNorm2d(HIDDEN), nn.ReLU())
        self.context = nn.Sequential(nn.Conv2d(HIDDEN, HIDDEN, (1, 5), padding=(0, 2), bias=False), nn.BatchNorm2d(HIDDEN),
                                     nn.ReLU(), nn.Dropout2d(.05),
                                     nn.Conv2d(HIDDEN, HIDDEN, (1, 5), padding=(0, 2), bias=False), nn.BatchNorm2d(HIDDEN),
                                     nn.ReLU())
        self.classes = nn.Conv2d(HIDDEN, len(CLASSES) + 1, 1)

    def forward(self, frames):
        """(batch, 1, 32, width) -> (columns, batch, classes), logarithms of probabilities."""
        x = self.classes(self.context(self.squeeze(self.columns(frames))))
        return nn.functional.log_softmax(x.squeeze(2), 1).permute(2, 0, 1)


def folded(net):
    """(name, weight, bias) of every convolution with its batch norm folded in, in order."""
    modules = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    out = []
    for m, following in zip(modules, modules[1:] + [None]):
        if isinstance(m, nn.BatchNorm2d):
            continue
        weight = m.weight.detach().double()
        bias = m.bias.detach().double() if m.bias is not None else torch.zeros(weight.shape[0]).double()
        if isinstance(following, nn.BatchNorm2d):
            scale = following.weight.double() / torch.sqrt(following.running_var.double() + following.eps)
            weight = weight * scale[:, None, None, None]
            bias = (bias - following.running_mean.double()) * scale + following.bias.double()
        out.append((weight.detach().numpy().astype(np.float32), bias.detach().numpy().astype(np.float32)))
    return out


def weights_of(path):
    """(weights, bias) of each layer of a numbers.bin (export.py says how it is laid out)."""
    with open(path, 'rb') as f:
        assert f.read(8) == b'ITANUM01', path
        f.read(struct.unpack('<I', f.read(4))[0])
        out = []
        for _ in range(struct.unpack('<I', f.read(4))[0]):
            shape = struct.unpack('<8I', f.read(32))[:4]
            weight = np.frombuffer(f.read(4 * int(np.prod(shape))), '<f4').reshape(shape)
            out.append((weight, np.frombuffer(f.read(4 * shape[0]), '<f4')))
        return out


def load(net, path, frames=None):
    """Weights of a checkpoint, or of a numbers.bin, in which the norms are folded into the layers: they are unfolded by
    what the layers say to some drawn numbers, so that the net answers as before and can be trained on."""
    with open(path, 'rb') as f:
        if f.read(8) != b'ITANUM01':
            net.load_state_dict(torch.load(path))
            return
    if frames is None:
        import random

        import number_data as data
        rng, numbers, table = random.Random(5), data.Numbers(6), data.table()
        samples = [data.sample(rng, numbers, table) for _ in range(300)]
        frames = [s[0] for s in samples if s and s[0].shape[1] <= 160]
    x, _ = batch(frames)
    stored = iter(weights_of(path))
    net.eval()
    convolution = None
    with torch.no_grad():
        for module in [m for m in net.modules() if not list(m.children())]:
            if isinstance(module, nn.Conv2d):
                convolution = module
                weight, bias = (torch.from_numpy(v.copy()) for v in next(stored))
                module.weight.copy_(weight)
                if module.bias is not None:
                    module.bias.copy_(bias)
            y = module(x) if not isinstance(module, nn.BatchNorm2d) else None
            if y is None:
                mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3))
                module.running_mean.copy_(mean)
                module.running_var.copy_(var)
                module.weight.copy_(torch.sqrt(var + module.eps))
                module.bias.copy_(mean + bias)
                y = module(x)
            x = y
    assert convolution is net.classes and next(stored, None) is None


def batch(frames):
    """Frames of different widths side by side, padded with paper; returns the tensor and the columns of each."""
    widest = max(f.shape[1] for f in frames)
    x = np.zeros((len(frames), 1, frames[0].shape[0], widest), np.float32)
    for i, f in enumerate(frames):
        x[i, 0, :, :f.shape[1]] = f
    return torch.from_numpy(x), [f.shape[1] // 2 for f in frames]


def greedy(log_probabilities, columns):
    """Best label of each column, repeats joined, blanks dropped."""
    best = log_probabilities.argmax(2).numpy()
    out = []
    for i, n in enumerate(columns):
        previous, s = 0, ''
        for c in best[:n, i]:
            if c and c != previous:
                s += CLASSES[c - 1]
            previous = c
        out.append(s)
    return out
