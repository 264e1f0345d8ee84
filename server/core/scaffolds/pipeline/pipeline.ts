import { parametersOf } from "../../facts/project/stageCommand.ts";
import { pinnedVersion } from "../../facts/project/version.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { imageChoice } from "../kubernetes/service.ts";
import type { ScaffoldPlan } from "../plan.ts";
import type { Choice, Chosen, Project, Scaffold } from "../scaffold.ts";
import { commandChoice, nameChoice, serviceName, withChosen } from "../sharedChoices.ts";
import { airflowDag } from "./airflow.ts";
import { argoWorkflow } from "./argo.ts";
import { kubeflowPipeline } from "./kubeflow.ts";
import type { PipelinePlan } from "./plan.ts";
import { rayDriver } from "./ray.ts";
import { onlyNotebook, sourceOf, type Source } from "./source.ts";
import { sparkApplications, sparkProblem } from "./spark.ts";

interface Engine {
  readonly path: (name: string) => string;
  readonly text: (plan: PipelinePlan) => string;
  readonly notes: readonly string[];
  /** Values of parameters are written in place, because a run cannot be given others. */
  readonly fixed?: true;
  /** Why it cannot run the stages, as a sentence. */
  readonly problemOf?: (plan: PipelinePlan) => string | undefined;
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
  spark: { path: () => "pipelines/spark-application.yaml", text: sparkApplications, fixed: true, problemOf: sparkProblem, notes: [IMAGE_NOTE, "The Spark operator must be installed. A stage gains from Spark only if its script uses PySpark: the others run on the driver."] },
} as const satisfies Readonly<Record<string, Engine>>;

type EngineName = keyof typeof ENGINES;
const NAMES = Object.keys(ENGINES) as readonly EngineName[];

const notebookChoice: Choice = {
  key: "notebook",
  help: "a notebook to take the stages from; it is made into a project first",
  pattern: /^(?:|.+\.ipynb)$/,
  example: "train.ipynb",
  byDefault: onlyNotebook,
};

/** The project's stages for an engine that runs them on many machines. */
export const pipeline: Scaffold = {
  id: "pipeline",
  makes: "a pipeline for a distributed engine",
  choices: [nameChoice, { key: "engine", help: "what runs it", values: NAMES, example: "argo", byDefault: () => "kubeflow" }, imageChoice, notebookChoice, commandChoice],
  plan: planPipeline,
};

function planPipeline(found: Project, chosen: Chosen): ScaffoldPlan {
  const project = { ...found, facts: withChosen(found.facts, chosen) };
  const source = sourceOf(project, chosen["notebook"] ?? "");
  if (typeof source === "string") return { state: "refused", reason: source };
  const { stages } = source;
  const engine: Engine = ENGINES[NAMES.find((name) => name === chosen["engine"]) ?? "kubeflow"];
  const name = chosen["name"] ?? serviceName(project.facts.name);
  const parameters = parametersOf(stages.map(({ command }) => command));
  const plan: PipelinePlan = { name, image: chosen["image"] ?? "", stages, parameters, pyspark: pinnedVersion(project.facts.dependencies.find((dependency) => dependency.name === "pyspark")?.specifier ?? "") };
  const problem = engine.problemOf?.(plan);
  if (problem !== undefined) return { state: "refused", reason: problem };
  const outside = [...new Set(stages.flatMap(({ files }) => files))].filter((path) => !isCode(resolvePath(source.folderUri, path), source, project));
  return {
    state: "planned",
    files: [...source.files, { uri: resolvePath(source.folderUri, engine.path(name)), text: engine.text(plan) }],
    notes: [
      ...source.notes,
      `${stages.length === 1 ? "1 stage" : `${stages.length} stages`}: ${stages.map((stage) => stage.name).join(", ")}.`,
      ...(parameters.length > 0 && !engine.fixed ? [`A run can be given other values of ${parameters.map((parameter) => parameter.name).join(", ")}. What the scripts read from params.yaml themselves is as it stands in the image.`] : []),
      ...engine.notes,
      ...(outside.length > 0 ? [`${outside.join(", ")} must be there when the first stages start: .dockerignore keeps data out of the image, so mount it or put it into the image.`] : []),
    ],
  };
}

/** A script, or a folder of them. */
function isCode(uri: string, { files }: Source, { snapshot }: Project): boolean {
  const inside = [...snapshot.files.list(uri), ...files.map((file) => file.uri)].filter((one) => one.startsWith(`${uri}/`));
  return [uri, ...inside].some((one) => one.endsWith(".py"));
}
