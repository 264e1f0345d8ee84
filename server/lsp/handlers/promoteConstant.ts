import { promoteConstant as promote } from "../../core/index.ts";
import { placeAt, placesOf } from "../places.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const promoteConstant: RequestHandler<"modelwright/promoteConstant"> = ({ uri, range }, { session }) => {
  const from = placeAt(session, uri, range.start);
  const to = placeAt(session, uri, range.end);
  if (!from || !to) throw refusal("Open a Python file or a cell of a notebook, and put the cursor on a number or a text.");
  const found = promote(from.document, { start: from.offset, end: to.offset });
  if (found.state === "refused") throw refusal(found.reason);
  if (found.state === "none") throw refusal("There is no constant at the cursor. Put it on a number, a text or a truth value.");
  const placed = placesOf(session, from.document).edits(found.edits);
  if (!placed) throw refusal("The constant and its function stand in two cells.");
  const edits = placed.map(({ editorUri, edits: own }) => ({ uri: editorUri, edits: own.map(({ range: at, newText }) => ({ range: at, newText })) }));
  return { name: found.name, edits, ...(found.line === undefined ? {} : { line: found.line }) };
};
