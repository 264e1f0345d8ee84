/** Files that a scaffold would write, and what it took for granted. Nothing is written by making a plan. */
export type ScaffoldPlan =
  | { readonly state: "planned"; readonly files: readonly PlannedFile[]; readonly notes: readonly string[] }
  | { readonly state: "refused"; readonly reason: string };

export interface PlannedFile {
  readonly uri: string;
  readonly text: string;
  /**
   * `updated`: the text has what people changed in the file since it was generated, so writing it loses nothing.
   * `record`: the file is the product's own. Absent: whatever stands there is somebody's work.
   */
  readonly keeps?: "updated" | "record";
  /** Lines, from one, where both sides of a merge stand because they disagree. */
  readonly disputed?: readonly number[];
}
