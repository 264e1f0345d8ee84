import type { RunChange } from "../protocol/experiments.ts";
import type { MenuItem } from "../shared/contextMenu.ts";
import { counted } from "../shared/format.ts";
import type { ExperimentRun } from "./data.ts";
import type { Hub } from "./hub.ts";
import type { Notice } from "./notice.ts";
import { editRun } from "./runEditor.ts";

export interface RunWrites {
  /** What can be written of a run. */
  items(run: ExperimentRun): readonly MenuItem[];
  /** A key that means one of these; whether it does. */
  key(run: ExperimentRun, key: string): boolean;
}

/** Changes of a run's record: its note, its tags, whether it is deleted. Where they go is the tracker's affair. */
export function runWrites(hub: Hub, say: Notice["say"]): RunWrites {
  async function change(run: ExperimentRun, changes: readonly RunChange[], done: () => void): Promise<void> {
    for (const each of changes) {
      const result = await hub.call("change", each).catch((error: unknown) => ({ state: "refused" as const, reason: error instanceof Error ? error.message : String(error) }));
      if (result.state === "refused") {
        say(`${run.name}: ${result.reason}`);
        return;
      }
    }
    done();
  }

  const key = ({ id, store }: ExperimentRun): { readonly run: { readonly id: string; readonly store: string } } => ({ run: { id, store } });
  const writesOf = ({ store, tracker }: ExperimentRun) => hub.data.table.stores.find((each) => each.store === store && each.tracker === tracker)?.writes;
  const whyNot = (run: ExperimentRun): string | undefined => {
    const writes = writesOf(run);
    return writes?.to === "nowhere" ? writes.why : undefined;
  };

  function edit(run: ExperimentRun, first: "note" | "tags"): void {
    editRun(run, writesOf(run), first, (changes) => {
      if (changes.length > 0) void change(run, changes, () => say(`${counted(changes.length, "change")} of ${run.name} written.`));
    });
  }

  function remove(run: ExperimentRun): void {
    void change(run, [{ ...key(run), change: "delete" }], () => say(`${run.name} is deleted.`, { label: "Undo", act: () => restore(run) }));
  }

  function restore(run: ExperimentRun): void {
    void change(run, [{ ...key(run), change: "restore" }], () => say(`${run.name} is back.`));
  }

  function toggleDeleted(): void {
    const deleted = !hub.state().deleted;
    hub.update({ deleted });
    void hub.call("refresh", { deleted });
  }

  return {
    items(run) {
      const why = whyNot(run);
      const because = why === undefined ? {} : { why };
      return [
        { label: "Edit note…", key: "N", act: () => edit(run, "note") },
        { label: "Edit tags…", key: "T", act: () => edit(run, "tags") },
        run.deleted === true ? { label: "Restore", act: () => restore(run), ...because } : { label: "Delete…", key: "Delete", act: () => remove(run), ...because },
        { label: hub.state().deleted ? "Hide deleted runs" : "Show deleted runs", act: toggleDeleted },
      ];
    },
    key(run, name) {
      const acts: Readonly<Record<string, () => void>> = { n: () => edit(run, "note"), t: () => edit(run, "tags"), Delete: () => (run.deleted === true ? restore(run) : remove(run)) };
      const act = acts[name];
      act?.();
      return act !== undefined;
    },
  };
}
