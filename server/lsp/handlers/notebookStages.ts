import { planNotebook, type Document } from "../../core/index.ts";
import { notebookAt, notebookProject } from "../notebookProject.ts";
import type { ShownCell } from "../notebookProtocol.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const notebookStages: RequestHandler<"modelwright/notebookStages"> = ({ uri, cuts }, { session }) => {
  const document = notebookAt(session, uri);
  const chosen = cuts ?? notebookProject(document, session.snapshot()).cuts;
  const { segments, refusals, destinations } = planNotebook(document, chosen);
  const [reason] = refusals;
  if (reason !== undefined) throw refusal(reason);
  const shown = new Map(destinations.map(({ cell, to }) => [cell, shownCell(document, cell, to)]));
  const staged = new Set(segments.flatMap(({ cells }) => cells));
  const stages = segments.map(({ cells, ...segment }) => ({ ...segment, cells: cells.flatMap((index) => shown.get(index) ?? []) }));
  return { stages, others: [...shown.values()].filter(({ index }) => !staged.has(index)) };
};

/** A cell as people know it: by its first line that says something. */
function shownCell({ cells = [] }: Document, index: number, to: readonly string[]): ShownCell {
  const cell = cells.find((one) => one.index === index);
  const lines = (cell?.source.text ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const title = (cell?.type === "code" ? lines.find((line) => !line.startsWith("#")) : lines[0]?.replace(/^#+ /, "")) ?? lines[0] ?? "";
  return { index, title, to };
}
