import { writesTo, type ChangeResult, type ExperimentRun, type RunChange, type TrackingServer } from "../../core/index.ts";
import { removeReferenceAt } from "../gitRepository.ts";
import { wordsOfFault } from "./faults.ts";
import { changeMlflowFiles } from "./mlflowFiles.ts";
import { writeNotes } from "./notes.ts";
import { asker, isServerAddress, serverFromEnvironment, tellJson } from "./server.ts";

/** What a change may reach: the folders that are open, and servers with what they are told of who asks. */
export interface ChangeWorld {
  readonly folders: readonly string[];
  readonly servers: readonly TrackingServer[];
}

/** Changes the record of a run as its tracker's own client would, or keeps the change beside it. Never writes to a database. */
export async function changeRun(change: RunChange, run: ExperimentRun, world: ChangeWorld): Promise<ChangeResult> {
  const writes = writesTo(run.tracker, run.store);
  if (writes.to === "nowhere") return { state: "refused", reason: writes.why };
  if (run.deleted && run.tracker === "MLflow" && change.change !== "restore") return { state: "refused", reason: `${run.name} is deleted, and MLflow changes no deleted run. Restore it first.` };
  try {
    if (run.tracker === "DVC" && change.change === "delete") return await removeReference(run);
    if (writes.to === "workspace") return writeNotes(world.folders, change);
    const server = world.servers.find(({ address }) => address === run.store) ?? serverFromEnvironment(run.store, process.env);
    if (run.tracker === "Aim") return await tellAim(change, run, server);
    if (isServerAddress(run.store)) await tellServer(change, server);
    else changeMlflowFiles(change, run);
    return { state: "done" };
  } catch (error) {
    return { state: "refused", reason: wordsOfFault(error) };
  }
}

const NOTE = "mlflow.note.content";

async function tellServer(change: RunChange, server: TrackingServer): Promise<void> {
  const ask = asker(server, fetch);
  const run_id = change.run.id;
  if (change.change === "tag") await ask("POST", "runs/set-tag", { run_id, key: change.name, value: change.value });
  else if (change.change === "untag") await ask("POST", "runs/delete-tag", { run_id, key: change.name });
  else if (change.change === "note") await ask("POST", "runs/set-tag", { run_id, key: NOTE, value: change.text });
  else await ask("POST", `runs/${change.change}`, { run_id });
}

/** Aim knows tags without a value, and archives what others delete. */
async function tellAim(change: RunChange, { id, deleted }: ExperimentRun, server: TrackingServer): Promise<ChangeResult> {
  if (change.change === "untag") return { state: "refused", reason: "Aim knows its tags by a number that it does not list here; take the tag away in Aim's own page." };
  if (change.change === "tag") await tellJson(server, "POST", `api/runs/${id}/tags/new/`, { tag_name: change.value === "" ? change.name : `${change.name}: ${change.value}` });
  else if (change.change === "note") await tellJson(server, "PUT", `api/runs/${id}/`, { description: change.text, archived: deleted === true });
  else await tellJson(server, "POST", `api/runs/archive-batch/?archive=${String(change.change === "delete")}`, [id]);
  return { state: "done" };
}

/** As `dvc exp remove` does. The reference goes only if it still points to what the person saw. */
async function removeReference({ id, store, tags, code }: ExperimentRun): Promise<ChangeResult> {
  const { baseline = "" } = tags;
  const commit = code?.commit;
  if (!/^[0-9a-f]{40}$/.test(baseline) || commit === undefined) return { state: "refused", reason: "This experiment has no commit in git, so there is nothing to remove." };
  const reference = `refs/exps/${baseline.slice(0, 2)}/${baseline.slice(2)}/${id}`;
  const { isRemoved } = await removeReferenceAt(store, reference, commit);
  if (!isRemoved) return { state: "refused", reason: `${id} has changed or gone since the table was read, so it was left as it is. Refresh the table.` };
  return { state: "done", note: `\`git update-ref ${reference} ${commit}\` brings it back until git clears up.` };
}
