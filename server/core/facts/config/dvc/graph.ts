import { memo } from "../../../memo.ts";
import { PathSet } from "./paths.ts";
import type { PathUse, Pipeline, Stage } from "./pipeline.ts";

/** An output of a stage and the stage that it belongs to. */
export interface Output {
  readonly stage: Stage;
  readonly use: PathUse;
}

export const outputsOf = memo((pipeline: Pipeline): readonly Output[] =>
  pipeline.stages.flatMap((stage) => stage.uses.filter(({ role }) => role === "out").map((use) => ({ stage, use }))),
);

/** The outputs by their place, to find those that are, hold, or lie inside a path. */
export const outputPaths = memo((pipeline: Pipeline) => new PathSet(outputsOf(pipeline).map((output): [string, Output] => [output.use.uri, output])));

export interface Supply {
  readonly supplier: Stage;
  /** The dependency that says so. */
  readonly through: PathUse;
}

/** Stages that make something the stage depends on. */
export const suppliersOf = (pipeline: Pipeline, stage: Stage): readonly Supply[] => supplies(pipeline).get(stage) ?? [];

const supplies = memo((pipeline: Pipeline): ReadonlyMap<Stage, readonly Supply[]> => new Map(pipeline.stages.map((stage) => [stage, suppliesOf(pipeline, stage)])));

function suppliesOf(pipeline: Pipeline, stage: Stage): readonly Supply[] {
  const deps = stage.uses.filter(({ role }) => role === "dep");
  return deps.flatMap((through) =>
    outputPaths(pipeline)
      .touching(through.uri)
      // The runs of one looped stage follow each other freely; only the same run can depend on itself.
      .filter(({ stage: supplier, use }) => supplier !== stage || use.run === through.run)
      .map(({ stage: supplier }) => ({ supplier, through })),
  );
}

export const usersOf = (pipeline: Pipeline, stage: Stage): readonly Stage[] => users(pipeline).get(stage) ?? [];

const users = memo((pipeline: Pipeline): ReadonlyMap<Stage, readonly Stage[]> => {
  const found = new Map<Stage, Stage[]>();
  for (const stage of pipeline.stages) {
    for (const supplier of new Set(suppliersOf(pipeline, stage).map((supply) => supply.supplier))) {
      if (supplier !== stage) found.set(supplier, [...(found.get(supplier) ?? []), stage]);
    }
  }
  return found;
});

export interface Cycle {
  /** In the order of running: each needs what the next makes, the last needs the first. */
  readonly stages: readonly Stage[];
  /** The dependency of the last stage written in the file, which closes the cycle. */
  readonly closing: PathUse;
}

/** One cycle per knot of stages that wait for each other. */
export function cyclesOf(pipeline: Pipeline): readonly Cycle[] {
  const cycles: Cycle[] = [];
  const done = new Set<Stage>();
  for (const start of pipeline.stages) {
    if (!done.has(start)) search(pipeline, start, [], done, cycles);
  }
  return cycles;
}

function search(pipeline: Pipeline, stage: Stage, trail: readonly Stage[], done: Set<Stage>, cycles: Cycle[]): void {
  for (const { supplier, through } of suppliersOf(pipeline, stage)) {
    const path = [...trail, stage];
    const from = path.indexOf(supplier);
    if (from >= 0) {
      if (!cycles.some((cycle) => cycle.stages.includes(supplier))) cycles.push({ stages: path.slice(from), closing: through });
    } else if (!done.has(supplier)) {
      search(pipeline, supplier, path, done, cycles);
    }
  }
  done.add(stage);
}
