import { any, integer, key, loose, oneOf, range, text } from "../schema/shape.ts";

const resources = key(any, "Processors, memory and GPUs.");
const model = loose({
  modelFormat: key(loose({ name: key(text, "The format, such as `sklearn` or `huggingface`."), version: key(text, "Its version.") }), "What kind of model it is."),
  storageUri: key(text, "Where the model lies."),
  storage: key(any, "Where the model lies, by a stored secret."),
  runtime: key(text, "The serving runtime."),
  runtimeVersion: key(text, "The version of its image."),
  protocolVersion: key(text, "The protocol: v1, v2, grpc-v2."),
  args: key(any, "Arguments of the server."),
  env: key(any, "Environment variables."),
  resources,
});
const component = loose({
  minReplicas: key(oneOf(range(0, Infinity, "integer"), text), "Least number of replicas; 0 lets it sleep."),
  maxReplicas: key(oneOf(range(0, Infinity, "integer"), text), "Most replicas."),
  scaleTarget: key(integer, "What the autoscaler aims at."),
  scaleMetric: key(text, "What the autoscaler looks at: concurrency, rps, cpu, memory."),
  containerConcurrency: key(integer, "Requests at a time; 0 means no limit."),
  timeout: key(integer, "Seconds that a request may take."),
  canaryTrafficPercent: key(range(0, 100, "integer"), "Share of requests for the newest revision."),
  serviceAccountName: key(text, "The account that it runs as."),
  model: key(model, "The model and what serves it."),
  containers: key(any, "Containers of one's own."),
  batcher: key(any, "Joins requests."),
  logger: key(any, "Records requests."),
  nodeSelector: key(any, "Nodes to run on."),
  tolerations: key(any, "Taints that are accepted."),
  workerSpec: key(any, "Workers of a model on several nodes."),
});

/** Of an InferenceService; a ServingRuntime shares the names of its outer keys only. */
export const schema = loose({
  apiVersion: key(text, "The version of the API.", { required: true }),
  kind: key(text, "InferenceService, ServingRuntime, ClusterServingRuntime, InferenceGraph …", { required: true }),
  metadata: key(any, "Name, labels, annotations."),
  spec: key(
    loose({
      predictor: key(component, "What answers."),
      transformer: key(component, "What prepares requests."),
      explainer: key(component, "What explains answers."),
      supportedModelFormats: key(any, "Formats that the runtime serves."),
      containers: key(any, "Containers of the runtime."),
    }),
    "What is wanted.",
  ),
});
