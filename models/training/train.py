#!/usr/bin/env python3
"""train.py START.lstm UNICHARSET LINES OUT MINUTES RATE [FINAL]: trains the network on drawn lines.

LINES is a folder that make_lines.py fills, also while this runs: files that were not read yet come first, and files are read
again when there are no newer ones, each time stretched and spoilt a little differently.  The learning rate falls from
RATE to FINAL (default RATE / 30) by a cosine over MINUTES of processor time, so that a busy machine learns no less.
Every ten minutes of it OUT/K.lstm is written: the running mean of the weights, which errs less than the last ones.
"""
import glob
import math
import os
import random
import sys
import time

import cv2
import numpy as np
import torch

import line_file
import net as network

STEPS_A_BATCH = 5000     # time steps of all lines of a batch together
MEAN_OVER = 400          # batches that the running mean looks back
SNAPSHOT = 600           # seconds of processor time
POOL = 4                 # files mixed with each other

rng = random.Random(1)


def vary(grey):
    """The same line once more: a little wider or narrower, higher or lower, noisier."""
    height, width = grey.shape
    if rng.random() < .7:
        width = max(12, round(width * rng.uniform(.92, 1.08)))
        shift = np.float32([[width / grey.shape[1], 0, 0], [0, rng.uniform(.95, 1.03), rng.uniform(-1.2, 1.2)]])
        grey = cv2.warpAffine(grey, shift, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if rng.random() < .3:
        noise = np.random.RandomState(rng.randrange(1 << 31)).randn(*grey.shape) * rng.uniform(1, 9)
        grey = np.clip(grey + noise, 0, 255).astype(np.uint8)
    return grey


class Lines:
    """Lines in batches of about one width."""

    def __init__(self, folder, characters):
        self.folder = folder
        self.number = {c: i for i, c in enumerate(characters) if c}
        self.uses = {}

    def files(self):
        """The least used files, in random order."""
        found = [f for f in glob.glob(f'{self.folder}/*.npz') if '.tmp.' not in f]
        rng.shuffle(found)
        found.sort(key=lambda f: self.uses.get(f, 0))
        for f in found[:POOL]:
            self.uses[f] = self.uses.get(f, 0) + 1
        return found[:POOL]

    def batches(self):
        while True:
            pool = []
            for path in self.files():
                again = self.uses[path] > 1
                for grey, text in line_file.read(path):
                    label = [self.number[c] for c in text]
                    picture = vary(grey) if again else grey
                    steps = picture.shape[1] // network.SHRINK
                    if steps >= 2 * len(label):
                        pool.append((steps * rng.uniform(.95, 1.05), picture, label))
            pool.sort(key=lambda line: line[0])
            cut, batch = [], []
            for _, picture, label in pool:
                batch.append((picture, label))
                if len(batch) * (picture.shape[1] // network.SHRINK) >= STEPS_A_BATCH:
                    cut.append(batch)
                    batch = []
            cut.append(batch)
            rng.shuffle(cut)
            yield from (b for b in cut if b)


def tensors(batch):
    steps = torch.tensor([p.shape[1] // network.SHRINK for p, _ in batch])
    images = torch.empty(len(batch), network.HEIGHT, int(steps.max()) * network.SHRINK).uniform_(-1, 1)
    for k, (picture, _) in enumerate(batch):
        width = min(picture.shape[1], images.shape[2])
        images[k, :, :width] = torch.from_numpy(line_file.contrast(line_file.full(picture)))[:, :width]
    lengths = torch.tensor([len(label) for _, label in batch])
    return images, steps, torch.tensor([c for _, label in batch for c in label]), lengths


def loss_of(net, batch):
    images, steps, labels, lengths = tensors(batch)
    chances = net(images, steps).log_softmax(2)
    losses = torch.nn.functional.ctc_loss(chances, labels, steps, lengths, network.NULL, 'none', zero_infinity=True)
    # A short cell counts for more than its characters, a long line for less.
    weight = lengths.float().sqrt()
    return (losses / weight).sum() / weight.sum()


def main():
    start, unicharset, folder, out, minutes, rate = sys.argv[1:7]
    seconds, rate = 60 * float(minutes), float(rate)
    final = float(sys.argv[7]) if len(sys.argv) > 7 else rate / 30
    torch.manual_seed(1)
    torch.set_num_threads(1)
    os.makedirs(out, exist_ok=True)
    net = network.load(start)
    learnt = [p for p in net.parameters() if p.requires_grad]
    mean = [p.detach().clone() for p in learnt]
    optimiser = torch.optim.Adam(learnt, lr=rate, betas=(.9, .99))
    began, written, count, lines, recent = time.process_time(), 0, 0, 0, None
    for batch in Lines(folder, network.characters(unicharset)).batches():
        used = time.process_time() - began
        part = min(1.0, used / seconds)
        for group in optimiser.param_groups:
            group['lr'] = min(1, (count + 1) / 100) * (final + (rate - final) * (1 + math.cos(math.pi * part)) / 2)
        optimiser.zero_grad()
        loss = loss_of(net, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        count, lines = count + 1, lines + len(batch)
        keep = min(1 - 1 / MEAN_OVER, 1 - 1 / (count + 1))
        with torch.no_grad():
            for m, p in zip(mean, learnt):
                m.lerp_(p, 1 - keep)
        recent = float(loss) if recent is None else .99 * recent + .01 * float(loss)
        if count % 50 == 0:
            print(f'{used:.0f} s, {count} batches, {lines} lines, loss {recent:.4f}', flush=True)
        if used - written * SNAPSHOT >= SNAPSHOT or used >= seconds or os.path.exists(f'{out}/stop'):
            written += 1
            kept = [p.detach().clone() for p in learnt]
            with torch.no_grad():
                for m, p in zip(mean, learnt):
                    p.copy_(m)
                network.save(net, start, f'{out}/{written}.lstm')
                for k, p in zip(kept, learnt):
                    p.copy_(k)
            print(f'{out}/{written}.lstm', flush=True)
            if used >= seconds or os.path.exists(f'{out}/stop'):
                break


main()
