import { extractCells as extract, sectionAround } from "../../core/index.ts";
import { formatPython } from "../../host/pythonFormat.ts";
import { notebookAt } from "../notebookProject.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const extractCells: RequestHandler<"modelwright/extractCells"> = ({ uri, from, to, toModule = false }, { session }) => {
  const document = notebookAt(session, uri);
  const place = toModule ? sectionAround(document, from) : { from, to };
  const { files } = session.snapshot();
  const found = extract(document, place.from, place.to, { toModule, isTaken: (other) => files.exists(other) });
  if (found.state === "refused") throw refusal(found.reason);
  const { name, text, file } = found;
  return { name, ...place, text: formatPython(`${text}\n`).trimEnd(), ...(file ? { file: { ...file, text: formatPython(file.text) } } : {}) };
};
