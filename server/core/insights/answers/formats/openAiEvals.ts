import { isObject, numberOf, objectAt, promptText, textOf, type Json } from "../json.ts";
import type { AnswerCase } from "../report.ts";
import type { AnswersFormat } from "./format.ts";

/** The log of `oaieval`: a line for what was run, one for each event, one for the final report. https://github.com/openai/evals/blob/main/evals/record.py */
export const openAiEvals: AnswersFormat = {
  title: "OpenAI evals",
  matches: (first) => isObject(first) && ((isObject(first["spec"]) && "eval_name" in first["spec"]) || isObject(first["final_report"]) || ("sample_id" in first && "event_id" in first)),
  read(documents) {
    const lines = documents.filter(isObject);
    const spec = objectAt(lines.find((line) => isObject(line["spec"])), "spec");
    const task = textOf(spec["eval_name"]) || "eval";
    const variant = completionOf(spec);
    const samples = new Map<string, Json[]>();
    for (const line of lines) {
      const id = line["sample_id"];
      if (typeof id === "string") samples.set(id, [...(samples.get(id) ?? []), line]);
    }
    const final = objectAt(lines.find((line) => isObject(line["final_report"])), "final_report");
    const reported = Object.entries(final).flatMap(([figure, value]) => (typeof value === "number" ? [{ task, figure, value }] : []));
    const unfinished = lines.some((line) => isObject(line["final_report"])) ? [] : ["The log has no final report: the run was stopped, or is still going on."];
    return { cases: [...samples].map(([id, events]) => caseOf(id, events, { task, variant })), reported, problems: unfinished };
  },
};

const completionOf = (spec: Json): string => {
  const all: unknown = spec["completion_fns"];
  return Array.isArray(all) ? (all as readonly unknown[]).map(textOf).join(", ") : textOf(spec["model_name"] ?? all);
};

function caseOf(key: string, events: readonly Json[], whole: Pick<AnswerCase, "task" | "variant">): AnswerCase {
  const dataOf = (...types: readonly string[]): Json => objectAt(events.findLast(({ type }) => types.includes(String(type))), "data");
  const [sampling, match, metrics, error] = [dataOf("sampling"), dataOf("match"), dataOf("metrics"), dataOf("error")];
  const sampled: unknown = sampling["sampled"];
  const output = match["sampled"] ?? (Array.isArray(sampled) ? (sampled as readonly unknown[])[0] : sampled) ?? metrics["sampled"];
  const passed = typeof match["correct"] === "boolean" ? match["correct"] : passedBy(metrics);
  const score = ["score", "accuracy", "f1_score", "correct"].map((name) => numberOf(metrics[name])).find((value) => value !== undefined);
  const reason = textOf(error["message"] ?? error["type"]) || (match["picked"] === undefined || match["picked"] === null ? "" : `picked ${textOf(match["picked"])}`);
  return {
    key,
    ...whole,
    input: promptText(sampling["prompt"] ?? match["prompt"]),
    expected: expectedText(match["expected"] ?? metrics["expected"]),
    output: promptText(output),
    ...(passed !== undefined && { passed }),
    ...(score !== undefined && { score }),
    ...(reason !== "" && { reason }),
  };
}

const expectedText = (expected: unknown): string => (Array.isArray(expected) ? (expected as readonly unknown[]).map(textOf).join(" or ") : textOf(expected));

/** Model-graded evals choose a letter or a word; only plain ones say whether that is good. */
function passedBy({ choice, accuracy, correct, passed }: Json): boolean | undefined {
  const plain = correct ?? passed ?? accuracy;
  if (typeof plain === "boolean") return plain;
  if (plain === 0 || plain === 1) return plain === 1;
  return typeof choice === "string" && /^(y|yes|n|no)$/i.test(choice) ? /^y/i.test(choice) : undefined;
}
