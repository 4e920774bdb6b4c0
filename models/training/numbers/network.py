"""The number reader's network: convolutions only, so that a reading depends on the print and hardly on its neighbours."""
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
