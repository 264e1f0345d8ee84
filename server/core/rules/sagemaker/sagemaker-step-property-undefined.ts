import { defineRule, type Finding } from "../../engine/rule.ts";
import { referredSteps, sagemakerDefinition, stepIn } from "../../facts/config/sagemaker.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { SAGEMAKER_STEPS } from "../../kinds/schema/fields/sagemaker.ts";
import { entryOf, itemsAt, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const sagemakerStepPropertyUndefined = defineRule({
  id: "sagemaker-step-property-undefined",
  summary: "A property of a step that does not exist is read",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "suggested",

  *check(document) {
    const pipeline = sagemakerDefinition(document);
    // Without the list of steps, that alone is told.
    if (pipeline && !entryOf(pipeline.root, "Steps")) return;
    const names = new Set(pipeline?.steps.map(({ name }) => name.text));
    const parameters = new Set(itemsAt(pipeline?.root, "Parameters").flatMap((parameter) => stringAt(parameter, "Name") ?? []));
    for (const get of pipeline?.gets ?? []) {
      const step = stepIn(get.text);
      if (step !== undefined && names.has(step)) yield* insideOf(get, pipeline?.steps.find(({ name }) => name.text === step)?.node);
      yield* otherwise(get, names, parameters);
      // A step without a name may be any of them, and that alone is told.
      if (step === undefined || names.has(step) || pipeline?.nameless) continue;
      const meant = nearest(step, names);
      const { hint, related } = meantBy({ text: step, span: get.span }, pipeline?.steps.map(({ name }) => name) ?? [], "Correct the name.", { used: referredSteps(pipeline) });
      yield { at: get.span, ...(related && { related }), message: `No step is called \`${step}\`, so SageMaker refuses the pipeline. ${hint}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, get.span, get.text.replace(step, meant))] }) };
    }
  },
});

/** A property that such a step does not have, an output or a file that this one does not write. */
function* insideOf(get: Scalar, step: Node | undefined): Generator<Finding> {
  const [, property = "", rest = ""] = /^Steps\.[\w-]+\.(\w+)(.*)$/s.exec(get.text) ?? [];
  const told = SAGEMAKER_STEPS[stringAt(step, "Type") ?? ""]?.tells.split(" ");
  const [, file] = property === "PropertyFiles" ? (/^\.([\w-]+)/.exec(rest) ?? []) : [];
  const [, output] = property === "ProcessingOutputConfig" ? (/^\.Outputs\[['"]([^'"]+)['"]\]/.exec(rest) ?? []) : [];
  if (property !== "" && told && property !== "PropertyFiles" && !told.includes(property)) yield { at: get.span, message: lost(`A step of this type has no property \`${property}\``, nearest(property, told)) };
  const files = itemsAt(step, "PropertyFiles").flatMap((one) => stringAt(one, "PropertyFileName") ?? []);
  if (file !== undefined && !files.includes(file)) yield { at: get.span, message: lost(`The step has no property file \`${file}\``, nearest(file, files)) };
  yield* withinProperty(get, property, rest);
  const outputs = itemsAt(step, "Arguments", "ProcessingOutputConfig", "Outputs").flatMap((one) => stringAt(one, "OutputName") ?? []);
  if (output !== undefined && outputs.length > 0 && !outputs.includes(output)) yield { at: get.span, message: lost(`The step has no output \`${output}\``, nearest(output, outputs)) };
}

/** What the parts of the properties that are read most often are called. */
const PARTS: Readonly<Record<string, readonly string[]>> = { ModelArtifacts: ["S3ModelArtifacts"], S3Output: ["S3Uri", "LocalPath", "S3UploadMode"], ProcessingOutputConfig: ["Outputs", "KmsKeyId"] };

function* withinProperty(get: Scalar, property: string, rest: string): Generator<Finding> {
  const [, bare] = /^\.Outputs\[(?!['"\d])([^\]]*)\]/.exec(rest) ?? [];
  if (bare !== undefined) yield { at: get.span, message: lost(`An output is chosen by its name in quotes, not by \`[${bare}]\``, `Outputs['${bare}']`) };
  for (const [, holder = "", part = ""] of `${property}${rest}`.matchAll(/(?<=^|\.)(\w+)(?:\[[^\]]*\])?\.(?=(\w+))/g)) {
    const known = PARTS[holder];
    if (known && !known.includes(part)) yield { at: get.span, message: lost(`\`${holder}\` has no \`${part}\``, nearest(part, known) ?? (known.length === 1 ? known[0] : known.find((one) => one.includes(part)))) };
  }
}

const EXECUTION = ["PipelineName", "PipelineArn", "PipelineExecutionId", "PipelineExecutionArn", "StartDateTime", "CurrentDateTime"];
const HOLDERS = ["Steps", "Parameters", "Execution"];

/** What is read of the run itself, and of nothing that there is. */
function* otherwise(get: Scalar, steps: ReadonlySet<string>, parameters: ReadonlySet<string>): Generator<Finding> {
  const [, first = ""] = /^([\w-]+)(?=\.|$)/.exec(get.text) ?? [];
  const before = HOLDERS.includes(first) ? undefined : steps.has(first) && get.text !== first ? "Steps" : parameters.has(first) && get.text === first ? "Parameters" : undefined;
  if (before !== undefined) {
    yield { at: get.span, message: lost(`Nothing is called \`${get.text}\``, `${before}.${get.text}`) };
    return;
  }
  const [, holder = "", name = ""] = /^(\w+)\.(\w+)/.exec(get.text) ?? [];
  if (holder === "Execution" && !EXECUTION.includes(name)) yield { at: get.span, message: lost(`A run has no \`${name}\``, nearest(name, EXECUTION)) };
  const meant = holder === "" || HOLDERS.includes(holder) ? undefined : nearest(holder, HOLDERS);
  if (meant !== undefined) yield { at: get.span, message: lost(`Nothing is called \`${holder}\``, meant) };
}

const lost = (what: string, meant: string | undefined): string => `${what}, so SageMaker refuses the pipeline. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}`;
