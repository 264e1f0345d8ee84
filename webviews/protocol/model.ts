import type { ModelFile } from "../../server/core/insights/modelFile.ts";

export type ModelContract = {
  requests: {
    /** Reads the file again. */
    inspectAgain(query: Readonly<Record<string, never>>): void;
  };
  events: { model: ModelState };
};

export type ModelState =
  | { readonly state: "loading"; readonly name: string }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "ready"; readonly file: ModelFile };
