import { defineRule, type Finding } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { replaceWith, withFix } from "../../kinds/schema/check.ts";
import { validate } from "../../kinds/schema/validate.ts";
import { requestOf } from "../../kinds/sagemaker-pipeline/steps.ts";
import { entriesAt, entryOf, isSet, nodeAt, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const sagemakerStepArguments = defineRule({
  id: "sagemaker-step-arguments",
  summary: "A step asks for something that the service does not know",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html"],
  fix: "suggested",

  *check(document) {
    // A condition holds the steps of its branches, which come by themselves too.
    const seen = new Set<Entry>();
    for (const { node } of sagemakerDefinition(document)?.steps ?? []) {
      const type = stringAt(node, "Type") ?? "";
      const given = nodeAt(node, "Arguments");
      const shape = requestOf(type);
      for (const problem of given && shape ? validate(given, shape, `the arguments of a step of type \`${type}\``) : []) if (!/^`(?:Std:|Join|JsonGet)/.test(problem.message)) yield withFix(document.text, problem);
      if (given && type !== "Condition") yield* formsIn(given);
      if (given) yield* functionsIn(given, document.text, seen);
    }
  },
});

/** What SageMaker puts in the place of a value when the pipeline runs. */
const FUNCTIONS = ["Std:Join", "Std:JsonGet"];

function* functionsIn(given: Node, text: string, seen: Set<Entry>): Generator<Finding> {
  for (const { entry } of walk(given)) {
    if (!entry || seen.has(entry)) continue;
    seen.add(entry);
    yield* keysOfFunction(entry);
    const isFunction = entry.key.text.startsWith("Std:") || (entry.value.type === "mapping" && ["Join", "JsonGet"].includes(entry.key.text));
    if (!isFunction || FUNCTIONS.includes(entry.key.text)) continue;
    const meant = entry.key.text.startsWith("Std:") ? undefined : `Std:${entry.key.text}`;
    const named = meant ?? nearest(entry.key.text, FUNCTIONS) ?? (entry.value.type === "mapping" && isSet(entry.value, "Values") ? "Std:Join" : undefined);
    yield { at: entry.key.span, message: `SageMaker has no function \`${entry.key.text}\`, so it refuses the pipeline. ${named === undefined ? "It has `Std:Join` and `Std:JsonGet`." : `Did you mean \`${named}\`?`}`, ...(named !== undefined && { fixes: [replaceWith(text, entry.key.span, named)] }) };
  }
}

/** What the functions are given. */
const TAKES: Readonly<Record<string, readonly string[]>> = { "Std:Join": ["On", "Values"], "Std:JsonGet": ["PropertyFile", "Path"] };

function* keysOfFunction({ key, value }: Entry): Generator<Finding> {
  const takes = TAKES[key.text];
  if (!takes || value.type !== "mapping") return;
  for (const given of value.entries) {
    if (takes.includes(given.key.text)) continue;
    const meant = nearest(given.key.text, takes) ?? takes.find((name) => given.key.text.toLowerCase().endsWith(name.toLowerCase()));
    yield { at: given.key.span, message: `\`${key.text}\` takes no \`${given.key.text}\`, so SageMaker refuses the pipeline. ${meant === undefined ? `It takes \`${takes.join("` and `")}\`.` : `Did you mean \`${meant}\`?`}` };
  }
  const lacks = takes.filter((name) => !entryOf(value, name));
  if (lacks.length > 0 && value.entries.every((given) => takes.includes(given.key.text))) yield { at: key.span, message: `\`${key.text}\` needs \`${lacks.join("` and `")}\`. Add it.`, related: [{ at: value.span, message: "What it is given." }] };
  const path = key.text === "Std:JsonGet" ? scalarAt(value, "Path") : undefined;
  if (path && (path.text === "" || !/^(?:[^[\]]|\[[^[\]]*\])*$/.test(path.text))) yield { at: path.span, message: path.text === "" ? "An empty path leads to no value, so the step fails. Write such as `metrics.accuracy.value`." : `\`${path.text}\` has a bracket that is not closed, so no value is found and the step fails.` };
}

/** Values whose form the service checks only when the step starts. */
const FORMS: Readonly<Record<string, { readonly pattern: RegExp; readonly say: string }>> = {
  InstanceType: { pattern: /^ml\.[\w-]+\.[\w-]+$/, say: "instances of SageMaker begin with `ml.`, such as `ml.m5.xlarge`" },
  RoleArn: { pattern: /^(?!arn:)|^arn:aws[a-z-]*:iam::\d{12}:role\/./, say: "a role is written `arn:aws:iam::<account>:role/<name>`" },
  ExecutionRoleArn: { pattern: /^(?!arn:)|^arn:aws[a-z-]*:iam::\d{12}:role\/./, say: "a role is written `arn:aws:iam::<account>:role/<name>`" },
  S3OutputPath: { pattern: /^s3:\/\/[^/]/, say: "places in S3 begin with `s3://` and the bucket" },
  S3Uri: { pattern: /^(?:s3|https):\/\/[^/]/, say: "places in S3 begin with `s3://` and the bucket" },
};

function* formsIn(given: Node): Generator<Finding> {
  for (const { node, entry } of walk(given)) {
    if (!entry) continue;
    if (entry.key.text === "HyperParameters") yield* unquoted(node);
    if (entry.key.text === "InstanceCount" && node.type === "scalar" && node.value === 0) yield { at: node.span, message: "`InstanceCount` is at least 1: SageMaker refuses the request." };
    const form = FORMS[entry.key.text];
    if (!form || node.type !== "scalar" || typeof node.value !== "string" || /[{<$]/.test(node.text) || node.text === "" || form.pattern.test(node.text)) continue;
    yield { at: node.span, message: `\`${node.text}\` is no \`${entry.key.text}\`: ${form.say}. The step fails when it starts.` };
  }
}

/** The service takes a map of texts; its library quotes what is given in Python. */
function* unquoted(parameters: Node): Generator<Finding> {
  for (const { key, value } of entriesAt(parameters)) {
    if (value.type === "scalar" && value.value !== null && typeof value.value !== "string") yield { at: value.span, message: `Hyperparameters are texts to SageMaker, which refuses \`${key.text}\` as it stands. Write \`"${value.text}"\`.` };
  }
}
