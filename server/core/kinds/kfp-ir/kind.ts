import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";

const bySchema = sniffYaml({ any: ["deploymentSpec"], text: /^(components|deploymentSpec|root|pipelineInfo):/m });
/** The parts come in the order of the alphabet, so that a long first one fills the head. */
const byHeader = sniffYaml({ all: ["components"], text: /^# PIPELINE DEFINITION|executorLabel:/m });

const NAMES = [
  { defined: ["components.@key"], used: ["root.dag.tasks.*.componentRef.name", "components.*.dag.tasks.*.componentRef.name"] },
  { defined: ["deploymentSpec.executors.@key"], used: ["components.*.executorLabel"] },
  { defined: ["root.dag.tasks.@key"], used: ["root.dag.tasks.*.dependentTasks.[]"] },
];

export const kfpIr: Kind = {
  id: "kfp-ir",
  title: "Compiled Kubeflow pipeline",
  language: "yaml",
  names: [],
  sniff: (head, name) => bySchema(head, name) ?? byHeader(head, name),
  dialect: "go-yaml",
  features: featuresOf({ dialect: "go-yaml", names: NAMES }),
};
