import { defineRule, type Finding } from "../../engine/rule.ts";
import { sagemakerDefinition, stepIn } from "../../facts/config/sagemaker.ts";
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
    for (const get of pipeline?.gets ?? []) {
      const step = stepIn(get.text);
      if (step !== undefined && names.has(step)) yield* insideOf(get, pipeline?.steps.find(({ name }) => name.text === step)?.node);
      yield* otherwise(get);
      // A step without a name may be any of them, and that alone is told.
      if (step === undefined || names.has(step) || pipeline?.nameless) continue;
      const meant = nearest(step, names);
      const place = pipeline?.steps.find(({ name }) => name.text === meant)?.name;
      yield { at: get.span, ...(place && { related: [{ at: place.span, message: "Is this the step that is meant?" }] }), message: `No step is called \`${step}\`, so SageMaker refuses the pipeline. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, get.span, get.text.replace(step, meant))] }) };
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
  const outputs = itemsAt(step, "Arguments", "ProcessingOutputConfig", "Outputs").flatMap((one) => stringAt(one, "OutputName") ?? []);
  if (output !== undefined && outputs.length > 0 && !outputs.includes(output)) yield { at: get.span, message: lost(`The step has no output \`${output}\``, nearest(output, outputs)) };
}

const EXECUTION = ["PipelineName", "PipelineArn", "PipelineExecutionId", "PipelineExecutionArn", "StartDateTime", "CurrentDateTime"];
const HOLDERS = ["Steps", "Parameters", "Execution"];

/** What is read of the run itself, and of nothing that there is. */
function* otherwise(get: Scalar): Generator<Finding> {
  const [, holder = "", name = ""] = /^(\w+)\.(\w+)/.exec(get.text) ?? [];
  if (holder === "Execution" && !EXECUTION.includes(name)) yield { at: get.span, message: lost(`A run has no \`${name}\``, nearest(name, EXECUTION)) };
  const meant = holder === "" || HOLDERS.includes(holder) ? undefined : nearest(holder, HOLDERS);
  if (meant !== undefined) yield { at: get.span, message: lost(`Nothing is called \`${holder}\``, meant) };
}

const lost = (what: string, meant: string | undefined): string => `${what}, so SageMaker refuses the pipeline. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}`;
