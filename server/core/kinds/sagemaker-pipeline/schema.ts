import { any, boolean, choice, key, list, open, text } from "../schema/shape.ts";

const parameter = open({
  Name: key(text, "How steps refer to it: `Parameters.<name>`.", { required: true }),
  Type: key(choice("String", "Integer", "Float", "Boolean"), "What kind of value it takes.", { required: true }),
  DefaultValue: key(any, "The value where an execution gives none."),
  EnumValues: key(list(any), "The only values allowed."),
});

const step = open({
  Name: key(text, "How other steps refer to it: `Steps.<name>`.", { required: true }),
  Type: key(text, "What the step runs: Processing, Training, Condition …", { required: true }),
  Arguments: key(any, "The request that the step sends."),
  DependsOn: key(list(text), "Steps that must finish before it, besides those whose properties it reads."),
  PropertyFiles: key(list(any), "Files that the step writes and conditions read."),
  CacheConfig: key(open({ Enabled: key(boolean, "Reuse the result of an earlier run."), ExpireAfter: key(text, "How long, as an ISO 8601 duration.") }), "Reuse of earlier results."),
  RetryPolicies: key(any, "What to do after a failure."),
});

export const schema = open({
  Version: key(text, "Version of the format: `2020-12-01`.", { required: true }),
  Metadata: key(any, "Anything else."),
  Parameters: key(list(parameter), "What an execution may set."),
  PipelineExperimentConfig: key(any, "The experiment that runs are recorded in."),
  Steps: key(list(step), "What is run.", { required: true }),
});
