import type { ExplainReport } from "../../server/core/insights/explain/report.ts";
import type { SavedFile } from "./savedFile.ts";

/** What predictions depend on. */
export type ExplainContract = {
  requests: {
    chooseFile(query: Readonly<Record<string, never>>): void;
    again(query: Readonly<Record<string, never>>): void;
    /** Installs what runs ONNX models, after asking. */
    install(query: Readonly<Record<string, never>>): void;
    cancel(query: Readonly<Record<string, never>>): void;
    save(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes one chart or table. */
    saveFile(query: SavedFile): void;
  };
  events: { explain: ExplainState };
};

export type ExplainState =
  | { readonly state: "loading"; readonly file: string; readonly words: string }
  /** With `installs`, what is missing can be installed from here. */
  | { readonly state: "failed"; readonly reason: string; readonly installs?: boolean }
  | { readonly state: "ready"; readonly report: ExplainReport };
