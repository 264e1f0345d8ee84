import assert from "node:assert/strict";

import { defaultSettings, lineageGraphOf, notebookDocument, openDocument, type Document } from "../../../../../server/core/index.ts";
import { alone } from "../../../../../server/core/facts/python/program/program.ts";
import { installParsers } from "../../../../harness/parsers.ts";

before(installParsers);

const python = (text: string): Document => openDocument("file:///workspace/train.py", text, defaultSettings);

const HEAD = `import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split, cross_val_score
df = pd.read_csv("train.csv")
`;

/** Edges by the titles of their ends: `a > b`, with the side of a split, and `=>` for a model. */
function edges(document: Document): readonly string[] {
  const graph = lineageGraphOf(alone(document));
  const titles = new Map(graph.nodes.map(({ id, verb, title }) => [id, `${verb} ${title}`.replaceAll("`", "")]));
  return graph.edges.map(({ from, to, label, carries }) => `${titles.get(from) ?? "?"}${label === undefined ? "" : ` (${label})`} ${carries === "model" ? "=>" : ">"} ${titles.get(to) ?? "?"}`);
}

describe("lineage graph", () => {
  it("follows rows and models through split, fits and scores", () => {
    const text = `${HEAD}X_train, X_test, y_train, y_test = train_test_split(df.dropna(), df.y)
scaler = StandardScaler().fit(X_train)
model = LogisticRegression()
model.fit(scaler.transform(X_train), y_train)
model.score(scaler.transform(X_test), y_test)
`;
    assert.deepEqual(edges(python(text)), [
      "Source train.csv > Split df.dropna()",
      "Split df.dropna() (train) > Fit StandardScaler",
      "Fit StandardScaler > Fit model",
      "Fit model => Judge model on scaler.transform(X_test)",
      "Split df.dropna() (test) > Judge model on scaler.transform(X_test)",
    ]);
  });

  it("puts a fit that comes before the split above it", () => {
    const text = `${HEAD}scaler = StandardScaler()\nX = scaler.fit_transform(df)\nX_train, X_test = train_test_split(X)\n`;
    assert.deepEqual(edges(python(text)), ["Source train.csv > Fit scaler", "Fit scaler > Split X"]);
  });

  it("tells two splits with one seed apart", () => {
    const text = `${HEAD}a, b = train_test_split(df, random_state=0)\nm = LogisticRegression().fit(a)\nc, d = train_test_split(df, random_state=0)\nn = LogisticRegression().fit(c)\n`;
    assert.deepEqual(lineageGraphOf(alone(python(text))).edges.map(({ from, to }) => `${from} > ${to}`), [
      "Source `train.csv` > Split `df`",
      "Split `df` > Fit `LogisticRegression`",
      "Source `train.csv` > Split `df` 2",
      "Split `df` 2 > Fit `LogisticRegression` 2",
    ]);
  });

  it("names metrics at the predictions that they judge", () => {
    const text = `${HEAD}from sklearn.metrics import accuracy_score\na, b, c, d = train_test_split(df, df.y)\nmodel = LogisticRegression()\nmodel.fit(a, c)\np = model.predict(b)\naccuracy_score(d, p)\n`;
    const node = lineageGraphOf(alone(python(text))).nodes.find(({ kind }) => kind === "evaluation");
    assert.equal(node?.title, "`model` on `b`");
    assert.equal(node.verb, "Judge");
    assert.deepEqual(node.details, ["predict, accuracy_score"]);
  });

  it("draws cross-validation, and what was done to the rows before", () => {
    const { nodes } = lineageGraphOf(alone(python(`${HEAD}df = df.dropna()\ncross_val_score(LogisticRegression(), df, df.y)\n`)));
    assert.deepEqual(nodes.map(({ title, details }) => [title, ...details]), [["`train.csv`", "read_csv"], ["`df`", "cross_val_score", "after dropna"]]);
  });

  it("is one node per place, however often a loop comes by, and never leads back", () => {
    const text = `${HEAD}X_train, X_test = train_test_split(df)\nfor c in range(9):\n    model = LogisticRegression()\n    X_train = model.fit(X_train).predict(X_train)\n`;
    const { nodes, edges: found } = lineageGraphOf(alone(python(text)));
    assert.equal(nodes.filter(({ kind }) => kind === "fit").length, 1);
    const order = nodes.map(({ id }) => id);
    for (const { from, to } of found) assert.ok(order.indexOf(from) < order.indexOf(to), `${from} > ${to}`);
  });

  it("names cells of a notebook", () => {
    const cells = [HEAD, "text", "a, b = train_test_split(df)"].map((text, index) => ({ uri: `file:///n.ipynb#${index}`, index, type: index === 1 ? ("markdown" as const) : ("code" as const), source: { text } }));
    assert.deepEqual(lineageGraphOf(alone(notebookDocument("file:///n.ipynb", "python", cells))).nodes.map(({ place }) => place), ["cell 1", "cell 3"]);
  });

  it("is empty where nothing is read", () => assert.deepEqual(lineageGraphOf(alone(python("print(1)\n"))), { nodes: [], edges: [], complete: true }));

  it("says where it stops", () => {
    const text = HEAD + Array.from({ length: 300 }, (_, line) => `d${line} = pd.read_csv("${line}.csv")`).join("\n");
    const graph = lineageGraphOf(alone(python(text)));
    assert.equal(graph.complete, false);
    assert.equal(graph.nodes.length, 250);
  });
});
