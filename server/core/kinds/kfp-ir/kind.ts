import type { NameTable } from "../references/names.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

const bySchema = sniffYaml({ any: ["deploymentSpec"], text: /^(components|deploymentSpec|root|pipelineInfo):/m });
/** The parts come in the order of the alphabet, so that a long first one fills the head. */
const byHeader = sniffYaml({ text: /^# PIPELINE DEFINITION/ }, { all: ["components"], text: /executorLabel:/ });

/** Tasks are known within their own graph. */
const tasksOf = (within: string): NameTable => ({
  sort: "task",
  within,
  defined: [`${within}.tasks.@key`],
  used: [`${within}.tasks.*.dependentTasks.[]`, `${within}.tasks.*.inputs.parameters.*.taskOutputParameter.producerTask`, `${within}.tasks.*.inputs.artifacts.*.taskOutputArtifact.producerTask`],
});

const NAMES: readonly NameTable[] = [
  { sort: "component", defined: ["components.@key"], used: ["root.dag.tasks.*.componentRef.name", "components.*.dag.tasks.*.componentRef.name"] },
  { sort: "executor", defined: ["deploymentSpec.executors.@key"], used: ["components.*.executorLabel"] },
  tasksOf("root.dag"),
  tasksOf("components.*.dag"),
];

export const kfpIr: Kind = {
  id: "kfp-ir",
  title: "Compiled Kubeflow pipeline",
  language: "yaml",
  names: [],
  sniff: (head, name) => bySchema(head, name) ?? byHeader(head, name),
  dialect: "go-yaml",
  schema,
  features: featuresOf({ schema, dialect: "go-yaml", names: NAMES, mentions }),
};
