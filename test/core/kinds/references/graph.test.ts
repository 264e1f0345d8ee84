import assert from "node:assert/strict";

import { applyEdits, definitionsAt, linksIn, mentionAt, mentionsIn, nameProblem, occurrencesIn, renameableAt, renamedSubject, renameEdits, type Document } from "../../../../server/core/index.ts";
import { labelsAt, workspaceAt, type WorkspaceAt } from "../../../harness/cursor.ts";
import { installParsers } from "../../../harness/parsers.ts";

const PARAMS = "train:\n  epochs: 10\n  rate: 0.1\n";
const DVC = "stages:\n  train:\n    cmd: python src/train.py --epochs ${train.epochs}\n    deps: [src/train.py, data/raw.csv]\n    params: [train.epochs]\n    outs: [models/a.pkl]\n  test:\n    cmd: echo\n    deps: [models/a.pkl]\n";
const TRAIN = "import argparse\nimport yaml\nparser = argparse.ArgumentParser()\nparser.add_argument('--epochs', type=int)\nwith open('params.yaml') as file:\n    params = yaml.safe_load(file)['train']\nprint(params['epochs'])\n";
const WORKFLOW = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      dag:\n        tasks:\n          - name: a\n            template: step\n            arguments:\n              parameters: [{name: text, value: hi}]\n          - name: b\n            depends: a.Succeeded\n            template: step\n            arguments:\n              parameters: [{name: text, value: '{{tasks.a.outputs.result}}'}]\n    - name: step\n      inputs:\n        parameters: [{name: text}]\n      container: {image: alpine, args: ['{{inputs.parameters.text}}']}\n";

/** Marks the cursor before the first place of `where`. */
const cursorAt = (text: string, where: string): string => text.replace(where, `‸${where}`);

/** The text at each place that names what is under the cursor, by file. */
function named({ document, offset, snapshot, documents }: WorkspaceAt): readonly string[] {
  const mention = mentionAt(document, offset, snapshot);
  const found = mention ? documents.flatMap((one) => [...occurrencesIn(one, mention.subject, snapshot)].toSorted((a, b) => a.at.start - b.at.start)) : [];
  return [...new Set(found.map(({ uri, at }) => `${nameOf(uri)}:${lineOf(documents, uri, at.start)} ${textOf(documents, uri).slice(at.start, at.end)}`))];
}

const nameOf = (uri: string): string => uri.replace("file:///workspace/", "");
const textOf = (documents: readonly Document[], uri: string): string => documents.find((one) => one.uri === uri)?.text ?? "";
const lineOf = (documents: readonly Document[], uri: string, offset: number): number => textOf(documents, uri).slice(0, offset).split("\n").length;

/** Every file that renaming changes, as it becomes; or why it is refused. */
function renamed({ document, offset, snapshot, documents }: WorkspaceAt, newName: string): Readonly<Record<string, string>> | string {
  const found = renameableAt(document, offset, snapshot);
  if (found.state === "cannot") return found.reason;
  const { mention } = found;
  const problem = nameProblem(mention, newName, document, snapshot);
  if (problem !== undefined) return problem;
  const target = renamedSubject(mention.subject, mention.path, newName);
  const edits = new Map(documents.flatMap((one) => renameEdits(one, mention.subject, target, snapshot)).map((one) => [one.uri, one.edits]));
  return Object.fromEntries([...edits].map(([uri, of]) => [nameOf(uri), applyEdits(textOf(documents, uri), of)]));
}

describe("the graph of names", () => {
  before(installParsers);

  it("finds a parameter in the pipeline, its lock and the code that reads it", () => {
    const lock = "schema: '2.0'\nstages:\n  train:\n    cmd: x\n    params:\n      params.yaml:\n        train.epochs: 10\n";
    const places = named(workspaceAt({ "params.yaml": cursorAt(PARAMS, "epochs"), "dvc.yaml": DVC, "dvc.lock": lock, "src/train.py": TRAIN }));
    assert.deepEqual(places, ["params.yaml:2 epochs", "dvc.yaml:3 epochs", "dvc.yaml:5 epochs", "dvc.lock:7 epochs", "src/train.py:7 epochs"]);
  });
  it("renames a parameter everywhere, and the mapping above it too", () => {
    const files = { "params.yaml": PARAMS, "dvc.yaml": cursorAt(DVC, "epochs]"), "src/train.py": TRAIN };
    const after = renamed(workspaceAt(files), "rounds");
    assert.ok(typeof after === "object");
    assert.equal(after["params.yaml"], PARAMS.replace("epochs", "rounds"));
    assert.match(after["dvc.yaml"] ?? "", /\$\{train\.rounds\}[^]*params: \[train\.rounds\]/);
    assert.match(after["src/train.py"] ?? "", /params\['rounds'\]/);
    const above = renamed(workspaceAt({ ...files, "dvc.yaml": DVC, "params.yaml": cursorAt(PARAMS, "train") }), "fit");
    assert.match(typeof above === "object" ? (above["dvc.yaml"] ?? "") : above, /\$\{fit\.epochs\}/);
    assert.match(typeof above === "object" ? (above["src/train.py"] ?? "") : above, /safe_load\(file\)\['fit'\]/);
  });
  it("refuses a name that is taken or cannot be written, and what belongs to Python", () => {
    const files = { "params.yaml": cursorAt(PARAMS, "epochs"), "dvc.yaml": DVC };
    assert.equal(renamed(workspaceAt(files), "rate"), "There is a parameter `rate` already.");
    assert.equal(renamed(workspaceAt(files), "a b"), "`a b` cannot be the name of a parameter.");
    assert.match(JSON.stringify(renamed(workspaceAt({ "src/train.py": TRAIN, "dvc.yaml": cursorAt(DVC, "--epochs") }), "n")), /^"`--epochs` cannot be renamed from here\. It is an argument of a Python program/);
    assert.match(JSON.stringify(renamed(workspaceAt({ "dvc.yaml": cursorAt(DVC, "echo") }), "n")), /no name here/);
  });
  it("leads from an output to the stages that read it, and renames its path with them", () => {
    const files = { "dvc.yaml": cursorAt(DVC, "models/a.pkl]\n  test") };
    assert.deepEqual(named(workspaceAt(files)), ["dvc.yaml:6 models/a.pkl", "dvc.yaml:9 models/a.pkl"]);
    const after = renamed(workspaceAt(files), "models/b.pkl");
    assert.deepEqual(typeof after === "object" ? after["dvc.yaml"]?.match(/models\/\w\.pkl/g) : after, ["models/b.pkl", "models/b.pkl"]);
  });
  it("renames a folder in the paths of what lies in it", () => {
    const after = renamed(workspaceAt({ "dvc.yaml": cursorAt("stages:\n  a:\n    cmd: x\n    outs: [data]\n  b:\n    wdir: sub\n    cmd: x\n    deps: [../data/x.csv]\n", "data]") }), "input");
    assert.match(typeof after === "object" ? (after["dvc.yaml"] ?? "") : after, /outs: \[input\][^]*deps: \[\.\.\/input\/x\.csv\]/);
  });
  it("leads from a command to the program and its argument", () => {
    const files = { "src/train.py": TRAIN, "dvc.yaml": cursorAt(DVC, "--epochs") };
    const { document, offset, snapshot } = workspaceAt(files);
    const [place] = definitionsAt(document, offset, snapshot);
    assert.equal(place?.uri, "file:///workspace/src/train.py");
    assert.equal(TRAIN.slice(place.at.start, place.at.end), "--epochs");
    assert.ok(linksIn(document, snapshot).some(({ uri }) => uri.endsWith("/src/train.py")));
  });
  it("knows click's and typer's arguments, and those that MLflow and W&B give", () => {
    const click = "import click\n@click.command()\n@click.option('--max-depth', default=3)\ndef main(max_depth): ...\n";
    const typer = "import typer\napp = typer.Typer()\n@app.command()\ndef main(max_depth: int = 3): ...\n";
    for (const program of [click, typer]) {
      const project = "entry_points:\n  main:\n    parameters: {depth: float}\n    command: python train.py --max-depth {depth}\n";
      assert.equal(named(workspaceAt({ "train.py": program, MLproject: cursorAt(project, "--max-depth") })).length, 2);
      assert.equal(named(workspaceAt({ "train.py": program, "sweep.yaml": cursorAt("program: train.py\nmethod: grid\nparameters:\n  max_depth: {values: [1]}\n", "max_depth") })).length, 2);
    }
  });
  it("keeps tasks and inputs of Argo's templates apart, and the arguments of a call with the input", () => {
    assert.deepEqual(named(workspaceAt({ "flow.yaml": cursorAt(WORKFLOW, "a.Succeeded") })), ["flow.yaml:9 a", "flow.yaml:14 a", "flow.yaml:17 a"]);
    assert.equal(named(workspaceAt({ "flow.yaml": cursorAt(WORKFLOW, "text}]\n") })).length, 4);
    assert.equal(named(workspaceAt({ "flow.yaml": cursorAt(WORKFLOW, "step\n      inputs") })).length, 3);
  });
  it("leads from Hydra's defaults, targets and interpolations to files, classes and keys", () => {
    const files = { "conf/model/net.yaml": "_target_: app.models.Net\nwidth: 3\n", "app/models.py": "class Net:\n    pass\n", "conf/config.yaml": "defaults:\n  - model: ‸net\n  - _self_\nsize: ${model.width}\n" };
    const group = workspaceAt(files);
    assert.equal(definitionsAt(group.document, group.offset, group.snapshot)[0]?.uri, "file:///workspace/conf/model/net.yaml");
    assert.match(JSON.stringify(renamed(group, "conv")), /model: conv\\n/);
    const value = workspaceAt({ ...files, "conf/config.yaml": "defaults:\n  - model: net\n  - _self_\nsize: ${model.wid‸th}\n" });
    assert.deepEqual(named(value), ["conf/model/net.yaml:2 width", "conf/config.yaml:4 width"]);
    const target = workspaceAt({ ...files, "conf/config.yaml": "defaults:\n  - model: net\n", "conf/model/net.yaml": "_target_: app.models.N‸et\nwidth: 3\n" });
    assert.deepEqual(named(target), ["conf/model/net.yaml:1 Net", "app/models.py:1 Net"]);
  });
  it("knows a group of Hydra's by its folder, and renames it where it is chosen", () => {
    const files = { "conf/model/net.yaml": "width: 3\n", "conf/model/conv.yaml": "width: 4\n", "conf/experiment/big.yaml": "# @package _global_\ndefaults:\n  - override /model: conv\n", "main.py": "import hydra\nwith hydra.initialize(config_path='conf'):\n    hydra.compose('config', overrides=['model=net'])\n" };
    const group = workspaceAt({ ...files, "conf/config.yaml": "defaults:\n  - mod‸el: net\n  - _self_\n" });
    assert.deepEqual(definitionsAt(group.document, group.offset, group.snapshot).map(({ uri }) => nameOf(uri)), ["conf/model/net.yaml", "conf/model/conv.yaml"]);
    const chosen = named(group);
    assert.deepEqual(chosen.filter((place) => place.endsWith("model")), ["conf/experiment/big.yaml:3 model", "main.py:3 model", "conf/config.yaml:2 model"]);
    const after = renamed(group, "network");
    assert.ok(typeof after === "object");
    assert.deepEqual(after, {
      "conf/experiment/big.yaml": files["conf/experiment/big.yaml"].replace("/model", "/network"),
      "main.py": files["main.py"].replace("model=net", "network=net"),
      "conf/config.yaml": "defaults:\n  - network: net\n  - _self_\n",
    });
  });
  it("offers the groups of the primary config where one is overridden", () => {
    const labels = labelsAt({ "conf/model/net.yaml": "a: 1\n", "conf/config.yaml": "defaults:\n  - model: net\n", "conf/experiment/big.yaml": "defaults:\n  - override /‸\n" });
    assert.ok(labels.includes("override /model"), labels.join(", "));
  });
  it("leads from a node of Kedro to the catalog and the parameters", () => {
    const files = { "conf/base/catalog.yml": "cars:\n  type: pandas.CSVDataset\n  filepath: a.csv\n", "conf/base/parameters.yml": "model:\n  depth: 3\n" };
    const nodes = (cursor: string): string => cursorAt('from kedro.pipeline import node\nn = node(fit, inputs=["cars", "params:model.depth"], outputs="fitted")\n', cursor);
    assert.deepEqual(named(workspaceAt({ ...files, "src/pipeline.py": nodes("cars") })), ["conf/base/catalog.yml:1 cars", "src/pipeline.py:2 cars"]);
    const parameter = workspaceAt({ ...files, "src/pipeline.py": nodes("depth") });
    assert.equal(definitionsAt(parameter.document, parameter.offset, parameter.snapshot)[0]?.uri, "file:///workspace/conf/base/parameters.yml");
  });
  it("follows variables into prompts of other files", () => {
    const config = "prompts: [file://ask.txt, 'Say {{topic}}']\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: {topic: cats}\n";
    const files = { "ask.txt": "Tell about {{ topic }}.", "promptfooconfig.yaml": cursorAt(config, "topic: cats") };
    assert.deepEqual(named(workspaceAt(files)), ["ask.txt:1 topic", "promptfooconfig.yaml:1 topic", "promptfooconfig.yaml:4 topic"]);
    assert.equal((renamed(workspaceAt(files), "animal") as Record<string, string>)["ask.txt"], "Tell about {{ animal }}.");
    const prompty = "---\nname: a\ninputs:\n  topic: {type: string}\n---\nuser:\nTell about {{topic}}\n";
    assert.deepEqual(named(workspaceAt({ "a.prompty": cursorAt(prompty, "topic}}") })), ["a.prompty:4 topic", "a.prompty:7 topic"]);
  });
  it("finds datasets of LLaMA-Factory in their registry", () => {
    const run = workspaceAt({ "data/dataset_info.json": '{ "mine": {"file_name": "a.json"} }', "run.yaml": cursorAt("stage: sft\nfinetuning_type: lora\ndataset: mine,other\n", "mine") });
    assert.deepEqual(named(run), ["data/dataset_info.json:1 mine", "run.yaml:3 mine"]);
  });
  it("finds fallbacks, connections, components of Azure ML and tensors of ensembles", () => {
    assert.equal(named(workspaceAt({ "litellm_config.yaml": cursorAt("model_list:\n  - model_name: a\n    litellm_params: {model: openai/a}\nrouter_settings:\n  fallbacks: [{a: [b]}]\n", "a: [b]") })).length, 2);
    assert.equal(named(workspaceAt({ "rag.haystack-pipeline.yml": cursorAt("components:\n  ask: {type: x}\nconnections:\n  - {sender: ask.out, receiver: b.in}\n", "ask.out") })).length, 2);
    const component = "$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json\ntype: command\ninputs:\n  rows: {type: uri_file}\ncommand: cat ${{inputs.rows}}\n";
    const pipeline = "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n  a:\n    component: ./cat.yml\n    inputs: {rows: x}\n";
    assert.deepEqual(named(workspaceAt({ "cat.yml": component, "pipe.yml": cursorAt(pipeline, "rows") })), ["cat.yml:4 rows", "cat.yml:5 rows", "pipe.yml:6 rows"]);
    const model = 'name: "a"\ninput [{ name: "IN" data_type: TYPE_FP32 dims: [1] }]\n';
    const ensemble = 'platform: "ensemble"\ninput [{ name: "RAW" data_type: TYPE_FP32 dims: [1] }]\nensemble_scheduling { step [{ model_name: "a" input_map { key: "IN" value: "RAW" } }] }\n';
    assert.deepEqual(named(workspaceAt({ "models/a/config.pbtxt": model, "models/all/config.pbtxt": cursorAt(ensemble, 'IN"') })), ["models/a/config.pbtxt:2 IN", "models/all/config.pbtxt:3 IN"]);
    assert.equal(named(workspaceAt({ "models/a/config.pbtxt": model, "models/all/config.pbtxt": cursorAt(ensemble, 'RAW" }') })).length, 2);
  });
  it("names each place once, within the text", () => {
    const { document, snapshot } = workspaceAt({ "src/train.py": TRAIN, "params.yaml": PARAMS, "dvc.yaml": `‸${DVC}` });
    const places = mentionsIn(document, snapshot).map(({ at, subject }) => `${at.start}-${at.end} ${subject.sort}`);
    assert.equal(new Set(places).size, places.length);
  });
});
