"""How often the right passage, and the right sentence, of a company comes first by meaning alone, for companies that no training saw (unseen/).

Without a file of weights the published ones are measured.
"""
import argparse
import json

import torch
import torch.nn.functional as F
from encoder import ROOT, Encoder

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("trained", nargs="*", help="files that train.py wrote")
options = arguments.parse_args()
companies = json.loads((ROOT / "tmp/encoder/unseen.json").read_text())


def vectors_of(encoder, texts, size=64):
    """Texts of about one length go through together."""
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    vectors = [None] * len(texts)
    for at in range(0, len(order), size):
        part = order[at : at + size]
        for index, vector in zip(part, encoder([texts[index] for index in part])[2]):
            vectors[index] = vector
    return torch.stack(vectors)


@torch.no_grad()
def measure(file):
    encoder = Encoder()
    centres = None
    if file:
        trained = torch.load(file)
        encoder.load_state_dict(trained["encoder"])
        centres = trained["centres"]
    embedded = [
        (
            company["questions"],
            vectors_of(encoder, [question["tokens"] for question in company["questions"]]),
            dict(passage=vectors_of(encoder, company["passages"]), sentence=vectors_of(encoder, company["sentences"])),
        )
        for company in companies
    ]
    if centres is None:
        centres = {"question": torch.cat([asked for _, asked, _ in embedded]).mean(0), "passage": torch.cat([told["passage"] for _, _, told in embedded]).mean(0)}
    shares = {"passage": 0.0, "sentence": 0.0}
    for questions, asked, told in embedded:
        for kind, vectors in told.items():
            cosines = F.normalize(asked - centres["question"], dim=-1) @ F.normalize(vectors - centres["passage"], dim=-1).T
            right = torch.tensor([question[kind] for question in questions])
            shares[kind] += (cosines.argmax(1) == right).float().mean().item() / len(companies)
    print(f"{file or 'as published'}: right passage first {shares['passage']:.3f}, right sentence first {shares['sentence']:.3f} ({len(companies)} companies)")


for file in options.trained or [""]:
    measure(file)
