"""The network that is trained: the upper layers of a BERT, n-grams beside them, and a head for each question."""
import math

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

WIDTH, HEADS, LAYERS = 384, 12, 6
GRAM_WIDTH = 32


def pretrained(path):
    """Weights of the sentence model by name, its 8-bit ones as the numbers that they stand for."""
    model = onnx.load(path)
    stored = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}

    def real(name):
        if name in stored:
            return stored[name].astype(np.float32)
        scale, zero = stored[name[: -len("quantized")] + "scale"], stored[name[: -len("quantized")] + "zero_point"]
        return (stored[name].astype(np.float32) - zero.astype(np.float32)) * scale

    weights = {k: torch.tensor(v) for k, v in stored.items() if v.dtype == np.float32 and k.startswith("encoder.")}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and "/encoder/" in node.name and node.input[1] in stored:
            quantised = node.input[1]
            base = quantised[: -len("quantized")]
            value = stored[quantised].astype(np.float32)
            value = (value - stored[base + "zero_point"].astype(np.float32)) * stored[base + "scale"]
            name = node.name.strip("/").replace("/", ".").replace(".MatMul_quant", "").replace("_quant", "")
            weights[name.replace(".MatMul", "") + ".weight"] = torch.tensor(value.T.copy())
    return weights


class Layer(nn.Module):
    """One layer of BERT."""

    PARTS = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "n1": "attention.output.LayerNorm",
        "i": "intermediate.dense",
        "d": "output.dense",
        "n2": "output.LayerNorm",
    }

    def __init__(self, weights, number, drop):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.i, self.d = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)
        at = f"encoder.layer.{number}."
        self.load_state_dict(
            {f"{a}.{w}": weights[f"{at}{b}.{w}"] for a, b in self.PARTS.items() for w in ("weight", "bias")}
        )

    def forward(self, x, bias):
        many, tokens, _ = x.shape
        part = lambda linear: linear(x).view(many, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)
        scores = part(self.q) @ part(self.k).transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
        if bias is not None:
            scores = scores + bias
        mixed = (self.drop(torch.softmax(scores, -1)) @ part(self.v)).transpose(1, 2).reshape(many, tokens, WIDTH)
        x = self.n1(x + self.drop(self.o(mixed)))
        return self.n2(x + self.drop(self.d(F.gelu(self.i(x)))))


class Net(nn.Module):
    """`sizes`: how many answers each head has, in order; their logits come out side by side."""

    def __init__(self, weights, first, gram_rows, sizes, drop=0.1):
        super().__init__()
        self.layers = nn.ModuleList(Layer(weights, n, drop) for n in range(first, LAYERS))
        self.attend = nn.Linear(WIDTH, 1)
        self.table = nn.Embedding(gram_rows, GRAM_WIDTH)
        nn.init.normal_(self.table.weight, std=0.02)
        self.norm = nn.LayerNorm(GRAM_WIDTH)
        self.drop = nn.Dropout(0.2)
        self.sizes = sizes
        self.out = nn.Linear(2 * WIDTH + GRAM_WIDTH, sum(sizes))

    def forward(self, x, mask, rows, counts):
        """hidden (many, tokens, WIDTH), mask (many, tokens), rows (many, grams), counts (many, grams) 1 or 0."""
        bias = (1 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        mean = (x * (mask / mask.sum(1, keepdim=True))[..., None]).sum(1)
        heed = torch.softmax(self.attend(x)[..., 0] - 1e4 * (1 - mask), 1)
        grams = self.norm((self.table(rows) * counts[..., None]).sum(1))
        return self.out(self.drop(torch.cat([mean, (x * heed[..., None]).sum(1), grams], -1)))


def squeezed(net):
    """A copy of one text at a time that keeps its large matrices in 8 bits, one scale a row; made to be exported."""

    def eight_bits(weight):
        scale = weight.abs().amax(1, keepdim=True) / 127
        return torch.clamp(torch.round(weight / scale.clamp(min=1e-12)), -127, 127).to(torch.int8), scale

    class Squeezed(nn.Linear):
        def forward(self, x):
            return x @ (self.small.float() * self.scale).t() + self.bias

    class Row(nn.Module):
        def __init__(self, weight):
            super().__init__()
            small, scale = eight_bits(weight)
            self.register_buffer("small", small)
            self.register_buffer("scale", scale)

        def forward(self, rows):
            return self.small[rows].float() * self.scale[rows]

    class One(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = net

        def forward(self, hidden, rows):
            x = hidden
            for layer in self.net.layers:
                x = layer(x, None)
            mean = x.mean(1)
            heed = torch.softmax(self.net.attend(x)[..., 0], 1)
            grams = self.net.norm(self.net.table(rows).sum(1))
            return self.net.out(torch.cat([mean, (x * heed[..., None]).sum(1), grams], -1))

    for layer in net.layers:
        for name in ("q", "k", "v", "o", "i", "d"):
            linear = getattr(layer, name)
            small, scale = eight_bits(linear.weight.data)
            del linear.weight
            linear.register_buffer("small", small)
            linear.register_buffer("scale", scale)
            linear.__class__ = Squeezed
    net.table = Row(net.table.weight.data)
    return One().eval()
