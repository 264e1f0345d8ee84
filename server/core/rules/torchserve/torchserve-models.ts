import { defineRule, type Finding } from "../../engine/rule.ts";
import { propertiesOf } from "../../facts/config/properties.ts";
import { TORCHSERVE_MODEL } from "../../facts/config/tables/torchserve.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import { nearest } from "../../text/nearest.ts";
import { sameWords } from "../../text/sameWords.ts";
import type { Span } from "../../text/span.ts";

export const torchserveModels = defineRule({
  id: "torchserve-models",
  summary: "The table of models is no JSON, or a model has settings that do not fit",
  severity: "error",
  languages: ["ini"],
  kinds: ["torchserve"],
  references: ["https://pytorch.org/serve/configuration.html"],
  fix: "none",

  *check(document) {
    for (const { name, valueAt } of propertiesOf(document)) {
      const written = name === "models" ? document.text.slice(valueAt.start, valueAt.end) : "";
      if (!written.startsWith("{")) continue;
      // A blank in the place of `\\` keeps every position.
      const tree = parseJson(written.replaceAll("\\", " "));
      const moved = ({ start, end }: Span): Span => ({ start: valueAt.start + start, end: valueAt.start + end });
      const [problem] = tree.problems;
      if (problem) yield { at: moved(problem.at), message: `This table of models is no JSON: ${problem.reason}. TorchServe stops when it reads it.` };
      for (const model of tree.problems.length > 0 ? [] : entriesAt(tree.roots[0])) for (const version of entriesAt(model.value)) yield* [...judged(version)].map((finding) => ({ ...finding, at: moved(finding.at), ...(finding.related && { related: finding.related.map((one) => ({ ...one, at: moved(one.at) })) }) }));
    }
  },
});

const NUMBERS = ["minWorkers", "maxWorkers", "batchSize", "maxBatchDelay", "responseTimeout", "startupTimeout", "jobQueueSize"];

function* judged({ value: version }: Entry): Generator<Finding> {
  for (const { key, value } of entriesAt(version)) {
    const absent = TORCHSERVE_MODEL.filter((known) => !entryOf(version, known));
    const snake = key.text.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const meant = TORCHSERVE_MODEL.includes(key.text) ? undefined : (absent.find((known) => known === snake) ?? nearest(key.text, absent) ?? sameWords(key.text, absent));
    if (meant !== undefined) yield { at: key.span, message: `Models of TorchServe have no \`${key.text}\`, so it is ignored. Did you mean \`${meant}\`?` };
    const problem = valueProblem(key.text, value);
    if (problem !== undefined) yield { at: value.span, message: `\`${key.text}\` must be ${problem}.` };
  }
  const [least, most] = [entryOf(version, "minWorkers")?.value, entryOf(version, "maxWorkers")?.value];
  if (least?.type === "scalar" && most?.type === "scalar" && typeof least.value === "number" && typeof most.value === "number" && least.value > most.value) {
    yield { at: least.span, message: `\`minWorkers\` (${least.text}) is more than \`maxWorkers\` (${most.text}), so the model cannot be loaded.`, related: [{ at: most.span, message: "The greatest number." }] };
  }
}

function valueProblem(name: string, node: Node): string | undefined {
  const value = node.type === "scalar" ? node.value : undefined;
  if (NUMBERS.includes(name) && (typeof value !== "number" || !Number.isInteger(value) || value < (name === "batchSize" ? 1 : 0))) return name === "batchSize" ? "a whole number of at least 1" : "a whole number";
  if (name === "defaultVersion" && typeof value !== "boolean") return "true or false";
  return name === "marName" && typeof value !== "string" ? "the name of an archive" : undefined;
}
