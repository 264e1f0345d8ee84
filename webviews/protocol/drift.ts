import type { DriftReport } from "../../server/core/insights/drift/report.ts";

export type DriftContract = {
  requests: {
    /** Asks for two files and compares them. */
    chooseFiles(query: Readonly<Record<string, never>>): void;
    /** Compares the same files again, the other way round where asked. */
    compareAgain(query: { readonly swapped: boolean }): void;
    /** Asks where to, and writes the report as a page or as Markdown or JSON. */
    save(query: Readonly<Record<string, never>>): void;
  };
  events: { drift: DriftState };
};

export type DriftState =
  | { readonly state: "empty" }
  | { readonly state: "loading"; readonly reference: string; readonly current: string }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "ready"; readonly report: DriftReport };
