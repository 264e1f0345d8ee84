import type { Edit, Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { contains } from "../../../text/span.ts";
import { linesBelow, standsAlone } from "./lines.ts";
import { placeIn } from "./names.ts";

/** Edits that drop copies below the statement that puts the tables together, where that gives one name a whole table. */
export function dropCopies(document: Document, appended: Span): readonly Edit[] | undefined {
  const statement = placeIn(document, appended)?.statement;
  const [target, ...more] = statement?.type === "assign" ? statement.targets : [];
  if (statement?.type !== "assign" || target?.type !== "name" || more.length > 0 || !statement.value || !contains(statement.value, appended) || !standsAlone(document, statement)) return undefined;
  return [linesBelow(document, statement, [`${target.name} = ${target.name}.drop_duplicates()`])];
}
