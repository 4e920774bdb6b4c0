#!/usr/bin/env python3
"""train.py OUT MINUTES [--from START] [--crops FILE.npz ...] [--seed N]: trains the number reader; writes OUT after every round.

Pictures come from two sources: crops that the program cut from drawn pages (cut_pages.py), and freshly drawn ones from a
second process.  START is a checkpoint or a numbers.bin.  The step size falls over MINUTES along a cosine; beside OUT, the
running mean of the weights is written as OUT.mean, which is what is shipped.
"""
import argparse
import math
import os
import random
import time

import numpy as np
import torch
import torch.multiprocessing as mp
from torch import nn

import number_data as data
from network import NumberNet, batch, greedy, load

BATCH, ROUND = 48, 100
STEP_SIZE = 2e-3
DRAWN_SHARE = .3  # of the batches, where there are crops
MEAN = .998       # of the running mean, a step
SPOILT = .8       # a wrong reading this sure says that the crop is at fault


def draw_samples(seed, queue):
    import cv2
    cv2.setNumThreads(1)
    os.nice(5)
    rng, numbers = random.Random(seed), data.Numbers(seed + 1)
    table = data.table()
    while True:
        samples = []
        while len(samples) < BATCH * 8:
            s = data.sample(rng, numbers, table)
            if s and data.readable(*s):
                samples.append(s)
        for group in groups_of(rng, samples):
            queue.put(([s[0] for s in group], [s[1] for s in group]))


def groups_of(rng, samples):
    samples.sort(key=lambda s: s[0].shape[1])  # little padding in a batch
    groups = [samples[i:i + BATCH] for i in range(0, len(samples), BATCH)]
    rng.shuffle(groups)
    return groups


def crops_of(paths):
    crops = []
    for path in paths:
        with np.load(path) as f:
            at = 0
            frames, texts = f['frames'], f['texts']
            for width, s in zip(f['widths'], texts):
                size = data.FRAME_HEIGHT * int(width)
                frame = frames[at:at + size].reshape(data.FRAME_HEIGHT, -1)
                at += size
                if data.readable(frame, str(s)):
                    crops.append((frame, str(s)))
    return crops


def crop_groups(rng, crops):
    """Batches of crops for ever, each time a little different."""
    while True:
        rng.shuffle(crops)
        for i in range(0, max(1, len(crops) - BATCH * 20), BATCH * 20):  # few crops are one part
            for group in groups_of(rng, crops[i:i + BATCH * 20]):
                yield [data.jittered(rng, frame) for frame, _ in group], [s for _, s in group]


def without_spoilt(net, crops):
    """Crops but for those that the net reads surely as something else: there a part of the print went lost, which nobody
    can read, and to guess it would be learnt."""
    net.eval()
    kept = []
    ordered = sorted(crops, key=lambda c: c[0].shape[1])
    for i in range(0, len(ordered), 4 * BATCH):
        group = ordered[i:i + 4 * BATCH]
        x, columns = batch([data.ink_of(frame) for frame, _ in group])
        with torch.no_grad():
            y = net(x)
        for k, (crop, read) in enumerate(zip(group, greedy(y, columns))):
            wanted = ''.join(data.CLASSES[c - 1] for c in data.label(crop[1]))
            sure = y[:columns[k], k].max(1).values.sum().exp().item()
            if read == wanted or sure < SPOILT:
                kept.append(crop)
    net.train()
    return kept


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('out')
    ap.add_argument('minutes', type=float)
    ap.add_argument('--from', dest='start')
    ap.add_argument('--crops', nargs='*', default=[])
    ap.add_argument('--seed', type=int, default=7)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    net = NumberNet()
    if a.start:
        load(net, a.start)
    mean = NumberNet()
    mean.load_state_dict(net.state_dict())
    optimiser = torch.optim.AdamW(net.parameters(), STEP_SIZE, weight_decay=1e-3)
    loss_of = nn.CTCLoss(zero_infinity=True)
    rng = random.Random(a.seed)
    crops = crops_of(a.crops)
    if a.start and crops:
        count = len(crops)
        crops = without_spoilt(net, crops)
        print(f'{count - len(crops)} crops set aside', flush=True)
    queue = mp.Queue(24)
    drawer = mp.Process(target=draw_samples, args=(a.seed, queue), daemon=True)
    drawer.start()
    cut = crop_groups(rng, crops) if crops else None
    print(f'{len(crops)} crops', flush=True)
    largest = STEP_SIZE / 2 if a.start else STEP_SIZE
    start, step, total, right, seen = time.time(), 0, 0.0, 0, 0
    while time.time() - start < a.minutes * 60:
        done = (time.time() - start) / (a.minutes * 60)
        for group in optimiser.param_groups:
            group['lr'] = largest * (.5 + .5 * math.cos(math.pi * done)) * min(1, (step + 1) / 100) + 1e-5
        frames, texts = next(cut) if cut and rng.random() >= DRAWN_SHARE else queue.get(timeout=900)
        x, columns = batch(frames)
        labels = [data.label(s) for s in texts]
        y = net(x)
        loss = loss_of(y, torch.tensor([c for l in labels for c in l]), torch.tensor(columns), torch.tensor([len(l) for l in labels]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        step += 1
        keep = min(MEAN, 1 - 1 / (step + 1))
        with torch.no_grad():
            for m, n in zip(mean.state_dict().values(), net.state_dict().values()):
                m.mul_(keep).add_(n, alpha=1 - keep) if m.is_floating_point() else m.copy_(n)
        total += loss.item()
        wanted = [''.join(data.CLASSES[c - 1] for c in l) for l in labels]
        right += sum(a == b for a, b in zip(greedy(y.detach(), columns), wanted))
        seen += len(texts)
        if step % ROUND == 0:
            print(f'{step} steps, {time.time() - start:.0f} s, loss {total / ROUND:.4f}, exact {100 * right / seen:.2f} %', flush=True)
            for state, path in ((net, a.out), (mean, a.out + '.mean')):
                torch.save(state.state_dict(), path + '.part')
                os.replace(path + '.part', path)
            total, right, seen = 0.0, 0, 0
    torch.save(net.state_dict(), a.out)
    torch.save(mean.state_dict(), a.out + '.mean')
    drawer.terminate()


if __name__ == '__main__':
    main()
