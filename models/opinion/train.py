"""Second step of training:  python3 models/opinion/train.py FOLDER MODELS [--hold FOLD] [--to FOLDER]

FOLDER is what prepare.ts wrote. Without --hold trains on everything and writes head.onnx and head.json beside this file, or --to another folder; with it leaves that
fold out and writes its logits, and those of test/cases, to FOLDER/held-FOLD.json. Debian's python3-torch, python3-onnx and
libopenblas0-pthread are enough; one core, and the same seed gives the same weights on the same machine.
"""
import argparse
import json
import os
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.dont_write_bytecode = True
from net import WIDTH, Net, pretrained, squeezed  # noqa: E402

TIERS = ["emergency", "urgent", "semi_urgent", "routine", "unclear"]
FIRST_LAYER = 2
BATCH = 32
EPOCHS = 4
RATE, RATE_OF_NEW = 2e-4, 2e-3
"""Share of a label that goes to the other tiers that a careful reviewer would accept."""
SHARED = 0.25
"""Words left out at random, up to this share: callers and recognisers drop words."""
LEFT_OUT, GRAMS_LEFT_OUT = 0.1, 0.3


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("folder", type=Path)
    ask.add_argument("models", type=Path)
    ask.add_argument("--hold", type=int)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--to", type=Path, default=Path(__file__).parent)
    asked = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    random.seed(asked.seed)

    given = json.loads((asked.folder / "lines.json").read_text())
    lines = given["lines"]
    rows = np.fromfile(asked.folder / "hidden.f32", dtype=np.float32).reshape(-1, WIDTH)
    ends = np.cumsum([line["tokens"] for line in lines])
    hidden = [rows[end - line["tokens"] : end] for line, end in zip(lines, ends)]

    heads = {
        "tier": TIERS,
        "crisis": ["crisis"],
        "topic": sorted({line["topic"] for line in lines if line.get("topic")}),
        "intent": sorted({line["intent"] for line in lines}),
        "about": ["self", "child", "other"],
    }
    weights = pretrained(asked.models / "emb-all-MiniLM-L6-v2-q8" / "onnx" / "model_quantized.onnx")
    net = Net(weights, FIRST_LAYER, given["gramRows"], [len(v) for v in heads.values()])
    taught = [i for i, line in enumerate(lines) if line["fold"] >= 0 and line["fold"] != asked.hold]
    teach(net, [Taught(lines[i], hidden[i], heads) for i in taught], asked.epochs)

    if asked.hold is None:
        export(net, heads, asked.to, asked.seed, len(taught))
        return
    held = [i for i, line in enumerate(lines) if line["fold"] in (asked.hold, -1)]
    one = squeezed(net)
    with torch.no_grad():
        logits = [one(*alone(hidden[i], lines[i]["grams"]))[0].tolist() for i in held]
    keep = ("lang", "text", "tier", "accept", "crisis", "intent", "about", "topic", "from", "fold")
    out = [{**{k: lines[i].get(k) for k in keep}, "logits": [round(x, 4) for x in y]} for i, y in zip(held, logits)]
    (asked.folder / f"held-{asked.hold}.json").write_text(json.dumps({"heads": heads, "lines": out}))


class Taught:
    def __init__(self, line, hidden, heads):
        self.hidden, self.grams = hidden, line["grams"]
        self.tier = torch.zeros(len(TIERS))
        others = [t for t in line["accept"] if t != line["tier"]]
        self.tier[TIERS.index(line["tier"])] = 1 - SHARED if others else 1
        for other in others:
            self.tier[TIERS.index(other)] += SHARED / len(others)
        self.crisis = float(line["crisis"])
        self.topic = heads["topic"].index(line["topic"]) if line.get("topic") else -100
        self.intent = heads["intent"].index(line["intent"])
        self.about = heads["about"].index(line["about"])


def alone(hidden, grams):
    return torch.tensor(hidden)[None], torch.tensor(grams)[None]


def together(batch):
    """Padded to the longest; in training words and n-grams are left out at random."""
    tokens, most = max(len(t.hidden) for t in batch), max(len(t.grams) for t in batch)
    x, mask = torch.zeros(len(batch), tokens, WIDTH), torch.zeros(len(batch), tokens)
    rows, counts = torch.zeros(len(batch), most, dtype=torch.long), torch.zeros(len(batch), most)
    for n, t in enumerate(batch):
        x[n, : len(t.hidden)] = torch.from_numpy(t.hidden.copy())
        mask[n, : len(t.hidden)] = 1
        rows[n, : len(t.grams)] = torch.tensor(t.grams)
        counts[n, : len(t.grams)] = 1
    kept = (torch.rand_like(mask) > LEFT_OUT * random.random()).float()
    kept[:, 0] = 1
    counts = counts * (torch.rand_like(counts) > GRAMS_LEFT_OUT).float()
    return x, mask * kept, rows, counts


def loss_of(logits, batch, heads):
    tier, crisis, topic, intent, about = torch.split(logits, [len(v) for v in heads], 1)
    loss = -(torch.stack([t.tier for t in batch]) * torch.log_softmax(tier, -1)).sum(1).mean()
    loss = loss + F.binary_cross_entropy_with_logits(crisis[:, 0], torch.tensor([t.crisis for t in batch]))
    topics = torch.tensor([t.topic for t in batch])
    if (topics >= 0).any():
        loss = loss + 0.3 * F.cross_entropy(topic, topics)
    loss = loss + 0.3 * F.cross_entropy(about, torch.tensor([t.about for t in batch]))
    return loss + 0.3 * F.cross_entropy(intent, torch.tensor([t.intent for t in batch]))


def teach(net, taught, epochs, loss_of=loss_of):
    heads = [[None] * n for n in net.sizes]
    old = list(net.layers.parameters())
    known = {id(p) for p in old}
    new = [p for p in net.parameters() if id(p) not in known]
    best = torch.optim.AdamW([{"params": old, "lr": RATE}, {"params": new, "lr": RATE_OF_NEW}], weight_decay=0.01)
    steps = epochs * -(-len(taught) // BATCH)
    pace = lambda n: min(1, (n + 1) / (0.1 * steps)) * max(0, 1 - n / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(best, pace)
    began = time.time()
    net.train()
    for epoch in range(epochs):
        random.shuffle(taught)
        # Of similar length together: less padding.
        lots = [sorted(taught[a : a + BATCH * 20], key=lambda t: len(t.hidden)) for a in range(0, len(taught), BATCH * 20)]
        batches = [lot[a : a + BATCH] for lot in lots for a in range(0, len(lot), BATCH)]
        random.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = loss_of(net(*together(batch)), batch, heads)
            best.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            best.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch}: loss {total / len(batches):.3f}, {time.time() - began:.0f} s", flush=True)
    net.eval()


def export(net, heads, folder, seed, lines):
    one = squeezed(net)
    example = (torch.zeros(1, 7, WIDTH), torch.zeros(1, 9, dtype=torch.long))
    torch.onnx.export(
        one,
        example,
        str(folder / "head.onnx"),
        input_names=["hidden", "rows"],
        output_names=["logits"],
        dynamic_axes={"hidden": {1: "tokens"}, "rows": {1: "grams"}},
        opset_version=14,
        do_constant_folding=False,
    )
    (folder / "head.json").write_text(json.dumps({"seed": seed, "lines": lines, "heads": heads}, indent=1) + "\n")


if __name__ == "__main__":
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")
    main()
