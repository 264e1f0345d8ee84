import { counted } from "../tables/words.ts";
import { shortNumber } from "../words.ts";
import type { EvaluationReport, Task } from "./report.ts";

/** The verdict, for people who read nothing else. */
export function evaluationWords({ task, metrics, data, groups, slices }: Omit<EvaluationReport, "words">): string {
  const head = HEADLINES[task].flatMap((id) => metrics.find((metric) => metric.id === id && "value" in metric) ?? [])[0];
  const figure = head && "value" in head ? `${head.title} ${shortNumber(head.value)}${head.interval ? ` (95 %: ${shortNumber(head.interval[0])} to ${shortNumber(head.interval[1])})` : ""} on ${counted(data.used, "row")}.` : `Nothing could be measured on ${counted(data.used, "row")}.`;
  const uneven = groups.flatMap(({ name, measures }) => (measures.some(({ verdict }) => verdict === "look") ? [`\`${name}\``] : []));
  const unfair = uneven.length === 0 ? [] : [`Groups of ${uneven.join(", ")} are treated differently.`];
  return [figure, ...unfair, ...slices.slice(0, 1).map(({ words }) => words)].join(" ");
}

/** The first that is there says most. */
const HEADLINES: Readonly<Record<Task, readonly string[]>> = { classification: ["roc_auc", "f1", "macro_f1", "accuracy"], regression: ["mae"], ranking: ["ndcg_at_10"], text: ["token_f1"] };
