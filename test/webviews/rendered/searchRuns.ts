import { experiments, type Experiments } from "../../../server/core/index.ts";
import type { LoggedRun } from "../../../server/core/stores/contents.ts";
import { loggedRun, storeOf } from "../../harness/runs.ts";
import { sampleArtifacts } from "./sampleArtifacts.ts";

const MODELS = ["boosting", "forest", "linear"] as const;
const RATES = ["0.3", "0.1", "0.03", "0.01"] as const;
const SEEDS = ["1", "2", "3"] as const;
const STEPS = 80;

/** The same with a registry: one model of three versions, the first of a run that is gone, and one without versions. */
export function registeredRuns(): Experiments {
  const store = storeOf(...searched());
  const version = { aliases: [], status: "READY", source: "/home/ada/churn/mlruns/models/m-1" };
  const versions = [
    { ...version, version: 3, stage: "Production", aliases: ["champion"], runId: "boosting-0.1-2", created: new Date(2026, 2, 9, 10).getTime(), description: "after the clean-up of plans" },
    { ...version, version: 2, stage: "Archived", runId: "forest-0.03-1", created: new Date(2026, 2, 5, 16, 30).getTime() },
    { ...version, version: 1, stage: "None", runId: "4e1f0aa2bb", created: new Date(2026, 1, 20, 9).getTime() },
  ];
  const path = "/home/ada/churn/mlruns";
  return experiments([{ ...store, models: [{ name: "churn-model", store: path, description: "Who leaves within 30 days.", tags: { owner: "growth" }, versions }, { name: "uplift-model", store: path, versions: [] }], dataOf: (id) => (id.startsWith("boosting") ? [{ name: "customers", digest: "9f2c", use: "training" }] : []) }]);
}

/** A search as people make it: three models, four rates, three seeds each under the run of its model; one diverged, one is still going on. */
export const searchRuns = (): Experiments => experiments([storeOf(...searched())]);

function searched(): readonly LoggedRun[] {
  const parents = MODELS.map((model, place) => loggedRun(`search-${model}`, { model }, {}, { ...headOf(place * 20), name: `search ${model}`, tags: { kind: "search" } }));
  const children = MODELS.flatMap((model, m) => RATES.flatMap((rate, r) => SEEDS.map((seed, s) => trained(model, rate, seed, m * 20 + r * 3 + s + 1))));
  return [...parents, ...children];
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
