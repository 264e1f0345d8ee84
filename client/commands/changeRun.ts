import { window, type ExtensionContext } from "vscode";

import type { ChangeResult, ExperimentRun, ExperimentsState, RunChange } from "../../webviews/protocol/experiments.ts";
import type { Server } from "../languageClient.ts";
import { trackingServers } from "../views/trackingServers.ts";

/** Changes tags and notes of runs, or whether they are deleted. Deleting asks first, and says where the change goes. */
export async function changeRuns(server: Server, context: ExtensionContext, state: ExperimentsState, changes: readonly RunChange[]): Promise<ChangeResult> {
  const table = state.state === "ready" ? state.table : undefined;
  const places = changes.map((change) => {
    const run = table?.runs.find(({ id, store }) => id === change.run.id && store === change.run.store);
    const writes = table?.stores.find(({ store, tracker }) => store === run?.store && tracker === run.tracker)?.writes;
    return { change, run, writes };
  });
  const gone: Deleted[] = [];
  for (const { change, run, writes } of places) {
    if (!run || !writes) return { state: "refused", reason: "The run is not in the table any more; refresh it." };
    if (writes.to === "nowhere") return { state: "refused", reason: writes.why };
    if (change.change === "delete") gone.push({ run, about: writes.about });
  }
  if (gone.length > 0 && !(await isSure(gone))) return { state: "refused", reason: "Nothing was deleted." };
  const servers = await trackingServers(context);
  let last: ChangeResult = { state: "done" };
  for (const { change, run } of places) {
    last = await server.request("modelwright/changeRun", { ...change, servers });
    if (last.state === "refused") return places.length === 1 ? last : { state: "refused", reason: `${run?.name ?? ""}: ${last.reason}` };
  }
  return last;
}

interface Deleted {
  readonly run: ExperimentRun;
  readonly about: string;
}

async function isSure(gone: readonly Deleted[]): Promise<boolean> {
  const yes = "Delete";
  const what = gone.length === 1 ? (gone[0]?.run.name ?? "") : `${gone.length} runs`;
  const detail = [...new Set(gone.map(({ about }) => about))].join("\n\n");
  return (await window.showWarningMessage(`Delete ${what}?`, { modal: true, detail }, yes)) === yes;
}
