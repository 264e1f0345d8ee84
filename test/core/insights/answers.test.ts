import assert from "node:assert/strict";

import { readAnswers } from "../../../server/core/insights/answers/read.ts";
import type { Answers } from "../../../server/core/insights/answers/report.ts";
import { summarizeAnswers } from "../../../server/core/insights/answers/summary.ts";

function read(...documents: readonly unknown[]): Answers {
  const found = readAnswers("a.json", documents);
  assert.ok(found.state === "read", JSON.stringify(found));
  return found.answers;
}

const promptfooResult = (word: string, success: boolean, more: object = {}) => ({ success, provider: { id: "openai:gpt-5", label: "" }, prompt: { raw: `Say ${word}`, label: "Say {{word}}" }, promptIdx: 0, vars: { word }, testCase: { assert: [{ type: "contains", value: word }] }, response: { output: success ? word : "no", tokenUsage: { total: 7 } }, score: success ? 1 : 0.25, latencyMs: 20, gradingResult: { reason: "it does not stand there" }, ...more });
const match = (sample_id: string, correct: boolean) => ({ event_id: 1, sample_id, type: "match", data: { correct, expected: ["a", "b"], picked: null, sampled: correct ? "a" : "c" } });
const sample = (doc_id: number, acc: number, more: object = {}) => ({ doc_id, doc: { question: `q${doc_id}`, choices: ["yes", "no"] }, target: "1", arguments: { gen_args_0: { arg_0: `Q: q${doc_id}`, arg_1: " yes" }, gen_args_1: { arg_0: `Q: q${doc_id}`, arg_1: " no" } }, filtered_resps: [["-2.5", "False"], ["-0.5", "False"]], filter: "none", metrics: ["acc", "acc_norm"], acc, acc_norm: 0.5, task: "quiz", ...more });

describe("answers of language models", () => {
  it("are read from promptfoo", () => {
    const { format, cases } = read({ evalId: "e", results: { version: 3, results: [promptfooResult("hello", true), promptfooResult("bye", false)] } });
    assert.equal(format, "promptfoo");
    assert.deepEqual(cases[1], { key: '["{\\"word\\":\\"bye\\"}"]', task: "tests", variant: "openai:gpt-5", input: "bye", expected: "contains: bye", output: "no", passed: false, score: 0.25, reason: "it does not stand there", milliseconds: 20, tokens: 7 });
    assert.deepEqual(read(promptfooResult("hello", true), promptfooResult("bye", false)).cases, cases, "lines of JSON hold the same");
  });

  it("are told apart by prompt where promptfoo tries several", () => {
    const other = promptfooResult("hello", false, { promptIdx: 1, prompt: { raw: "Shout hello", label: "Shout {{word}}" } });
    assert.deepEqual(read(promptfooResult("hello", true), other).cases.map(({ variant }) => variant), ["openai:gpt-5 · Say {{word}}", "openai:gpt-5 · Shout {{word}}"]);
  });

  it("are read from a log of OpenAI evals", () => {
    const sampling = { event_id: 0, sample_id: "m.0", type: "sampling", data: { prompt: [{ role: "system", content: "Be short." }, { role: "user", content: "First letter?" }], sampled: ["a"] } };
    const answers = read({ spec: { eval_name: "letters", completion_fns: ["gpt-5"] } }, sampling, match("m.0", true), match("m.1", false), { final_report: { accuracy: 0.5 } });
    assert.deepEqual(answers.cases[0], { key: '["m.0"]', task: "letters", variant: "gpt-5", input: "system: Be short.\nuser: First letter?", expected: "a or b", output: "a", passed: true });
    assert.deepEqual(answers.reported, [{ task: "letters", figure: "accuracy", value: 0.5 }]);
    assert.deepEqual(answers.problems, []);
    assert.match(read({ spec: { eval_name: "letters" } }, match("m.0", true)).problems[0] ?? "", /no final report/);
  });

  it("are read from lm-evaluation-harness", () => {
    const results = { results: { quiz: { "acc,none": 0.5, "acc_stderr,none": 0.1 } }, "n-shot": {}, model_name: "tiny" };
    const { cases, reported } = read(results, sample(0, 1), sample(1, 0), sample(1, 1, { filter: "strict" }));
    assert.deepEqual(cases.map(({ task, passed, variant }) => [task, passed, variant]), [["quiz", true, "tiny"], ["quiz", false, "tiny"], ["quiz (strict)", true, "tiny"]]);
    assert.deepEqual([cases[0]?.input, cases[0]?.expected, cases[0]?.output, cases[0]?.reason], ["Q: q0", "no", "no (log-likelihoods -2.50, -0.50)", "acc_norm 0.5"]);
    assert.deepEqual(reported, [{ task: "quiz", figure: "acc", value: 0.5 }]);
    assert.match(read(results).problems[0] ?? "", /--log_samples/);
  });

  it("are read from Inspect", () => {
    const log = { version: 2, status: "success", eval: { task: "capitals", model: "m" }, results: { scores: [{ name: "match", metrics: { accuracy: { name: "accuracy", value: 0.5 }, stderr: { name: "stderr", value: 0.5 } } }] }, samples: [{ id: "fr", epoch: 1, input: [{ role: "user", content: [{ type: "text", text: "France?" }] }], target: ["Paris"], output: { completion: "Paris" }, scores: { match: { value: "C" } } }, { id: 2, epoch: 1, input: "Italy?", target: "Rome", output: { completion: "Milan" }, scores: { match: { value: "P", explanation: "near" } } }] };
    assert.deepEqual(read(log).cases.map(({ input, passed, score, reason }) => [input, passed, score, reason]), [["France?", true, 1, undefined], ["Italy?", false, 0.5, "near"]]);
    assert.deepEqual(read(log).reported, [{ task: "capitals", figure: "accuracy", value: 0.5 }]);
  });

  it("survive what is not as it should be", () => {
    for (const document of [undefined, null, 1, [], {}, { results: [] }, { results: { results: 7 } }]) assert.equal(readAnswers("a.json", [document]).state, "failed");
    assert.match(JSON.stringify(readAnswers("a.json", [{ evalId: "e", results: { results: [] } }])), /holds no case/);
    for (const broken of [{ spec: { eval_name: null } }, { sample_id: 1, event_id: 2 }, { doc_id: 0, resps: null }, { success: true, provider: null, vars: null }, { eval: {}, task: 1, status: 2, samples: [null, 3, {}] }]) assert.doesNotThrow(() => readAnswers("a.json", [broken]));
  });

  it("are summed up, the worst part first", () => {
    const report = summarizeAnswers(read(...Array.from({ length: 40 }, (_, place) => sample(place, place < 36 ? 1 : 0)), ...Array.from({ length: 20 }, (_, place) => sample(place, place < 2 ? 1 : 0, { task: "hard" }))));
    assert.deepEqual(report.parts.map(({ task, cases, passed }) => [task, cases, passed]), [["", 60, 38], ["hard", 20, 2], ["quiz", 40, 36]]);
    assert.equal(report.words, "63 % of 60 cases pass (95 %: 51 % to 74 %). The worst is `hard` by `model`: 10 % of 20.");
  });

  it("are set beside earlier ones, case by case", () => {
    const earlier = read(...Array.from({ length: 30 }, (_, place) => sample(place, 1)));
    const report = summarizeAnswers(read(...Array.from({ length: 31 }, (_, place) => sample(place, place < 10 ? 0 : 1))), { ...earlier, name: "old.jsonl" });
    const { against } = report;
    assert.deepEqual([against?.both, against?.onlyNow, against?.broken.length, against?.mended.length, against?.pValue?.toFixed(9)], [30, 1, 10, 0, "0.001953125"]);
    assert.equal(against?.words, "10 cases passed in old.jsonl and fail now, 0 the other way round: 100 % before, 67 % now, more than chance explains (p = 0.001953).");
    assert.match(summarizeAnswers(earlier, read(match("m.0", true), { spec: { eval_name: "x" } })).against?.words ?? "", /so nothing can be compared/);
  });

  it("are asked for where the tool's own figure says otherwise", () => {
    const report = summarizeAnswers(read({ results: { quiz: { "acc,none": 0.9 } }, "n-shot": {} }, sample(0, 1), sample(1, 0)));
    assert.deepEqual(report.problems, ["The file reports acc 0.9 for quiz; its cases give 0.5. Are cases missing?"]);
  });

  it("count the same question once for each time it is asked", () => {
    const { cases } = read(sample(0, 1), sample(0, 0));
    assert.equal(new Set(cases.map(({ key }) => key)).size, 2);
  });
});
