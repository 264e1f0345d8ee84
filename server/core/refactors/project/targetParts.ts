import type { DataFiles } from "./dataFiles.ts";
import type { NotebookPlace } from "./place.ts";
import type { Requirement } from "./requirements.ts";
import type { Setting } from "./settings.ts";
import type { Package } from "./writeModule.ts";

/** What the files of a target are made from. */
export interface TargetParts {
  readonly whole: Package;
  readonly settings: readonly Setting[];
  readonly requirements: readonly Requirement[];
  readonly isAsync: boolean;
  readonly place: NotebookPlace;
  readonly data: DataFiles;
}
