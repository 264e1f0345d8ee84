import type { LineageView } from "../../server/core/insights/lineage.ts";
import type { SavedFile } from "./savedFile.ts";

export type LineageContract = {
  requests: {
    /** Goes to the code of a node or leak, by its id. */
    open(place: { readonly id: string }): void;
    /** Reads the document again. */
    refresh(query: Readonly<Record<string, never>>): void;
    /** Writes a picture of the graph. */
    saveFile(file: SavedFile): void;
  };
  events: { lineage: LineageState };
};

export type LineageState =
  | { readonly state: "loading"; readonly name: string }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "ready"; readonly name: string; readonly lineage: LineageView };
