import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";

const NAMES = [
  { defined: ["spec.templates.[].name", "spec.workflowSpec.templates.[].name"], used: ["spec.entrypoint", "spec.onExit", "spec.templates.[].steps.[].[].template", "spec.templates.[].dag.tasks.[].template", "spec.workflowSpec.entrypoint"] },
  { defined: ["spec.templates.[].dag.tasks.[].name"], used: ["spec.templates.[].dag.tasks.[].dependencies.[]"] },
];

export const argo: Kind = {
  id: "argo",
  title: "Argo workflow",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["apiVersion", "kind"], text: /^kind:\s*["']?(Workflow|CronWorkflow|WorkflowTemplate|ClusterWorkflowTemplate)\b/m }),
  dialect: "go-yaml",
  features: featuresOf({ dialect: "go-yaml", names: NAMES }),
};
