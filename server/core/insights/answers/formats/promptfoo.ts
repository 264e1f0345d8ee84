import { isObject, listAt, numberOf, objectAt, promptText, stableText, textOf, type Json } from "../json.ts";
import type { AnswerCase } from "../report.ts";
import type { AnswersFormat } from "./format.ts";

/** `promptfoo eval --output results.json` (or `.jsonl`). https://www.promptfoo.dev/docs/configuration/outputs */
export const promptfoo: AnswersFormat = {
  title: "promptfoo",
  matches: (first) => isResult(first) || resultsIn(first).some(isResult) || (isObject(first) && "evalId" in first && "results" in first),
  read(documents) {
    const results = documents.flatMap((document) => (isResult(document) ? [document] : resultsIn(document))).filter(isObject);
    const variants = variantNames(results);
    return { cases: results.map((result) => caseOf(result, variants(result))) };
  },
};

const isResult = (value: unknown): boolean => isObject(value) && "success" in value && "provider" in value && ("vars" in value || "testCase" in value);
const resultsIn = (document: unknown): readonly unknown[] => (isObject(document) ? [...listAt(document["results"], "results"), ...listAt(document, "results")] : []);

function caseOf(result: Json, variant: string): AnswerCase {
  const [testCase, grading, response] = [objectAt(result, "testCase"), objectAt(result, "gradingResult"), objectAt(result, "response")];
  const vars = "vars" in result ? result["vars"] : testCase["vars"];
  const description = textOf(testCase["description"]);
  const reason = textOf(result["error"] ?? (result["success"] === true ? undefined : grading["reason"]));
  const [score, milliseconds, tokens] = [numberOf(result["score"]), numberOf(result["latencyMs"]), numberOf(objectAt(response, "tokenUsage")["total"])];
  return {
    key: `${stableText(vars)}${description}`,
    task: textOf(objectAt(testCase, "metadata")["category"]) || textOf(objectAt(result, "metadata")["pluginId"]) || "tests",
    variant,
    input: description === "" ? varsText(vars, result) : `${description}\n${varsText(vars, result)}`,
    expected: listAt(testCase, "assert").filter(isObject).map(assertion).join("\n"),
    output: textOf(response["output"] ?? result["output"]),
    passed: result["success"] === true,
    ...(score !== undefined && { score }),
    ...(reason !== "" && { reason }),
    ...(milliseconds !== undefined && { milliseconds }),
    ...(tokens !== undefined && { tokens }),
  };
}

/** The variables of the test, which are the same for each prompt and provider; without any, the prompt. */
function varsText(vars: unknown, result: Json): string {
  const entries = isObject(vars) ? Object.entries(vars) : [];
  const [only] = entries;
  if (!only) return promptText(objectAt(result, "prompt")["raw"]);
  return entries.length === 1 ? textOf(only[1]) : entries.map(([name, value]) => `${name}: ${textOf(value)}`).join("\n");
}

function assertion({ type, value }: Json): string {
  return value === undefined ? textOf(type) : `${textOf(type)}: ${textOf(value)}`;
}

/** Providers, and prompts where there are several. */
function variantNames(results: readonly Json[]): (result: Json) => string {
  const providerOf = ({ provider }: Json): string => (isObject(provider) ? firstText(provider["label"], provider["id"]) : textOf(provider));
  const promptOf = (result: Json): string => firstText(objectAt(result, "prompt")["label"], result["promptId"], result["promptIdx"]);
  const several = new Set(results.map((result) => textOf(result["promptIdx"] ?? promptOf(result)))).size > 1 && new Set(results.map(promptOf)).size > 1;
  return (result) => (several ? `${providerOf(result)} · ${clipped(promptOf(result))}` : providerOf(result));
}

const firstText = (...values: readonly unknown[]): string => values.map(textOf).find((text) => text !== "") ?? "";
const clipped = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replace(/\s+/g, " ");
