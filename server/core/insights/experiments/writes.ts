import type { RunKey, Tracker } from "../../stores/run.ts";

/** A change to a run's record. Metrics and parameters never change. */
export type RunChange = { readonly run: RunKey } & (
  | { readonly change: "tag"; readonly name: string; readonly value: string }
  | { readonly change: "untag"; readonly name: string }
  | { readonly change: "note"; readonly text: string }
  | { readonly change: "delete" }
  | { readonly change: "restore" }
);

export type RunChangeKind = RunChange["change"];

/** Whether it was done, and what a person should know of it. */
export type ChangeResult = { readonly state: "done"; readonly note?: string } | { readonly state: "refused"; readonly reason: string };

/**
 * Where changes of a store's runs go: to the tracker by its own API or files; to a file of the workspace, where the
 * tracker has no way to take them; or nowhere, for the reason that is given.
 */
export type Writes = { readonly to: "tracker" | "workspace"; /** A person reads it before the first change. */ readonly about: string } | { readonly to: "nowhere"; readonly why: string };

/** Where the changes of a store go, by its tracker and its address. */
export function writesTo(tracker: Tracker, store: string): Writes {
  if (tracker === "MLflow") return mlflow(store);
  if (tracker === "Aim") return { to: "tracker", about: "Aim's server takes the change. What is deleted here is archived there; tags are words without a value." };
  if (tracker === "DVC") return { to: "workspace", about: "Tags and notes are kept in .modelwright/runs.json, for DVC has none. Deleting removes the experiment's reference, as `dvc exp remove` does; its commit stays until git clears up." };
  return { to: "workspace", about: `${tracker} keeps its record as a log that only the training writes, so the change is kept in .modelwright/runs.json of this workspace. Commit that file to share it.` };
}

function mlflow(store: string): Writes {
  if (/^https?:\/\//i.test(store)) return { to: "tracker", about: "MLflow's server takes the change." };
  if (/\.(db|sqlite3?)$/i.test(store)) return { to: "nowhere", why: `Only MLflow writes to its database. Start \`mlflow server --backend-store-uri sqlite:///${store}\`, run “Connect to Tracking Server…”, and make the change there.` };
  return { to: "tracker", about: "The change goes into MLflow's file store, as MLflow's own client would write it." };
}
