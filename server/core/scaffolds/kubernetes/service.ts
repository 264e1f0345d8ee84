import { baseName, resolvePath } from "../../workspace/uri.ts";
import { isOwnApp, modelFolder, readsHubModels, readsModels, variablesGiven } from "../container.ts";
import { serviceName } from "../sharedChoices.ts";
import type { Choice, Chosen, Project } from "../scaffold.ts";

/** What runs in the cluster, decided. Quantities are as Kubernetes writes them. */
export interface Service {
  readonly name: string;
  readonly image: string;
  readonly port: number;
  readonly replicas: number;
  readonly mostReplicas: number;
  readonly cpu: string;
  readonly memory: string;
  readonly gpus: number;
  /** Name that the outside calls it by; empty for none. */
  readonly host: string;
  /** Size of the volume that the model is read from; empty where the image has it. */
  readonly modelVolume: string;
  /** The folder that the model is read from, in the container. */
  readonly modelFolder: string;
  /** What the ConfigMap says of where the model is, to an app or a library that asks. */
  readonly modelSettings: Readonly<Record<string, string>>;
  /** Keys that the Secret of the service's name must have. */
  readonly secrets: readonly string[];
  readonly healthPath: string | undefined;
  readonly readyPath: string | undefined;
  readonly metrics: boolean;
  readonly canary: boolean;
}

export function serviceOf(project: Project, chosen: Chosen): Service {
  const { facts } = project;
  const { app } = facts;
  const number = (key: string): number => Number(chosen[key]);
  return {
    name: chosen["name"] ?? serviceName(facts.name),
    image: chosen["image"] ?? "",
    port: number("port"),
    replicas: number("replicas"),
    mostReplicas: Math.max(number("replicas"), number("most-replicas")),
    cpu: chosen["cpu"] ?? "1",
    memory: chosen["memory"] ?? "2Gi",
    gpus: number("gpus"),
    host: chosen["host"] ?? "",
    modelVolume: chosen["model-volume"] ?? "",
    modelFolder: `/app/${modelFolder(facts)}`,
    modelSettings: modelSettings(project),
    secrets: variablesGiven(facts),
    healthPath: app?.healthPath,
    readyPath: app?.readyPath ?? app?.healthPath,
    metrics: chosen["monitoring"] === "yes",
    canary: chosen["canary"] === "yes",
  };
}

/** What makes the Secret that the code does not start without. */
export const secretCommand = ({ name, secrets }: Service): string => `kubectl create secret generic ${name} ${secrets.map((key) => `--from-literal=${key}=…`).join(" ")}`;

/** Our own app reads its model from where it lay when it was made, and Hugging Face's libraries from a cache; in the cluster both lie in the volume. */
function modelSettings({ folderUri, facts, snapshot }: Project): Service["modelSettings"] {
  if (readsHubModels(facts)) return { HF_HOME: `/app/${modelFolder(facts)}`, HF_HUB_OFFLINE: "1" };
  const written = isOwnApp(facts.app) ? /"MODEL_PATH", "([^"]+)"/.exec(snapshot.files.read(resolvePath(folderUri, "serving/model.py"))?.text ?? "")?.[1] : undefined;
  const folder = modelFolder(facts);
  if (written === undefined || written.startsWith(`${folder}/`)) return {};
  return { MODEL_PATH: `/app/${folder}${facts.model ? "" : `/${baseName(written)}`}` };
}

const isLarge = ({ facts }: Project): boolean => facts.gpu !== undefined || facts.framework === "transformers" || facts.framework === "llama.cpp" || facts.framework === "torch" || facts.framework === "tensorflow";

const count = (key: string, help: string, byDefault: Choice["byDefault"]): Choice => ({ key, help, pattern: /^\d{1,4}$/, example: "3", byDefault });

const QUANTITY = /^\d+(?:\.\d+)?(?:m|[KMGT]i?)?$/;

const yesNo = (key: string, help: string, byDefault: Choice["byDefault"]): Choice => ({ key, help, values: ["no", "yes"], example: "yes", byDefault });

/** An image by a fixed tag: what `latest` means changes under a running service. */
export const imageChoice: Choice = {
  key: "image",
  help: "the image with a fixed tag",
  pattern: /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)*(?::(?!latest$)[\w.-]+|@sha256:[\da-f]{64})$/,
  example: "registry.example.com/team/churn:1.0.0",
  byDefault: ({ facts }) => `registry.example.com/${serviceName(facts.name)}:0.1.0`,
};

/** What a container asks for. */
export const sizeChoices: readonly Choice[] = [
  { key: "cpu", help: "cores per replica", pattern: QUANTITY, example: "500m", byDefault: (project) => (isLarge(project) ? "2" : "500m") },
  { key: "memory", help: "memory per replica", pattern: QUANTITY, example: "2Gi", byDefault: (project) => (isLarge(project) ? "8Gi" : "1Gi") },
  count("gpus", "GPUs per replica", ({ facts }) => (facts.gpu === undefined ? "0" : "1")),
];

export const servingChoices: readonly Choice[] = [
  count("port", "the port that the container listens on", ({ facts }) => String(facts.app?.port ?? 8000)),
  count("replicas", "replicas that always run", () => "2"),
  count("most-replicas", "replicas under load", ({ facts }) => (facts.gpu === undefined ? "6" : "3")),
  ...sizeChoices,
  { key: "host", help: "the name in DNS that an Ingress answers to; empty for none", pattern: /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)*[a-z\d-]*$/, example: "churn.example.com", byDefault: () => "" },
  { key: "model-volume", help: "size of the volume that the model is read from; empty where the image has the model", pattern: /^(?:\d+(?:\.\d+)?[KMGT]i)?$/, example: "10Gi", byDefault: (project) => (project.facts.app && !readsModels(project.facts) ? "" : isLarge(project) ? "20Gi" : "1Gi") },
  yesNo("monitoring", "ServiceMonitor and alerts for the Prometheus operator", ({ facts }) => (facts.app?.metricsPath === undefined ? "no" : "yes")),
  yesNo("canary", "roll out step by step with Argo Rollouts", () => "no"),
];
