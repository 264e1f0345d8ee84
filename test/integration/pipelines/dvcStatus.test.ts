/** What the pipeline view says would run again, beside what `dvc status` says of the same folder. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { defaultSettings, openDocument, pipelineGraphOf } from "../../../server/core/index.ts";
import { fileHashes } from "../../../server/host/fileHash.ts";
import { diskFiles } from "../../../server/host/files.ts";
import { uriOf } from "../../../server/host/uris.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const PIPELINE = `stages:
  split:
    cmd: mkdir -p parts/deep && cp raw.csv parts/a.csv && cp raw.csv parts/b.csv && echo ä > parts/deep/ö.txt
    deps: [raw.csv]
    params: [split.share, seed]
    outs: [parts]
  count:
    cmd:
      - echo counting
      - wc -l < parts/a.csv > count.txt
    deps: [parts/a.csv]
    metrics: [count.txt: {cache: false}]
  report:
    wdir: sub
    cmd: cp ../count.txt report.txt
    deps: [../count.txt]
    params: [local.yaml: [depth]]
    outs: [report.txt]
  each:
    foreach: [a, b]
    do:
      cmd: cp parts/\${item}.csv \${item}.txt
      deps: ['parts/\${item}.csv']
      outs: ['\${item}.txt']
  grid:
    matrix: {rate: [1, 2], name: [x]}
    cmd: echo \${item.rate} > grid-\${item.rate}.txt
    outs: ['grid-\${item.rate}.txt']
  fixed:
    cmd: cp raw.csv fixed.txt
    deps: [raw.csv]
    outs: [fixed.txt]
    frozen: true
  bought:
    cmd: cp ext.csv bought.txt
    deps: [ext.csv]
    outs: [bought.txt: {persist: true}]
  templated:
    cmd: echo \${split.share} > share.txt
    params: [{params.yaml: }]
    outs: [share.txt]
`;
const PARAMS = "seed: 1\nsplit:\n  share: 0.5\n";

/** What is done to the folder after everything has run. */
const SITUATIONS: Readonly<Record<string, (at: (name: string) => string) => void>> = {
  "nothing has changed": () => undefined,
  "a dependency has changed": (at) => appendFileSync(at("raw.csv"), "4\n"),
  "a dependency is gone": (at) => rmSync(at("raw.csv")),
  "a file in a folder of outputs has changed": (at) => appendFileSync(at("parts/a.csv"), "4\n"),
  "a file in a folder of outputs is gone": (at) => rmSync(at("parts/deep/ö.txt")),
  "a folder of outputs is gone": (at) => rmSync(at("parts"), { recursive: true }),
  "an output is gone": (at) => rmSync(at("count.txt")),
  "a parameter has changed": (at) => writeFileSync(at("params.yaml"), PARAMS.replace("0.5", "0.6")),
  "a parameter is written in another way": (at) => writeFileSync(at("params.yaml"), "split: {share: 5.0e-1}\nseed: 0x1\n"),
  "a parameter is gone": (at) => writeFileSync(at("params.yaml"), PARAMS.replace("seed: 1\n", "")),
  "a parameter of a file in another folder has changed": (at) => writeFileSync(at("sub/local.yaml"), "depth: 4\n"),
  "a command has changed": (at) => edit(at, "cp ../count.txt", "cat ../count.txt > report.txt; cp ../count.txt"),
  "one of several commands has changed": (at) => edit(at, "echo counting", "echo more"),
  "a command is folded over two lines": (at) => edit(at, "cmd: cp ../count.txt report.txt", "cmd: >-\n      cp ../count.txt\n      report.txt"),
  "an output in a folder of its own is gone": (at) => rmSync(at("sub/report.txt")),
  "what one run of a loop reads has changed": (at) => appendFileSync(at("parts/b.csv"), "4\n"),
  "a loop has one item more": (at) => edit(at, "foreach: [a, b]", "foreach: [a, b, c]"),
  "a loop has one item less": (at) => edit(at, "foreach: [a, b]", "foreach: [a]"),
  "a matrix has one value more": (at) => edit(at, "rate: [1, 2]", "rate: [1, 2, 3]"),
  "the command of a loop has changed": (at) => edit(at, "echo ${item.rate}", "echo rate ${item.rate}"),
  "the output of one run is gone": (at) => rmSync(at("grid-2.txt")),
  "a stage is frozen no more": (at) => {
    appendFileSync(at("raw.csv"), "4\n");
    edit(at, "    frozen: true\n", "");
  },
  "a frozen stage has another command": (at) => edit(at, "cmd: cp raw.csv fixed.txt", "cmd: cat raw.csv > fixed.txt"),
  "the output of a frozen stage is gone": (at) => rmSync(at("fixed.txt")),
  "a stage always runs": (at) => edit(at, "    outs: [report.txt]\n", "    outs: [report.txt]\n    always_changed: true\n"),
  "a stage has nothing to wait for and nothing to write": (at) => appendFileSync(at("dvc.yaml"), "  say:\n    cmd: echo hello\n"),
  "a stage is new": (at) => appendFileSync(at("dvc.yaml"), "  more:\n    cmd: cp raw.csv more.txt\n    deps: [raw.csv]\n    outs: [more.txt]\n"),
  "a dependency is added": (at) => edit(at, "deps: [ext.csv]", "deps: [ext.csv, raw.csv]"),
  "a dependency is taken away": (at) => edit(at, "deps: [parts/a.csv]", "deps: []"),
  "an output is added": (at) => edit(at, "outs: [share.txt]", "outs: [share.txt, two.txt]"),
  "an output is taken away": (at) => edit(at, "    outs: [share.txt]\n", ""),
  "a parameter is added": (at) => edit(at, "params: [split.share, seed]", "params: [split, seed]"),
  "a parameter is taken away": (at) => edit(at, "params: [split.share, seed]", "params: [seed]"),
  "a file that a .dvc file tracks has changed": (at) => appendFileSync(at("ext.csv"), "4\n"),
  "a file that a .dvc file tracks is gone": (at) => rmSync(at("ext.csv")),
  "a whole file of parameters has one more": (at) => appendFileSync(at("params.yaml"), "other: 1\n"),
  "a dependency that is not named any more has changed": (at) => {
    appendFileSync(at("raw.csv"), "4\n");
    edit(at, "deps: [raw.csv]\n    params: [split", "params: [split");
  },
  "a parameter that is not named any more has changed": (at) => {
    writeFileSync(at("params.yaml"), PARAMS.replace("0.5", "0.6"));
    edit(at, "params: [split.share, seed]", "params: [seed]");
  },
};

function edit(at: (name: string) => string, from: string, to: string): void {
  const text = readFileSync(at("dvc.yaml"), "utf8");
  assert.ok(text.includes(from), from);
  writeFileSync(at("dvc.yaml"), text.replace(from, to));
}

describe("what would run again, beside dvc status", () => {
  let python: string;
  let ran: string;
  before(async () => {
    // What runs notebooks' pipelines has DVC.
    python = await peerPython("notebooks");
    ran = temporaryFolder({ "dvc.yaml": PIPELINE.replace("    frozen: true\n", ""), "params.yaml": PARAMS, "raw.csv": "1\n2\n3\n", "ext.csv": "9\n", "sub/local.yaml": "depth: 3\n" });
    for (const words of [["init", "--no-scm", "-q"], ["config", "core.analytics", "false"], ["add", "-q", "ext.csv"], ["repro", "-q"]]) dvc(words, ran);
    // A frozen stage runs for nobody, not even the first time.
    writeFileSync(join(ran, "dvc.yaml"), PIPELINE);
  });

  function dvc(words: readonly string[], cwd: string): string {
    const { status, stdout, stderr } = spawnSync(join(dirname(python), "dvc"), words, { cwd, encoding: "utf8", env: { ...process.env, DVC_NO_ANALYTICS: "1", CI: "1" } });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  }
  /** Stages that DVC says have changed themselves; runs of a loop by the name of the stage. */
  const theirs = (folder: string): readonly string[] =>
    [...new Set(Object.keys(JSON.parse(dvc(["status", "--json"], folder)) as object).map((name) => name.replace(/@.*$/, "")).filter((name) => !name.endsWith(".dvc")))].toSorted();

  /** Stages that ours says run again for what has changed in them, not in a stage before them. */
  function ours(folder: string): readonly string[] {
    const uri = uriOf(join(folder, "dvc.yaml"));
    const document = openDocument(uri, readFileSync(join(folder, "dvc.yaml"), "utf8"), defaultSettings);
    const drawn = pipelineGraphOf(document, { files: diskFiles(defaultSettings, () => undefined).freeze(), settings: defaultSettings }, fileHashes());
    assert.ok(drawn.state === "drawn");
    const own = drawn.graph.nodes.filter(({ marks }) => marks.some(({ kind, message }) => kind === "stale" && !message.startsWith("Runs again when")));
    return own.map(({ title }) => title.replaceAll("`", "")).toSorted();
  }

  for (const [name, change] of Object.entries(SITUATIONS)) {
    it(name, () => {
      const folder = temporaryFolder({});
      cpSync(ran, folder, { recursive: true });
      change((path) => join(folder, path));
      assert.deepEqual(ours(folder), theirs(folder));
    });
  }
});
