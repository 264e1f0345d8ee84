import type { ProjectFacts } from "../../facts/project/project.ts";
import { pinnedVersion } from "../../facts/project/version.ts";
import { pythonText } from "../pipeline/python.ts";

/** How a model of one format is loaded and asked. */
export interface Loader {
  /** The ending of a file of that format; empty for a folder. */
  readonly ending: string;
  /** `serving/model.py`. */
  readonly text: (path: string) => string;
  readonly packages: (facts: ProjectFacts) => readonly string[];
  readonly notes: readonly string[];
}

export type LoaderName = "mlflow" | "skops" | "onnx" | "xgboost" | "lightgbm" | "keras" | "transformers" | "torch" | "joblib" | "pickle";

interface Parts {
  readonly imports: readonly string[];
  readonly load: readonly string[];
  /** Lines that end in `return …`, with `model` and `frame` at hand. */
  readonly predict: readonly string[];
}

function moduleText(path: string, { imports, load, predict }: Parts): string {
  const [standard, others] = [imports.filter(isStandard), imports.filter((line) => !isStandard(line))];
  return [
    '"""Loads the model and asks it."""',
    "",
    ...[...standard, "import os"].toSorted(),
    "from pathlib import Path",
    "",
    ...[...others, "import pandas as pd"].toSorted(byModule),
    "",
    `MODEL_PATH = Path(os.environ.get("MODEL_PATH", ${pythonText(path)}))`,
    "",
    "",
    "def load():",
    '    """The model; raises where it cannot be read."""',
    ...load.map((line) => `    ${line}`),
    "",
    "",
    "def predict(model, frame: pd.DataFrame) -> list:",
    '    """One answer per row, as plain Python values."""',
    ...predict.map((line) => `    ${line}`),
    "",
  ].join("\n");
}

const isStandard = (line: string): boolean => /^import (?:hashlib)$/.test(line);
const byModule = (left: string, right: string): number => left.replace(/^\w+ /, "").localeCompare(right.replace(/^\w+ /, ""));

/** The version that the project pins, since a model is best read by what wrote it. */
const like = (name: string, fallback: string) => ({ dependencies }: ProjectFacts): readonly string[] => {
  const pinned = pinnedVersion(dependencies.find((dependency) => dependency.name === name)?.specifier ?? "");
  return [pinned === undefined ? fallback : `${name}==${pinned}`];
};

const TABLE = ["return model.predict(frame).tolist()"];

/** A pickle may run code, so it is loaded only when its bytes are those that the team has vetted. */
const pickled = (load: string, imports: readonly string[]): ((path: string) => string) => (path) =>
  moduleText(path, {
    imports: ["import hashlib", ...imports],
    load: [
      'expected = os.environ.get("MODEL_SHA256")',
      "digest = hashlib.sha256(MODEL_PATH.read_bytes()).hexdigest()",
      "if digest != expected:",
      '    raise RuntimeError(f"{MODEL_PATH} has the SHA-256 {digest}, and MODEL_SHA256 says {expected}.")',
      "# modelwright: allow unsafe-model-load -- only bytes with the digest that MODEL_SHA256 names",
      load,
    ],
    predict: TABLE,
  });

const PICKLE_NOTES = ["A pickle runs code when it is loaded. The app loads it only when MODEL_SHA256 is its digest: sha256sum MODEL. Better: save the model with skops or as ONNX."];

/** Formats that run no code come first: where there are several, the first is taken. */
export const LOADERS: Readonly<Record<LoaderName, Loader>> = {
  mlflow: {
    ending: "",
    text: (path) =>
      moduleText(path, {
        imports: ["import mlflow"],
        load: ["return mlflow.pyfunc.load_model(str(MODEL_PATH))"],
        predict: ["predictions = model.predict(frame)", "return pd.Series(predictions).tolist() if getattr(predictions, \"ndim\", 1) == 1 else predictions.tolist()"],
      }),
    packages: like("mlflow", "mlflow>=3,<4"),
    notes: ["Install also what the model's own requirements.txt lists, which stands beside MLmodel."],
  },
  skops: {
    ending: ".skops",
    text: (path) => moduleText(path, { imports: ["import skops.io"], load: ["# Types that skops does not know are refused; add those that you trust.", "return skops.io.load(MODEL_PATH, trusted=[])"], predict: TABLE }),
    packages: (facts) => [...like("scikit-learn", "scikit-learn>=1.6,<2")(facts), "skops==0.13.0"],
    notes: [],
  },
  onnx: {
    ending: ".onnx",
    text: (path) =>
      moduleText(path, {
        imports: ["import onnxruntime"],
        load: ["return onnxruntime.InferenceSession(MODEL_PATH)"],
        predict: [
          "inputs = model.get_inputs()",
          "if len(inputs) == 1:",
          "    feeds = {inputs[0].name: frame.to_numpy(dtype=\"float32\")}",
          "else:",
          "    feeds = {one.name: frame[[one.name]].to_numpy(dtype=\"float32\" if \"float\" in one.type else None) for one in inputs}",
          "return model.run(None, feeds)[0].ravel().tolist()",
        ],
      }),
    packages: () => ["onnxruntime>=1.22,<2"],
    notes: [],
  },
  xgboost: {
    ending: ".ubj",
    text: (path) => moduleText(path, { imports: ["import xgboost"], load: ["model = xgboost.Booster()", "model.load_model(MODEL_PATH)", "return model"], predict: ["return model.predict(xgboost.DMatrix(frame)).tolist()"] }),
    packages: like("xgboost", "xgboost>=3,<4"),
    notes: ["A Booster answers with probabilities or margins, not with classes."],
  },
  lightgbm: {
    ending: ".txt",
    text: (path) => moduleText(path, { imports: ["import lightgbm"], load: ["return lightgbm.Booster(model_file=MODEL_PATH)"], predict: TABLE }),
    packages: like("lightgbm", "lightgbm>=4.5,<5"),
    notes: ["A Booster answers with probabilities, not with classes."],
  },
  keras: {
    ending: ".keras",
    text: (path) => moduleText(path, { imports: ["import keras"], load: ["return keras.saving.load_model(MODEL_PATH, safe_mode=True)"], predict: ["return model.predict(frame.to_numpy(dtype=\"float32\"), verbose=0).squeeze(-1).tolist()"] }),
    packages: (facts) => [...like("keras", "keras>=3.9,<4")(facts), ...like("tensorflow", "tensorflow>=2.18,<3")(facts)],
    notes: [],
  },
  transformers: {
    ending: "",
    text: (path) =>
      moduleText(path, {
        imports: ["from transformers import pipeline"],
        load: ['return pipeline("text-classification", model=str(MODEL_PATH), trust_remote_code=False)'],
        predict: ['return [answer["label"] for answer in model(frame["text"].tolist())]'],
      }),
    packages: (facts) => [...like("transformers", "transformers>=4.50")(facts), ...like("torch", "torch>=2.6")(facts)],
    notes: ["It answers with the label of a text classification; change the task in serving/model.py for another."],
  },
  torch: {
    ending: ".pt",
    text: (path) => moduleText(path, { imports: ["import torch"], load: ["return torch.jit.load(MODEL_PATH).eval()"], predict: ["with torch.inference_mode():", "    return model(torch.from_numpy(frame.to_numpy(dtype=\"float32\"))).squeeze(-1).tolist()"] }),
    packages: like("torch", "torch>=2.6"),
    notes: ["The model must be saved with torch.jit.save or exported to ONNX: a state_dict alone does not say what to compute."],
  },
  joblib: { ending: ".joblib", text: pickled("return joblib.load(MODEL_PATH)", ["import joblib"]), packages: (facts) => [...like("joblib", "joblib>=1.4,<2")(facts), ...like("scikit-learn", "scikit-learn>=1.6,<2")(facts)], notes: PICKLE_NOTES },
  pickle: { ending: ".pkl", text: pickled("return pd.read_pickle(MODEL_PATH)", []), packages: like("scikit-learn", "scikit-learn>=1.6,<2"), notes: PICKLE_NOTES },
};
