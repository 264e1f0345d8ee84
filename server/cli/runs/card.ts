import { cardSource, runCard, runReportHtml } from "../../core/index.ts";
import { defineCommand, formatOption } from "../command.ts";
import { readRuns, runNamed, storeOption, withFigures } from "./stores.ts";

export const runsCard = defineCommand({
  name: "runs card",
  summary: "Write a model card of a run for Hugging Face, or a report for people who train no models",
  words: { usage: "RUN", least: 1, most: 1 },
  options: { format: formatOption(["markdown", "html"]), store: storeOption },
  examples: [
    { line: "modelwright runs card 0cb1e29c > README.md", does: "Write a card with the run's data, parameters, metrics and registered versions; what no tracker knows is asked for." },
    { line: "modelwright runs card 0cb1e29c --format html > report.html", does: "Write a report that says what each metric means." },
  ],

  run: async ({ words: [word = ""], own }, terminal): Promise<0> => {
    const read = await readRuns([], own.store, terminal);
    const named = runNamed(word, read.list.runs);
    const [run = named] = (await withFigures(read, [named], terminal)).runs;
    const source = cardSource(read.contents, run) ?? { run, data: [], versions: [] };
    terminal.result(own.format === "html" ? runReportHtml(source) : runCard(source));
    return 0;
  },
});
