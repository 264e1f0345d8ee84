import { convertProject, recordedCuts, type Converted, type Document, type Snapshot } from "../core/index.ts";
import { formatPython } from "../host/pythonFormat.ts";
import { refusal } from "./requestContext.ts";
import type { Session } from "./session.ts";

export interface NotebookProject {
  readonly conversion: Converted;
  /** Where a person has cut the notebook, now or when the project was made. */
  readonly cuts?: readonly number[];
}

/** The project of a notebook: cut as asked, else as it was cut by hand when it was made, else where the least crosses. */
export function notebookProject(document: Document, snapshot: Snapshot, cuts?: readonly number[]): NotebookProject {
  const conversion = convert(document, snapshot, cuts);
  if (cuts) return { conversion, cuts };
  const recorded = recordedCuts(conversion, snapshot.files);
  return recorded ? { conversion: convert(document, snapshot, recorded), cuts: recorded } : { conversion };
}

function convert(document: Document, snapshot: Snapshot, cuts: readonly number[] | undefined): Converted {
  const conversion = convertProject(document, snapshot, { format: formatPython, ...(cuts ? { cuts } : {}) });
  if (conversion.state === "refused") throw refusal(conversion.reason);
  return conversion;
}

export function notebookAt(session: Session, uri: string): Document {
  const document = session.documentAt(uri);
  if (!document) throw refusal("The notebook cannot be found. Save it first.");
  return document;
}
