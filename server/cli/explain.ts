import { explainHtml, explainMarkdown, explainText, type ExplainReport } from "../core/index.ts";
import { dataJobs } from "../host/dataJobs.ts";
import { defineCommand, formatOption, WrongArguments, type ExitCode } from "./command.ts";
import type { Terminal } from "./terminal.ts";

export const explainCommand = defineCommand({
  name: "explain",
  summary: "Say what predictions depend on: from a file of SHAP values, or by asking an ONNX model",
  words: { usage: "SHAP or MODEL", least: 1, most: 1 },
  options: {
    format: formatOption(["text", "json", "markdown", "html"]),
    data: { kind: "text", value: "FILE", help: "the rows that were explained; for a model those it is asked about" },
    label: { kind: "text", value: "COLUMN", help: "what is true in the data, by which a model is judged" },
    output: { kind: "text", value: "NUMBER", help: "of SHAP values for several outputs one, counted from 0; else the last" },
  },
  examples: [
    { line: "modelwright explain shap.npy --data test.csv", does: "Say which features move the predictions the most, and which way." },
    { line: "modelwright explain model.onnx --data test.csv --label y", does: "Shuffle each column and see how much worse the model gets (needs onnxruntime-node)." },
  ],

  run: async ({ words: [path = ""], own }, terminal): Promise<ExitCode> => {
    const output = own.output === undefined ? undefined : Number(own.output);
    if (output !== undefined && (!Number.isInteger(output) || output < 0)) throw new WrongArguments(`--output needs a whole number from 0 on, not "${own.output ?? ""}".`);
    const done = await terminal.timed("explain", () => dataJobs.explain({ path, ...(own.data !== undefined && { data: own.data }), ...(own.label !== undefined && { label: own.label }), ...(output !== undefined && { output }) }));
    if (done.state === "failed") throw new WrongArguments(done.reason);
    terminal.result(FORMATS[own.format](done.report, terminal));
    if (own.format === "text") for (const problem of done.report.problems) terminal.note(`note: ${problem}`);
    return 0;
  },
});

const FORMATS: Readonly<Record<"text" | "json" | "markdown" | "html", (report: ExplainReport, terminal: Terminal) => string>> = {
  text: (report, { paint }) => explainText(report, paint),
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: explainMarkdown,
  html: explainHtml,
};
