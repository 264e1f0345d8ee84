import { isObject, listAt, numberOf, objectAt, promptText, textOf, type Json } from "../json.ts";
import type { AnswerCase, ReportedFigure } from "../report.ts";
import type { AnswersFormat } from "./format.ts";

/** A log of Inspect in JSON; `.eval` files become one by `inspect log convert --to json`. https://inspect.aisi.org.uk/eval-logs.html */
export const inspectAi: AnswersFormat = {
  title: "Inspect",
  matches: (first) => isObject(first) && isObject(first["eval"]) && "task" in first["eval"] && ("samples" in first || "status" in first),
  read(documents) {
    const logs = documents.filter(isObject);
    const stopped = logs.filter(({ status }) => status !== "success").map((log) => `The run ended as “${textOf(log["status"])}”${textOf(objectAt(log, "error")["message"]) === "" ? "" : `: ${textOf(objectAt(log, "error")["message"])}`}.`);
    return { cases: logs.flatMap(casesOf), reported: logs.flatMap(reportedIn), problems: stopped };
  },
};

function casesOf(log: Json): readonly AnswerCase[] {
  const own = objectAt(log, "eval");
  const whole = { task: textOf(own["task"]), variant: textOf(own["model"]) };
  return listAt(log, "samples").filter(isObject).map((sample) => caseOf(sample, whole));
}

function caseOf(sample: Json, whole: Pick<AnswerCase, "task" | "variant">): AnswerCase {
  const [[, judged] = ["", {}]] = Object.entries(objectAt(sample, "scores"));
  const verdict = isObject(judged) ? judged : {};
  const { passed, score } = valueOf(verdict["value"]);
  const reason = textOf(objectAt(sample, "error")["message"] ?? verdict["explanation"]);
  const [milliseconds, target] = [numberOf(sample["total_time"]), sample["target"]];
  const tokens = Object.values(objectAt(sample, "model_usage")).reduce<number>((sum, usage) => sum + (numberOf(objectAt(usage)["total_tokens"]) ?? 0), 0);
  return {
    key: `${textOf(sample["id"])}#${textOf(sample["epoch"])}`,
    ...whole,
    input: promptText(sample["input"]),
    expected: Array.isArray(target) ? (target as readonly unknown[]).map(textOf).join(" or ") : textOf(target),
    output: textOf(objectAt(sample, "output")["completion"]) || promptText(objectAt(listAt(objectAt(sample, "output"), "choices")[0], "message")["content"]),
    ...(passed !== undefined && { passed }),
    ...(score !== undefined && { score }),
    ...(reason !== "" && { reason }),
    ...(milliseconds !== undefined && { milliseconds: milliseconds * 1000 }),
    ...(tokens > 0 && { tokens }),
  };
}

/** C(orrect), I(ncorrect), P(artial), N(o answer), as Inspect turns them into numbers. */
const LETTERS: Readonly<Record<string, number>> = { C: 1, I: 0, P: 0.5, N: 0 };

function valueOf(value: unknown): { readonly passed?: boolean; readonly score?: number } {
  const score = typeof value === "string" ? LETTERS[value] : typeof value === "boolean" ? Number(value) : numberOf(value);
  if (score === undefined) return {};
  const judges = typeof value === "string" || typeof value === "boolean" || score === 0 || score === 1;
  return { score, ...(judges && { passed: score === 1 }) };
}

function reportedIn(log: Json): readonly ReportedFigure[] {
  const task = textOf(objectAt(log, "eval")["task"]);
  return listAt(objectAt(log, "results"), "scores").filter(isObject).flatMap((scorer) =>
    Object.values(objectAt(scorer, "metrics")).flatMap((metric) => {
      const [name, value] = [objectAt(metric)["name"], numberOf(objectAt(metric)["value"])];
      return value === undefined || name === "stderr" ? [] : [{ task, figure: textOf(name), value }];
    }),
  );
}
