import { entriesAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";

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

const COMPONENTS = ["predictor", "transformer", "explainer"];

/** Ways to say what serves the model; a predictor has one of them. */
export const FRAMEWORKS: ReadonlySet<string> = new Set(["model", "sklearn", "xgboost", "tensorflow", "pytorch", "triton", "onnx", "huggingface", "pmml", "lightgbm", "paddle", "containers"]);

/** Predictor, transformer and explainer of the inference services among the roots. */
export const componentsOf = (roots: readonly Node[]): readonly Entry[] =>
  roots.filter((root) => stringAt(root, "kind") === "InferenceService").flatMap((root) => entriesAt(root, "spec").filter(({ key }) => COMPONENTS.includes(key.text)));

/** What serves the model inside of a component. */
export const frameworksOf = (component: Entry): readonly Entry[] => entriesAt(component.value).filter(({ key }) => FRAMEWORKS.has(key.text));
