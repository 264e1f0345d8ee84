import { answersHtml, answersMarkdown, driftHtml, driftMarkdown, evaluationHtml, evaluationMarkdown, explainHtml, explainMarkdown, profileHtml, profileMarkdown } from "../../core/index.ts";
import type { DataReport } from "../protocol.ts";
import type { RequestHandler } from "../requestContext.ts";

export const reportText: RequestHandler<"modelwright/reportText"> = ({ data, format }) => {
  if (format === "json") return { text: `${JSON.stringify(data.report, undefined, 2)}\n` };
  return { text: format === "html" ? html(data) : markdown(data) };
};

function html(data: DataReport): string {
  if (data.kind === "drift") return driftHtml(data.report);
  if (data.kind === "answers") return answersHtml(data.report);
  if (data.kind === "explain") return explainHtml(data.report);
  return data.kind === "evaluation" ? evaluationHtml(data.report) : profileHtml(data.report);
}

function markdown(data: DataReport): string {
  if (data.kind === "drift") return driftMarkdown(data.report);
  if (data.kind === "answers") return answersMarkdown(data.report);
  if (data.kind === "explain") return explainMarkdown(data.report);
  return data.kind === "evaluation" ? evaluationMarkdown(data.report) : profileMarkdown(data.report);
}
