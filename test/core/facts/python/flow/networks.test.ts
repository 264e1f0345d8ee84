import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../../../../server/core/index.ts";
import { installParsers } from "../../../../harness/parsers.ts";

before(installParsers);

/** What is reported, as `rule line`; notes on good habits are left out. */
function reported(text: string): readonly string[] {
  const document = openDocument("file:///workspace/train.py", text, defaultSettings);
  const { findings, crashes } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
  assert.deepEqual(crashes, []);
  const leaks = findings.filter(({ rule, leakage }) => rule.group === "leakage" && leakage);
  return [...new Set(leaks.map(({ rule, at }) => `${rule.id} ${text.slice(at.start, at.end)}`))];
}

const HEAD = `import torch
import pandas as pd
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset, SubsetRandomSampler, TensorDataset, random_split
table = pd.read_csv("rows.csv")
rows = TensorDataset(torch.tensor(table.drop(columns=["y"]).values), torch.tensor(table["y"].values))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(9, 2)
    def forward(self, x):
        return self.layer(x)
net = Net().to("cuda")
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters())
`;
const SPLIT = `train_rows, test_rows = random_split(rows, [800, 200])
train_loader = DataLoader(train_rows, batch_size=8, shuffle=True)
test_loader = DataLoader(test_rows)
`;
const FUNCTIONS = `def train(model, loader):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x.to("cuda")), y)
        loss.backward()
        optimizer.step()
def accuracy(model, loader):
    model.eval()
    right = 0
    with torch.no_grad():
        for x, y in loader:
            _, best = torch.max(model(x.to("cuda")), 1)
            right += (best == y).sum().item()
    return right / len(loader.dataset)
`;

/** Name, program behind the head, what is reported. */
const PROGRAMS: readonly (readonly [string, string, readonly string[]])[] = [
  ["training and testing apart", `${SPLIT}${FUNCTIONS}for epoch in range(9):\n    train(net, train_loader)\n    print(accuracy(net, test_loader))\n`, []],
  ["trained on all rows, tested on some", `${SPLIT}${FUNCTIONS}train(net, DataLoader(rows))\nprint(accuracy(net, test_loader))\n`, ["trained-on-test model"]],
  ["tested on the training rows only", `${SPLIT}${FUNCTIONS}train(net, train_loader)\nprint(accuracy(net, train_loader))\n`, ["only-train-evaluation model"]],
  ["a training score beside a test score", `${SPLIT}${FUNCTIONS}train(net, train_loader)\nprint(accuracy(net, train_loader))\nprint(accuracy(net, test_loader))\n`, []],
  [
    "the state that is kept is chosen by the test rows",
    `${SPLIT}${FUNCTIONS}best = 0\nfor epoch in range(9):\n    train(net, train_loader)\n    score = accuracy(net, test_loader)\n    if score > best:\n        best = score\n        torch.save(net.state_dict(), "best.pt")\nnet.load_state_dict(torch.load("best.pt"))\nprint(accuracy(net, test_loader))\n`,
    ["checkpoint-on-test score > best"],
  ],
  [
    "the state that is kept is chosen by a validation side",
    `train_rows, valid_rows, test_rows = random_split(rows, [600, 200, 200])\ntrain_loader, valid_loader, test_loader = DataLoader(train_rows), DataLoader(valid_rows), DataLoader(test_rows)\n${FUNCTIONS}best = 0\nfor epoch in range(9):\n    train(net, train_loader)\n    score = accuracy(net, valid_loader)\n    if score > best:\n        best = score\n        torch.save(net.state_dict(), "best.pt")\nprint(accuracy(net, test_loader))\n`,
    [],
  ],
  [
    "training ends by the test rows",
    `${SPLIT}${FUNCTIONS}worse = 0\nfor epoch in range(9):\n    train(net, train_loader)\n    score = accuracy(net, test_loader)\n    if score < worse:\n        break\n    worse = score\nprint("accuracy", accuracy(net, test_loader))\n`,
    ["early-stopping-on-test score < worse"],
  ],
  [
    "a scaler before the split, in full batches",
    `from sklearn.preprocessing import StandardScaler\nfrom sklearn.model_selection import train_test_split\nX = StandardScaler().fit_transform(table.drop(columns=["y"]))\nX_train, X_test, y_train, y_test = train_test_split(X, table["y"], random_state=0)\nX_train, X_test = torch.tensor(X_train), torch.tensor(X_test)\nfor epoch in range(9):\n    loss = criterion(net(X_train), torch.tensor(y_train))\n    loss.backward()\n    optimizer.step()\nwith torch.inference_mode():\n    print((net(X_test).argmax(dim=1) == torch.tensor(y_test)).float().mean())\n`,
    ["fit-before-split StandardScaler().fit_transform"],
  ],
  [
    "samplers that share no row",
    `numbers = list(range(len(rows)))\ntrain_loader = DataLoader(rows, sampler=SubsetRandomSampler(numbers[200:]))\ntest_loader = DataLoader(Subset(rows, numbers[:200]))\n${FUNCTIONS}train(net, train_loader)\nprint(accuracy(net, test_loader))\n`,
    [],
  ],
  [
    "samplers that share rows",
    `numbers = list(range(len(rows)))\ntrain_loader = DataLoader(rows, sampler=SubsetRandomSampler(numbers[100:]))\ntest_loader = DataLoader(Subset(rows, numbers[:200]))\n${FUNCTIONS}train(net, train_loader)\nprint(accuracy(net, test_loader))\n`,
    ["overlapping-slices model"],
  ],
  [
    "a data set of its own class",
    `class Rows(Dataset):\n    def __init__(self, table):\n        self.table = table\n    def __getitem__(self, number):\n        return self.table.iloc[number]\n${FUNCTIONS}train(net, DataLoader(Rows(table)))\nprint(accuracy(net, DataLoader(Rows(table))))\n`,
    ["only-train-evaluation model"],
  ],
  [
    "both phases in one loop, with gradients in one only",
    `sides = dict(zip(["train", "val"], random_split(rows, [800, 200])))\nloaders = {"train": DataLoader(sides["train"]), "val": DataLoader(sides["val"])}\nfor epoch in range(9):\n    for phase in ["train", "val"]:\n        if phase == "train":\n            net.train()\n        else:\n            net.eval()\n        right = 0\n        for x, y in loaders[phase]:\n            with torch.set_grad_enabled(phase == "train"):\n                out = net(x)\n                loss = criterion(out, y)\n                if phase == "train":\n                    loss.backward()\n            right += torch.sum(torch.argmax(out, 1) == y)\n        print(right)\n`,
    [],
  ],
  [
    "gradients of a tape",
    `import tensorflow as tf\nfrom tensorflow import keras\nmodel = keras.Sequential([keras.layers.Dense(1)])\nx = tf.constant(table.drop(columns=["y"]))\nfor epoch in range(9):\n    with tf.GradientTape() as tape:\n        loss = keras.losses.mse(model(x, training=True), table["y"])\n    tape.gradient(loss, model.trainable_variables)\nprint(keras.losses.mse(model(x, training=False), table["y"]))\n`,
    ["only-train-evaluation model"],
  ],
  ["a fit with labels inside its data set", `import tensorflow as tf\nfrom tensorflow import keras\ndata = tf.data.Dataset.from_tensor_slices((table.drop(columns=["y"]), table["y"]))\ntest = data.take(200)\nmodel = keras.Sequential()\nmodel.fit(data.batch(8), epochs=9)\nmodel.evaluate(test.batch(8))\n`, ["only-train-evaluation model.evaluate"]],
  ["take and skip", `import tensorflow as tf\nfrom tensorflow import keras\ndata = tf.data.Dataset.from_tensor_slices((table.drop(columns=["y"]), table["y"]))\nmodel = keras.Sequential()\nmodel.fit(data.skip(200).batch(8), epochs=9)\nmodel.evaluate(data.take(200).batch(8))\n`, []],
  ["a Trainer and the splits of a data set", 'from datasets import load_dataset\nfrom transformers import Trainer\ndata = load_dataset("imdb").map(str.lower)\ntrainer = Trainer(model=net, train_dataset=data["train"], eval_dataset=data["test"])\ntrainer.train()\ntrainer.evaluate()\n', []],
  [
    "a Trainer that learns from the rows that were split off",
    'from datasets import load_dataset\nfrom transformers import Trainer\ndata = load_dataset("imdb", split="train")\nparts = data.train_test_split(test_size=0.2, seed=1)\ntrainer = Trainer(model=net, train_dataset=data, eval_dataset=parts["test"])\ntrainer.train()\ntrainer.evaluate()\n',
    ["trained-on-test trainer.evaluate"],
  ],
  ["a Trainer of Lightning that stops by the test rows", `${SPLIT}from lightning import Trainer\nfrom lightning.pytorch.callbacks import EarlyStopping\ntrainer = Trainer(callbacks=[EarlyStopping("loss")])\ntrainer.fit(net, train_loader, val_dataloaders=test_loader)\ntrainer.test(net, dataloaders=test_loader)\n`, ["early-stopping-on-test test_loader"]],
];

describe("networks", () => {
  for (const [name, text, expected] of PROGRAMS) it(`are followed: ${name}`, () => assert.deepEqual(reported(HEAD + text), expected));
});
