import type { PathUse, Pipeline, Stage } from "./pipeline.ts";

/** An output of a stage and the stage that it belongs to. */
export interface Output {
  readonly stage: Stage;
  readonly use: PathUse;
}

export const outputsOf = (pipeline: Pipeline): readonly Output[] =>
  pipeline.stages.flatMap((stage) => stage.uses.filter(({ role }) => role === "out").map((use) => ({ stage, use })));

/** Stages that make something the stage depends on, with the dependency that says so. */
export function suppliersOf(pipeline: Pipeline, stage: Stage): readonly { readonly supplier: Stage; readonly through: PathUse }[] {
  const deps = stage.uses.filter(({ role }) => role === "dep");
  return deps.flatMap((through) =>
    outputsOf(pipeline)
      .filter(({ use }) => isSameOrInside(through.uri, use.uri) || isSameOrInside(use.uri, through.uri))
      // The runs of one looped stage follow each other freely; only the same run can depend on itself.
      .filter(({ stage: supplier, use }) => supplier !== stage || use.run === through.run)
      .map(({ stage: supplier }) => ({ supplier, through })),
  );
}

export const usersOf = (pipeline: Pipeline, stage: Stage): readonly Stage[] =>
  pipeline.stages.filter((other) => other !== stage && suppliersOf(pipeline, other).some(({ supplier }) => supplier === stage));

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

export const isSameOrInside = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer.replace(/\/$/, "")}/`);
