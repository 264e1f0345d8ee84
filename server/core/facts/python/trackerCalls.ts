import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, textValue, type Call } from "./calls.ts";

/** A call that begins a run of a tracker. */
export interface TrackerCall {
  readonly at: Span;
  /** Names of the trackers in which its runs turn up. */
  readonly trackers: readonly string[];
  /** The experiment, project or study, where the code says it. */
  readonly experiment?: string;
}

interface Beginning {
  readonly call: RegExp;
  readonly trackers: readonly string[];
  /** The argument that names the experiment, and its place. */
  readonly experiment?: readonly [keyword: string, place?: number];
}

const BEGINNINGS: readonly Beginning[] = [
  { call: /^mlflow\.start_run$/, trackers: ["MLflow"] },
  { call: /^wandb\.init$/, trackers: ["W&B"], experiment: ["project", 0] },
  { call: /^trackio\.init$/, trackers: ["Trackio"], experiment: ["project", 0] },
  { call: /^clearml\.Task\.init$/, trackers: ["ClearML"], experiment: ["project_name", 0] },
  { call: /^dvclive\.Live$/, trackers: ["DVCLive", "DVC"] },
  { call: /^optuna\.(study\.)?(create|load)_study$/, trackers: ["Optuna"], experiment: ["study_name"] },
  { call: /^(ray\.)?tune\.(Tuner|run)$|^ray\.tune\.tuner\.Tuner$/, trackers: ["Ray Tune"] },
  { call: /^(transformers|trl|sentence_transformers|setfit)\.(\w+\.)*\w*Trainer$/, trackers: ["Hugging Face"] },
  { call: /^(lightning(\.pytorch)?|pytorch_lightning)\.(\w+\.)*Trainer$/, trackers: ["Lightning", "TensorBoard"] },
  { call: /^(torch\.utils\.tensorboard|tensorboardX)\.(\w+\.)*SummaryWriter$|^(tensorflow\.)?keras\.callbacks\.TensorBoard$/, trackers: ["TensorBoard"] },
  { call: /^(tensorflow\.)?keras\.callbacks\.CSVLogger$/, trackers: ["Keras"] },
];

/** Every call of a document that begins runs. */
export const trackerCalls: (document: Document) => readonly TrackerCall[] = memo((document: Document): readonly TrackerCall[] => {
  const calls = callsOf(document);
  const chosen = calls.filter(({ name }) => name === "mlflow.set_experiment").flatMap((call) => textValue(argumentOf(call, "experiment_name", 0)) ?? []);
  return calls.flatMap((call) => {
    const beginning = BEGINNINGS.find((each) => each.call.test(call.name));
    if (!beginning) return [];
    const experiment = experimentOf(call, beginning) ?? (beginning.trackers[0] === "MLflow" ? chosen.at(-1) : undefined);
    return [{ at: call.callee, trackers: beginning.trackers, ...(experiment !== undefined && { experiment }) }];
  });
});

function experimentOf(call: Call, { experiment }: Beginning): string | undefined {
  return experiment && textValue(argumentOf(call, ...experiment));
}
