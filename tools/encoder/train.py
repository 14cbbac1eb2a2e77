"""Trains the encoder on companies/ (see README.md) and writes tmp/encoder/trained.pt.

Each step takes some questions of one company and compares them with that company's passages and sentences only: what is
hard is to tell a company's own pages apart.
"""
import argparse
import json
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from encoder import ROOT, Encoder

PASSAGES = 40
SENTENCES = 120
WARM_UP = 20

arguments = argparse.ArgumentParser(description=__doc__)
add = arguments.add_argument
add("--rate", type=float, default=2e-4, help="learning rate of the weights")
add("--epochs", type=float, default=2, help="times every question is seen")
add("--questions", type=int, default=128, help="questions a step")
add("--continue-from", default="", help="a file of an earlier run")
add("--constant", action="store_true", help="keep the learning rate; default: it falls to 0 by the end")
add("--first", type=int, default=None, help="only so many companies, in the order of their names")
add("--threads", type=int, default=2)
add("--seed", type=int, default=1)
add("--out", default=str(ROOT / "tmp/encoder/trained.pt"))
options = arguments.parse_args()
torch.set_num_threads(options.threads)
torch.manual_seed(options.seed)
random.seed(options.seed)

companies = json.loads((ROOT / "tmp/encoder/companies.json").read_text())[: options.first]
rarity = torch.tensor(json.loads((ROOT / "libs/rag/src/embed/centres.json").read_text())["tokens"]["rarity"])
encoder = Encoder()


def unit(values):
    return F.normalize(values, dim=-1)


@torch.no_grad()
def means(texts):
    """The mean vector of texts, and the mean state of their tokens."""
    vectors, states = [], []
    for at in range(0, len(texts), 32):
        state, mask, vector = encoder(texts[at : at + 32])
        vectors.append(vector)
        states.append(state[mask])
    return [torch.cat(vectors).mean(0), torch.cat(states).mean(0)]


# What all questions, and all passages, have in common is taken off, as in the product (embed/centred-embedder.ts).
question_mean, question_state = means([q["tokens"] for c in companies for q in c["questions"][::7]])
passage_mean, passage_state = means([p for c in companies for p in c["passages"][::3]])
centres = {
    name: torch.nn.Parameter(value)
    for name, value in dict(question=question_mean, passage=passage_mean, question_state=question_state, passage_state=passage_state).items()
}
# How sharply passages, tokens and sentences are told apart: the logarithms of what cosines are multiplied with.
sharpness = torch.nn.Parameter(torch.log(torch.tensor([20.0, 30.0, 20.0])))
if options.continue_from:
    earlier = torch.load(options.continue_from)
    encoder.load_state_dict(earlier["encoder"])
    for name, value in earlier["centres"].items():
        centres[name].data.copy_(value)
    sharpness.data.copy_(earlier["sharpness"])

groups = [
    {"params": list(encoder.parameters()), "lr": options.rate},
    {"params": list(centres.values()), "lr": 0.3 * options.rate},
    {"params": [sharpness], "lr": 1e-3},
]
optimizer = torch.optim.Adam(groups)
rates = [group["lr"] for group in groups]


def plan():
    """Every company's questions in random order, in steps; a rest of less than a third of a step is left out."""
    steps = []
    for company in companies:
        order = random.sample(company["questions"], len(company["questions"]))
        parts = [order[at : at + options.questions] for at in range(0, len(order), options.questions)]
        steps += [(company, part) for part in parts if len(part) >= options.questions // 3]
    return random.sample(steps, len(steps))


def choose(wanted, count, most):
    """The wanted ones and others at random, `most` in all unless more are wanted; and where each stands."""
    wanted = sorted(set(wanted))
    others = [index for index in range(count) if index not in set(wanted)]
    chosen = wanted + random.sample(others, max(0, min(count, most) - len(wanted)))
    return chosen, {index: at for at, index in enumerate(chosen)}


def loss_of(company, asked):
    states, _, vectors = encoder([question["tokens"] for question in asked])
    passages, place = choose([q["passage"] for q in asked], len(company["passages"]), PASSAGES)
    right = torch.tensor([place[q["passage"]] for q in asked])
    passage_states, shown, passage_vectors = encoder([company["passages"][at] for at in passages])
    turned = unit(vectors - centres["question"])
    by_vector = F.cross_entropy(turned @ unit(passage_vectors - centres["passage"]).T * sharpness[0].exp(), right)

    weights = torch.zeros(states.shape[:2])
    for row, question in enumerate(asked):
        weights[row, : len(question["tokens"])] = rarity[question["tokens"]] + 1e-3
    weights = weights / weights.sum(1, keepdim=True)
    cosines = torch.einsum("qtd,pud->qptu", unit(states - centres["question_state"]), unit(passage_states - centres["passage_state"]))
    best = cosines.masked_fill(~shown[None, :, None, :], -1).max(-1).values
    by_token = F.cross_entropy((best * weights[:, None, :]).sum(-1) * sharpness[1].exp(), right)

    sentences, place = choose([q["sentence"] for q in asked], len(company["sentences"]), SENTENCES)
    right = torch.tensor([place[q["sentence"]] for q in asked])
    sentence_vectors = encoder([company["sentences"][at] for at in sentences])[2]
    by_sentence = F.cross_entropy(turned @ unit(sentence_vectors - centres["passage"]).T * sharpness[2].exp(), right)
    return by_vector, by_token, by_sentence


total = int(len(plan()) * options.epochs)
print(f"{len(companies)} companies, {total} steps", flush=True)
started, step, seen = time.time(), 0, []
while step < total:
    for company, asked in plan():
        if step >= total:
            break
        pace = min(1, (step + 1) / WARM_UP) * (1 if options.constant else max(0.02, 1 - step / total))
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = pace * rate
        losses = loss_of(company, asked)
        optimizer.zero_grad()
        sum(losses).backward()
        torch.nn.utils.clip_grad_norm_([value for group in groups for value in group["params"]], 1.0)
        optimizer.step()
        step += 1
        seen.append([loss.item() for loss in losses])
        if step % 20 == 0:
            print(step, "loss by vector, token, sentence:", np.mean(seen[-20:], axis=0).round(3), f"{time.time() - started:.0f} s", flush=True)
torch.save(
    {"encoder": encoder.state_dict(), "centres": {name: value.detach() for name, value in centres.items()}, "sharpness": sharpness.detach()},
    options.out,
)
