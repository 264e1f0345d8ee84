import type { EvaluationColumns } from "../../server/core/insights/evaluation/report.ts";
import type { EvaluatedFile } from "../protocol/evaluation.ts";
import { element } from "../shared/dom.ts";
import { button, dropdown } from "../shared/ui.ts";

const NONE = "–";
type Role = "label" | "prediction" | "score" | "versus" | "versusScore" | "group";
const ROLES: readonly (readonly [role: Role, title: string])[] = [
  ["label", "Label"],
  ["prediction", "Prediction"],
  ["score", "Score"],
  ["versus", "Second model"],
  ["versusScore", "Its score"],
  ["group", "Groups"],
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
  ]);
  const send = (): void => {
    const query = queryOf(picked, chosen);
    if (query) evaluate(query);
  };
  const controls = ROLES.map(([role, title]) => {
    const control = dropdown(title, (value) => {
      picked.set(role, value);
      if (!patient) send();
    });
    control.offer(role === "label" ? columns : [NONE, ...columns], picked.get(role));
    return element("label", { class: "choice" }, [element("span", { class: "soft" }, [title]), control.node]);
  });
  if (picked.get("label") === NONE) picked.set("label", columns[0] ?? NONE);
  return element("div", { class: "choices" }, [...controls, ...(patient ? [button("Evaluate", send, "primary")] : [])]);
}

/** `undefined` while there is nothing to compare the labels with. */
function queryOf(picked: ReadonlyMap<Role, string>, chosen: EvaluationColumns | undefined): EvaluationColumns | undefined {
  const value = (role: Role): string | undefined => (picked.get(role) === NONE ? undefined : picked.get(role));
  const [label, prediction, score, group] = [value("label"), value("prediction"), value("score"), value("group")];
  if (label === undefined || (prediction === undefined && score === undefined)) return undefined;
  const others = chosen ? { ...(chosen.query !== undefined && { query: chosen.query }), ...(chosen.lower !== undefined && { lower: chosen.lower }), ...(chosen.upper !== undefined && { upper: chosen.upper }) } : {};
  const [versus, versusScore] = [value("versus"), value("versusScore")];
  return { ...others, ...(versus !== undefined && { versus }), ...(versusScore !== undefined && { versusScore }), label, ...(prediction !== undefined && { prediction }), ...(score !== undefined && { score }), groups: group === undefined ? [] : [group] };
}
