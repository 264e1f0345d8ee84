import type { EvaluationColumns } from "../../server/core/insights/evaluation/report.ts";
import type { EvaluatedFile } from "../protocol/evaluation.ts";
import { element } from "../shared/dom.ts";
import { button, dropdown } from "../shared/ui.ts";

const NONE = "–";
type Role = "label" | "prediction" | "score" | "versus" | "versusScore" | "group" | "secondGroup" | "query" | "lower" | "upper";
const ROLES: readonly (readonly [role: Role, title: string])[] = [
  ["label", "Label"],
  ["prediction", "Prediction"],
  ["score", "Score"],
  ["versus", "Second model"],
  ["versusScore", "Its score"],
  ["group", "Groups"],
];
/** What few files have stands folded. */
const MORE: typeof ROLES = [
  ["secondGroup", "and groups of"],
  ["query", "Query (of a ranking)"],
  ["lower", "Interval from"],
  ["upper", "Interval to"],
];

/** Asks which column is what. With `patient`, nothing is sent before the button is pressed; else each change is. */
export function columnChoice({ columns, chosen }: EvaluatedFile, evaluate: (columns: EvaluationColumns) => void, patient: boolean): HTMLElement {
  const picked = new Map<Role, string>([
    ["label", chosen?.label ?? NONE],
    ["prediction", chosen?.prediction ?? NONE],
    ["score", chosen?.score ?? NONE],
    ["versus", chosen?.versus ?? NONE],
    ["versusScore", chosen?.versusScore ?? NONE],
    ["group", chosen?.groups[0] ?? NONE],
    ["secondGroup", chosen?.groups[1] ?? NONE],
    ["query", chosen?.query ?? NONE],
    ["lower", chosen?.lower ?? NONE],
    ["upper", chosen?.upper ?? NONE],
  ]);
  const send = (): void => {
    const query = queryOf(picked);
    if (query) evaluate(query);
  };
  const controlOf = ([role, title]: (typeof ROLES)[number]): HTMLElement => {
    const control = dropdown(title, (value) => {
      picked.set(role, value);
      if (!patient) send();
    });
    control.offer(role === "label" ? columns : [NONE, ...columns], picked.get(role));
    return element("label", { class: "choice" }, [element("span", { class: "soft" }, [title]), control.node]);
  };
  if (picked.get("label") === NONE) picked.set("label", columns[0] ?? NONE);
  return element("div", { class: "choices" }, [...ROLES.map(controlOf), element("details", { class: "more-choices", open: MORE.some(([role]) => picked.get(role) !== NONE) }, [element("summary", {}, ["More columns"]), element("div", { class: "choices" }, MORE.map(controlOf))]), ...(patient ? [button("Evaluate", send, "primary")] : [])]);
}

/** `undefined` while there is nothing to compare the labels with. */
function queryOf(picked: ReadonlyMap<Role, string>): EvaluationColumns | undefined {
  const value = (role: Role): string | undefined => (picked.get(role) === NONE ? undefined : picked.get(role));
  const label = value("label");
  const others = Object.fromEntries((["prediction", "score", "versus", "versusScore", "query", "lower", "upper"] as const).flatMap((role) => (value(role) === undefined ? [] : [[role, value(role)]])));
  if (label === undefined || (others["prediction"] === undefined && others["score"] === undefined)) return undefined;
  return { ...others, label, groups: [...new Set((["group", "secondGroup"] as const).flatMap((role) => value(role) ?? []))] };
}
