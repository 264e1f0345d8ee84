import type { DriftOptions, DriftReport } from "../../server/core/insights/drift/report.ts";
import type { DriftSettingChange } from "../../server/core/insights/drift/settings.ts";
import type { ReadingChange, ShownReading } from "./reading.ts";
import type { SavedFile } from "./savedFile.ts";

export type DriftContract = {
  requests: {
    /** Asks for two files and compares them. */
    chooseFiles(query: Readonly<Record<string, never>>): void;
    /** Compares the same files again, the other way round where asked. */
    compareAgain(query: { readonly swapped: boolean }): void;
    /** Shows the same data over time, in a view of its own. */
    overTime(query: Readonly<Record<string, never>>): void;
    /** Writes one setting into `modelwright.drift.yaml`, and compares again. */
    changeSetting(query: DriftSettingChange): void;
    /** Takes the last change of the settings that was made here back. */
    undoSetting(query: Readonly<Record<string, never>>): void;
    /** Opens the settings file. */
    openSettings(query: Readonly<Record<string, never>>): void;
    /** Writes how a file of text is read into `modelwright.drift.yaml`, and reads it again. */
    changeReading(query: ReadingChange): void;
    /** Stops the comparison that is under way; what is known of it stays. */
    cancel(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes the report as a page or as Markdown or JSON. */
    save(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes one chart or table. */
    saveFile(query: SavedFile): void;
  };
  events: { drift: DriftState };
};

export type DriftState =
  | { readonly state: "empty" }
  | { readonly state: "loading"; readonly reference: string; readonly current: string; readonly progress?: DriftProgress }
  | { readonly state: "failed"; readonly reason: string; readonly readings?: readonly ShownReading[] }
  /** With `progress` the report is a first answer; the whole is under way. */
  | { readonly state: "ready"; readonly report: DriftReport; readonly progress?: DriftProgress; readonly settings?: SettingsShown; readonly readings?: readonly ShownReading[] };

/** What `modelwright.drift.yaml` sets. */
export interface SettingsShown {
  /** Its path in the workspace. */
  readonly file: string;
  readonly isThere: boolean;
  readonly options: Partial<DriftOptions>;
  /** Whether a change was made here that can be taken back. */
  readonly canUndo: boolean;
}


export interface DriftProgress {
  /** 0 to 100. */
  readonly percentage: number;
  /** Such as “3 of 20 columns, `age`”. */
  readonly words: string;
}
