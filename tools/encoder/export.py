"""Writes what training added to the encoder's weights as libs/rag/src/embed/trained-weights.bin (read by trained-weights.cjs)."""
import argparse
import json
import struct

import numpy as np
import torch
from encoder import ROOT, Encoder

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--trained", default=str(ROOT / "tmp/encoder/trained.pt"))
trained = torch.load(arguments.parse_args().trained)["encoder"]
encoder = Encoder()
header, body = [], []
for own, (name, shape) in encoder.sources.items():
    difference = (trained[own] - encoder.state_dict()[own]).numpy().reshape(-1, shape[-1])
    scales = (np.abs(difference).max(1) / 127).astype(np.float32)
    whole = np.round(difference / np.maximum(scales, 1e-12)[:, None]).clip(-127, 127).astype(np.int8)
    header.append({"name": name, "shape": list(shape)})
    body += [scales.tobytes(), whole.tobytes()]
head = json.dumps(header, separators=(",", ":")).encode()
target = ROOT / "libs/rag/src/embed/trained-weights.bin"
target.write_bytes(struct.pack("<I", len(head)) + head + b"".join(body))
print(f"wrote {target.relative_to(ROOT)}, {target.stat().st_size:,} bytes")
