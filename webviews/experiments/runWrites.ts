import type { RunChange } from "../protocol/experiments.ts";
import type { MenuItem } from "../shared/contextMenu.ts";
import { counted } from "../shared/format.ts";
import type { ExperimentRun } from "./data.ts";
import type { Hub } from "./hub.ts";
import type { Notice } from "./notice.ts";
import { editRun } from "./runEditor.ts";
import { noteRuns, tagRuns } from "./runTagger.ts";

export interface RunWrites {
  /** What can be written of a run. */
  items(run: ExperimentRun): readonly MenuItem[];
  /** What can be written of several runs at once. */
  itemsOfAll(runs: readonly ExperimentRun[]): readonly MenuItem[];
  /** A key that means one of these; whether it does. */
  key(run: ExperimentRun, key: string): boolean;
  /** A key with Shift that means one of these for several. */
  keyOfAll(runs: readonly ExperimentRun[], key: string): boolean;
}

/** Changes of runs' records: their notes, their tags, whether they are deleted. Where they go is the tracker's affair. */
export function runWrites(hub: Hub, say: Notice["say"]): RunWrites {
  async function change(what: string, changes: readonly RunChange[], done: () => void): Promise<void> {
    const result = await hub.call("change", { changes }).catch((error: unknown) => ({ state: "refused" as const, reason: error instanceof Error ? error.message : String(error) }));
    if (result.state === "refused") say(`${what}: ${result.reason}`);
    else done();
  }

  const key = ({ id, store }: ExperimentRun): { readonly run: { readonly id: string; readonly store: string } } => ({ run: { id, store } });
  const writesOf = ({ store, tracker }: ExperimentRun) => hub.data.table.stores.find((each) => each.store === store && each.tracker === tracker)?.writes;
  const whyNot = (run: ExperimentRun): string | undefined => {
    const writes = writesOf(run);
    return writes?.to === "nowhere" ? writes.why : undefined;
  };

  function edit(run: ExperimentRun, first: "note" | "tags"): void {
    editRun(run, writesOf(run), first, (changes) => {
      if (changes.length > 0) void change(run.name, changes, () => say(`${counted(changes.length, "change")} of ${run.name} written.`));
    });
  }

  const called = (runs: readonly ExperimentRun[]): string => (runs.length === 1 ? (runs[0]?.name ?? "") : counted(runs.length, "run"));
  const are = (runs: readonly ExperimentRun[]): string => `${called(runs)} ${runs.length === 1 ? "is" : "are"}`;

  function remove(runs: readonly ExperimentRun[]): void {
    void change(called(runs), runs.map((run) => ({ ...key(run), change: "delete" })), () => say(`${are(runs)} deleted.`, { label: "Undo", act: () => restore(runs) }));
  }

  function restore(runs: readonly ExperimentRun[]): void {
    void change(called(runs), runs.map((run) => ({ ...key(run), change: "restore" })), () => say(`${are(runs)} back.`));
  }

  function tag(runs: readonly ExperimentRun[]): void {
    const undone = (name: string): readonly RunChange[] => runs.map((run) => (Object.hasOwn(run.tags, name) ? { ...key(run), change: "tag", name, value: run.tags[name] ?? "" } : { ...key(run), change: "untag", name }));
    tagRuns(called(runs), (name, value) =>
      void change(called(runs), runs.map((run) => ({ ...key(run), change: "tag", name, value })), () => say(`${called(runs)} tagged with ${name}.`, { label: "Undo", act: () => void change(called(runs), undone(name), () => say(`The tag ${name} is as it was.`)) })),
    );
  }

  function note(runs: readonly ExperimentRun[]): void {
    const [first = "", ...others] = new Set(runs.map((run) => run.note ?? ""));
    const noted = (text: (run: ExperimentRun) => string): readonly RunChange[] => runs.map((run) => ({ ...key(run), change: "note", text: text(run) }));
    noteRuns(called(runs), others.length === 0 ? first : undefined, (text) =>
      void change(called(runs), noted(() => text), () => say(`The note of ${called(runs)} is written.`, { label: "Undo", act: () => void change(called(runs), noted((run) => run.note ?? ""), () => say(`The notes are as they were.`)) })),
    );
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
        run.deleted === true ? { label: "Restore", act: () => restore([run]), ...because } : { label: "Delete…", key: "Delete", act: () => remove([run]), ...because },
        { label: hub.state().deleted ? "Hide deleted runs" : "Show deleted runs", act: toggleDeleted },
      ];
    },
    itemsOfAll(runs) {
      const why = runs.map(whyNot).find((reason) => reason !== undefined);
      const because = why === undefined ? {} : { why };
      const areGone = runs.every(({ deleted }) => deleted === true);
      return [
        { label: `Tag ${counted(runs.length, "run")}…`, key: "Shift+T", act: () => tag(runs), ...because },
        { label: `Note of ${counted(runs.length, "run")}…`, key: "Shift+N", act: () => note(runs), ...because },
        areGone ? { label: `Restore ${counted(runs.length, "run")}`, act: () => restore(runs), ...because } : { label: `Delete ${counted(runs.length, "run")}…`, act: () => remove(runs.filter(({ deleted }) => deleted !== true)), ...because },
      ];
    },
    key(run, name) {
      const acts: Readonly<Record<string, () => void>> = { n: () => edit(run, "note"), t: () => edit(run, "tags"), Delete: () => (run.deleted === true ? restore([run]) : remove([run])) };
      const act = acts[name];
      act?.();
      return act !== undefined;
    },
    keyOfAll(runs, name) {
      const acts: Readonly<Record<string, () => void>> = { N: () => note(runs), T: () => tag(runs) };
      const act = acts[name];
      if (!act || runs.length === 0) return false;
      const why = runs.map(whyNot).find((reason) => reason !== undefined);
      if (why === undefined) act();
      else say(why);
      return true;
    },
  };
}
