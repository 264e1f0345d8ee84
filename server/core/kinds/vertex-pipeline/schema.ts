import { keysOf } from "../schema/fields.ts";
import { schema as pipeline } from "../kfp-ir/schema.ts";
import { closed, key, open } from "../schema/shape.ts";

/** A compiled pipeline, alone or within a job of Vertex AI. */
export const schema = open({
  ...pipeline.keys,
  ...keysOf({ displayName: ["text", "The name shown to people."], labels: ["{text}", "Labels."], serviceAccount: ["text", "The account that it runs as."], network: ["text", "The network."], templateUri: ["text", "Where the pipeline lies."], encryptionSpec: ["map", "The key that encrypts it."] }),
  pipelineSpec: key(pipeline, "The pipeline."),
  runtimeConfig: key(closed(keysOf({ parameters: ["map", "Values of parameters (version 1)."], parameterValues: ["map", "Values of parameters."], gcsOutputDirectory: ["text", "Where files go."], inputArtifacts: ["map", "Files that go in."], defaultRuntime: ["map", "Where steps run."], failurePolicy: ["'PIPELINE_FAILURE_POLICY_FAIL_SLOW'|'PIPELINE_FAILURE_POLICY_FAIL_FAST'|'PIPELINE_FAILURE_POLICY_UNSPECIFIED'", "What happens after a failure."] })), "Values of this run."),
});
