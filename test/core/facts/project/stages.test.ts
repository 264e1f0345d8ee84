import assert from "node:assert/strict";

import { commandText } from "../../../../server/core/facts/project/stageCommand.ts";
import { stagesOf, type Stage } from "../../../../server/core/facts/project/stages.ts";
import { defaultSettings, filesOf, openDocument } from "../../../../server/core/index.ts";

const ROOT = "file:///project";

describe("the stages of dvc.yaml", () => {
  it("come in an order that they can run in, whatever the order of the file", () => {
    const stages = read("stages:\n  train: {cmd: python t.py, deps: [a.csv, t.py]}\n  make: {cmd: python m.py, outs: [a.csv]}\n");
    assert.deepEqual(stages.map(({ name, inputs, files, after }) => ({ name, inputs, files, after })), [
      { name: "make", inputs: [], files: [], after: [] },
      { name: "train", inputs: ["a.csv"], files: ["t.py"], after: ["make"] },
    ]);
  });

  for (const [what, stage, params, command] of [
    ["values of params.yaml as parameters", "cmd: python t.py --lr ${train.lr} -n ${n}", "train: {lr: 0.1}\nn: 3\n", ["python t.py --lr ", { name: "train.lr", value: 0.1 }, " -n ", { name: "n", value: 3 }]],
    ["values in single quotes in place", "cmd: echo '${n}'", "n: 3\n", ["echo '3'"]],
    ["a mapping as arguments", "cmd: python t.py ${train}", "train: {lr: 0.1, fast: true, slow: false, tags: [a, b c], deep: {x: 1}}\n", ["python t.py --lr 0.1 --fast --tags a 'b c' --deep.x 1"]],
    ["several commands as one", "cmd: [python a.py, python b.py]", "", ["python a.py && python b.py"]],
    ["the folder that it works in", "wdir: src\n    cmd: python a.py", "", ["cd 'src' && python a.py"]],
    ["what is escaped as it is", "cmd: echo \\${HOME}", "", ["echo ${HOME}"]],
  ] as const) {
    it(`give their commands with ${what}`, () => {
      const [first] = read(`stages:\n  one:\n    ${stage}\n`, params);
      assert.deepEqual(first?.command, command);
    });
  }

  it("are one per turn of a loop, called as DVC calls them", () => {
    const text = "stages:\n  list: {foreach: [a, b], do: {cmd: 'run ${item}', outs: ['${item}.csv']}}\n  map: {foreach: {x: {n: 1}}, do: {cmd: 'run ${key} ${item.n}'}}\n  grid: {matrix: {m: [cnn, xgb], s: [1, 2]}, cmd: 'run ${item.m} ${item.s}'}\n";
    assert.deepEqual(read(text).map(({ name, command }) => [name, commandText(command)]), [
      ["list@a", "run a"],
      ["list@b", "run b"],
      ["map@x", "run x 1"],
      ["grid@cnn-1", "run cnn 1"],
      ["grid@cnn-2", "run cnn 2"],
      ["grid@xgb-1", "run xgb 1"],
      ["grid@xgb-2", "run xgb 2"],
    ]);
  });

  for (const [text, reason] of [
    ["stages:\n  a: {cmd: x, deps: [b], outs: [c]}\n  d: {cmd: x, deps: [c], outs: [b]}\n", /wait for each other in a circle: a, d/],
    ["stages:\n  a: {cmd: 'run ${none}'}\n", /names `\$\{none\}` in its command, and neither params.yaml nor `vars` gives it a value/],
    ["stages:\n  a: {deps: [b]}\n", /The stage a of dvc.yaml has no command\./],
    ["stages: {}\n", /has no stages/],
    ["- a\n", /has no stages/],
  ] as const) {
    it(`say why they cannot be used: ${String(reason)}`, () => {
      const stages = stagesOf(ROOT, snapshot(text));
      assert.ok(stages.state === "unusable");
      assert.match(stages.reason, reason);
    });
  }
});

function read(text: string, params = ""): readonly Stage[] {
  const stages = stagesOf(ROOT, snapshot(text, params));
  assert.ok(stages.state === "read", JSON.stringify(stages));
  return stages.stages;
}

const snapshot = (text: string, params = "") => ({
  files: filesOf([openDocument(`${ROOT}/dvc.yaml`, text, defaultSettings), openDocument(`${ROOT}/params.yaml`, params, defaultSettings)]),
  settings: defaultSettings,
});
