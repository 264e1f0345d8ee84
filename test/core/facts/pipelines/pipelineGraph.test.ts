import assert from "node:assert/strict";

import { hasPipeline, pipelineGraphOf, type FileHash } from "../../../../server/core/index.ts";
import { workspaceAt } from "../../../harness/cursor.ts";
import { installParsers } from "../../../harness/parsers.ts";

type Graph = Extract<ReturnType<typeof pipelineGraphOf>, { state: "drawn" }>["graph"];

/** The graph of the file with the cursor; files have the MD5 that is given, the others are missing. */
function graph(files: Readonly<Record<string, string>>, hashes: Readonly<Record<string, FileHash>> = {}): Graph {
  const { document, snapshot } = workspaceAt(files);
  const drawn = pipelineGraphOf(document, snapshot, (uri) => hashes[uri.replace("file:///workspace/", "")] ?? { state: "missing" });
  assert.ok(drawn.state === "drawn");
  assert.ok(hasPipeline(document));
  return drawn.graph;
}

function edges({ nodes, edges: all }: Graph): readonly string[] {
  const title = (id: string): string => nodes.find((node) => node.id === id)?.title.replaceAll("`", "") ?? `?${id}`;
  return all.map(({ from, to, label }) => `${title(from)} > ${title(to)}${label === undefined ? "" : ` (${label})`}`);
}

const marks = ({ nodes }: Graph): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(nodes.filter((node) => node.marks.length > 0).map((node) => [node.title.replaceAll("`", ""), node.marks.map(({ kind, message }) => `${kind}: ${message}`)]));

const DVC = "stages:\n  prepare:\n    cmd: python prepare.py\n    deps: [raw.csv, prepare.py]\n    params: [size]\n    outs: [clean]\n  train:\n    cmd: python train.py\n    deps: [clean/train.csv]\n    outs: [model.pkl]\n‸";
const LOCK = "schema: '2.0'\nstages:\n  prepare:\n    cmd: python prepare.py\n    deps:\n    - {path: raw.csv, hash: md5, md5: aa}\n    - {path: prepare.py, hash: md5, md5: bb}\n    params:\n      params.yaml: {size: 3}\n    outs:\n    - {path: clean, hash: md5, md5: cc.dir}\n  train:\n    cmd: python train.py\n    deps:\n    - {path: clean/train.csv, hash: md5, md5: dd}\n    outs:\n    - {path: model.pkl, hash: md5, md5: ee}\n";
const SAME: Readonly<Record<string, FileHash>> = Object.fromEntries(Object.entries({ "raw.csv": "aa", "prepare.py": "bb", clean: "cc.dir", "clean/train.csv": "dd", "model.pkl": "ee" }).map(([name, md5]) => [name, { state: "hashed", md5, bytes: 1024 }]));

describe("graphs of pipelines", () => {
  before(installParsers);

  it("draws stages of DVC with their data and parameters", () => {
    const drawn = graph({ "dvc.yaml": DVC, "params.yaml": "size: 3\n", "prepare.py": "", "raw.csv": "" });
    assert.deepEqual(edges(drawn), ["params.yaml > prepare", "raw.csv > prepare", "prepare > clean", "clean > train", "train > model.pkl"]);
    assert.deepEqual(drawn.nodes.find(({ kind }) => kind === "parameters")?.details, ["`size` = 3"]);
    assert.match(drawn.compared ?? "", /no dvc\.lock yet/);
  });
  it("says that nothing is stale, and what was compared", () => {
    const drawn = graph({ "dvc.yaml": DVC, "params.yaml": "size: 3\n", "dvc.lock": LOCK }, SAME);
    assert.deepEqual(marks(drawn), {});
    assert.equal(drawn.compared, "Compared with dvc.lock: 5 files by MD5 (5 kB), 1 parameter, 2 commands.");
  });
  it("says what has changed, and what runs again after it", () => {
    const hashes: Readonly<Record<string, FileHash>> = { ...SAME, "raw.csv": { state: "hashed", md5: "ff", bytes: 1 }, "model.pkl": { state: "skipped", reason: "it has 300 MB" } };
    const drawn = graph({ "dvc.yaml": DVC.replace("prepare.py\n", "prepare.py --all\n"), "params.yaml": "size: 4\n", "dvc.lock": LOCK }, hashes);
    assert.deepEqual(marks(drawn), {
      prepare: ["stale: Its command has changed since it ran.", "stale: `raw.csv` has changed since the stage ran.", "stale: The parameter `size` has changed from 3 to 4."],
      train: ["stale: Runs again when `prepare` has run."],
    });
    assert.match(drawn.compared ?? "", /Not compared: `model\.pkl` \(it has 300 MB\)\./);
  });
  it("tells a stage that has not run, an output that is gone, and a list that has grown", () => {
    const drawn = graph({ "dvc.yaml": DVC.replace("[clean/train.csv]", "[clean/train.csv, extra.csv]"), "params.yaml": "size: 3\n", "dvc.lock": LOCK }, { ...SAME, "model.pkl": { state: "missing" } });
    assert.deepEqual(marks(drawn)["train"], ["stale: `extra.csv` is not in dvc.lock yet.", "stale: `model.pkl` is not on this disk: `dvc pull` or `dvc repro` brings it."]);
    const fresh = graph({ "dvc.yaml": DVC, "params.yaml": "size: 3\n", "dvc.lock": "schema: '2.0'\nstages: {}\n" });
    assert.deepEqual(marks(fresh)["prepare"], ["stale: It has not run yet: dvc.lock does not have it."]);
  });
  it("draws a loop once, and compares it by its files", () => {
    const drawn = graph({ "dvc.yaml": "stages:\n  fit:\n    foreach: [a, b]\n    do:\n      cmd: fit ${item}\n      outs: ['${item}.pkl']\n  join:\n    cmd: join\n    deps: [a.pkl]\n‸" });
    assert.deepEqual(edges(drawn), ["fit > ${item}.pkl", "${item}.pkl > join"]);
    assert.equal(drawn.nodes.find(({ title }) => title === "`fit`")?.verb, "Stage, 2 runs");
  });
  it("compares each run of a loop with its own part of the lock, and leaves out runs that are no more", () => {
    const loop = "stages:\n  fit:\n    foreach: ${names}\n    do:\n      cmd: fit ${item} ${rate}\n      deps: ['${item}.csv']\n      outs: ['${item}.pkl']\n  grid:\n    matrix: {a: [1, true], b: [{c: 2}]}\n    cmd: try ${item.a}\n‸";
    const run = (name: string, cmd: string): string => `  fit@${name}:\n    cmd: ${cmd}\n    deps: [{path: ${name}.csv, md5: aa}]\n    outs: [{path: ${name}.pkl, md5: aa}]\n`;
    const lock = `schema: '2.0'\nstages:\n${run("x", "fit x 0.5")}${run("y", "fit y 0.6")}${run("gone", "fit gone 1")}  grid@1-b0:\n    cmd: try 1\n  grid@true-b0:\n    cmd: try true\n`;
    const same: FileHash = { state: "hashed", md5: "aa", bytes: 1 };
    const drawn = graph({ "dvc.yaml": loop, "dvc.lock": lock, "params.yaml": "names: [x, y, z]\nrate: 5.0e-1\n" }, { "x.csv": same, "x.pkl": same, "y.csv": same, "y.pkl": same });
    assert.deepEqual(marks(drawn), { fit: ["stale: `fit@z` has not run yet.", "stale: Its command has changed since it ran."], grid: ["stale: It runs every time: it reads and writes nothing that DVC knows."] });
  });
  it("leaves a frozen stage alone but for its command and outputs, and tells one that always runs", () => {
    const frozen = "stages:\n  a:\n    cmd: x\n    deps: [in]\n    outs: [mid]\n  b:\n    cmd: y\n    frozen: true\n    deps: [mid]\n    params: [rate]\n    outs: [out]\n  c:\n    cmd: z\n    deps: [out]\n    always_changed: true\n‸";
    const lock = "schema: '2.0'\nstages:\n  a:\n    cmd: x\n    deps: [{path: in, md5: old}]\n    outs: [{path: mid, md5: old}]\n  b:\n    cmd: y\n    deps: [{path: mid, md5: older}]\n    params: {params.yaml: {rate: 1}}\n    outs: [{path: out, md5: new}]\n  c:\n    cmd: z\n    deps: [{path: out, md5: new}]\n";
    const now: FileHash = { state: "hashed", md5: "new", bytes: 1 };
    const drawn = graph({ "dvc.yaml": frozen, "dvc.lock": lock, "params.yaml": "rate: 2\n" }, { in: now, mid: now, out: now });
    assert.deepEqual(marks(drawn), { a: ["stale: `in` has changed since the stage ran.", "stale: `mid` is not what the stage wrote."], c: ["stale: It runs every time: `always_changed` is on."] });
  });
  it("compares the parameters that a stage names, or all of a file", () => {
    const stage = "stages:\n  a:\n    cmd: x\n    params: [rate, '${which}.depth', {other.yaml: }]\n    outs: [out]\n‸";
    const lock = "schema: '2.0'\nstages:\n  a:\n    cmd: x\n    params:\n      params.yaml: {rate: 1, tree.depth: 3}\n      other.yaml: {seed: 1}\n    outs: [{path: out, md5: aa}]\n";
    const files = { "dvc.yaml": stage, "dvc.lock": lock, "params.yaml": "rate: 1\nwhich: tree\ntree: {depth: 3}\n", "other.yaml": "seed: 1\n" };
    const out: Readonly<Record<string, FileHash>> = { out: { state: "hashed", md5: "aa", bytes: 1 } };
    assert.deepEqual(marks(graph(files, out)), {});
    assert.deepEqual(marks(graph({ ...files, "other.yaml": "seed: 1\nmore: 2\n" }, out)), { a: ["stale: The parameter `more` is not in dvc.lock yet."] });
  });
  it("draws tasks of Argo, steps in rows, and what one template calls", () => {
    const head = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n";
    const dag = "    - name: main\n      dag:\n        tasks:\n          - {name: a, template: echo}\n          - {name: b, template: inner, depends: a}\n          - {name: c, template: echo, dependencies: [b], arguments: {artifacts: [{name: m, from: '{{tasks.a.outputs.artifacts.model}}'}]}}\n";
    const steps = "    - name: inner\n      steps:\n        - - {name: one, template: echo}\n          - {name: two, template: echo}\n        - - {name: three, template: echo}\n    - name: echo\n      container: {image: alpine}\n";
    assert.deepEqual(edges(graph({ "flow.yaml": `${head}${dag}${steps}‸` })), ["a > b", "b > one", "b > two", "b > c", "a > c (model)", "one > three", "two > three"]);
  });
  it("takes a workflow that calls itself for no circle, and one container for one task", () => {
    const head = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  entrypoint: flip\n  templates:\n";
    const self = "    - name: flip\n      steps:\n        - - {name: toss, template: coin}\n        - - {name: again, template: flip, when: '{{steps.toss.outputs.result}} == tails'}\n    - name: coin\n      container: {image: alpine}\n";
    assert.deepEqual(edges(graph({ "flow.yaml": `${head}${self}‸` })), ["toss > again"]);
    const drawn = graph({ "flow.yaml": `${head}    - name: flip\n      container: {image: alpine}\n‸` });
    assert.deepEqual(drawn.nodes.map(({ title, details }) => [title, details]), [["`flip`", ["image `alpine`"]]]);
  });
  it("draws a compiled Kubeflow pipeline with what tasks hand over", () => {
    const ir = "components:\n  comp-a: {executorLabel: exec-a}\n  comp-b: {executorLabel: exec-a}\ndeploymentSpec:\n  executors:\n    exec-a: {container: {image: python:3.12}}\nroot:\n  dag:\n    tasks:\n      a: {componentRef: {name: comp-a}}\n      b:\n        componentRef: {name: comp-b}\n        dependentTasks: [a]\n        inputs:\n          artifacts:\n            data: {taskOutputArtifact: {producerTask: a, outputArtifactKey: rows}}\nschemaVersion: 2.1.0\n‸";
    const drawn = graph({ "pipeline.yaml": ir });
    assert.deepEqual(edges(drawn), ["a > b (rows)"]);
    assert.deepEqual(drawn.nodes[0]?.details, ["image `python:3.12`"]);
  });
  it("draws jobs of Azure ML and the inputs they are given", () => {
    const pipeline = "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\ninputs:\n  rows: {type: uri_file, path: a.csv}\n  rate: 0.1\njobs:\n  prepare:\n    component: ./prepare.yml\n    inputs: {data: '${{parent.inputs.rows}}'}\n  train:\n    component: ./train.yml\n    inputs: {data: '${{parent.jobs.prepare.outputs.out}}', rate: '${{parent.inputs.rate}}'}\n‸";
    assert.deepEqual(edges(graph({ "pipe.yml": pipeline })), ["rows > prepare", "rate > train", "prepare > train"]);
  });
  it("draws nodes of Kedro from their file, and all of a project from the catalog", () => {
    const code = 'from kedro.pipeline import Pipeline, node\n\ndef create_pipeline(**kwargs):\n    return Pipeline([\n        node(clean, inputs="cars", outputs="clean_cars", name="clean"),\n        node(fit, inputs=["clean_cars", "params:model"], outputs="model"),\n    ])\n';
    const files = { "conf/base/catalog.yml": "cars:\n  type: pandas.CSVDataset\n  filepath: cars.csv\n", "src/app/pipelines/fit/pipeline.py": code };
    const ways = ["cars > clean", "clean > clean_cars", "clean_cars > fit", "model > fit", "fit > model"];
    const drawn = graph({ ...files, "src/app/pipelines/fit/pipeline.py": `${code}‸` });
    assert.deepEqual(edges(drawn), ways);
    assert.deepEqual(drawn.nodes.find(({ title }) => title === "`cars`")?.details, ["pandas.CSVDataset", "`cars.csv`"]);
    assert.deepEqual(drawn.nodes.find(({ title }) => title === "`clean_cars`")?.details, ["in memory: not in the catalog"]);
    assert.deepEqual(edges(graph({ ...files, "conf/base/catalog.yml": `${files["conf/base/catalog.yml"]}‸` })), ways);
  });
  it("draws an Airflow DAG of operators", () => {
    const code = "from airflow import DAG\nfrom airflow.operators.python import PythonOperator\nwith DAG('d') as dag:\n    a = PythonOperator(task_id='extract', python_callable=f)\n    b = PythonOperator(task_id='left', python_callable=f)\n    c = PythonOperator(task_id='right', python_callable=f)\n    d = PythonOperator(task_id='load', python_callable=f)\n    a >> [b, c] >> d\n    d.set_downstream(PythonOperator(task_id='tell', python_callable=f))\n‸";
    const drawn = graph({ "dag.py": code });
    assert.deepEqual(edges(drawn), ["extract > left", "extract > right", "left > load", "right > load", "load > tell"]);
    assert.deepEqual(drawn.nodes[0]?.details, ["`PythonOperator`"]);
  });
  it("draws tasks that are functions, in Airflow and Kubeflow", () => {
    const airflow = "from airflow.decorators import dag, task\n@task\ndef extract(): ...\n@task()\ndef load(rows): ...\n@dag()\ndef flow():\n    rows = extract()\n    load(rows)\nflow()\n‸";
    assert.deepEqual(edges(graph({ "dag.py": airflow })), ["extract > load"]);
    const kubeflow = "from kfp import dsl\n@dsl.component\ndef make() -> str: ...\n@dsl.component\ndef use(text: str): ...\n@dsl.pipeline\ndef pipe():\n    made = make()\n    used = use(text=made.output)\n    again = make().after(used)\n‸";
    assert.deepEqual(edges(graph({ "pipe.py": kubeflow })), ["make > use", "use > make (2)"]);
  });
  it("tells what has no pipeline from one that cannot be read now", () => {
    const state = (files: Readonly<Record<string, string>>): string => {
      const { document, snapshot } = workspaceAt(files);
      return pipelineGraphOf(document, snapshot, () => ({ state: "missing" })).state;
    };
    assert.equal(state({ "a.py": "print(1)\n‸" }), "none");
    assert.equal(state({ "env.yml": "‸$schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json\nname: a\nimage: b\n" }), "none");
    assert.equal(state({ "dvc.yaml": "stages: [‸\n" }), "broken");
    assert.equal(state({ "dvc.yaml": "‸stages: {}\n" }), "drawn");
  });
});
