import { memo } from "../../memo.ts";
import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { fileRun, statusByAge } from "../logged.ts";
import { place } from "../lightning/store.ts";
import { isRecord, numberFrom, paramText, parseJson } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import { curvesOfRecords } from "../tables/curves.ts";

/** Reads what the Trainer of Transformers leaves in its output folders: `trainer_state.json`, there or in the newest checkpoint. */
export function huggingFaceReader(now: () => number): StoreReader {
  return async ({ root, folders: places }) => {
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const folder of places) {
      const file = await newestState(folder);
      const state = file && (await stateIn(file));
      if (file && !state) problems.push({ file: file.path, message: "This file is no valid trainer state: it holds no JSON object with a `log_history`." });
      if (file && state) runs.push(runOf(file, state, root, folder, now));
    }
    return contentsOf(runs, problems);
  };
}

type State = Readonly<Record<string, unknown>> & { readonly log_history: readonly unknown[] };

/** The one at the highest step; every checkpoint repeats what stood in those before it. */
async function newestState(folder: StoreFolder): Promise<StoreFile | undefined> {
  const { folders, files } = await folder.entries();
  const own = files.find(({ name }) => name === STATE);
  if (own) return own;
  const checkpoints = folders.filter(({ name }) => CHECKPOINT.test(name)).toSorted((a, b) => stepOf(b.name) - stepOf(a.name));
  for (const checkpoint of checkpoints) {
    const file = (await checkpoint.entries()).files.find(({ name }) => name === STATE);
    if (file) return file;
  }
  return undefined;
}

const STATE = "trainer_state.json";
const CHECKPOINT = /^checkpoint-\d+$/;
const stepOf = (name: string): number => Number(name.slice(name.lastIndexOf("-") + 1));

const stateIn = memo(async (file: StoreFile): Promise<State | undefined> => {
  const state = parseJson((await textIn(file)) ?? "");
  return isRecord(state) && Array.isArray(state["log_history"]) ? { ...state, log_history: state["log_history"] as readonly unknown[] } : undefined;
});

/** Fields of the state that are settings. */
const PARAMS = ["max_steps", "num_train_epochs", "train_batch_size", "logging_steps", "eval_steps", "save_steps"];

function runOf(file: StoreFile, state: State, root: StoreFolder, folder: StoreFolder, now: () => number): LoggedRun {
  const trial = isRecord(state["trial_params"]) ? Object.entries(state["trial_params"]) : [];
  const settings = PARAMS.flatMap((name) => (state[name] === undefined || state[name] === null ? [] : [[name, state[name]] as const]));
  const best = ["best_metric", "best_model_checkpoint"].flatMap((name) => (state[name] === undefined || state[name] === null ? [] : [[name, paramText(state[name])]]));
  const isDone = (numberFrom(state["global_step"]) ?? 0) >= (numberFrom(state["max_steps"]) ?? Infinity);
  return fileRun({
    ...place(root, folder),
    tracker: "Hugging Face",
    status: isDone ? "finished" : statusByAge(file, now),
    file,
    params: Object.fromEntries([...settings, ...trial].map(([name, value]) => [name, paramText(value)])),
    tags: Object.fromEntries(best) as Readonly<Record<string, string>>,
    curves: curvesOfRecords(state.log_history.filter(isRecord)).curves,
  });
}
