import { sliceNotebook, sliceText } from "../../core/index.ts";
import { notebookAt } from "../notebookProject.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const gatherResult: RequestHandler<"modelwright/gatherResult"> = ({ uri, cell, line }, { session }) => {
  const document = notebookAt(session, uri);
  const slice = sliceNotebook(document, { ...(cell === undefined ? {} : { cell }), ...(line === undefined ? {} : { line }) });
  if (slice.state === "refused") throw refusal(slice.reason);
  return { text: sliceText(slice.statements), kept: slice.statements.length, left: slice.left };
};
