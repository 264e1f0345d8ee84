import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { KSERVE_FIELDS } from "../schema/fields/kserve.ts";
import { metadata } from "../kubernetes/shapes/common.ts";
import { unnamedContainer } from "../kubernetes/shapes/container.ts";
import { podSpec } from "../kubernetes/shapes/pod.ts";
import { any, choice, closed, key, list, mapWithOptional, named, open, strict, strictKeys, uncoerced, type MapShape } from "../schema/shape.ts";

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
/** The cluster takes a number for no text. */
const texts = (keys: MapShape["keys"]): MapShape["keys"] => strictKeys(keys, { texts: true });

const legacy = open({ ...texts(of("V1beta1ModelSpec", MODEL)), ...CONTAINER, ...keysOf({ protocolVersion: ["'v1'|'v2'|'grpc-v1'|'grpc-v2'", "The protocol."] }) });
const model = open({
  ...legacy.keys,
  modelFormat: key(open(texts(keysOf({ name: ["text", "The format, such as `sklearn` or `huggingface`."], version: ["text", "Its version."] }))), "What kind of model it is."),
});
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

const containers = key(list(servingContainer), "Containers of one's own.");
const initContainers = key(list(servingContainer), "Containers that run before.");

const worker = open({
  ...of("V1beta1WorkerSpec"),
  ...POD,
  containers,
  initContainers,
  ...keysOf({ pipelineParallelSize: ["int>=1", "Stages of layers, and so the number of nodes."], tensorParallelSize: ["int>=1", "GPUs of each node that share a layer."] }),
});
const logger = open({ ...of("V1beta1LoggerSpec"), mode: key(choice("all", "request", "response"), "What is recorded.", { required: true }) });

const component = (name: string): MapShape =>
  open({
    ...of(name, { batcher: "Joins requests.", deploymentStrategy: "How a new version comes." }),
    logger: key(logger, "Records requests."),
    ...(name === "V1beta1PredictorSpec" ? { workerSpec: key(worker, "Workers of a model on several nodes.") } : {}),
    ...(name === "V1beta1PredictorSpec" ? { ...frameworks, model: key(model, "The model and what serves it.") } : {}),
    ...POD,
    containers,
    initContainers,
    ...SCALING,
  });

const format = open({ ...texts(keysOf({ name: ["text", "The format."] }, { required: true })), ...texts(keysOf({ version: ["text", "Its version."] })), ...keysOf({ autoSelect: ["bool", "The runtime is chosen by itself."], priority: ["int", "The greatest is chosen first."] }) });

const routed = open({ ...keysOf({ nodeName: ["text", "The node that goes on."], serviceName: ["text", "The service that answers."], serviceUrl: ["text", "The address that answers."], name: ["text", "The name of the step."], data: ["'$request'|'$response'", "What is passed on: `$request` or `$response`."], weight: ["int>=0<=100", "The share of requests."], condition: ["text", "Taken only where this is true."], dependency: ["'Soft'|'Hard'", "Whether a failure ends the whole."] }) });
const node = open({ ...keysOf({ routerType: ["'Sequence'|'Splitter'|'Ensemble'|'Switch'", "How steps are taken."] }, { required: true }), steps: key(list(routed), "The steps.") });

const predictor = component("V1beta1PredictorSpec");
const serving: MapShape["keys"] = { predictor: key(predictor, "What answers."), transformer: key(component("V1beta1TransformerSpec"), "What prepares requests."), explainer: key(open({ ...component("V1beta1ExplainerSpec").keys, alibi: key(any, "Explanations by Alibi.", { deprecated: "KServe 0.12 took it out, and newer ones refuse it; use `art` or a container of your own" }) }), "What explains answers.") };
const runtime: MapShape["keys"] = {
  ...of("V1alpha1ServingRuntimeSpec"),
  supportedModelFormats: key(list(format), "Formats that the runtime serves."),
  containers: key(list(servingContainer), "Containers of the runtime."),
  volumes: key(podSpec.keys["volumes"]?.shape ?? any, "What containers can mount."),
  workerSpec: key(worker, "Workers of a model on several nodes."),
  ...texts(keysOf({ protocolVersions: ["[text]", "Protocols that it speaks."] })),
  ...keysOf({ multiModel: ["bool", "Several models per server."], disabled: ["bool", "Not to be chosen."] }),
};
const storage: MapShape["keys"] = {
  container: key(servingContainer, "What fetches models.", { required: true }),
  supportedUriFormats: key(list(open(keysOf({ prefix: ["text", "How an address begins."], regex: ["text", "What an address looks like."] }))), "Addresses that it fetches from.", { required: true }),
  ...keysOf({ workloadType: ["'initContainer'|'localModelDownloadJob'", "Where it runs."] }),
};
const graph: MapShape["keys"] = { ...of("V1alpha1InferenceGraphSpec"), nodes: key(named(node), "Steps of an inference graph.") };

/** Language models that are spread over a pod and its workers, and a first stage that may have its own. */
const llmPod = open({ ...POD, containers: key(list(servingContainer), "Containers of the server."), initContainers: key(list(servingContainer), "Containers that run before.") });
const llmWorkload: MapShape["keys"] = {
  ...keysOf({ replicas: ["int>=0", "How many servers."] }),
  parallelism: key(open(keysOf({ tensor: ["int>=1", "GPUs that share each layer."], pipeline: ["int>=1", "Stages of layers."], data: ["int>=1", "Copies of the model."], dataLocal: ["int>=1", "Copies per node."], dataRPCPort: ["int>=1<=65535", "The port of the copies."], expert: ["bool", "Experts are shared out."] })), "How the model is spread over GPUs."),
  template: key(llmPod, "The pod that serves."),
  worker: key(llmPod, "The pods that help it."),
};
const references = { refs: ["[map]", "Objects of one's own."] } as const;
const router = open({
  route: key(open({ http: key(open(keysOf({ ...references, spec: ["map", "The rules of the route."] })), "A route of HTTP.") }), "How requests are led on; `{}` leaves it to KServe."),
  gateway: key(open(keysOf(references)), "Where requests come in; `{}` is the gateway of KServe."),
  ingress: key(open(keysOf(references)), "Where requests come in."),
  scheduler: key(open({ ...keysOf({ pool: ["map", "The pool of servers."], config: ["map", "Settings of the scheduler."], labels: ["map", "Labels of its pods."], annotations: ["map", "Annotations of its pods."], replicas: ["int>=1", "How many schedulers."] }), template: key(llmPod, "Its pod.") }), "What chooses a server for a request."),
});
const scaling = open(keysOf({ minReplicas: ["int>=1", "Least number of servers."], maxReplicas: ["int>=1", "Most servers."], wva: ["map", "What scales them."] }));
const llmModel = open({ ...keysOf({ uri: ["text", "Where the model lies: `hf://`, `s3://`, `pvc://` or `oci://`."] }, { required: true }), ...keysOf({ name: ["text", "The name in requests."], criticality: ["text", "How much it matters."], lora: ["map", "Adapters."] }) });
const llm: MapShape["keys"] = {
  ...llmWorkload,
  prefill: key(open(llmWorkload), "The first stage, where it has servers of its own."),
  router: key(router, "How requests reach it."),
  scaling: key(scaling, "How it grows."),
  ...keysOf({ baseRefs: ["[map]", "Configs that it starts from."], labels: ["map", "Labels of its pods."], annotations: ["map", "Annotations of its pods."], storageInitializer: ["map", "What fetches the model."], tracing: ["map", "Traces."] }),
};

const SPECS: Readonly<Record<string, MapShape["keys"]>> = { InferenceService: { ...of(""), ...serving }, ServingRuntime: runtime, ClusterServingRuntime: runtime, InferenceGraph: graph, TrainedModel: of("V1alpha1TrainedModelSpec"), ClusterStorageContainer: storage };

const objectOf = (spec: MapShape): MapShape => uncoerced(closed({ ...keysOf({ apiVersion: ["text", "The version of the API."], kind: ["text", "What it is."] }, { required: true }), metadata: key(metadata, "Name, labels, annotations."), status: key(any, "Set by the cluster."), spec: key(spec, "What is wanted.") })) as MapShape;

/** By kind, as the cluster takes them: it knows all fields, and refuses others. The newest kind still gets fields with every release. */
const SHAPES: Readonly<Record<string, MapShape>> = {
  ...Object.fromEntries(Object.entries(SPECS).map(([kind, spec]) => [kind, objectOf(strict(open(spec)) as MapShape)])),
  LLMInferenceService: objectOf(open({ ...llm, model: key(llmModel, "The model.", { required: true }) })),
  LLMInferenceServiceConfig: objectOf(open({ ...llm, model: key(any, "The model.") })),
};

export const kserveShapeOf = (apiVersion: string, kind: string): MapShape | undefined => (apiVersion.startsWith("serving.kserve.io/") && !isOldService(apiVersion, kind) ? SHAPES[kind] : undefined);

/** InferenceServices of before KServe 0.7, which had other keys. */
export const isOldService = (apiVersion: string, kind: string): boolean => kind === "InferenceService" && /\/v1alpha\d$/.test(apiVersion);

/** For completion, and for kinds that are not in the table: a ServingRuntime shares the names of its outer keys only. */
export const schema = uncoerced(open({
  ...keysOf({ apiVersion: ["text", "The version of the API."], kind: ["text|'InferenceService'|'ServingRuntime'|'ClusterServingRuntime'|'InferenceGraph'|'TrainedModel'|'ClusterStorageContainer'|'LocalModelCache'|'LLMInferenceService'", "InferenceService, ServingRuntime, ClusterServingRuntime, InferenceGraph …"] }, { required: true }),
  metadata: key(metadata, "Name, labels, annotations."),
  spec: key(
    open({
      ...runtime,
      ...of("V1alpha1TrainedModelSpec"),
      ...graph,
      ...serving,
    }),
    "What is wanted.",
  ),
}));
