import type { ProfileReport } from "../../server/core/insights/profile/report.ts";
import type { ReadingChange, ShownReading } from "./reading.ts";
import type { SavedFile } from "./savedFile.ts";

export type ProfileContract = {
  requests: {
    /** Asks for a file and profiles it. */
    chooseFile(query: Readonly<Record<string, never>>): void;
    /** Profiles the same file again. */
    again(query: Readonly<Record<string, never>>): void;
    /** Says how many rows these columns together tell from all others. */
    tellApart(query: { readonly columns: readonly string[] }): void;
    /** Writes how a file of text is read into `modelwright.drift.yaml`, and reads it again. */
    changeReading(query: ReadingChange): void;
    /** Stops the profile that is under way. */
    cancel(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes the report as a page or as Markdown or JSON. */
    save(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes one chart or table. */
    saveFile(query: SavedFile): void;
  };
  events: { profile: ProfileState };
};

export type ProfileState =
  | { readonly state: "empty" }
  | { readonly state: "loading"; readonly file: string }
  | { readonly state: "failed"; readonly reason: string; readonly readings?: readonly ShownReading[] }
  | { readonly state: "ready"; readonly report: ProfileReport; readonly readings?: readonly ShownReading[] };
