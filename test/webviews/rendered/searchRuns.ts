import { experiments, type Experiments } from "../../../server/core/index.ts";
import type { LoggedRun } from "../../../server/core/stores/contents.ts";
import { loggedRun, storeOf } from "../../harness/runs.ts";
import { sampleArtifacts } from "./sampleArtifacts.ts";

const MODELS = ["boosting", "forest", "linear"] as const;
const RATES = ["0.3", "0.1", "0.03", "0.01"] as const;
const SEEDS = ["1", "2", "3"] as const;
const STEPS = 80;

/** A search as people make it: three models, four rates, three seeds each under the run of its model; one diverged, one is still going on. */
export function searchRuns(): Experiments {
  const parents = MODELS.map((model, place) => loggedRun(`search-${model}`, { model }, {}, { ...headOf(place * 20), name: `search ${model}`, tags: { kind: "search" } }));
  const children = MODELS.flatMap((model, m) => RATES.flatMap((rate, r) => SEEDS.map((seed, s) => trained(model, rate, seed, m * 20 + r * 3 + s + 1))));
  return experiments([storeOf(...parents, ...children)]);
}

function headOf(place: number): Partial<LoggedRun> {
  const startTime = Date.UTC(2026, 2, 1 + Math.floor(place / 8), 9, (place % 8) * 40);
  return { experiment: "churn", store: "/home/ada/churn/mlruns", startTime, endTime: startTime + (3 + (place % 5)) * 61_000 };
}

function trained(model: string, rate: string, seed: string, place: number): LoggedRun {
  const [speed, floor] = [Math.sqrt(Number(rate)) / 6, { boosting: 0.22, forest: 0.27, linear: 0.36 }[model] ?? 0.4];
  const noise = (step: number): number => Math.sin(step * 12.9898 + place * 78.233) * 0.02;
  const diverged = model === "linear" && rate === "0.3";
  const loss = Array.from({ length: STEPS }, (_, step) => (diverged && step > 50 ? NaN : floor + 0.6 * Math.exp(-step * speed) + noise(step) + Math.abs(Math.log10(Number(rate)) + 1) * 0.03));
  const last = loss.findLast((value) => Number.isFinite(value)) ?? 1;
  const running = model === "boosting" && rate === "0.01" && seed === "3";
  const head = headOf(place);
  return loggedRun(`${model}-${rate}-${seed}`, { model, learning_rate: rate, seed, optimizer: place % 2 === 0 ? "adam" : "sgd" }, { "val/loss": loss, "train/loss": loss.map((value) => value * 0.9 - 0.02), "val/auc": 1 - last * 0.6, "val/f1": 0.95 - last * 0.7 }, {
    ...head,
    ...(running && { endTime: undefined as never }),
    name: `${model} lr ${rate} #${seed}`,
    status: running ? "running" : diverged ? "failed" : "finished",
    parent: `search-${model}`,
    artifacts: sampleArtifacts(place),
    tags: { team: place % 3 === 0 ? "growth" : "risk" },
    ...(place % 7 === 0 && { note: "compare with last week" }),
  });
}
