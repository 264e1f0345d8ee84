import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { KSERVE_FIELDS } from "../schema/fields/kserve.ts";
import { key, list, loose, type MapShape } from "../schema/shape.ts";
import { environmentVariable, resources } from "../kubernetes/shapes/common.ts";

/** A quantity is a mapping in Go and a word such as `500m` in the file. */
const FIELDS = { ...KSERVE_FIELDS, V1beta1MetricTarget: { ...KSERVE_FIELDS["V1beta1MetricTarget"], averageValue: "text", value: "text" } };

const of = (name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] => documented(fieldKeys(FIELDS, name), docs);

const CONTAINER: MapShape["keys"] = {
  resources: key(resources, "Processors, memory and GPUs."),
  env: key(list(environmentVariable), "Environment variables."),
  ...keysOf({ args: ["[text]", "Arguments of the server."], command: ["[text]", "What is run."], image: ["text", "The image."], name: ["text", "The name of the container."], ports: ["[map]", "Ports that are open."], volumeMounts: ["[map]", "Where volumes are found."], workingDir: ["text", "The folder it starts in."] }),
};
const container = loose(CONTAINER);

const MODEL = {
  storageUri: "Where the model lies.",
  storage: "Where the model lies, by a stored secret.",
  runtime: "The serving runtime.",
  runtimeVersion: "The version of its image.",
};
const model = loose({
  ...of("V1beta1ModelSpec", MODEL),
  ...CONTAINER,
  ...keysOf({ protocolVersion: ["'v1'|'v2'|'grpc-v1'|'grpc-v2'", "The protocol."] }),
  modelFormat: key(loose(keysOf({ name: ["text", "The format, such as `sklearn` or `huggingface`."], version: ["text", "Its version."] })), "What kind of model it is."),
});
const legacy = loose({ ...of("V1beta1ModelSpec", MODEL), ...CONTAINER, ...keysOf({ protocolVersion: ["'v1'|'v2'|'grpc-v1'|'grpc-v2'", "The protocol."] }) });
const frameworks = Object.fromEntries(["sklearn", "xgboost", "lightgbm", "tensorflow", "pytorch", "triton", "onnx", "pmml", "paddle", "huggingface"].map((name) => [name, key(legacy, `A model of ${name}; the older form of \`model\`.`)]));

const SCALING = keysOf({
  minReplicas: ["int>=0", "Least number of replicas; 0 lets it sleep."],
  maxReplicas: ["int>=0", "Most replicas."],
  scaleTarget: ["int>=0", "What the autoscaler aims at."],
  scaleMetric: ["'concurrency'|'rps'|'cpu'|'memory'", "What the autoscaler looks at."],
  scaleMetricType: ["'Utilization'|'AverageValue'", "How the metric is read."],
  containerConcurrency: ["int", "Requests at a time; 0 means no limit."],
  timeout: ["int>=0", "Seconds that a request may take."],
  canaryTrafficPercent: ["int", "Share of requests for the newest revision."],
  serviceAccountName: ["text", "The account that it runs as."],
  automountServiceAccountToken: ["bool", "Give the pod the account's token."],
  nodeSelector: ["{text}", "Nodes to run on."],
  tolerations: ["[map]", "Taints that are accepted."],
  volumes: ["[map]", "Volumes of the pod."],
});

const component = (name: string): MapShape =>
  loose({
    ...of(name, { batcher: "Joins requests.", logger: "Records requests.", deploymentStrategy: "How a new version comes.", workerSpec: "Workers of a model on several nodes." }),
    ...(name === "V1beta1PredictorSpec" ? { ...frameworks, model: key(model, "The model and what serves it.") } : {}),
    containers: key(list(container), "Containers of one's own."),
    ...SCALING,
  });

const format = loose(keysOf({ name: ["text", "The format."], version: ["text", "Its version."], autoSelect: ["bool", "The runtime is chosen by itself."], priority: ["int", "The greatest is chosen first."] }));

/** Of an InferenceService; a ServingRuntime shares the names of its outer keys only. */
export const schema = loose({
  ...keysOf({ apiVersion: ["text", "The version of the API."], kind: ["text", "InferenceService, ServingRuntime, ClusterServingRuntime, InferenceGraph …"] }, { required: true }),
  metadata: key(loose(keysOf({ name: ["text", "The name."], namespace: ["text", "The namespace."], labels: ["{text}", "Labels."], annotations: ["{text}", "Annotations."] })), "Name, labels, annotations."),
  spec: key(
    loose({
      ...of("V1alpha1ServingRuntimeSpec"),
      ...of("V1alpha1TrainedModelSpec"),
      predictor: key(component("V1beta1PredictorSpec"), "What answers."),
      transformer: key(component("V1beta1TransformerSpec"), "What prepares requests."),
      explainer: key(component("V1beta1ExplainerSpec"), "What explains answers."),
      supportedModelFormats: key(list(format), "Formats that the runtime serves."),
      containers: key(list(container), "Containers of the runtime."),
      ...keysOf({ multiModel: ["bool", "Several models per server."], protocolVersions: ["[text]", "Protocols that it speaks."], nodes: ["{map}", "Steps of an inference graph."], disabled: ["bool", "Not to be chosen."] }),
    }),
    "What is wanted.",
  ),
});
