import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { checkDocument, defaultSettings, filesOf, openDocument, planScaffold, relativePath, resolvePath, rules, scaffolds, type Snapshot } from "../../../server/core/index.ts";
import { installParsers } from "../../harness/parsers.ts";
import { shapes, type Shape } from "./shapes.ts";

const ROOT = "file:///workspace/project";
const GOLDEN = join(import.meta.dirname, "golden");
const RECORD = "generated.json";

/** `MODELWRIGHT_GOLDEN=write npm run unit -- --grep scaffolds` writes the expectations anew; then read the difference. */
const writes = process.env["MODELWRIGHT_GOLDEN"] === "write";

describe("scaffolds", () => {
  before(installParsers);

  for (const shape of shapes) {
    it(`make for ${shape.name} what stands in golden/${shape.name}.txt, clean by our own rules, and the same again`, () => {
      const { report, snapshot, made } = runAll(shape);
      const path = join(GOLDEN, `${shape.name}.txt`);
      if (writes) {
        mkdirSync(GOLDEN, { recursive: true });
        writeFileSync(path, report);
      }
      assert.ok(existsSync(path));
      assert.equal(report, readFileSync(path, "utf8"));
      assert.deepEqual(made.flatMap((uri) => findingsIn(uri, snapshot)), []);
    });
  }

  it("keep what people have edited, and say where both have changed", () => {
    const files: Record<string, string> = { "requirements.txt": "fastapi\nuvicorn\n", "train.py": "" };
    const run = (image: string): readonly string[] => {
      const plan = planScaffold(named("kubernetes"), ROOT, snapshotOf(files), { workload: "job", image, name: "churn" });
      assert.ok(plan.state === "planned");
      for (const { uri, text } of plan.files) files[relativePath(ROOT, uri)] = text;
      return plan.notes;
    };
    const path = "deploy/kubernetes/job.yaml";
    run("r/churn:1");
    files[path] = files[path]?.replace("backoffLimit: 2", "backoffLimit: 7") ?? "";
    run("r/churn:2");
    assert.match(files[path], /backoffLimit: 7[^]*image: r\/churn:2/);
    files[path] = files[path].replace("r/churn:2", "r/mine:1");
    assert.match(run("r/churn:3").join(" "), /you have changed what would now be generated otherwise, so yours stays/);
    assert.match(files[path], /image: r\/mine:1/);
  });

  for (const [id, chosen, reason] of [
    ["kubernetes", { imag: "x:1" }, /imag is not a choice of kubernetes.*Did you mean "image"\?/],
    ["kubernetes", { image: "churn:latest" }, /churn:latest does not fit image/],
    ["kubernetes", { workload: "deployment" }, /is not one of workload: serve, job/],
    ["kserve", { replicas: "0" }, /Scaling to zero needs Knative/],
    ["ci", { image: "no", deploy: "yes", pipeline: "no" }, /Deploying needs the image/],
    ["serve", { features: "age:whole" }, /does not fit features/],
    ["serve", {}, /Nothing tells what a request holds/],
  ] as const) {
    it(`say why ${id} cannot be made with ${JSON.stringify(chosen)}`, () => {
      const plan = planScaffold(named(id), ROOT, snapshotOf({ "requirements.txt": "scikit-learn\n", "train.py": "" }), chosen);
      assert.ok(plan.state === "refused");
      assert.match(plan.reason, reason);
    });
  }

  it("take the training command that a person says", () => {
    const files = { "requirements.txt": "pandas==2.3.3\n", "train.py": 'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("data")\n' };
    const notesAndText = (id: string, chosen: Readonly<Record<string, string>>): string => {
      const plan = planScaffold(named(id), ROOT, snapshotOf(files), chosen);
      return plan.state === "planned" ? [...plan.notes, ...plan.files.map(({ text }) => text)].join("\n") : plan.reason;
    };
    for (const id of ["docker", "kubernetes", "ray", "pipeline"]) {
      assert.match(notesAndText(id, {}), /does not start without data: say it by command="python train\.py DATA"/, id);
      const corrected = notesAndText(id, { command: "python train.py data/a.csv" });
      assert.doesNotMatch(corrected, /does not start/);
      assert.match(corrected, /data\/a\.csv/, id);
    }
    assert.doesNotMatch(notesAndText("ci", {}), /python train\.py/);
    assert.match(notesAndText("ci", { command: "python train.py data/a.csv", pipeline: "yes" }), /run: python train\.py data\/a\.csv/);
  });

  it("refuse a pipeline whose stages wait for each other, or name what has no value", () => {
    const stages = (second: string): string => `stages:\n  a:\n    cmd: x\n    deps: [b.txt]\n    outs: [a.txt]\n  b:\n    cmd: ${second}\n    deps: [a.txt]\n    outs: [b.txt]\n`;
    for (const [text, reason] of [[stages("y"), /in a circle: a, b/], [stages("y ${item}"), /neither params.yaml nor `vars` gives it a value/], ["stages: {}\n", /has no stages/]] as const) {
      const plan = planScaffold(named("pipeline"), ROOT, snapshotOf({ "dvc.yaml": text, "requirements.txt": "dvc\n" }));
      assert.ok(plan.state === "refused");
      assert.match(plan.reason, reason);
    }
  });
});

function named(id: string): (typeof scaffolds)[number] {
  const found = scaffolds.find((scaffold) => scaffold.id === id);
  assert.ok(found, id);
  return found;
}

/** All scaffolds of a shape one after the other, as text that a person can read. */
function runAll({ files: given, runs, folder: path = "" }: Shape): { readonly report: string; readonly snapshot: Snapshot; readonly made: readonly string[] } {
  const folder = path === "" ? ROOT : resolvePath(ROOT, path);
  const files: Record<string, string> = { ...given };
  const parts: string[] = [];
  const made = new Set<string>();
  for (const { id, chosen = {} } of runs) {
    const plan = planScaffold(named(id), folder, snapshotOf(files), chosen);
    parts.push(`######## ${[id, ...Object.entries(chosen).map(([key, value]) => `${key}=${value}`)].join(" ")}\n`);
    if (plan.state === "refused") {
      parts.push(`refused: ${plan.reason}\n\n`);
      continue;
    }
    for (const { uri, text } of plan.files) files[relativePath(ROOT, uri)] = text;
    const shown = plan.files.filter(({ uri }) => !uri.endsWith(RECORD));
    for (const { uri } of shown) made.add(uri);
    parts.push(...plan.notes.map((note) => `note: ${note}\n`), ...shown.map(({ uri, text }) => `\n==== ${relativePath(ROOT, uri)}\n${text}`), "\n");
    const again = planScaffold(named(id), folder, snapshotOf(files), chosen);
    assert.deepEqual(again.state === "planned" && again.files.map(({ text }) => text), plan.files.map(({ text }) => text));
  }
  return { report: parts.join(""), snapshot: snapshotOf(files), made: [...made] };
}

function findingsIn(uri: string, snapshot: Snapshot): readonly string[] {
  const document = snapshot.files.read(uri);
  assert.ok(document);
  const { findings, crashes } = checkDocument(document, snapshot, rules);
  return [...findings.map(({ rule, message }) => `${relativePath(ROOT, uri)} ${rule.id}: ${message}`), ...crashes.map(({ message }) => message)];
}

function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  const documents = Object.entries(files).map(([path, text]) => openDocument(`${ROOT}/${path}`, text, defaultSettings));
  return { files: filesOf(documents), settings: defaultSettings };
}
