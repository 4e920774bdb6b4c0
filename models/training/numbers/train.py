#!/usr/bin/env python3
"""train.py OUT MINUTES [CHECKPOINT [SEED]]: trains the number reader on freshly drawn pictures; writes OUT after every round.

A second process draws the pictures.  The step size falls over MINUTES along a cosine.
"""
import math
import os
import random
import sys
import time

import torch
import torch.multiprocessing as mp
from torch import nn

import number_data as data
from network import NumberNet, batch, greedy

BATCH, ROUND = 48, 100
STEP_SIZE = 2e-3


def draw_samples(seed, queue):
    import cv2
    cv2.setNumThreads(1)
    os.nice(19)
    rng, numbers = random.Random(seed), data.Numbers(seed + 1)
    table = data.fonts.more_weights(data.fonts.TRAIN)
    while True:
        samples = []
        while len(samples) < BATCH * 8:
            s = data.sample(rng, numbers, table)
            # CTC needs a column for each sign and one between equal neighbours.
            if s and s[0].shape[1] // 2 >= 2 * len(s[1]):
                samples.append(s)
        samples.sort(key=lambda s: s[0].shape[1])  # little padding in a batch
        groups = [samples[i:i + BATCH] for i in range(0, len(samples), BATCH)]
        rng.shuffle(groups)
        for group in groups:
            queue.put(([s[0] for s in group], [s[1] for s in group]))


def main():
    out, minutes = sys.argv[1], float(sys.argv[2])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    net = NumberNet()
    if len(sys.argv) > 3:
        net.load_state_dict(torch.load(sys.argv[3]))
    optimiser = torch.optim.AdamW(net.parameters(), STEP_SIZE, weight_decay=1e-3)
    loss_of = nn.CTCLoss(zero_infinity=True)
    queue = mp.Queue(24)
    drawer = mp.Process(target=draw_samples, args=(int(sys.argv[4]) if len(sys.argv) > 4 else 7, queue), daemon=True)
    drawer.start()
    largest = STEP_SIZE / 2 if len(sys.argv) > 3 else STEP_SIZE
    start, step, total, right, seen = time.time(), 0, 0.0, 0, 0
    while time.time() - start < minutes * 60:
        done = (time.time() - start) / (minutes * 60)
        for group in optimiser.param_groups:
            group['lr'] = largest * (.5 + .5 * math.cos(math.pi * done)) * min(1, (step + 1) / 100) + 1e-5
        frames, texts = queue.get(timeout=900)
        x, columns = batch(frames)
        labels = [data.label(s) for s in texts]
        y = net(x)
        loss = loss_of(y, torch.tensor([c for l in labels for c in l]), torch.tensor(columns), torch.tensor([len(l) for l in labels]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        step += 1
        total += loss.item()
        wanted = [''.join(data.CLASSES[c - 1] for c in l) for l in labels]
        right += sum(a == b for a, b in zip(greedy(y.detach(), columns), wanted))
        seen += len(texts)
        if step % ROUND == 0:
            print(f'{step} steps, {time.time() - start:.0f} s, loss {total / ROUND:.4f}, exact {100 * right / seen:.2f} %', flush=True)
            torch.save(net.state_dict(), out + '.part')
            os.replace(out + '.part', out)
            total, right, seen = 0.0, 0, 0
    torch.save(net.state_dict(), out)
    drawer.terminate()


if __name__ == '__main__':
    main()
