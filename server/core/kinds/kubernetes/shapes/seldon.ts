import { keysOf } from "../../schema/fields.ts";
import { any, formed, key, list, open, uncoerced, type MapShape, type Shape } from "../../schema/shape.ts";

const amount = formed(/^\d+(?:\.\d+)?(?:m|k|[MGTPE]|[KMGTPE]i)?$/, "an amount such as `500Mi`");

const model: MapShape = { aliases: { mem: "memory" }, ...open({
  ...keysOf({ storageUri: ["text", "Where the artifact is."] }, { required: true }),
  ...keysOf({
    requirements: ["[text]", "What the server must be able to do, such as `sklearn`."],
    modelType: ["text", "Type of the model."],
    artifactVersion: ["int>=0", "Version in a folder of versions."],
    schemaUri: ["text", "Description of inputs and outputs."],
    secretName: ["text", "Secret to fetch the artifact with."],
    storageRCloneParams: ["map", "Settings of rclone."],
    storageSecretName: ["text", "Secret to fetch the artifact with."],
    server: ["text", "The server that it is to run on."],
    replicas: ["int>=0", "Copies."],
    minReplicas: ["int>=0", "Least number of copies."],
    maxReplicas: ["int>=0", "Most copies."],
    dedicated: ["bool", "A server of its own."],
    preloaded: ["bool", "The server has it already."],
    parameters: ["[map]", "Parameters."],
    logger: ["map", "Where requests are logged."],
    llm: ["map", "Settings of a language model."],
    dataflow: ["map", "Settings of its streams."],
  }),
  memory: key(amount, "Memory that it needs."),
  explainer: key(open(keysOf({ type: ["'anchor_tabular'|'anchor_images'|'anchor_text'|'kernel_shap'|'tree_shap'|'integrated_gradients'|'counterfactuals'|'cem'|'ale'|'permutation_importance'|'partial_dependence'|'partial_dependence_variance'|'similarity'", "Sort of explanation."], modelRef: ["text", "The model that it explains."], pipelineRef: ["text", "The pipeline that it explains."] })), "It explains another model."),
}) };

const experiment: MapShape = open({
  ...keysOf({ default: ["text", "The candidate whose name the experiment takes."], resourceType: ["'model'|'pipeline'", "What the candidates are."] }),
  candidates: key(list(open({ ...keysOf({ name: ["text", "The model or pipeline."] }, { required: true }), ...keysOf({ weight: ["int>=0", "Its share of the traffic."] }) })), "Who gets the traffic.", { required: true }),
  mirror: key(open(keysOf({ name: ["text", "The model or pipeline."], percent: ["int>=0<=100", "Share of the traffic that is copied to it."] })), "Gets copies of requests."),
});

const step = open({
  ...keysOf({ name: ["text", "The model."] }, { required: true }),
  ...keysOf({ inputs: ["[text]", "Steps whose outputs it takes."], triggers: ["[text]", "Steps that must have run."], inputsJoinType: ["'inner'|'outer'|'any'", "Which inputs must be there."], triggersJoinType: ["'inner'|'outer'|'any'", "Which triggers must be there."], joinWindowMs: ["int>=0", "Milliseconds to wait for inputs."], tensorMap: ["{text}", "Other names for tensors."], batch: ["map", "How requests are gathered."], filterPercent: ["int>=0<=100", "Share of requests."] }),
});

const pipeline: MapShape = open({
  ...keysOf({ input: ["map", "Where requests come from."], allowCycles: ["bool", "Steps may come again."], maxStepRevisits: ["int>=0", "How often."], dataflow: ["map", "Settings of its streams."] }),
  steps: key(list(step), "Models, one after the other.", { required: true }),
  output: key(open(keysOf({ steps: ["[text]", "Steps whose outputs are the answer."], joinWindowMs: ["int>=0", "Milliseconds to wait for them."], stepsJoin: ["'inner'|'outer'|'any'", "Which steps must be there."], tensorMap: ["{text}", "Other names for tensors."] })), "What is answered."),
});

const graphOf = (children: Shape): MapShape => open({
  ...keysOf({ name: ["text", "The node; a container of the same name serves it."] }, { required: true }),
  ...keysOf({
    type: ["'UNKNOWN_TYPE'|'ROUTER'|'COMBINER'|'MODEL'|'TRANSFORMER'|'OUTPUT_TRANSFORMER'", "What it does."],
    implementation: ["text|'UNKNOWN_IMPLEMENTATION'|'SIMPLE_MODEL'|'SIMPLE_ROUTER'|'RANDOM_ABTEST'|'AVERAGE_COMBINER'|'SKLEARN_SERVER'|'XGBOOST_SERVER'|'TENSORFLOW_SERVER'|'MLFLOW_SERVER'|'TRITON_SERVER'|'HUGGINGFACE_SERVER'|'TEMPO_SERVER'", "The server that comes with Seldon."],
    modelUri: ["text", "Where the artifact is."],
    serviceAccountName: ["text", "The account that fetches it."],
    envSecretRefName: ["text", "The secret that fetches it."],
    storageInitializerImage: ["text", "What fetches it."],
    endpoint: ["map", "How it is reached."],
    methods: ["[text]", "What it answers."],
    parameters: ["[map]", "What it is given."],
    logger: ["map", "Where requests are logged."],
  }),
  children: key(list(children), "What comes after it."),
});

const predictor: MapShape = open({
  ...keysOf({ name: ["text", "Its name."] }, { required: true }),
  ...keysOf({ replicas: ["int>=0", "Copies."], traffic: ["int>=0<=100", "Share of the requests, in percent."], shadow: ["bool", "Gets copies of requests only."], componentSpecs: ["[map]", "Pods of its nodes."], labels: ["map", "Labels."], annotations: ["map", "Annotations."], explainer: ["map", "What explains answers."], engineResources: ["map", "What the orchestrator may use."], svcOrchSpec: ["map", "Settings of the orchestrator."], ssl: ["map", "Certificates."], progressDeadlineSeconds: ["int", "Seconds that a roll-out may take."] }),
  graph: key(graphOf(graphOf(graphOf(any))), "Its nodes.", { required: true }),
});

const deployment: MapShape = open({
  ...keysOf({ name: ["text", "Its name."], protocol: ["'seldon'|'tensorflow'|'kfserving'|'v2'", "The protocol."], transport: ["'rest'|'grpc'", "The transport."], annotations: ["map", "Annotations."], oauth_key: ["text", "Not used any more."], oauth_secret: ["text", "Not used any more."], replicas: ["int>=0", "Copies."], serverType: ["'rpc'|'kafka'", "How it is reached."] }),
  predictors: key(list(predictor), "What answers; several share the traffic.", { required: true }),
});

/** Specifications of the first Seldon Core. */
export const SELDON_DEPLOYMENTS: Readonly<Record<string, MapShape>> = { SeldonDeployment: uncoerced(deployment) as MapShape };

/** Specifications of Seldon Core 2, by kind. */
export const SELDON_SPECS: Readonly<Record<string, MapShape>> = { Model: uncoerced(model) as MapShape, Experiment: uncoerced(experiment) as MapShape, Pipeline: uncoerced(pipeline) as MapShape };
