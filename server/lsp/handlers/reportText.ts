import { answersHtml, answersMarkdown, driftHtml, driftMarkdown, driftOverTimeHtml, driftOverTimeMarkdown, evaluationHtml, evaluationMarkdown, explainHtml, explainMarkdown, profileHtml, profileMarkdown } from "../../core/index.ts";
import type { DataReport, ReportFormat } from "../protocol.ts";
import type { RequestHandler } from "../requestContext.ts";

export const reportText: RequestHandler<"modelwright/reportText"> = ({ data, format }) => {
  if (format === "json") return { text: `${JSON.stringify(data.report, undefined, 2)}\n` };
  const write: (report: never) => string = WRITERS[data.kind][format];
  return { text: write(data.report as never) };
};

type Writers<Kind> = Readonly<Record<Exclude<ReportFormat, "json">, (report: Extract<DataReport, { kind: Kind }>["report"]) => string>>;

const WRITERS: { readonly [Kind in DataReport["kind"]]: Writers<Kind> } = {
  drift: { html: driftHtml, markdown: driftMarkdown },
  driftOverTime: { html: driftOverTimeHtml, markdown: driftOverTimeMarkdown },
  evaluation: { html: evaluationHtml, markdown: evaluationMarkdown },
  answers: { html: answersHtml, markdown: answersMarkdown },
  explain: { html: explainHtml, markdown: explainMarkdown },
  profile: { html: profileHtml, markdown: profileMarkdown },
};
