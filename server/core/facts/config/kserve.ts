import { entriesAt, entryOf, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";

/** Formats of the cluster runtimes that KServe installs, after config/runtimes of KServe 0.15, read 2026-11-21. */
export const KSERVE_RUNTIME_FORMATS: Readonly<Record<string, readonly string[]>> = {
  "kserve-sklearnserver": ["sklearn"],
  "kserve-xgbserver": ["xgboost"],
  "kserve-lgbserver": ["lightgbm"],
  "kserve-pmmlserver": ["pmml"],
  "kserve-paddleserver": ["paddle"],
  "kserve-mlserver": ["sklearn", "xgboost", "lightgbm", "mlflow", "catboost"],
  "kserve-tritonserver": ["tensorrt", "tensorflow", "onnx", "pytorch", "triton"],
  "kserve-torchserve": ["pytorch"],
  "kserve-tensorflow-serving": ["tensorflow"],
  "kserve-huggingfaceserver": ["huggingface"],
  "kserve-huggingfaceserver-multinode": ["huggingface"],
};

/** Cluster runtimes that KServe installs. */
export const KSERVE_RUNTIMES: readonly string[] = Object.keys(KSERVE_RUNTIME_FORMATS);

/** Addresses that models are fetched from. */
export const STORAGE_SCHEME = /^(gs|s3|pvc|file|https?|hdfs|webhdfs|hf|oci|modelregistry|model-registry|git|abfss?|wasbs?):\/\/|^https?:\/\/.*\.blob\.core\.windows\.net|^\/|^[\w.-]+$/;

/** What can scale a service, by the annotation. */
export const KSERVE_AUTOSCALERS: readonly string[] = ["hpa", "external", "keda", "none"];

/** Kinds of resources, after the custom resources of KServe 0.15 to 0.17. */
export const KSERVE_KINDS: readonly string[] = ["InferenceService", "InferenceGraph", "ServingRuntime", "ClusterServingRuntime", "TrainedModel", "ClusterStorageContainer", "LocalModelCache", "LocalModelNode", "LocalModelNodeGroup", "LLMInferenceService", "LLMInferenceServiceConfig"];

const COMPONENTS = ["predictor", "transformer", "explainer"];

/** Ways to say what serves the model; a predictor has one of them. */
export const FRAMEWORKS: ReadonlySet<string> = new Set(["model", "sklearn", "xgboost", "tensorflow", "pytorch", "triton", "onnx", "huggingface", "pmml", "lightgbm", "paddle", "containers"]);

/** Predictor, transformer and explainer of the inference services among the roots. */
export const componentsOf = (roots: readonly Node[]): readonly Entry[] =>
  roots.filter((root) => stringAt(root, "kind") === "InferenceService").flatMap((root) => entriesAt(root, "spec").filter(({ key }) => COMPONENTS.includes(key.text)));

/** What serves the model inside of a component. */
export const frameworksOf = (component: Entry): readonly Entry[] => entriesAt(component.value).filter(({ key }) => FRAMEWORKS.has(key.text));

/** The inference services among the roots. */
export const servicesOf = (roots: readonly Node[]): readonly Node[] => roots.filter((root) => stringAt(root, "kind") === "InferenceService" && (stringAt(root, "apiVersion") ?? "").endsWith("/v1beta1"));

/** An annotation of KServe's own. */
export const annotationOf = (root: Node, name: string): Scalar | undefined => scalarAt(root, "metadata", "annotations", `serving.kserve.io/${name}`);

/** The model of a service whose predictor is spread over nodes, beside the workers. */
export function multinodeOf(root: Node): { readonly worker: Entry; readonly model: Entry | undefined } | undefined {
  const predictor = entryOf(entryOf(root, "spec")?.value, "predictor");
  const worker = entryOf(predictor?.value, "workerSpec");
  return predictor && worker && { worker, model: frameworksOf(predictor).find(({ key }) => key.text !== "containers") };
}
