import assert from "node:assert/strict";

import { argumentOf, callsOf, defaultSettings, openDocument, textValue, type Call } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

before(installParsers);

const calls = (text: string): readonly Call[] => callsOf(openDocument("file:///workspace/sample.py", text, defaultSettings));

const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ["import pickle\npickle.load(f)", ["pickle.load"]],
  ["import joblib as j\nj.load(f)", ["joblib.load"]],
  ["from sklearn import preprocessing as p\np.StandardScaler()", ["sklearn.preprocessing.StandardScaler"]],
  ["from torch import load as read\nread(f)", ["torch.load"]],
  ["import os.path\nos.path.join(a)", ["os.path.join"]],
  ["from .tools import run\nrun()", [".tools.run"]],
  ["f(g(x))", ["f", "g"]],
  ["make().fit(x)", [".fit", "make"]],
  ["def f():\n    import a as b\n    b.c()", ["a.c"]],
];

describe("callsOf", () => {
  for (const [text, names] of NAMES) it(text.replaceAll("\n", "; "), () => assert.deepEqual(calls(text).map((call) => call.name), names));

  it("finds an argument by keyword or by place", () => {
    const [call] = calls("f('a', n='b')");
    assert.ok(call);
    assert.equal(textValue(argumentOf(call, "m", 0)), "a");
    assert.equal(textValue(argumentOf(call, "n", 1)), "b");
    assert.equal(argumentOf(call, "z"), undefined);
  });

  it("does not guess places behind a star", () => {
    const [call] = calls("f(*a, 'b')");
    assert.ok(call);
    assert.equal(argumentOf(call, "m", 1), undefined);
  });
});
