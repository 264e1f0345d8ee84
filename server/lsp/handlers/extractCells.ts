import { extractCells as extract, sectionAround } from "../../core/index.ts";
import { formatPython } from "../../host/pythonFormat.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const extractCells: RequestHandler<"modelwright/extractCells"> = ({ uri, from, to, toModule = false }, { session }) => {
  const document = session.documentAt(uri);
  if (!document) throw refusal("The notebook cannot be found. Save it first.");
  const place = toModule ? sectionAround(document, from) : { from, to };
  const found = extract(document, place.from, place.to, { toModule });
  if (found.state === "refused") throw refusal(found.reason);
  const { name, text, file } = found;
  return { name, ...place, text: formatPython(`${text}\n`).trimEnd(), ...(file ? { file: { ...file, text: formatPython(file.text) } } : {}) };
};
