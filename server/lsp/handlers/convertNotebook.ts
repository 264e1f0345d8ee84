import { convertNotebook } from "../../core/index.ts";
import { filePlan } from "../filePlan.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const convertNotebookToModule: RequestHandler<"modelwright/convertNotebook"> = ({ uri }, { session }) => {
  const document = session.documentAt(uri);
  if (!document) throw refusal("The notebook cannot be found. Save it first.");
  const snapshot = session.snapshot();
  const conversion = convertNotebook(document, snapshot);
  if (conversion.state === "refused") throw refusal(conversion.reason);
  return filePlan(conversion, snapshot);
};
