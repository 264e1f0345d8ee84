import type { EvaluationColumns, EvaluationOptions, Task } from "../../server/core/insights/evaluation/report.ts";
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

/** What the file turned out to hold: the classes, and the one that is to be found where there is one. */
interface Found {
  readonly labels: readonly string[];
  readonly positive?: string;
}

const TASKS: Readonly<Record<string, Task | undefined>> = { "by the data": undefined, "classes": "classification", "numbers": "regression", "ranking": "ranking", "texts": "text" };
const EACH_CLASS = "each class";
const MOST_LABELS = 200;

/** Asks which column is what. Before anything was `found`, nothing is sent before the button is pressed; else each change is. */
export function columnChoice({ columns: names, chosen: judged }: EvaluatedFile, evaluate: (query: EvaluationOptions) => void, found?: Found): HTMLElement {
  const chosen = judged?.columns;
  let { task, positive } = judged ?? {};
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
    const columns = queryOf(picked);
    if (columns) evaluate({ columns, ...(task && { task }), ...(positive !== undefined && { positive }) });
  };
  const controlOf = ([role, title]: (typeof ROLES)[number]): HTMLElement => {
    const control = dropdown(title, (value) => {
      picked.set(role, value);
      // Another label has other classes.
      if (role === "label") positive = undefined;
      if (found) send();
    });
    control.offer(role === "label" ? names : [NONE, ...names], picked.get(role));
    return titled(title, control.node);
  };
  const tasks = dropdown("Judged as", (value) => {
    task = TASKS[value];
    if (found) send();
  });
  tasks.offer(Object.keys(TASKS), Object.keys(TASKS).find((name) => TASKS[name] === task));
  const classes = dropdown("Positive class", (value) => {
    positive = value === EACH_CLASS ? undefined : value;
    send();
  });
  const labels = found && found.labels.length <= MOST_LABELS ? found.labels : [];
  classes.offer([...(labels.length > 2 ? [EACH_CLASS] : []), ...labels], positive ?? found?.positive ?? EACH_CLASS);
  if (picked.get("label") === NONE) picked.set("label", names[0] ?? NONE);
  const isUnfolded = task !== undefined || MORE.some(([role]) => picked.get(role) !== NONE);
  return element("div", { class: "choices" }, [
    ...ROLES.map(controlOf),
    ...(labels.length > 1 ? [titled("Positive class", classes.node)] : []),
    element("details", { class: "more-choices", open: isUnfolded }, [element("summary", {}, ["More choices"]), element("div", { class: "choices" }, [...MORE.map(controlOf), titled("Judged as", tasks.node)])]),
    ...(found ? [] : [button("Evaluate", send, "primary")]),
  ]);
}

const titled = (title: string, control: HTMLElement): HTMLElement => element("label", { class: "choice" }, [element("span", { class: "soft" }, [title]), control]);

/** `undefined` while there is nothing to compare the labels with. */
function queryOf(picked: ReadonlyMap<Role, string>): EvaluationColumns | undefined {
  const value = (role: Role): string | undefined => (picked.get(role) === NONE ? undefined : picked.get(role));
  const label = value("label");
  const others = Object.fromEntries((["prediction", "score", "versus", "versusScore", "query", "lower", "upper"] as const).flatMap((role) => (value(role) === undefined ? [] : [[role, value(role)]])));
  if (label === undefined || (others["prediction"] === undefined && others["score"] === undefined)) return undefined;
  return { ...others, label, groups: [...new Set((["group", "secondGroup"] as const).flatMap((role) => value(role) ?? []))] };
}
