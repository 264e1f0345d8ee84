import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { KSERVE_FIELDS } from "../schema/fields/kserve.ts";
import { metadata } from "../kubernetes/shapes/common.ts";
import { unnamedContainer } from "../kubernetes/shapes/container.ts";
import { podSpec } from "../kubernetes/shapes/pod.ts";
import { key, list, mapWithOptional, named, open, uncoerced, type MapShape } from "../schema/shape.ts";

/** A quantity is a mapping in Go and a word such as `500m` in the file. */
const FIELDS = { ...KSERVE_FIELDS, V1beta1MetricTarget: { ...KSERVE_FIELDS["V1beta1MetricTarget"], averageValue: "text", value: "text" } };

const of = (name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] => documented(fieldKeys(FIELDS, name), docs);

/** Knative asks the one port that a container has, so probes need not name it. */
const servingContainer = mapWithOptional(unnamedContainer, ["port"]);
const CONTAINER = servingContainer.keys;

const MODEL = {
  storageUri: "Where the model lies.",
  storage: "Where the model lies, by a stored secret.",
  runtime: "The serving runtime.",
  runtimeVersion: "The version of its image.",
};
const model = open({
  ...of("V1beta1ModelSpec", MODEL),
  ...CONTAINER,
  ...keysOf({ protocolVersion: ["'v1'|'v2'|'grpc-v1'|'grpc-v2'", "The protocol."] }),
  modelFormat: key(open(keysOf({ name: ["text", "The format, such as `sklearn` or `huggingface`."], version: ["text", "Its version."] })), "What kind of model it is."),
});
const legacy = open({ ...of("V1beta1ModelSpec", MODEL), ...CONTAINER, ...keysOf({ protocolVersion: ["'v1'|'v2'|'grpc-v1'|'grpc-v2'", "The protocol."] }) });
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
});

/** A component is a pod as well, of which nothing is required. */
const POD: MapShape["keys"] = Object.fromEntries(Object.entries(podSpec.keys).filter(([name]) => !["containers", "initContainers", "resources"].includes(name)));

const component = (name: string): MapShape =>
  open({
    ...of(name, { batcher: "Joins requests.", logger: "Records requests.", deploymentStrategy: "How a new version comes.", workerSpec: "Workers of a model on several nodes." }),
    ...(name === "V1beta1PredictorSpec" ? { ...frameworks, model: key(model, "The model and what serves it.") } : {}),
    ...POD,
    containers: key(list(servingContainer), "Containers of one's own."),
    initContainers: key(list(servingContainer), "Containers that run before."),
    ...SCALING,
  });

const format = open(keysOf({ name: ["text", "The format."], version: ["text", "Its version."], autoSelect: ["bool", "The runtime is chosen by itself."], priority: ["int", "The greatest is chosen first."] }));

const routed = open({ ...keysOf({ nodeName: ["text", "The node that goes on."], serviceName: ["text", "The service that answers."], serviceUrl: ["text", "The address that answers."], name: ["text", "The name of the step."], data: ["'$request'|'$response'", "What is passed on: `$request` or `$response`."], weight: ["int>=0<=100", "The share of requests."], condition: ["text", "Taken only where this is true."], dependency: ["'Soft'|'Hard'", "Whether a failure ends the whole."] }) });
const node = open({ ...keysOf({ routerType: ["'Sequence'|'Splitter'|'Ensemble'|'Switch'", "How steps are taken."] }, { required: true }), steps: key(list(routed), "The steps.") });

/** Of an InferenceService; a ServingRuntime shares the names of its outer keys only. */
export const schema = uncoerced(open({
  ...keysOf({ apiVersion: ["text", "The version of the API."], kind: ["text|'InferenceService'|'ServingRuntime'|'ClusterServingRuntime'|'InferenceGraph'|'TrainedModel'|'ClusterStorageContainer'|'LocalModelCache'|'LLMInferenceService'", "InferenceService, ServingRuntime, ClusterServingRuntime, InferenceGraph …"] }, { required: true }),
  metadata: key(metadata, "Name, labels, annotations."),
  spec: key(
    open({
      ...of("V1alpha1ServingRuntimeSpec"),
      ...of("V1alpha1TrainedModelSpec"),
      ...of("V1alpha1InferenceGraphSpec"),
      predictor: key(component("V1beta1PredictorSpec"), "What answers."),
      transformer: key(component("V1beta1TransformerSpec"), "What prepares requests."),
      explainer: key(component("V1beta1ExplainerSpec"), "What explains answers."),
      supportedModelFormats: key(list(format), "Formats that the runtime serves."),
      containers: key(list(servingContainer), "Containers of the runtime."),
      nodes: key(named(node), "Steps of an inference graph."),
      ...keysOf({ multiModel: ["bool", "Several models per server."], protocolVersions: ["[text]", "Protocols that it speaks."], disabled: ["bool", "Not to be chosen."] }),
    }),
    "What is wanted.",
  ),
}));
