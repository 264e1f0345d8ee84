import type { ScaffoldPlan } from "../plan.ts";
import type { Chosen, Project, Scaffold } from "../scaffold.ts";
import { appChoice, commandChoice, nameChoice, noSources, otherApps } from "../sharedChoices.ts";
import { helmFiles } from "./helm.ts";
import { kustomizeFiles } from "./kustomize.ts";
import { objectsOf } from "./objects.ts";
import { imageChoice, secretCommand, serviceOf, servingChoices, type Service } from "./service.ts";
import { trainingChoices, trainingPlan } from "./training.ts";

/** Manifests for a cluster: a service with all that an operations team asks for, or a training job. */
export const kubernetes: Scaffold = {
  id: "kubernetes",
  makes: "Kubernetes manifests",
  choices: [
    nameChoice,
    appChoice,
    imageChoice,
    {
      key: "workload",
      help: "a service, a job that runs once, a job by the clock, or a PyTorchJob on several machines",
      values: ["serve", "job", "cronjob", "pytorchjob"],
      example: "job",
      byDefault: ({ facts }) => (facts.app ? "serve" : "job"),
    },
    { key: "format", help: "Kustomize base and overlays, or a Helm chart", values: ["kustomize", "helm"], example: "helm", byDefault: () => "kustomize" },
    ...servingChoices,
    commandChoice,
    ...trainingChoices,
  ],
  plan: (project, chosen) => (chosen["workload"] === "serve" ? servingPlan(project, chosen) : trainingPlan(project, chosen)),
};

function servingPlan(project: Project, chosen: Chosen): ScaffoldPlan {
  const { app, gpu } = project.facts;
  if (!app && project.facts.sources === 0) return { state: "refused", reason: noSources(project.facts) };
  const service = serviceOf(project, chosen);
  const objects = objectsOf(service);
  const files = chosen["format"] === "helm" ? helmFiles(project.folderUri, service, objectsOf) : kustomizeFiles(project.folderUri, service, objects);
  return {
    state: "planned",
    files,
    notes: [
      app ? `It serves ${app.file} (${app.kind}) on port ${service.port}.` : "No serving app was found; one can be made with scaffold serve. Until then nothing listens on the port.",
      ...otherApps(project.facts),
      `The image is ${service.image}: build it with the Dockerfile and push it there.`,
      ...(app && service.healthPath === undefined ? ["The app has no path that says it is well, so the probes only see whether somebody listens. Add /health."] : []),
      ...(gpu === undefined ? [] : [`Each replica gets ${service.gpus} GPU, because of ${gpu}.`]),
      ...(service.modelVolume === "" ? [] : [`The model is read from the volume ${service.name}-model, mounted at ${service.modelFolder}: fill it once, ${fillNote(service)}.`]),
      `Settings stand in the ConfigMap ${service.name}; ${secretsNote(service)}`,
      ...(service.metrics ? ["The alerts expect the metrics of the app that scaffold serve makes."] : []),
    ],
  };
}

function fillNote({ modelFolder, modelSettings: { MODEL_PATH: path, HF_HOME: cache } }: Service): string {
  if (cache !== undefined) return `by HF_HOME=${modelFolder} hf download MODEL`;
  return `for instance from the training job${path === undefined ? "" : `, so that the model is ${path}`}`;
}

/** What the code does not start without is asked for, so that the cluster says what is missing. */
const secretsNote = (service: Service): string =>
  service.secrets.length === 0
    ? "secrets belong into a Secret of the same name, which is read when it is there and never written by this plan."
    : `pods wait for a Secret of the same name, which is never written by this plan: ${secretCommand(service)}.`;
