import { any, boolean, choice, formed, key, list, type MapShape, open, range, text } from "../schema/shape.ts";

const parameter: MapShape = { ...open({
  Name: key(text, "How steps refer to it: `Parameters.<name>`.", { required: true }),
  Type: key(choice("String", "Integer", "Float", "Boolean"), "What kind of value it takes.", { required: true }),
  DefaultValue: key(any, "The value where an execution gives none."),
  EnumValues: key(list(any), "The only values allowed."),
}), aliases: { Default: "DefaultValue", Enum: "EnumValues" } };

const policy = open({
  ExceptionType: key(list(choice("Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT")), "After which failures."),
  IntervalSeconds: key(range(0, Infinity, "integer"), "Seconds before the first retry."),
  BackoffRate: key(range(0), "Factor on the wait each time."),
  MaxAttempts: key(range(1, 20, "integer"), "How often."),
  ExpireAfterMin: key(range(1, 14400, "integer"), "Minutes after which it is given up."),
});
const file = open({ PropertyFileName: key(text, "How conditions refer to it.", { required: true }), OutputName: key(text, "The output that it is written to.", { required: true }), FilePath: key(text, "Its path in there.", { required: true }) });

const step = open({
  Name: key(text, "How other steps refer to it: `Steps.<name>`.", { required: true }),
  Type: key(text, "What the step runs: Processing, Training, Condition …", { required: true }),
  Arguments: key(any, "The request that the step sends."),
  DependsOn: key(list(text), "Steps that must finish before it, besides those whose properties it reads."),
  PropertyFiles: key(list(file), "Files that the step writes and conditions read."),
  CacheConfig: key(open({ Enabled: key(boolean, "Reuse the result of an earlier run."), ExpireAfter: key(formed(/^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$|^\d+[smhdw]$|[{$]/i, "a duration such as `P30D` or `PT1H`"), "How long, as an ISO 8601 duration.") }), "Reuse of earlier results."),
  RetryPolicies: key(list(policy), "What to do after a failure."),
});

export const schema = open({
  Version: key(choice("2020-12-01"), "Version of the format: `2020-12-01`.", { required: true }),
  Metadata: key(any, "Anything else."),
  Parameters: key(list(parameter), "What an execution may set."),
  PipelineExperimentConfig: key(any, "The experiment that runs are recorded in."),
  Steps: key(list(step), "What is run.", { required: true }),
});
