import { commandText } from "../../facts/project/stageCommand.ts";
import type { Stage } from "../../facts/project/stages.ts";
import { CONTAINER_SECURITY, type Manifest } from "../kubernetes/workload.ts";
import { yamlText } from "../yamlText.ts";
import type { PipelinePlan } from "./plan.ts";

/** An Argo Workflow: one template per stage, files as artifacts. */
export function argoWorkflow({ name, image, stages, parameters }: PipelinePlan): string {
  const makerOf = (path: string): Stage | undefined => stages.find(({ outputs }) => outputs.some((out) => path === out || path.startsWith(`${out}/`)));
  const tasks = stages.map((stage) => ({
    name: argoName(stage.name),
    template: argoName(stage.name),
    ...(stage.after.length > 0 ? { dependencies: stage.after.map(argoName) } : {}),
    ...(stage.inputs.length > 0
      ? { arguments: { artifacts: stage.inputs.map((path) => ({ name: argoName(path), from: `{{tasks.${argoName(makerOf(path)?.name ?? "")}.outputs.artifacts.${argoName(wholeOutput(path, makerOf(path)))}}}` })) } }
      : {}),
  }));
  return yamlText(["argo submit pipelines/argo-workflow.yaml"], {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Workflow",
    metadata: { generateName: `${name}-`, labels: { "app.kubernetes.io/name": name } },
    spec: {
      entrypoint: "pipeline",
      ...(parameters.length > 0 ? { arguments: { parameters: parameters.map((parameter) => ({ name: argoName(parameter.name), value: String(parameter.value) })) } } : {}),
      activeDeadlineSeconds: 86_400,
      automountServiceAccountToken: false,
      executor: { serviceAccountName: "argo-executor" },
      securityContext: { runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001, seccompProfile: { type: "RuntimeDefault" } },
      ttlStrategy: { secondsAfterCompletion: 604_800 },
      templates: [{ name: "pipeline", dag: { tasks } }, ...stages.map((stage) => template(stage, image))],
    },
  });
}

function template({ name, command, inputs, outputs }: Stage, image: string): Manifest {
  const artifact = (path: string): Manifest => ({ name: argoName(path), path: `/app/${path}` });
  return {
    name: argoName(name),
    retryStrategy: { limit: "2", retryPolicy: "OnError" },
    ...(inputs.length > 0 ? { inputs: { artifacts: inputs.map(artifact) } } : {}),
    ...(outputs.length > 0 ? { outputs: { artifacts: outputs.map(artifact) } } : {}),
    container: {
      image,
      command: ["sh", "-ec"],
      args: [commandText(command, (parameter) => `{{workflow.parameters.${argoName(parameter.name)}}}`)],
      workingDir: "/app",
      resources: { requests: { cpu: "1", memory: "2Gi" }, limits: { memory: "2Gi" } },
      // Stages write their outputs beside the code.
      securityContext: { ...CONTAINER_SECURITY, readOnlyRootFilesystem: false },
    },
  };
}

/** A part of an output comes with the whole of it. */
const wholeOutput = (path: string, maker: Stage | undefined): string => maker?.outputs.find((out) => path === out || path.startsWith(`${out}/`)) ?? path;

const argoName = (text: string): string => text.toLowerCase().replace(/[^a-z\d]+/g, "-").replace(/^-|-$/g, "");
