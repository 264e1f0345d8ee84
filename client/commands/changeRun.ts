import { window, type ExtensionContext } from "vscode";

import type { ChangeResult, ExperimentsState, RunChange } from "../../webviews/protocol/experiments.ts";
import type { Server } from "../languageClient.ts";
import { trackingServers } from "../views/trackingServers.ts";

/** Changes a run's tags, note, or whether it is deleted. Deleting asks first, and says where the change goes. */
export async function changeRun(server: Server, context: ExtensionContext, state: ExperimentsState, change: RunChange): Promise<ChangeResult> {
  const table = state.state === "ready" ? state.table : undefined;
  const run = table?.runs.find(({ id, store }) => id === change.run.id && store === change.run.store);
  const writes = table?.stores.find(({ store, tracker }) => store === run?.store && tracker === run.tracker)?.writes;
  if (!run || !writes) return { state: "refused", reason: "The run is not in the table any more; refresh it." };
  if (writes.to === "nowhere") return { state: "refused", reason: writes.why };
  if (change.change === "delete" && !(await isSure(run.name, writes.about))) return { state: "refused", reason: "Nothing was deleted." };
  return server.request("modelwright/changeRun", { ...change, servers: await trackingServers(context) });
}

async function isSure(name: string, about: string): Promise<boolean> {
  const yes = "Delete";
  return (await window.showWarningMessage(`Delete ${name}?`, { modal: true, detail: about }, yes)) === yes;
}
