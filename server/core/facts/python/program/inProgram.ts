import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { programOf, type Program } from "./program.ts";

/** The check of a rule that looks at the flow of data: it is given the document with the modules that it imports. */
export function inProgram<Found>(find: (program: Program) => Iterable<Found>): (document: Document, snapshot: Snapshot) => Iterable<Found> {
  return (document, snapshot) => find(programOf(document, snapshot));
}
