import type { DriftOverTime } from "../../server/core/insights/overTime/overTime.ts";
import type { WindowUnit } from "../../server/core/insights/overTime/windows.ts";
import type { DriftProgress } from "./drift.ts";
import type { SavedFile } from "./savedFile.ts";

export type OverTimeContract = {
  requests: {
    /** Asks for a reference and current data, and compares the windows of these. */
    chooseFiles(query: Readonly<Record<string, never>>): void;
    /** Compares the same data again, cut into other windows where some are named. */
    compareAgain(query: { readonly column?: string; readonly unit?: WindowUnit }): void;
    /** Stops the comparison that is under way. */
    cancel(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes the report as a page or as Markdown or JSON. */
    save(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes one chart or table. */
    saveFile(query: SavedFile): void;
  };
  events: { overTime: OverTimeState };
};

export type OverTimeState =
  | { readonly state: "empty" }
  | { readonly state: "loading"; readonly reference: string; readonly current: string; readonly progress: DriftProgress }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "ready"; readonly report: DriftOverTime };
