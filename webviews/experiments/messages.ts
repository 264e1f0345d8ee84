import type { StoreProblem } from "../../server/core/insights/experiments/table.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import { message } from "../shared/message.ts";
import { button } from "../shared/ui.ts";

/** What can be done about a file that a problem names. */
export interface ProblemActions {
  readonly open: (path: string) => void;
  readonly mapColumns: (path: string) => void;
}

export function noRuns(problems: readonly StoreProblem[], refresh: () => void, actions: ProblemActions): HTMLElement {
  const named = problems.map((problem) => element("span", {}, [element("code", {}, [problem.file]), `: ${problem.message}`, ...mending(problem, actions)]));
  return message(
    "No runs yet",
    [
      "This workspace holds no runs of a tracker that Modelwright knows: MLflow, W&B, TensorBoard, DVC, Trainer, Lightning, Keras, Optuna, Trackio, ClearML, Ray Tune, or a table of metrics.",
      "Train with one of them, or open the folder that holds what it wrote, such as mlruns, mlflow.db, wandb or runs. The table fills by itself as soon as a run is there.",
      ...named,
    ],
    button("Look Again", refresh, "primary"),
  );
}

/** Damage, and apart from it tables of which nobody has said yet what their columns are. */
export function problemsOf(problems: readonly StoreProblem[], actions: ProblemActions): readonly HTMLElement[] {
  const unclear = problems.filter(({ mend }) => mend === "columns");
  const damaged = problems.filter(({ mend }) => mend === undefined);
  return [
    ...listOf(damaged, `${counted(damaged.length, "file")} of the stores could not be read fully; the rest is shown`, actions),
    ...listOf(unclear, `${counted(unclear.length, "table")} may hold metrics under names of ${unclear.length === 1 ? "its" : "their"} own`, actions),
  ];
}

function listOf(problems: readonly StoreProblem[], summary: string, actions: ProblemActions): readonly HTMLElement[] {
  if (problems.length === 0) return [];
  const items = problems.map((problem) => {
    const link = element("button", { class: "plain link", title: `Open ${problem.file}` }, [problem.file]);
    link.addEventListener("click", () => actions.open(problem.file));
    return element("li", {}, [link, ` ${problem.message}`, ...mending(problem, actions)]);
  });
  return [element("details", { class: "problems" }, [element("summary", {}, [summary]), element("ul", {}, items)])];
}

function mending({ file, mend }: StoreProblem, { mapColumns }: ProblemActions): readonly (HTMLElement | string)[] {
  if (mend !== "columns") return [];
  const press = element("button", { "class": "plain link", "aria-label": `Map the columns of ${file}` }, ["Map Columns…"]);
  press.addEventListener("click", () => mapColumns(file));
  return [" ", press];
}
