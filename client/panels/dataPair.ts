import type { Uri } from "vscode";

/** What is compared with what. */
export interface DataPair {
  readonly reference: Uri;
  readonly current: Uri;
}
