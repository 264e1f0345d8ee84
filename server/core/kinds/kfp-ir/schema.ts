import { keysOf } from "../schema/fields.ts";
import { any, formed, key, list, named, oneOf, open, type MapShape, type Shape } from "../schema/shape.ts";

const parameterInput = open({
  ...keysOf({ componentInputParameter: ["text", "An input of the pipeline."] }),
  taskOutputParameter: key(open(keysOf({ producerTask: ["text", "The task that makes it."], outputParameterKey: ["text", "Which of its outputs."] }, { required: true })), "The output of another task."),
  runtimeValue: key(open(keysOf({ constant: ["any", "The value."], constantValue: ["{any}", "The value, in the older form `{stringValue: …}`."], runtimeParameter: ["text", "A parameter of the run."] })), "A fixed value."),
  taskFinalStatus: key(open(keysOf({ producerTask: ["text", "The task."] })), "How another task ended."),
  ...keysOf({ parameterExpressionSelector: ["text", "Which part of the value."] }),
});
const artifactInput = open({ ...keysOf({ componentInputArtifact: ["text", "An input of the pipeline."] }), taskOutputArtifact: key(open(keysOf({ producerTask: ["text", "The task that makes it."], outputArtifactKey: ["text", "Which of its outputs."] }, { required: true })), "The output of another task.") });

const task = open({
  taskInfo: key(open(keysOf({ name: ["text", "The name shown to people."] })), "The name shown to people."),
  componentRef: key(open({ name: key({ is: "text" }, "The component to run.", { required: true }) }), "The component to run."),
  inputs: key(open({ parameters: key(named(parameterInput), "Values."), artifacts: key(named(artifactInput), "Files.") }), "What it takes."),
  dependentTasks: key(list({ is: "text" }), "Tasks that come before."),
  cachingOptions: key(open(keysOf({ enableCache: ["bool", "Reuse the result of an earlier run."], cacheKey: ["text", "What makes runs alike."] })), "Reuse of earlier results."),
  triggerPolicy: key(open(keysOf({ condition: ["text", "Runs only where this is true."], strategy: ["'TRIGGER_STRATEGY_UNSPECIFIED'|'ALL_UPSTREAM_TASKS_SUCCEEDED'|'ALL_UPSTREAM_TASKS_COMPLETED'", "What must have happened before."] })), "When it runs."),
  retryPolicy: key({ aliases: { maxRetries: "maxRetryCount", retries: "maxRetryCount", limit: "maxRetryCount" }, ...open({ backoffDuration: key(formed(/^\d+(?:\.\d+)?s$/, "seconds such as `10s`"), "How long it waits."), ...keysOf({ maxRetryCount: ["int>=0", "How often it is tried again."], backoffFactor: ["num>=0", "Factor on the wait each time."], backoffMaxDuration: ["text", "How long it waits at most."] }) }) }, "What to do after a failure."),
  parameterIterator: key(open({ ...keysOf({ itemInput: ["text", "The input that gets an item."] }), items: key(open(keysOf({ raw: ["text", "A list, as JSON."], inputParameter: ["text", "The input that holds the list."] })), "The items.") }), "Once per item."),
  artifactIterator: key(open({ ...keysOf({ itemInput: ["text", "The input that gets an item."] }), items: key(open(keysOf({ inputArtifact: ["text", "The input that holds the files."] })), "The items.") }), "Once per file."),
  iteratorPolicy: key(open(keysOf({ parallelismLimit: ["int>=0", "Items at a time."] })), "How items run."),
});

const PARAMETER = "'PARAMETER_TYPE_ENUM_UNSPECIFIED'|'NUMBER_DOUBLE'|'NUMBER_INTEGER'|'STRING'|'BOOLEAN'|'LIST'|'STRUCT'|'TASK_FINAL_STATUS'|'TASK_CONFIG'";
/** Without its type a value cannot be read. */
const parameter = keysOf({ defaultValue: ["any", "The value where none is given."], isOptional: ["bool", "It may be left out."], description: ["text", "What it is, for people."], literals: ["[any]", "The only values allowed."] });
const parameterType = keysOf({ parameterType: [PARAMETER, "What kind of value it is."] }, { required: true });
const olderType = keysOf({ type: ["text", "The older name of `parameterType`."] });
const parameters = key(named(oneOf({ ...open({ ...parameterType, ...parameter }), nullable: false }, open({ ...olderType, ...keysOf({ parameterType: [PARAMETER, "What kind of value it is."] }), ...parameter }, ["type"]))), "Values.");

const TITLE = "text|'system.Artifact'|'system.Dataset'|'system.Model'|'system.Metrics'|'system.ClassificationMetrics'|'system.SlicedClassificationMetrics'|'system.Markdown'|'system.HTML'|'google.VertexModel'|'google.VertexEndpoint'|'google.VertexDataset'|'google.BQTable'";
const titled = { schemaTitle: [TITLE, "The type, such as `system.Model`."] } as const;
const versioned = keysOf({ schemaVersion: ["text", "Its version."] });
/** A type is named, written out, or lies at an address. */
const artifactType = oneOf(
  open({ ...keysOf(titled, { required: true }), ...versioned }),
  open({ ...keysOf({ ...titled, instanceSchema: ["text", "Its schema."], schemaUri: ["text", "Where its schema is written out."] }), ...versioned }, ["instanceSchema", "schemaUri"]),
);
const artifacts = key(named(open({ ...keysOf({ isArtifactList: ["bool", "It is a list."], isOptional: ["bool", "It may be left out."], description: ["text", "What it is, for people."], metadata: ["map", "Facts about it."], properties: ["map", "Facts about it, in the older form."], customProperties: ["map", "Facts about it, in the older form."] }), artifactType: key(artifactType, "What kind of file it is.") })), "Files.");
const ports = open({ parameters, artifacts });

const fromParameter = open(keysOf({ producerSubtask: ["text", "The task that makes it."], outputParameterKey: ["text", "Which of its outputs."] }, { required: true }));
const dagOutputs = open({
  parameters: key(named(open({ valueFromParameter: key(fromParameter, "The output of a task."), valueFromOneof: key(open({ parameterSelectors: key(list(fromParameter), "One of these.") }), "The output of whichever task ran.") })), "Values."),
  artifacts: key(named(open({ artifactSelectors: key(list(open(keysOf({ producerSubtask: ["text", "The task that makes it."], outputArtifactKey: ["text", "Which of its outputs."] }, { required: true }))), "One of these.") })), "Files."),
});

const given = { inputDefinitions: key(ports, "What it takes."), outputDefinitions: key(ports, "What it gives.") };
const graph = {
  dag: key(open({ tasks: key(named(task), "Tasks by name."), outputs: key(dagOutputs, "Where outputs come from.") }), "Tasks that wait for each other."),
};
const platforms = keysOf({ singlePlatformSpecs: ["[map]", "Settings of platforms."], taskConfigPassthroughs: ["[map]", "Settings that are handed on to the task."] });
const executorLabel = (required: boolean): MapShape["keys"] => ({ executorLabel: key({ is: "text" }, "The executor that runs it.", { required }) });
/** A component runs by an executor, unless it is a graph of tasks. */
const component = oneOf(open({ ...given, ...platforms, ...executorLabel(true), ...graph }), open({ ...given, ...platforms, ...executorLabel(false), ...graph }, ["dag"]));

const container = open({
  image: key({ is: "text" }, "The image.", { required: true }),
  ...keysOf({ command: ["[text]", "What is run."], args: ["[text]", "Its arguments."] }),
  lifecycle: key(any, "What is done before."),
  env: key(list(open(keysOf({ name: ["text", "The variable."], value: ["text", "Its value."] }))), "Environment variables."),
  resources: key(open({ ...keysOf({ cpuLimit: ["num>=0", "Most processors."], cpuRequest: ["num>=0", "Processors."], memoryLimit: ["num>=0", "Most memory in GB."], memoryRequest: ["num>=0", "Memory in GB."], resourceCpuLimit: ["text", "Most processors."], resourceCpuRequest: ["text", "Processors."], resourceMemoryLimit: ["text", "Most memory."], resourceMemoryRequest: ["text", "Memory."] }), accelerator: key(open(keysOf({ type: ["text", "The GPU."], count: ["int>=0", "How many."], resourceType: ["text", "The GPU, by its resource."], resourceCount: ["text", "How many, as a text."] })), "GPUs.") }), "Processors, memory and GPUs."),
});

/** After pipeline_spec.proto of Kubeflow Pipelines (Apache-2.0), read 2026-11-21. */
export const schema: MapShape = open({
  pipelineInfo: key(open({ name: key(formed(/^[a-z0-9][-a-z0-9]{0,127}$/, "small letters, digits and `-`"), "The name of the pipeline.", { required: true }), ...keysOf({ displayName: ["text", "The name shown to people."], description: ["text", "What it does, for people."] }) }), "The name of the pipeline."),
  deploymentSpec: key(open({ executors: key(named(open({ container: key(container, "The container to run."), importer: key(open({ ...keysOf({ reimport: ["bool", "Import it each time."], metadata: ["map", "Facts about it."], properties: ["map", "Facts about it, in the older form."], customProperties: ["map", "Facts about it, in the older form."], downloadToWorkspace: ["bool", "Copy it to the workspace."] }), artifactUri: key(open(keysOf({ constant: ["text", "The address."], constantValue: ["any", "The address."], runtimeParameter: ["text", "An input that holds it."] })), "Where the file lies."), typeSchema: key(open(keysOf({ schemaTitle: ["text", "The type."], schemaVersion: ["text", "Its version."], instanceSchema: ["text", "The type, written out."], schemaUri: ["text", "Where it is written out."] })), "What kind of file it is.") }), "A file to import."), resolver: key(any, "A file to look up."), customJob: key(any, "A job of Vertex AI.") })), "How components run.") }), "How components run."),
  components: key(named(component), "Components by name."),
  root: key(open({ ...given, ...platforms, ...executorLabel(false), ...graph }), "The pipeline itself."),
  schemaVersion: key(formed(/^2\.\d+\.\d+/, "a version of the format, such as `2.1.0`"), "Version of the format."),
  ...keysOf({ sdkVersion: ["text", "What compiled it."], defaultPipelineRoot: ["text", "Where files go."], platforms: ["map", "Settings of platforms."] }),
});

/** Names in the form of the protocol's own text, which the reader takes too. */
const underscored = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** How Protobuf reads JSON: every key must be known, a text is no number and no switch, though a number may be written as a text. */
function protobuf(shape: Shape): Shape {
  if (shape.is === "oneOf") return { ...shape, shapes: shape.shapes.map(protobuf) };
  if (shape.is === "list") return { ...shape, of: protobuf(shape.of) };
  if (shape.is === "boolean") return { ...shape, coerced: false };
  if (shape.is === "text" && !shape.values) return { ...shape, is: "string" };
  if (shape.is !== "map") return shape;
  const keys = Object.entries(shape.keys).map(([name, one]) => [name, { ...one, shape: protobuf(one.shape) }] as const);
  const older = keys.flatMap(([name, one]) => (underscored(name) === name ? [] : [[underscored(name), { ...one, required: false }] as const]));
  return { ...shape, keys: Object.fromEntries([...older, ...keys]), unknown: shape.unknown === "suggest" ? "reject" : shape.unknown, ...(shape.others && { others: protobuf(shape.others) }) };
}

/** The schema that files are held against; settings of platforms stand in a document of their own. */
export const exactSchema: Shape = protobuf(oneOf(
  { ...schema, keys: Object.fromEntries(Object.entries(schema.keys).map(([name, one]) => [name, { ...one, required: ["pipelineInfo", "root", "schemaVersion"].includes(name), ...(name === "pipelineInfo" && { shape: { ...one.shape, nullable: false } }) }])) },
  open(keysOf({ platforms: ["map", "Settings of platforms."] }), ["platforms"]),
));
