import type { Answers, AnswerCase } from "./report.ts";
import type { AnswersFormat } from "./formats/format.ts";
import { inspectAi } from "./formats/inspectAi.ts";
import { lmEval } from "./formats/lmEval.ts";
import { openAiEvals } from "./formats/openAiEvals.ts";
import { promptfoo } from "./formats/promptfoo.ts";

const FORMATS: readonly AnswersFormat[] = [promptfoo, lmEval, inspectAi, openAiEvals];

/** The tool that wrote the file, as far as its first JSON value tells: all of it, or its first line. */
export const answersFormat = (first: unknown): AnswersFormat | undefined => FORMATS.find((format) => format.matches(first));

export type ReadAnswers = { readonly state: "read"; readonly answers: Answers } | { readonly state: "failed"; readonly reason: string };

/** Reads what an evaluation of a language model left, from all JSON values of its file. */
export function readAnswers(name: string, documents: readonly unknown[], problems: readonly string[] = []): ReadAnswers {
  const format = documents.slice(0, 5).map(answersFormat).find((found) => found !== undefined);
  if (!format) return { state: "failed", reason: `${name} is no result of promptfoo, OpenAI evals, lm-evaluation-harness or Inspect.` };
  const read = format.read(documents);
  const { reported = [] } = read;
  if (read.cases.length === 0 && reported.length === 0) return { state: "failed", reason: `${name} is a result of ${format.title}, but holds no case.` };
  return { state: "read", answers: { name, format: format.title, cases: keyed(read.cases), reported, problems: [...problems, ...(read.problems ?? [])] } };
}

/**
 * The same question may be asked several times, and of several models: the place among equals makes the key unique. What a file holds only one of tells
 * nothing apart in it, and another file may call it otherwise.
 */
function keyed(cases: readonly AnswerCase[]): readonly AnswerCase[] {
  const [tasks, variants] = [new Set(cases.map(({ task }) => task)), new Set(cases.map(({ variant }) => variant))];
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const base = JSON.stringify([one.key, ...(tasks.size > 1 ? [one.task] : []), ...(variants.size > 1 ? [one.variant] : [])]);
    const before = seen.get(base) ?? 0;
    seen.set(base, before + 1);
    return { ...one, key: before === 0 ? base : `${base}#${before + 1}` };
  });
}
