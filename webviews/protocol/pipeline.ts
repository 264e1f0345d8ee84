import type { PipelineView } from "../../server/core/insights/pipeline.ts";
import type { SavedFile } from "./savedFile.ts";

export type PipelineContract = {
  requests: {
    /** Goes to the line of a node or mark, by its id. */
    open(place: { readonly id: string }): void;
    /** Reads the file again. */
    refresh(query: Readonly<Record<string, never>>): void;
    /** Writes a picture of the graph. */
    saveFile(file: SavedFile): void;
  };
  events: { pipeline: PipelineState };
};

export type PipelineState =
  | { readonly state: "loading"; readonly name: string }
  | { readonly state: "failed"; readonly reason: string }
  /** `problem`: the file cannot be read just now, and what is drawn is from before. */
  | { readonly state: "ready"; readonly name: string; readonly pipeline: PipelineView; readonly problem?: string };
