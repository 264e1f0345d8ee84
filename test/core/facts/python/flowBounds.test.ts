import assert from "node:assert/strict";

import { flowBoundsOf } from "../../../../server/core/facts/python/flowBounds.ts";
import { flowOf } from "../../../../server/core/facts/python/flow/flow.ts";
import { programOf } from "../../../../server/core/facts/python/program/program.ts";
import { defaultSettings, filesOf, openDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

before(installParsers);

function boundsOf(text: string): readonly string[] {
  const document = openDocument("file:///train.py", text, defaultSettings);
  const snapshot = { files: filesOf([document]), settings: defaultSettings };
  assert.deepEqual(flowBoundsOf(document, snapshot), [], "nobody has asked for the flow yet");
  flowOf(programOf(document, snapshot));
  return flowBoundsOf(document, snapshot);
}

describe("bounds of the flow", () => {
  it("are not reached by what people write", () => {
    assert.deepEqual(boundsOf("def f(x):\n    return f(x) + g(x)\ndef g(x):\n    return f(x)\nprint(f(1))"), []);
  });

  it("tell where the steps were used up", () => {
    const loops = Array.from({ length: 9 }, (_, depth) => `${" ".repeat(depth)}for a${depth} in (1, 2, 3, 4, 5, 6):`);
    const [only] = boundsOf(`${loops.join("\n")}\n${" ".repeat(9)}print(a8)`);
    assert.match(only ?? "", /up to line \d+, where its bound of steps was reached/);
  });

  it("grow with the text, so that a long file is looked at to its end", () => {
    const columns = Array.from({ length: 8000 }, (_, index) => `table["c${index + 1}"] = table["c${index}"].fillna(table["c${index}"].mean())`);
    assert.deepEqual(boundsOf(`table = pd.read_csv("a.csv")\n${columns.join("\n")}`), []);
  });
});
