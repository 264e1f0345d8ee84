import assert from "node:assert/strict";

import type { StoreContents } from "../../../server/core/index.ts";

/** Fills MLflow's registry by its client, and has the client say what is in it. `uri` is given as the first argument. */
export const REGISTRY = `
import json, os, sys, warnings
warnings.simplefilter("ignore")
os.environ.update(MLFLOW_ALLOW_FILE_STORE="true", MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="1")
import mlflow
mlflow.set_tracking_uri(sys.argv[1]); mlflow.set_registry_uri(sys.argv[1])
client = mlflow.MlflowClient()
run = client.create_run(client.create_experiment("churn"), run_name="trained")
client.create_registered_model("churn ü", tags={"team": "growth", "odd key/with": "a: 'b'"}, description="Who leaves\\n\\n- soon")
client.create_registered_model("empty")
for number in range(12): client.create_model_version("churn ü", source="s3://bucket/models/" + str(number), run_id=run.info.run_id if number % 2 else None, tags={"number": str(number), "empty": ""} if number < 3 else None, description="first" if number == 0 else None)
for alias, version in [("champion", 2), ("challenger", 12), ("best-one", 2), ("moved", 3), ("moved", 4)]: client.set_registered_model_alias("churn ü", alias, version)
client.set_registered_model_alias("churn ü", "gone", 1); client.delete_registered_model_alias("churn ü", "gone")
for stage, version in [("Production", 1), ("Staging", 3), ("Archived", 5)]: client.transition_model_version_stage("churn ü", version, stage)
client.transition_model_version_stage("churn ü", 6, "Production", archive_existing_versions=True)
client.delete_model_version("churn ü", 7); client.update_model_version("churn ü", 8, description="changed"); client.delete_model_version_tag("churn ü", 2, "number")
client.set_registered_model_tag("churn ü", "team", "sales"); client.create_registered_model("old name"); client.create_model_version("old name", source="s3://bucket/model"); client.rename_registered_model("old name", "new name"); client.create_registered_model("deleted"); client.delete_registered_model("deleted")
def version(each): return dict(version=int(each.version), stage=each.current_stage, aliases=sorted(each.aliases), status=each.status, runId=each.run_id or "", source=each.source, description=each.description or "", tags=each.tags, created=each.creation_timestamp)
models = []
for model in sorted(client.search_registered_models(), key=lambda each: each.name):
    # Of aliases the list of versions knows nothing; each version does.
    versions = [client.get_model_version(each.name, each.version) for each in client.search_model_versions("name='" + model.name + "'")]
    models.append(dict(name=model.name, description=model.description or "", tags=model.tags, versions=sorted(map(version, versions), key=lambda each: -each["version"])))
print("READ BACK " + json.dumps(dict(models=models)))
`;

/** What our reader says, in the same words; what is empty is left out of it. */
export function assertSameRegistry(contents: readonly StoreContents[], output: string): void {
  const theirs = JSON.parse(output.split("READ BACK ")[1] ?? "null") as { readonly models: unknown };
  const ours = contents.flatMap(({ models = [] }) => models).map(({ name, description = "", tags = {}, versions }) => ({
    ...{ name, description, tags },
    versions: versions.map(({ version, stage, aliases, status, runId = "", source = "", description: words = "", tags: own = {}, created }) => ({ version, stage, aliases, status, runId, source, description: words, tags: own, created })),
  }));
  assert.deepEqual(contents.flatMap(({ problems }) => problems), []);
  assert.deepEqual(ours, theirs.models);
}
