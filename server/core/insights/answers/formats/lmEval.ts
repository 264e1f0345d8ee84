import { isObject, numberOf, objectAt, promptText, stableText, textOf, type Json } from "../json.ts";
import type { AnswerCase, ReportedFigure } from "../report.ts";
import type { AnswersFormat } from "./format.ts";

/**
 * What lm-evaluation-harness writes: `results_<date>.json` with the figures of each task, and `samples_<task>_<date>.jsonl` with a line for
 * each document and filter. https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/interface.md
 */
export const lmEval: AnswersFormat = {
  title: "lm-evaluation-harness",
  matches: (first) => isSample(first) || isResults(first),
  read(documents) {
    const results = documents.filter(isResults).filter(isObject);
    const variant = results.map(modelOf).find((name) => name !== "") ?? "model";
    const samples = documents.filter((document): document is Json => isSample(document));
    return {
      cases: samples.map((sample) => caseOf(sample, variant)),
      reported: results.flatMap(reportedIn),
      problems: samples.length === 0 ? ["The file holds only the figures of whole tasks. Run lm_eval with --log_samples, and open the folder or a samples file to see each case."] : [],
    };
  },
};

const isSample = (value: unknown): boolean => isObject(value) && "doc_id" in value && ("filtered_resps" in value || "resps" in value);
const isResults = (value: unknown): boolean => isObject(value) && isObject(value["results"]) && ("n-shot" in value || "lm_eval_version" in value || "versions" in value || isObject(value["configs"]));

function modelOf(results: Json): string {
  const config = objectAt(results, "config");
  return textOf(results["model_name"]) || textOf(config["model_args"]) || textOf(config["model"]);
}

/** `"acc,none": 0.5` is the figure `acc` behind the filter `none`. */
function reportedIn(document: Json): readonly ReportedFigure[] {
  return Object.entries(objectAt(document, "results")).flatMap(([task, figures]) =>
    Object.entries(isObject(figures) ? figures : {}).flatMap(([name, value]) => {
      const [figure = "", filter = "none"] = name.split(",");
      return typeof value !== "number" || figure.endsWith("_stderr") || !name.includes(",") ? [] : [{ task: filtered(task, filter), figure, value }];
    }),
  );
}

const filtered = (task: string, filter: string): string => (filter === "none" || filter === "" ? task : `${task} (${filter})`);

/** The name of the task stands only in the name of the file, from where the host puts it in. */
function caseOf(sample: Json, variant: string): AnswerCase {
  const metrics = metricsOf(sample);
  const [main] = metrics;
  const score = main === undefined ? undefined : numberOf(sample[main]) ?? booleanScore(sample[main]);
  const others = metrics.slice(1).flatMap((name) => (typeof sample[name] === "number" ? [`${name} ${String(Number(sample[name].toPrecision(4)))}`] : []));
  return {
    key: textOf(sample["doc_hash"]) || stableText(sample["doc"]) || textOf(sample["doc_id"]),
    task: filtered(textOf(sample["task"]) || "samples", textOf(sample["filter"])),
    variant,
    input: inputOf(sample),
    expected: targetOf(sample),
    output: answerOf(sample["filtered_resps"] ?? sample["resps"], choicesOf(sample)),
    ...((score === 0 || score === 1) && JUDGING.test(main ?? "") && { passed: score === 1 }),
    ...(score !== undefined && { score }),
    ...(others.length > 0 && { reason: others.join(", ") }),
  };
}

const KNOWN = ["exact_match", "acc", "acc_norm", "pass@1", "pass_at_1", "mc2", "mc1", "f1", "em", "contains", "rouge1_max", "bleu", "perplexity", "word_perplexity"];
/** Figures of which 1 says that the answer is right. */
const JUDGING = /^(acc|acc_norm|exact_match|em|contains|pass@1|pass_at_1|mc1|.*strict_acc|.*accuracy)$/;

function metricsOf(sample: Json): readonly string[] {
  const listed: unknown = sample["metrics"];
  const names = Array.isArray(listed) ? (listed as readonly unknown[]).filter((name) => typeof name === "string") : KNOWN;
  return names.filter((name) => typeof sample[name] === "number" || typeof sample[name] === "boolean");
}

const booleanScore = (value: unknown): number | undefined => (typeof value === "boolean" ? Number(value) : undefined);

/** Arguments are lists of what the model was given, or since 0.4.3 objects `gen_args_0: { arg_0 }`. */
function inputOf(sample: Json): string {
  const given: unknown = sample["arguments"];
  const first: unknown = Array.isArray(given) ? (given as readonly unknown[])[0] : isObject(given) ? Object.values(given)[0] : undefined;
  const context: unknown = Array.isArray(first) ? (first as readonly unknown[])[0] : isObject(first) ? Object.values(first)[0] : first;
  return context === undefined ? textOf(sample["doc"]) : promptText(context);
}

function targetOf({ target, doc }: Json): string {
  const choices: unknown = isObject(doc) ? (doc["choices"] ?? doc["endings"]) : undefined;
  const list: unknown = isObject(choices) ? choices["text"] : choices;
  const place = typeof target === "string" && /^\d+$/.test(target) ? Number(target) : target;
  const chosen: unknown = typeof place === "number" && Array.isArray(list) ? (list as readonly unknown[])[place] : undefined;
  return typeof chosen === "string" ? chosen : textOf(target);
}

/** The continuations whose likelihoods were asked for. */
function choicesOf({ arguments: given }: Json): readonly string[] {
  const requests: readonly unknown[] = Array.isArray(given) ? (given as readonly unknown[]) : isObject(given) ? Object.values(given) : [];
  return requests.map((request) => textOf(Array.isArray(request) ? (request as readonly unknown[])[1] : objectAt(request)["arg_1"]).trim());
}

/** Of a text the text; of choices the likeliest, and the log-likelihoods of all. */
function answerOf(responses: unknown, choices: readonly string[]): string {
  const list = Array.isArray(responses) ? (responses as readonly unknown[]) : [responses];
  const likelihoods = list.map((one) => (Array.isArray(one) ? numberOf(Number(one[0])) : undefined)).filter((one) => one !== undefined);
  if (list.length > 1 && likelihoods.length === list.length) {
    const best = likelihoods.indexOf(Math.max(...likelihoods));
    return `${choices[best] ?? `choice ${best}`} (log-likelihoods ${likelihoods.map((one) => one.toFixed(2)).join(", ")})`;
  }
  const [only] = list;
  return list.length === 1 ? textOf(Array.isArray(only) && only.length === 1 ? (only as readonly unknown[])[0] : only) : textOf(list);
}
