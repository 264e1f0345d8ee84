import { stagesOf, type Stage } from "../../facts/project/stages.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { imageChoice } from "../kubernetes/service.ts";
import type { ScaffoldPlan } from "../plan.ts";
import type { Chosen, Project, Scaffold } from "../scaffold.ts";
import { nameChoice, serviceName } from "../sharedChoices.ts";
import { airflowDag } from "./airflow.ts";
import { argoWorkflow } from "./argo.ts";
import { kubeflowPipeline } from "./kubeflow.ts";
import type { PipelinePlan } from "./plan.ts";
import { rayDriver } from "./ray.ts";
import { sparkApplications } from "./spark.ts";

interface Engine {
  readonly path: (name: string) => string;
  readonly text: (plan: PipelinePlan) => string;
  readonly notes: readonly string[];
}

const IMAGE_NOTE = "Every stage runs in the same image, which has the project's code in /app: build it with scaffold docker.";

const ENGINES = {
  kubeflow: {
    path: (name) => `pipelines/${name.replaceAll("-", "_")}_kubeflow.py`,
    text: kubeflowPipeline,
    notes: [IMAGE_NOTE, "Compile it with `python` (package kfp): it writes the YAML that Kubeflow Pipelines takes."],
  },
  argo: { path: () => "pipelines/argo-workflow.yaml", text: argoWorkflow, notes: [IMAGE_NOTE, "Argo passes files between stages through its artifact repository, which the cluster must have."] },
  airflow: {
    path: (name) => `dags/${name.replaceAll("-", "_")}.py`,
    text: airflowDag,
    notes: ["Stages run on the worker in the folder PROJECT_DIR and share its files; set that variable in Airflow's environment."],
  },
  ray: { path: (name) => `pipelines/${name.replaceAll("-", "_")}_ray.py`, text: rayDriver, notes: ["Submit it with `ray job submit --working-dir . -- python …`. Stages of one run share the head's disk: the driver keeps them on one node unless told otherwise."] },
  spark: { path: () => "pipelines/spark-application.yaml", text: sparkApplications, notes: [IMAGE_NOTE, "The Spark operator must be installed. A stage gains from Spark only if its script uses PySpark: the others run on the driver."] },
} as const satisfies Readonly<Record<string, Engine>>;

type EngineName = keyof typeof ENGINES;
const NAMES = Object.keys(ENGINES) as readonly EngineName[];

/** The project's stages for an engine that runs them on many machines. */
export const pipeline: Scaffold = {
  id: "pipeline",
  makes: "a pipeline for a distributed engine",
  choices: [nameChoice, { key: "engine", help: "what runs it", values: NAMES, example: "argo", byDefault: () => "kubeflow" }, imageChoice],
  plan: planPipeline,
};

function planPipeline(project: Project, chosen: Chosen): ScaffoldPlan {
  const stages = stagesIn(project);
  if (typeof stages === "string") return { state: "refused", reason: stages };
  const engine: Engine = ENGINES[NAMES.find((name) => name === chosen["engine"]) ?? "kubeflow"];
  const name = chosen["name"] ?? serviceName(project.facts.name);
  const outside = [...new Set(stages.flatMap(({ files }) => files.filter((path) => !path.endsWith(".py"))))];
  return {
    state: "planned",
    files: [{ uri: resolvePath(project.folderUri, engine.path(name)), text: engine.text({ name, image: chosen["image"] ?? "", stages }) }],
    notes: [
      `${stages.length} stages: ${stages.map((stage) => stage.name).join(", ")}.`,
      ...engine.notes,
      ...(outside.length > 0 ? [`${outside.join(", ")} must be there when the first stages start: .dockerignore keeps data out of the image, so mount it or put it into the image.`] : []),
    ],
  };
}

/** A project without dvc.yaml has one stage: its training. */
function stagesIn({ folderUri, snapshot, facts }: Project): readonly Stage[] | string {
  const found = stagesOf(folderUri, snapshot);
  if (found.state === "read") return found.stages;
  if (found.state === "unusable") return found.reason;
  if (!facts.entry) return "There is no dvc.yaml with stages, no MLproject and no training script. A notebook can first be made into a project with stages.";
  return [{ name: "train", command: facts.entry.words.join(" "), inputs: [], files: [], outputs: [], after: [] }];
}
