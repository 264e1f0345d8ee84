import type { Framework } from "../facts/project/framework.ts";
import type { ModelFile } from "../facts/project/model.ts";
import { resolvePath } from "../workspace/uri.ts";
import { sizeChoices } from "./kubernetes/service.ts";
import { resources, type Manifest } from "./kubernetes/workload.ts";
import type { ScaffoldPlan } from "./plan.ts";
import type { Chosen, Project, Scaffold } from "./scaffold.ts";
import { nameChoice, serviceName } from "./sharedChoices.ts";
import { yamlText } from "./yamlText.ts";

const FORMATS = ["sklearn", "xgboost", "lightgbm", "mlflow", "onnx", "pytorch", "tensorflow", "huggingface"] as const;
type Format = (typeof FORMATS)[number];

/** A model server of KServe, which brings its own code: the project only has to store a model. */
export const kserve: Scaffold = {
  id: "kserve",
  makes: "a KServe InferenceService",
  choices: [
    nameChoice,
    { key: "format", help: "what the model was saved with", values: FORMATS, example: "mlflow", byDefault: formatOf },
    {
      key: "storage",
      help: "where the model lies: s3://, gs://, https://, hf:// or pvc://; a commit follows a Hugging Face name: hf://org/model:<commit>",
      pattern: /^(?:s3|gs|hf|pvc|https|oci|hdfs|azure):\/\/\S+$/,
      example: "s3://models/churn/1",
      byDefault: ({ facts }) => `s3://models/${serviceName(facts.name)}/1`,
    },
    { key: "mode", help: "plain Kubernetes objects, or Knative with scaling to zero", values: ["Standard", "Knative"], example: "Knative", byDefault: () => "Standard" },
    { key: "replicas", help: "replicas that always run", pattern: /^\d{1,3}$/, example: "2", byDefault: () => "1" },
    { key: "most-replicas", help: "replicas under load", pattern: /^[1-9]\d{0,2}$/, example: "6", byDefault: () => "4" },
    ...sizeChoices,
  ],
  plan: planKserve,
};

const BY_FRAMEWORK: Readonly<Partial<Record<Framework, Format>>> = {
  "scikit-learn": "sklearn",
  xgboost: "xgboost",
  lightgbm: "lightgbm",
  torch: "pytorch",
  tensorflow: "tensorflow",
  transformers: "huggingface",
  vllm: "huggingface",
};

const BY_FILE: Readonly<Partial<Record<ModelFile["format"], Format>>> = { onnx: "onnx", xgboost: "xgboost", lightgbm: "lightgbm", joblib: "sklearn" };

/** What is saved here says more than what is listed; empty where neither says anything. */
function formatOf({ facts }: Project): Format | "" {
  if (facts.model) return "mlflow";
  const [saved] = facts.modelFiles.flatMap(({ format }) => BY_FILE[format] ?? []);
  return BY_FRAMEWORK[facts.framework] ?? saved ?? "";
}

const NO_FORMAT = `Nothing tells what the model was saved with. List the framework's package, put the model into the project, or say it: --set format=sklearn (${FORMATS.join(", ")}).`;

function planKserve({ folderUri, facts }: Project, chosen: Chosen): ScaffoldPlan {
  const { name = "model", format = "", storage = "", mode } = chosen;
  if (facts.framework === "llama.cpp" || facts.framework === "ollama") return { state: "refused", reason: `KServe has no server for the models of ${facts.framework}. Make a Deployment by scaffold kubernetes instead.` };
  if (format === "") return { state: "refused", reason: NO_FORMAT };
  const [replicas, most] = [Number(chosen["replicas"]), Number(chosen["most-replicas"])];
  if (mode === "Standard" && replicas === 0) return { state: "refused", reason: "Scaling to zero needs Knative: set mode=Knative, or at least one replica." };
  const service: Manifest = {
    apiVersion: "serving.kserve.io/v1beta1",
    kind: "InferenceService",
    metadata: { name, labels: { "app.kubernetes.io/name": name }, annotations: { "serving.kserve.io/deploymentMode": mode === "Knative" ? "Serverless" : "RawDeployment" } },
    spec: {
      predictor: {
        minReplicas: replicas,
        maxReplicas: Math.max(replicas, most),
        automountServiceAccountToken: false,
        model: { modelFormat: { name: format }, ...(SPEAKS_V2.has(format) ? { protocolVersion: "v2" } : {}), storageUri: storage, resources: resources({ cpu: chosen["cpu"] ?? "1", memory: chosen["memory"] ?? "2Gi", gpus: Number(chosen["gpus"]) }) },
      },
    },
  };
  return {
    state: "planned",
    files: [{ uri: resolvePath(folderUri, "deploy/kserve/inferenceservice.yaml"), text: yamlText(["kubectl apply -f deploy/kserve/inferenceservice.yaml"], service) }],
    notes: [
      `KServe loads the ${format} model from ${storage}: store it there as its format asks (${LAYOUTS[format as Format]}).`,
      ...(/^(?:s3|gs|azure):/.test(storage) ? ["Access to the store comes from a ServiceAccount with the secret of the store; name it as spec.predictor.serviceAccountName."] : []),
      ...(format === "sklearn" ? ["A pickle runs code when it is loaded: let only your own pipeline write to that place."] : []),
    ],
  };
}

const SPEAKS_V2 = new Set(["sklearn", "xgboost", "lightgbm", "mlflow"]);

const LAYOUTS: Readonly<Record<Format, string>> = {
  sklearn: "model.joblib or model.pkl",
  xgboost: "model.bst, .json or .ubj",
  lightgbm: "model.bst",
  mlflow: "the folder with MLmodel",
  onnx: "<name>/1/model.onnx",
  pytorch: "config/ and model-store/ of TorchServe, or a Triton repository",
  tensorflow: "<version>/saved_model.pb",
  huggingface: "a folder with config.json and the weights",
};
