import type { Edit } from "../../text/span.ts";

/** A change of the code that keeps what it does, or why it cannot be made. */
export type Extraction =
  | { readonly state: "extracted"; readonly edits: readonly Edit[]; readonly name: string }
  | { readonly state: "refused"; readonly reason: string }
  /** What is selected is nothing that could be extracted. */
  | { readonly state: "none" };
