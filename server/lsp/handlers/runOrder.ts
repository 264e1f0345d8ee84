import { codeCells, linesOf, missingInRunOrder } from "../../core/index.ts";
import { notebookAt } from "../notebookProject.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const runOrder: RequestHandler<"modelwright/runOrder"> = ({ uri }, { session }) => {
  const document = notebookAt(session, uri);
  if (document.language !== "python") throw refusal(`The notebook is written in ${document.language}; only Python is followed.`);
  // Of an open notebook the editor tells only the cells in Python.
  if (codeCells(document).length === 0) throw refusal("The notebook has no cells in Python; nothing else is followed.");
  const ran = codeCells(document).filter(({ executionCount }) => executionCount !== undefined).length;
  const missing = missingInRunOrder(document).flatMap(({ at, cell, name, message }) => {
    const written = codeCells(document).find(({ index }) => index === cell);
    if (!written) return [];
    const { line, column } = linesOf(written.source.text).position(at.start - written.start);
    return [{ cell, name, message, line, character: column }];
  });
  return { ran, missing };
};
