import { convertNotebook, convertProject } from "../../core/index.ts";
import { formatPython } from "../../host/pythonFormat.ts";
import { filePlan } from "../filePlan.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const convertNotebookToModule: RequestHandler<"modelwright/convertNotebook"> = ({ uri, target }, { session }) => {
  const document = session.documentAt(uri);
  if (!document) throw refusal("The notebook cannot be found. Save it first.");
  const snapshot = session.snapshot();
  const convert = target === "project" ? convertProject : convertNotebook;
  const conversion = convert(document, snapshot, { format: formatPython });
  if (conversion.state === "refused") throw refusal(conversion.reason);
  return filePlan(conversion, snapshot);
};
