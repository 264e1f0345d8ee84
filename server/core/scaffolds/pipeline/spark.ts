import type { Stage } from "../../facts/project/stages.ts";
import type { Manifest } from "../kubernetes/workload.ts";
import { yamlText } from "../yamlText.ts";
import type { PipelinePlan } from "./plan.ts";

/** One SparkApplication per stage that runs a Python script, in order. */
export function sparkApplications({ name, image, stages }: PipelinePlan): string {
  const documents = stages.map((stage) => application(stage, name, image));
  return yamlText(["kubectl create -f pipelines/spark-application.yaml, one document after the other: an application does not wait for another."], ...documents);
}

function application({ name: stage, command }: Stage, name: string, image: string): Manifest {
  const [, script = "", rest = ""] = /^python3?\s+(\S+\.py)\s*(.*)$/.exec(command) ?? [];
  const words = rest.split(/\s+/).filter(Boolean);
  const pod = (cores: number, memory: string): Manifest => ({ cores, memory, labels: { "app.kubernetes.io/name": name } });
  return {
    apiVersion: "sparkoperator.k8s.io/v1beta2",
    kind: "SparkApplication",
    metadata: { name: `${name}-${stage.toLowerCase().replace(/[^a-z\d]+/g, "-")}`, labels: { "app.kubernetes.io/name": name } },
    spec: {
      type: "Python",
      mode: "cluster",
      pythonVersion: "3",
      sparkVersion: "4.0.1",
      image,
      mainApplicationFile: `local:///app/${script === "" ? "pipeline.py" : script}`,
      ...(words.length > 0 ? { arguments: words } : {}),
      restartPolicy: { type: "OnFailure", onFailureRetries: 2 },
      timeToLiveSeconds: 86_400,
      driver: { ...pod(1, "2g"), serviceAccount: "spark" },
      executor: { ...pod(2, "4g"), instances: 2 },
    },
  };
}
