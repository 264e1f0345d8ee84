import { entriesAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";

/** Cluster runtimes that KServe installs. */
export const KSERVE_RUNTIMES: readonly string[] = ["kserve-sklearnserver", "kserve-xgbserver", "kserve-lgbserver", "kserve-pmmlserver", "kserve-paddleserver", "kserve-mlserver", "kserve-tritonserver", "kserve-torchserve", "kserve-tensorflow-serving", "kserve-huggingfaceserver", "kserve-huggingfaceserver-multinode"];

const COMPONENTS = ["predictor", "transformer", "explainer"];

/** Ways to say what serves the model; a predictor has one of them. */
export const FRAMEWORKS: ReadonlySet<string> = new Set(["model", "sklearn", "xgboost", "tensorflow", "pytorch", "triton", "onnx", "huggingface", "pmml", "lightgbm", "paddle", "containers"]);

/** Predictor, transformer and explainer of the inference services among the roots. */
export const componentsOf = (roots: readonly Node[]): readonly Entry[] =>
  roots.filter((root) => stringAt(root, "kind") === "InferenceService").flatMap((root) => entriesAt(root, "spec").filter(({ key }) => COMPONENTS.includes(key.text)));

/** What serves the model inside of a component. */
export const frameworksOf = (component: Entry): readonly Entry[] => entriesAt(component.value).filter(({ key }) => FRAMEWORKS.has(key.text));
