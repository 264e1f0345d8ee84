import { stringify } from "yaml";

import type { ModelVersion, RunData } from "../stores/registered.ts";
import { numberOf, type MetricSummary, type Run } from "../stores/run.ts";
import { escaped, htmlList, standalonePage } from "./html.ts";
import { metricWords } from "./metricWords.ts";

/** What a card is made of. */
export interface CardSource {
  readonly run: Run;
  readonly data: readonly RunData[];
  /** The registered versions that were made by the run. */
  readonly versions: readonly (ModelVersion & { readonly model: string })[];
}

/** Metrics of parts of the data are told apart from the others by their names. */
const OF_A_PART = /group|slice|segment|subgroup|by_|=/i;
const PROMPTS = {
  use: "Not written down yet: say who may use this model for what, and for what it must not be used.",
  limits: "Not written down yet: say where the model is known to be wrong, and what was not tested.",
  data: "The tracker wrote down no data set. Name the data, its time span and where it is kept.",
  fairness: "No metric of a group or slice was logged. Compare groups before people are affected, for example by `modelwright evaluate --group`.",
};

/** A model card as Hugging Face reads it: front matter for machines, sections for people. What no tracker knows is asked for in words. */
export function runCard(source: CardSource): string {
  const { run, data, versions } = source;
  const title = versions[0]?.model ?? run.name;
  const part = (name: string, text: string): string => `## ${name}\n\n${text}\n`;
  const metrics = Object.entries(run.metrics).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [whole, parts] = [metrics.filter(([name]) => !OF_A_PART.test(name)), metrics.filter(([name]) => OF_A_PART.test(name))];
  return [
    `---\n${dotted(stringify(frontMatter(source, title), { lineWidth: 0 }))}---\n`,
    `# ${inline(title)}\n`,
    `${factsOf(source).map((fact) => `* ${inline(fact)}`).join("\n")}\n`,
    part("Intended use", PROMPTS.use),
    part("Training data", data.length === 0 ? PROMPTS.data : data.map((each) => `* ${inline(dataWords(each))}`).join("\n")),
    part("Training procedure", paramTable(run)),
    part("Evaluation", metricTable(whole)),
    part("Groups and slices", parts.length === 0 ? PROMPTS.fairness : metricTable(parts)),
    part("Limits", PROMPTS.limits),
  ].join("\n");
}

/** Python reads YAML 1.1, where a number with an exponent needs a point, or is a text. */
const dotted = (yaml: string): string => yaml.replaceAll(/^(\s*value: -?\d+)(e[-+]\d+)$/gm, "$1.0$2");

function frontMatter({ run, data }: CardSource, title: string): object {
  const finite = Object.entries(run.metrics).filter(([, { last }]) => typeof last === "number").toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = data[0]?.name ?? run.experiment;
  const results = finite.map(([name, { last }]) => ({ type: name.replaceAll(/[^\w]+/g, "_").toLowerCase(), name, value: numberOf(last) }));
  // A result needs a task and a data set, or Hugging Face refuses the card.
  const index = results.length > 0 ? { "model-index": [{ name: title, results: [{ task: { type: "other" }, dataset: { type: "other", name: set === "" ? "unnamed" : set }, metrics: results }] }] } : {};
  return { tags: [run.tracker.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")], ...index };
}

function factsOf({ run, versions }: CardSource): readonly string[] {
  const date = run.startTime === undefined ? [] : [`trained on ${new Date(run.startTime).toISOString().slice(0, 10)} (UTC)`];
  return [
    `run ${run.name} (${run.id}) of ${run.experiment === "" ? "no experiment" : run.experiment}, in ${run.tracker}: ${run.status}`,
    ...date,
    ...(run.code?.commit === undefined ? [] : [`code at commit ${run.code.commit}${run.code.repository === undefined ? "" : ` of ${run.code.repository}`}${run.code.patch === undefined ? "" : ", with uncommitted changes"}`]),
    ...versions.map(({ model, version, stage, aliases }) => `registered as ${model}, version ${version}${stage === "None" ? "" : ` (${stage})`}${aliases.length > 0 ? `, also called ${aliases.join(", ")}` : ""}`),
    ...(run.note === undefined ? [] : [run.note]),
  ];
}

const dataWords = ({ name, digest, use }: RunData): string => `${name}${use === undefined ? "" : ` for ${use}`}${digest === "" ? "" : `, digest ${digest}`}`;

function paramTable({ params }: Run): string {
  const rows = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `| ${cell(name)} | ${cell(value)} |`);
  return rows.length === 0 ? "No parameters were logged." : `| parameter | value |\n| --- | --- |\n${rows.join("\n")}`;
}

function metricTable(metrics: readonly (readonly [string, MetricSummary])[]): string {
  if (metrics.length === 0) return "No metrics were logged.";
  return `| metric | value | what it says |\n| --- | ---: | --- |\n${metrics.map(([name, summary]) => `| ${cell(name)} | ${shown(summary)} | ${metricWords(name) ?? ""} |`).join("\n")}`;
}

const shown = ({ last }: MetricSummary): string => (typeof last === "number" ? String(Number(last.toPrecision(5))) : last);
const cell = (text: string): string => inline(text).replaceAll("|", "\\|").slice(0, 200);
const inline = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll("<", "&lt;");

/** The same for people who decide and train no models: a page that stands alone. */
export function runReportHtml(source: CardSource): string {
  const { run, data } = source;
  const metrics = Object.entries(run.metrics).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const row = ([name, summary]: readonly [string, MetricSummary]): string => `<tr><th scope="row">${escaped(name)}</th><td class="number">${escaped(shown(summary))}</td><td>${escaped(metricWords(name) ?? "")}</td></tr>`;
  const body = [
    `<h1>${escaped(source.versions[0]?.model ?? run.name)}</h1>`,
    htmlList(factsOf(source)),
    "<h2>How good it is</h2>",
    metrics.length === 0 ? "<p>No metrics were logged.</p>" : `<table><thead><tr><th scope="col">metric</th><th scope="col">value</th><th scope="col">what it says</th></tr></thead><tbody>${metrics.map(row).join("\n")}</tbody></table>`,
    "<h2>What it learned from</h2>",
    data.length === 0 ? `<p>${escaped(PROMPTS.data)}</p>` : htmlList(data.map(dataWords)),
    "<h2>What it may be used for, and where it is wrong</h2>",
    `<p>${escaped(PROMPTS.use)}</p><p>${escaped(PROMPTS.limits)}</p>`,
    ...(metrics.some(([name]) => OF_A_PART.test(name)) ? [] : [`<p>${escaped(PROMPTS.fairness)}</p>`]),
    "<h2>How it was set</h2>",
    `<table><tbody>${Object.entries(run.params).map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join("\n")}</tbody></table>`,
  ];
  return standalonePage(`Report on ${run.name}`, body.join("\n"), "td.number { text-align: right; font-variant-numeric: tabular-nums; }\n");
}
