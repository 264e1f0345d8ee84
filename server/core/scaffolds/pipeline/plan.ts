import type { Parameter } from "../../facts/project/stageCommand.ts";
import type { Stage } from "../../facts/project/stages.ts";

/** Stages with what every engine needs to run them. */
export interface PipelinePlan {
  readonly name: string;
  readonly image: string;
  readonly stages: readonly Stage[];
  /** Values that the commands name, once each: a run can be given others. */
  readonly parameters: readonly Parameter[];
  /** The exact version of PySpark that the project asks for. */
  readonly pyspark: string | undefined;
}
