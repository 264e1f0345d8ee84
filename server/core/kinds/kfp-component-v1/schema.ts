import { keysOf } from "../schema/fields.ts";
import { any, boolean, closed, key, list, named, oneOf, open, strict, string } from "../schema/shape.ts";

const port = keysOf({ name: ["text", "Its name."], type: ["map|text|'String'|'Integer'|'Float'|'Boolean'|'JsonObject'|'JsonArray'|'Dataset'|'Model'|'Metrics'|'Artifact'|'GCSPath'|'LocalPath'|'Markdown'", "What kind of value it is."], description: ["text", "What it is, for people."], annotations: ["map", "Anything else."] });

/** A word of the command, or a place for an input or output. */
const word = oneOf(string, closed({ if: key(closed({ cond: key(any, "When: `isPresent`, or the value of an input."), then: key(any, "Words where it holds."), else: key(any, "Words where it does not.") }), "Words that depend on an input."), ...keysOf({ inputValue: ["text", "The value of this input."], inputPath: ["text", "The file with this input."], outputPath: ["text", "The file for this output."], inputUri: ["text", "The address of this input."], outputUri: ["text", "The address for this output."], concat: ["[any]", "Parts that are joined."], executorInput: ["any", "Everything about the run."], isPresent: ["text", "Whether this input is given."] }) }));

const container = open({
  ...keysOf({ image: ["text", "The image."] }, { required: true }),
  ...keysOf({ resources: ["map", "Processors, memory and GPUs."] }),
  command: key(list(word), "What is run."),
  args: key(list(word), "Its arguments."),
  env: key(named(string), "Environment variables."),
  fileOutputs: key(named(string), "Outputs that the program writes to fixed files."),
});

const taskOutput = open(keysOf({ taskId: ["text", "The task that makes it."], outputName: ["text", "Which of its outputs."], type: ["map|text", "What kind of value it is."] }));
const graphInput = open(keysOf({ inputName: ["text", "Which input of this component."], type: ["map|text", "What kind of value it is."] }));
/** A value as it stands, or where it comes from. */
const argument = oneOf(string, open({ taskOutput: key(taskOutput, "The output of another task."), graphInput: key(oneOf(string, graphInput), "An input of this component.") }));
const task = open({ ...keysOf({ componentRef: ["map", "The component to run."] }), arguments: key(named(argument), "What it is given."), ...keysOf({ annotations: ["map", "Notes by name."], executionOptions: ["map", "Retries and caching."], isEnabled: ["any", "When it runs."], dependencies: ["any", "Tasks that come before."] }) });

/** After the component specification of Kubeflow Pipelines (Apache-2.0). */
export const schema = strict(open({
  ...keysOf({ name: ["text", "The name of the component."], description: ["text", "What it does, for people."] }),
  metadata: key(open(keysOf({ annotations: ["map", "Notes by name."], labels: ["map", "Labels by name."] })), "Labels and annotations."),
  inputs: key(list(open({ ...port, ...keysOf({ default: ["text", "The value where none is given."] }), optional: key(boolean, "It may be left out.") })), "What it takes."),
  outputs: key(list(open(port)), "What it gives."),
  implementation: key(open({ container: key(container, "The container to run."), graph: key(open({ tasks: key(named(task), "Other components to run.", { required: true }), outputValues: key(named(any), "Where outputs come from.") }), "Other components to run.") }), "How it runs."),
  version: key(string, "The version of the format."),
}));
