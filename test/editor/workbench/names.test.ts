import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { goTo, selection } from "../../harness/editor/caret.ts";
import { openFile, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, picture, type Workbench } from "../../harness/editor/workbench.ts";
import { eventually, gone, PATIENT_LIMIT_MS, pressUntil } from "../../harness/editor/waiting.ts";

/** A file of each kind with a name that is used in it, the line of the use, and the line where the name is defined. */
interface Sample {
  readonly file: string;
  readonly text: string;
  /** Where the caret is put: behind this text. */
  readonly use: string;
  /** The line that the definition stands in, from 1. */
  readonly line: number;
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  Argo: { file: "flow.yaml", text: "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  generateName: a-\nspec:\n  entrypoint: main\n  templates:\n    - name: main\n      container:\n        image: python:3.12\n", use: "entrypoint: ma", line: 8 },
  Kubeflow: { file: "compiled.yaml", text: "components:\n  comp-fit:\n    executorLabel: exec-fit\ndeploymentSpec:\n  executors:\n    exec-fit:\n      container:\n        image: python:3.12\npipelineInfo:\n  name: a\nroot:\n  dag:\n    tasks:\n      fit:\n        componentRef:\n          name: comp-fit\n        taskInfo:\n          name: fit\nschemaVersion: 2.1.0\nsdkVersion: kfp-2.13.0\n", use: "name: comp-f", line: 2 },
  "Azure ML": { file: "pipeline.yml", text: "$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\ninputs:\n  rows:\n    type: uri_file\n    path: rows.csv\njobs:\n  fit:\n    type: command\n    command: python fit.py ${{inputs.data}}\n    environment: azureml:sklearn:1\n    inputs:\n      data: ${{parent.inputs.rows}}\n", use: "parent.inputs.ro", line: 4 },
  LiteLLM: { file: "litellm.yaml", text: "model_list:\n  - model_name: small\n    litellm_params:\n      model: openai/gpt-4.1-mini\n  - model_name: large\n    litellm_params:\n      model: openai/gpt-4.1\nrouter_settings:\n  fallbacks:\n    - large: [small]\n", use: "large: [sm", line: 2 },
  promptfoo: { file: "promptfooconfig.yaml", text: "prompts:\n  - 'Tell of {{topic}}.'\nproviders:\n  - openai:gpt-4.1\ntests:\n  - vars:\n      topic: rain\n", use: "{{top", line: 7 },
  Hydra: { file: "conf/training_setup.yaml", text: "defaults:\n  - _self_\nrate: 0.1\nmodel:\n  step: ${rate}\n", use: "step: ${ra", line: 3 },
  Triton: { file: "serve/config.pbtxt", text: 'name: "serve"\nplatform: "ensemble"\nmax_batch_size: 8\ninput [ { name: "TEXT" data_type: TYPE_STRING dims: [ 1 ] } ]\noutput [ { name: "OUT" data_type: TYPE_FP32 dims: [ 1 ] } ]\nensemble_scheduling {\n  step [\n    {\n      model_name: "encode"\n      model_version: -1\n      input_map { key: "IN" value: "TEXT" }\n      output_map { key: "VEC" value: "OUT" }\n    }\n  ]\n}\n', use: 'value: "TE', line: 4 },
  prompty: { file: "ask.prompty", text: "---\nname: ask\nmodel:\n  api: chat\ninputs:\n  question:\n    type: string\n---\nuser:\n{{question}}\n", use: "{{quest", line: 6 },
  Haystack: { file: "rag.yaml", text: "components:\n  retriever:\n    type: haystack.components.retrievers.in_memory.bm25_retriever.InMemoryBM25Retriever\n    init_parameters: {}\n  builder:\n    type: haystack.components.builders.prompt_builder.PromptBuilder\n    init_parameters:\n      template: '{{documents}}'\nconnections:\n  - sender: retriever.documents\n    receiver: builder.documents\n", use: "sender: retr", line: 2 },
  MLproject: { file: "MLproject", text: "name: a\nentry_points:\n  main:\n    parameters:\n      rate: {type: float, default: 0.1}\n    command: python train.py --rate {rate}\n", use: "--rate {ra", line: 5 },
};

describe("names in configs, by the keyboard", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    for (const { file, text } of Object.values(SAMPLES)) {
      mkdirSync(dirname(join(workbench.workspace, file)), { recursive: true });
      writeFileSync(join(workbench.workspace, file), text);
    }
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());


  for (const [kind, { file, text, use, line }] of Object.entries(SAMPLES)) {
    it(`of ${kind} lead to their definition by F12`, async () => {
      const { page } = workbench;
      await openFile(page, file.split("/").at(-1) ?? file);
      await goTo(page, text, use);
      // A second press at the definition would open the list of its uses.
      await pressUntil(() => page.keyboard.press("F12"), selection(page).filter({ hasText: new RegExp(`^Ln ${line}, `) }), PATIENT_LIMIT_MS);
    });
  }

  it("are renamed in every file by F2, and come back by one undo", async () => {
    const { page, workspace } = workbench;
    const textOf = (name: string): string => readFileSync(join(workspace, name), "utf8");
    const [params, pipeline] = [textOf("params.yaml"), textOf("dvc.yaml")];
    await openFile(page, "dvc.yaml");
    await openFile(page, "params.yaml");
    await goTo(page, params, "test_si");
    const input = page.locator(".rename-box input");
    await pressUntil(() => page.keyboard.press("F2"), input);
    await picture(page, "names rename");
    await input.fill("share");
    await input.press("Enter");
    await page.locator(".view-line", { hasText: "share: 0.25" }).waitFor();
    await runCommand(page, "File: Save All");
    await eventually(() => textOf("dvc.yaml").includes("prepare.share") && textOf("params.yaml").includes("share: 0.25"));
    await page.locator(".view-line", { hasText: "share: 0.25" }).click();
    await page.locator(".editor-instance .monaco-editor.focused").waitFor();
    await page.keyboard.press("Control+z");
    await page.locator(".view-line", { hasText: "test_size: 0.25" }).waitFor();
    await runCommand(page, "File: Save All");
    await eventually(() => textOf("dvc.yaml") === pipeline && textOf("params.yaml") === params);
  });

  it("are listed with every use by Shift+F12", async () => {
    const { page, workspace } = workbench;
    await openFile(page, "params.yaml");
    await goTo(page, readFileSync(join(workspace, "params.yaml"), "utf8"), "test_si");
    const rows = page.locator(".reference-zone-widget .ref-tree .monaco-list-row");
    await pressUntil(() => page.keyboard.press("Shift+F12"), rows.first(), PATIENT_LIMIT_MS);
    await rows.filter({ hasText: "dvc.yaml" }).first().waitFor();
    await picture(page, "names references");
    await pressUntil(() => page.keyboard.press("Escape"), gone(rows.first()));
  });

  it("are completed at a half-typed word", async () => {
    const { page } = workbench;
    const { text } = SAMPLES["LiteLLM"] ?? { text: "" };
    await openFile(page, "litellm.yaml");
    await goTo(page, text, "large: [sm");
    const row = page.locator(".suggest-widget .monaco-list-row", { hasText: "small" });
    await pressUntil(() => page.keyboard.press("Control+Space"), row.first(), PATIENT_LIMIT_MS);
    await picture(page, "names completion");
    await page.keyboard.press("Escape");
    assert.deepEqual([...workbench.offsite], []);
  });
});
