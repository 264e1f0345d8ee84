import type { Stage } from "../../facts/project/stages.ts";

/** Stages with what every engine needs to run them. */
export interface PipelinePlan {
  readonly name: string;
  readonly image: string;
  readonly stages: readonly Stage[];
}
