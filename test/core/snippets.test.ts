import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { basename } from "node:path";

import { checkDocument, defaultSettings, filesOf, kinds, openDocument, rules } from "../../server/core/index.ts";
import { installParsers } from "../harness/parsers.ts";
import { linesOf, snippetsIn } from "../harness/snippets.ts";

/** Where a snippet is written: the file, what comes before it there, and what the file is recognised as. */
interface Home {
  readonly name: string;
  readonly before?: string;
  readonly kind?: string;
  /** How many such lines a file needs before it is worth anything. */
  readonly lines?: number;
}

/** By the prefix of the snippet; the others go into `sample.<language>` and are recognised by their content. */
const HOMES: Readonly<Record<string, Home>> = {
  "dvc-pipeline": { name: "dvc.yaml", kind: "dvc" },
  "dvc-stage": { name: "dvc.yaml", before: "stages:\n", kind: "dvc" },
  "dvc-foreach": { name: "dvc.yaml", before: "stages:\n", kind: "dvc" },
  "dvc-matrix": { name: "dvc.yaml", before: "stages:\n", kind: "dvc" },
  mlproject: { name: "MLproject", kind: "mlproject" },
  mlmodel: { name: "MLmodel", kind: "mlmodel" },
  "wandb-sweep": { name: "sweep.yaml", kind: "wandb-sweep" },
  "axolotl-qlora": { name: "sample.yaml", kind: "axolotl" },
  "litellm-config": { name: "sample.yaml", kind: "litellm" },
  "cog-config": { name: "cog.yaml", kind: "cog" },
  "promptfoo-config": { name: "promptfooconfig.yaml", kind: "promptfoo" },
  "kserve-inference-service": { name: "sample.yaml", kind: "kserve" },
  "llamafactory-sft": { name: "sample.yaml", kind: "llamafactory" },
  "trl-sft": { name: "sample.yaml", kind: "trainer" },
  "accelerate-fsdp": { name: "sample.yaml", kind: "accelerate" },
  "hydra-config": { name: "conf/config.yaml", kind: "hydra" },
  "hydra-target": { name: "conf/optimizer/adamw.yaml", kind: "hydra" },
  "kedro-dataset": { name: "conf/base/catalog.yml", kind: "kedro" },
  "azureml-job": { name: "sample.yaml", kind: "azureml" },
  "azureml-pipeline": { name: "sample.yaml", kind: "azureml" },
  "azureml-endpoint": { name: "sample.yaml", kind: "azureml" },
  "argo-dag": { name: "sample.yaml", kind: "argo" },
  "kfp-component": { name: "component.yaml", kind: "kfp-component-v1" },
  "feast-store": { name: "feature_store.yaml", kind: "feast" },
  "ray-serve": { name: "sample.yaml", kind: "ray-serve" },
  "prefect-deployment": { name: "prefect.yaml", kind: "prefect" },
  bentofile: { name: "bentofile.yaml", kind: "bentofile" },
  "lm-eval-task": { name: "sample.yaml", kind: "lm-eval-task" },
  "nemo-guardrails": { name: "config.yml", kind: "nemo-guardrails" },
  "haystack-rag": { name: "sample.yaml", kind: "haystack" },
  "torchtune-lora": { name: "sample.yaml", kind: "torchtune" },
  "lightning-cli": { name: "sample.yaml", kind: "lightning-cli" },
  "mergekit-merge": { name: "sample.yaml", kind: "mergekit" },
  "deepspeed-zero2": { name: "ds_config.json", kind: "deepspeed" },
  "deepspeed-zero3": { name: "sample.json", kind: "deepspeed" },
  "peft-lora": { name: "adapter_config.json", kind: "peft-adapter" },
  "hf-generation-config": { name: "generation_config.json", kind: "hf-generation-config" },
  "hf-config": { name: "config.json", kind: "hf-config" },
  "hf-tokenizer-config": { name: "tokenizer_config.json", kind: "hf-tokenizer-config" },
  params: { name: "params.yaml", kind: "params" },
  "truss-model": { name: "config.yaml", kind: "truss" },
  "kfp-pipeline-spec": { name: "sample.yaml", kind: "kfp-ir" },
  "mcp-server": { name: ".mcp.json", kind: "mcp-json" },
  "langgraph-app": { name: "langgraph.json", kind: "langgraph" },
  "llamafactory-dataset": { name: "data/dataset_info.json", kind: "llamafactory-data" },
  "zenml-run": { name: "sample.yaml", kind: "zenml" },
  "vertex-job": { name: "sample.yaml", kind: "vertex-job" },
  "rag-settings": { name: "sample.yaml", kind: "rag" },
  "gx-suite": { name: "sample.json", kind: "great-expectations" },
  croissant: { name: "sample.json", kind: "croissant" },
  modelfile: { name: "Modelfile", kind: "modelfile" },
  "triton-model": { name: "churn/config.pbtxt", kind: "triton-pbtxt" },
  "triton-ensemble": { name: "pipeline/config.pbtxt", kind: "triton-pbtxt" },
  prompty: { name: "sample.prompty", kind: "prompty" },
  "model-card": { name: "README.md", kind: "model-card" },
  "dataset-card": { name: "README.md", kind: "model-card" },
  "openai-finetune": { name: "train.jsonl", kind: "openai-jsonl", lines: 10 },
};
/** Plain syntaxes, files that tools write, kinds that other extensions serve, code, and variants of a kind that has one. */
const NO_SNIPPET: ReadonlySet<string> = new Set([
  ...["yaml", "json", "toml", "ini", "dotenv", "json-lines", "requirements", "shell-script", "python", "notebook", "data-table"],
  ...["dvc-lock", "dvc-file", "hf-weight-index", "gx-project", "agent-instructions", "agent-settings", "modelwright-drift", "torchserve"],
  ...["compose", "dockerfile", "github-workflow", "kubernetes", "llamafactory-v1", "vertex-pipeline", "vllm-serve", "sagemaker-pipeline"],
]);
const EXTENSIONS: Readonly<Record<string, string>> = { python: "py" };
/** Files that the snippets speak of. */
const AROUND = ["src/prepare.py", "src/train.py", "src/predict.py", "train.py", "predict.py", "data/raw.csv", "data/prepared", "models/small.pkl", "models/large.pkl", "python_env.yaml", "requirements.txt", "src/agent.py", "service.py", "serve_app.py", "flows/train.py", "model.pkl", "conda.yaml"];
const CODE = "class Predictor:\n    pass\n\nclass Churn:\n    pass\n\ngraph = app = train_flow = Predictor()\n";
const PARAMS = "train:\n  learning_rate: 0.1\n";

before(installParsers);

describe("all snippets", () => {
  const all = globSync("snippets/*.json").toSorted().flatMap((path) => Object.entries(snippetsIn(path)).map(([title, snippet]) => ({ path, title, ...snippet })));

  it("have a prefix of their own and say what they are for", () => {
    const prefixes = all.flatMap(({ prefix }) => prefix);
    assert.deepEqual(prefixes.filter((prefix, place) => prefixes.indexOf(prefix) !== place), []);
    assert.deepEqual(all.filter(({ prefix, description }) => prefix.length === 0 || !/^[A-Z].{8,}[^.]$/.test(description)).map(({ title }) => title), []);
    assert.equal(new Set(all.map(({ title }) => title)).size, all.length);
  });

  it("have stops in the order of the text, from 1 on without gaps", () => {
    for (const { title, body } of all) {
      const stops = [...body.join("\n").matchAll(/(?<!\\)\$\{?(\d+)/g)].map(([, stop]) => Number(stop)).filter((stop) => stop > 0);
      const first = [...new Set(stops)];
      assert.deepEqual(first, first.map((_, place) => place + 1), title);
      assert.ok(first.length > 0, title);
    }
  });

  it("exist for every kind of file that people write by hand", () => {
    const kindsOf = new Set(Object.values(HOMES).map(({ kind }) => kind));
    const written = kinds.map(({ id }) => id).filter((id) => !kindsOf.has(id) && !NO_SNIPPET.has(id));
    assert.deepEqual(written, []);
  });
});

for (const path of globSync("snippets/*.json").toSorted()) {
  const language = basename(path, ".json");
  describe(path, () => {
    for (const [title, snippet] of Object.entries(snippetsIn(path))) {
      it(`${title} is what it says, and clean by our own rules`, () => {
        const { name, before = "", kind, lines: count = 1 } = HOMES[snippet.prefix[0] ?? ""] ?? { name: `sample.${EXTENSIONS[language] ?? language}` };
        const filled = Array.from({ length: count }, (_, index) => linesOf(snippet).map((line) => (count === 1 ? line : line.replace("Question", `Question ${index}`)))).flat();
        const lines = filled.map((line) => (before === "" || line === "" ? line : `  ${line}`));
        const document = openDocument(`file:///workspace/${name}`, `${before}${lines.join("\n")}\n`, defaultSettings);
        if (kind !== undefined) assert.equal(document.kind, kind);
        const others = AROUND.map((other) => openDocument(`file:///workspace/${other}`, other.endsWith(".py") ? CODE : "", defaultSettings));
        const params = openDocument("file:///workspace/params.yaml", PARAMS, defaultSettings);
        const { findings, crashes } = checkDocument(document, { files: filesOf([document, params, ...others]), settings: defaultSettings }, rules);
        assert.deepEqual(crashes, []);
        assert.deepEqual(findings.map(({ rule, message }) => `${rule.id}: ${message}`), []);
      });
    }
  });
}
