/** Files that a scaffold would write, and what it took for granted. Nothing is written by making a plan. */
export type ScaffoldPlan =
  | { readonly state: "planned"; readonly files: readonly PlannedFile[]; readonly notes: readonly string[] }
  | { readonly state: "refused"; readonly reason: string };

export interface PlannedFile {
  readonly uri: string;
  readonly text: string;
}
