import { planNotebook } from "../../core/index.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const notebookStages: RequestHandler<"modelwright/notebookStages"> = ({ uri, cuts }, { session }) => {
  const document = session.documentAt(uri);
  if (!document) throw refusal("The notebook cannot be found. Save it first.");
  const { segments, refusals } = planNotebook(document, cuts);
  const [reason] = refusals;
  if (reason !== undefined) throw refusal(reason);
  const title = (index: number): string => (document.cells?.[index]?.source.text ?? "").split("\n").find((line) => line.trim() !== "" && !line.trim().startsWith("#"))?.trim() ?? "";
  return { stages: segments.map(({ name, kind, module, inputs, outputs, cells }) => ({ name, kind, module, inputs, outputs, cells: cells.map((index) => ({ index, title: title(index) })) })) };
};
