"""What an answer says to the question that was asked:  python3 models/opinion/train_answers.py FOLDER MODELS [--hold FOLD]

FOLDER is what prepare-answers.ts wrote. Without --hold trains on everything and writes answers/head.onnx and answers/head.json; with it leaves that
fold out. Either way the logits of what was left out and of test/triage/answers-blind.jsonl go to FOLDER/held.json.
"""
import argparse
import json
import os
import random
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.dont_write_bytecode = True
from net import WIDTH, Net, pretrained, squeezed  # noqa: E402
from train import EPOCHS, FIRST_LAYER, alone, export, teach  # noqa: E402

"""What was asked is not there, in part not there, there; the caller does not know; it is no answer."""
IS = ["no", "part", "yes", "unsure", "else"]


class Answer:
    def __init__(self, line, hidden):
        self.hidden, self.grams, self.is_ = hidden, line["grams"], IS.index(line["is"])


def loss_of(logits, batch, _):
    return F.cross_entropy(logits, torch.tensor([t.is_ for t in batch]))


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("folder", type=Path)
    ask.add_argument("models", type=Path)
    ask.add_argument("--hold", type=int)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    asked = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    random.seed(asked.seed)

    given = json.loads((asked.folder / "lines.json").read_text())
    lines = given["lines"]
    rows = np.fromfile(asked.folder / "hidden.f32", dtype=np.float32).reshape(-1, WIDTH)
    ends = np.cumsum([line["tokens"] for line in lines])
    hidden = [rows[end - line["tokens"] : end] for line, end in zip(lines, ends)]
    weights = pretrained(asked.models / "emb-all-MiniLM-L6-v2-q8" / "onnx" / "model_quantized.onnx")
    net = Net(weights, FIRST_LAYER, given["gramRows"], [len(IS)])
    taught = [i for i, line in enumerate(lines) if line["fold"] >= 0 and line["fold"] != asked.hold]
    teach(net, [Answer(lines[i], hidden[i]) for i in taught], asked.epochs, loss_of)

    if asked.hold is None:
        export(net, {"is": IS}, Path(__file__).parent / "answers", asked.seed, len(taught))
        return
    one = squeezed(net)
    held = [i for i, line in enumerate(lines) if line["fold"] in (asked.hold, -1)]
    with torch.no_grad():
        logits = [one(*alone(hidden[i], lines[i]["grams"]))[0].tolist() for i in held]
    keep = ("q", "lang", "text", "is", "fold")
    out = [{**{k: lines[i][k] for k in keep}, "logits": [round(x, 4) for x in y]} for i, y in zip(held, logits)]
    (asked.folder / "held.json").write_text(json.dumps({"is": IS, "lines": out}))


if __name__ == "__main__":
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")
    main()
