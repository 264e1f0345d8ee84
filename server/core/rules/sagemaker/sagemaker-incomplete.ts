import { defineRule, type Finding } from "../../engine/rule.ts";
import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { entryOf, itemsAt, nodeAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const sagemakerIncomplete = defineRule({
  id: "sagemaker-incomplete",
  summary: "A step lacks an argument that its job cannot be started without",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html"],
  fix: "none",

  *check(document) {
    for (const { node } of sagemakerDefinition(document)?.steps ?? []) {
      const given = nodeAt(node, "Arguments");
      for (const [path, ...oneOf] of NEEDS[stringAt(node, "Type") ?? ""] ?? []) for (const holder of holdersAt(given, path)) yield* lacking(holder, oneOf);
      for (const condition of itemsAt(given, "Conditions")) yield* ofCondition(condition);
    }
  },
});

type Need = readonly [path: string, ...oneOf: string[]];

const CLUSTER: readonly Need[] = [["ProcessingResources.ClusterConfig", "InstanceType"], ["ProcessingResources.ClusterConfig", "InstanceCount"], ["ProcessingResources.ClusterConfig", "VolumeSizeInGB"]];

/** Where something must stand, and what: the requests of the service, but for the names of jobs, which pipelines give. `[]` is every item. */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  Training: [["", "RoleArn"], ["", "OutputDataConfig"], ["", "AlgorithmSpecification"], ["", "ResourceConfig"], ["AlgorithmSpecification", "TrainingInputMode"], ["AlgorithmSpecification", "TrainingImage", "AlgorithmName"], ["OutputDataConfig", "S3OutputPath"], ["InputDataConfig.[]", "ChannelName"], ["InputDataConfig.[]", "DataSource"], ["InputDataConfig.[].DataSource.S3DataSource", "S3Uri"], ["InputDataConfig.[].DataSource.S3DataSource", "S3DataType"]],
  Processing: [["", "RoleArn"], ["", "AppSpecification"], ["", "ProcessingResources"], ["AppSpecification", "ImageUri"], ...CLUSTER, ["ProcessingInputs.[]", "InputName"], ["ProcessingOutputConfig.Outputs.[]", "OutputName"], ["ProcessingInputs.[].S3Input", "S3Uri"], ["ProcessingInputs.[].S3Input", "S3DataType"], ["ProcessingOutputConfig.Outputs.[].S3Output", "S3Uri"], ["ProcessingOutputConfig.Outputs.[].S3Output", "S3UploadMode"]],
  Transform: [["", "ModelName"], ["", "TransformInput"], ["", "TransformOutput"], ["", "TransformResources"], ["TransformInput", "DataSource"], ["TransformOutput", "S3OutputPath"], ["TransformResources", "InstanceType"], ["TransformResources", "InstanceCount"]],
  Tuning: [["", "HyperParameterTuningJobConfig"], ["", "TrainingJobDefinition", "TrainingJobDefinitions"], ["HyperParameterTuningJobConfig", "Strategy"], ["HyperParameterTuningJobConfig", "ResourceLimits"]],
  Model: [["", "PrimaryContainer", "Containers", "InferenceExecutionConfig"]],
};

function holdersAt(node: Node | undefined, path: string): readonly Node[] {
  if (path === "" || !node) return node ? [node] : [];
  const [head = "", ...rest] = path.split(".");
  const inner = head === "[]" ? itemsAt(node) : [nodeAt(node, head)];
  return inner.flatMap((one) => holdersAt(one, rest.join(".")));
}

const OPERANDS: Readonly<Record<string, readonly string[]>> = { In: ["QueryValue", "Values"], Not: ["Expression"], Or: ["Conditions"] };
const COMPARISONS = ["Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo"];

function* ofCondition(condition: Node): Generator<Finding> {
  const type = stringAt(condition, "Type") ?? "";
  for (const name of OPERANDS[type] ?? (COMPARISONS.includes(type) ? ["LeftValue", "RightValue"] : [])) yield* lacking(condition, [name]);
}

function* lacking(holder: Node, oneOf: readonly string[]): Generator<Finding> {
  // What is known only when the pipeline runs is not seen here, and a slip in a name is told there.
  if (holder.type !== "mapping" || entryOf(holder, "Get") || oneOf.some((name) => entryOf(holder, name)) || holder.entries.some(({ key }) => nearest(key.text, oneOf) !== undefined)) return;
  const [head] = holder.entries;
  const at = head ? head.key.span : { start: holder.span.start, end: holder.span.start + 1 };
  yield { at, message: `Here is no ${oneOf.map((name) => `\`${name}\``).join(" or ")}, and SageMaker refuses the request without. Add it.`, related: [{ at: holder.span, message: "The whole of it." }] };
}
