import type { StoreProblem } from "../../server/core/insights/experiments/table.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import { message } from "../shared/message.ts";
import { button } from "../shared/ui.ts";

export function noRuns(problems: readonly StoreProblem[], refresh: () => void): HTMLElement {
  const named = problems.map(({ file, message: what }) => element("span", {}, [element("code", {}, [file]), `: ${what}`]));
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

export function problemsOf(problems: readonly StoreProblem[], open: (path: string) => void): readonly HTMLElement[] {
  if (problems.length === 0) return [];
  const items = problems.map(({ file, message: what }) => {
    const link = element("button", { class: "plain link", title: `Open ${file}` }, [file]);
    link.addEventListener("click", () => open(file));
    return element("li", {}, [link, ` ${what}`]);
  });
  return [element("details", { class: "problems" }, [element("summary", {}, [`${counted(problems.length, "file")} of the stores could not be read fully; the rest is shown`]), element("ul", {}, items)])];
}
