import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import type { AnswersWithCases } from "../../../server/core/index.ts";
import { dataJobs } from "../../../server/host/dataJobs.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const INSPECT = `
from inspect_ai import Task, eval
from inspect_ai.dataset import Sample
from inspect_ai.model import ModelOutput, ModelUsage, get_model
from inspect_ai.scorer import includes
from inspect_ai.solver import generate

def said(text):
    output = ModelOutput.from_content("mockllm/model", text)
    output.usage = ModelUsage(input_tokens=5, output_tokens=4, total_tokens=9)
    return output

samples = [Sample(input="Capital of France?", target="Paris", id="fr"), Sample(input="Capital of Italy?", target=["Rome", "Roma"], id="it")]
model = get_model("mockllm/model", custom_outputs=[said("It is Paris."), said("Milan")])
eval(Task(dataset=samples, solver=generate(), scorer=includes(), name="capitals"), model=model, log_dir="log", log_format="json", display="none", max_samples=1)
`;
const TASK = (name: string, rest: string): string => `task: ${name}\ndataset_path: json\ndataset_kwargs:\n  data_files: {test: data.jsonl}\ntest_split: test\ndoc_to_text: "Q: {{question}}"\n${rest}`;
const FILES = {
  "inspect_run.py": INSPECT,
  "data.jsonl": Array.from({ length: 9 }, (_, place) => JSON.stringify({ question: `${place} + 1?`, answer: place % 3 === 0 ? "lol" : String(place + 1), choices: [String(place + 1), "none"] })).join("\n"),
  "words.yaml": TASK("words", 'output_type: generate_until\ndoc_to_target: "{{answer}}"\ngeneration_kwargs: {until: ["\\n"]}\nmetric_list:\n  - metric: exact_match\n'),
  "choices.yaml": TASK("choices", 'output_type: multiple_choice\ndoc_to_choice: "{{choices}}"\ndoc_to_target: 0\nmetric_list:\n  - metric: acc\n  - metric: acc_norm\n'),
};

describe("results of language models' evaluations", () => {
  const cwd = temporaryFolder(FILES);

  function run(command: string, args: readonly string[]): void {
    const { status, stderr, stdout } = spawnSync(command, args, { cwd, encoding: "utf8", env: { ...process.env, HF_HUB_OFFLINE: "1", HF_HOME: join(cwd, "home") } });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
  }

  async function answers(path: string): Promise<AnswersWithCases> {
    const done = await dataJobs.answers({ path });
    assert.ok(done.state === "done", JSON.stringify(done));
    return done.report;
  }

  it("are read as lm-evaluation-harness writes them, with its own figures", async () => {
    run(await peerPython("answers"), ["-m", "lm_eval", "--model", "dummy", "--tasks", "words,choices", "--include_path", ".", "--log_samples", "--output_path", "out"]);
    const [model = ""] = readdirSync(join(cwd, "out"));
    const { report, cases } = await answers(join(cwd, "out", model));
    assert.deepEqual(report.problems, []);
    assert.equal(cases.length, 18);
    for (const { task, figure, value } of report.reported.filter((one) => one.figure !== "acc_norm")) {
      const part = report.parts.find((one) => one.task === task);
      assert.ok(Math.abs((part?.passRate ?? -1) - value) < 1e-12, `${task}: ${figure} is ${value}, not ${part?.passRate}`);
    }
    assert.deepEqual(report.parts.find(({ task }) => task === "words")?.passed, 3);
    assert.equal(cases.find(({ task }) => task === "choices")?.expected, "1");
  });

  it("are read as Inspect writes them", async () => {
    run(await peerPython("answers"), ["inspect_run.py"]);
    const [log = ""] = readdirSync(join(cwd, "log"));
    const { report, cases } = await answers(join(cwd, "log", log));
    assert.deepEqual(cases.map(({ input, expected, output, passed, tokens }) => ({ input, expected, output, passed, tokens })), [
      { input: "Capital of France?", expected: "Paris", output: "It is Paris.", passed: true, tokens: 9 },
      { input: "Capital of Italy?", expected: "Rome or Roma", output: "Milan", passed: false, tokens: 9 },
    ]);
    assert.deepEqual([report.reported, report.problems], [[{ task: "capitals", figure: "accuracy", value: 0.5 }], []]);
  });
});
