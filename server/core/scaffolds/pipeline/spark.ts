import { commandText, type Command } from "../../facts/project/stageCommand.ts";
import type { Stage } from "../../facts/project/stages.ts";
import type { Manifest } from "../kubernetes/workload.ts";
import { yamlText } from "../yamlText.ts";
import type { PipelinePlan } from "./plan.ts";

/** One SparkApplication per stage that runs a Python script, in order. */
export function sparkApplications(plan: PipelinePlan): string {
  const documents = plan.stages.map((stage) => application(stage, plan));
  return yamlText(["kubectl create -f pipelines/spark-application.yaml, one document after the other: an application does not wait for another."], ...documents);
}

/** Why Spark cannot run the stages, as a sentence. */
export function sparkProblem({ stages }: PipelinePlan): string | undefined {
  const other = stages.find(({ command }) => !scriptOf(command));
  return other && `Spark runs Python scripts, and the stage ${other.name} runs \`${commandText(other.command)}\`. Make it \`python <script>.py\` with plain words, or choose another engine.`;
}

function scriptOf(command: Command): { readonly script: string; readonly words: readonly string[] } | undefined {
  const [, script, rest = ""] = /^python3?\s+([\w./-]+\.py)((?:\s+[\w./:@%+=,-]+)*)\s*$/.exec(commandText(command)) ?? [];
  return script === undefined ? undefined : { script, words: rest.split(/\s+/).filter(Boolean) };
}

function application({ name: stage, command }: Stage, { name, image, pyspark }: PipelinePlan): Manifest {
  const { script = "", words = [] } = scriptOf(command) ?? {};
  const pod = (cores: number, memory: string): Manifest => ({ cores, memory, labels: { "app.kubernetes.io/name": name } });
  return {
    apiVersion: "sparkoperator.k8s.io/v1beta2",
    kind: "SparkApplication",
    metadata: { name: `${name}-${stage.toLowerCase().replace(/[^a-z\d]+/g, "-")}`, labels: { "app.kubernetes.io/name": name } },
    spec: {
      type: "Python",
      mode: "cluster",
      pythonVersion: "3",
      sparkVersion: pyspark ?? DEFAULT_SPARK,
      image,
      mainApplicationFile: `local:///app/${script}`,
      ...(words.length > 0 ? { arguments: words } : {}),
      restartPolicy: { type: "OnFailure", onFailureRetries: 2 },
      timeToLiveSeconds: 86_400,
      driver: { ...pod(1, "2g"), serviceAccount: "spark" },
      executor: { ...pod(2, "4g"), instances: 2 },
    },
  };
}

const DEFAULT_SPARK = "4.0.1";
