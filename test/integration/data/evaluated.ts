import assert from "node:assert/strict";

import { evaluate } from "../../../server/core/insights/evaluation/evaluate.ts";
import type { EvaluationOptions, EvaluationReport } from "../../../server/core/insights/evaluation/report.ts";
import { frameCollector } from "../../../server/core/insights/tables/frame.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { runPython } from "../../harness/python.ts";

export type Columns = Readonly<Record<string, readonly (string | number)[]>>;

/** Evaluates columns as if they stood in a file of text. */
export function evaluated(columns: Columns, options: EvaluationOptions): EvaluationReport {
  const rows = frameCollector(Object.keys(columns));
  const lists = Object.values(columns);
  (lists[0] ?? []).forEach((_, row) => rows.add(lists.map((cells) => String(cells[row]))));
  const result = evaluate(rows.frame("predictions.csv", []), options);
  assert.ok(result.state === "evaluated", result.state === "failed" ? result.reason : "");
  return result.report;
}

/** What a script of Python prints as JSON, in the environment of the peers. */
export async function answersOf(script: string, ...words: readonly string[]): Promise<unknown> {
  const { output, errors } = runPython(await peerPython("data"), { "ask.py": script }, ["ask.py", ...words]);
  assert.ok(output !== "", errors);
  return JSON.parse(output);
}

export function near(figure: object | undefined, expected: number, of: string, slack = 0): void {
  assert.ok(figure && "value" in figure && typeof figure.value === "number", `${of} is undefined: ${JSON.stringify(figure)}`);
  assert.ok(Math.abs(figure.value - expected) <= slack + 1e-9 * Math.max(1e-3, Math.abs(expected)), `${of}: ${figure.value} is not ${expected}`);
}
