import { keysOf, type KeyRow } from "../schema/fields.ts";
import { any, closed, key, open, type Key, type MapShape } from "../schema/shape.ts";

/** What every step may have besides its arguments. */
const EVERY: Readonly<Record<string, KeyRow>> = { id: ["text", "A name, by which later steps read what this one gives."], requires: ["text|[text]", "Packages that are installed if the step is missing."] };

/** The functions that Prefect and its integrations bring as steps, with their arguments. */
const STEPS: Readonly<Record<string, Readonly<Record<string, KeyRow>> | null>> = {
  "prefect.deployments.steps.git_clone": { repository: ["text", "The address of the repository."], branch: ["text", "The branch or tag."], commit_sha: ["text", "The commit."], include_submodules: ["bool", "Submodules too."], access_token: ["text", "A token for the repository."], credentials: ["any", "A block with credentials."], directories: ["[text]|text", "Only these folders."], clone_directory_name: ["text", "The folder that it is cloned to."] },
  "prefect.deployments.steps.run_shell_script": { script: ["text", "The commands."], directory: ["text", "The folder they run in."], env: ["map", "Environment variables."], stream_output: ["bool", "Show what they print."], expand_env_vars: ["bool", "Put variables of the environment in."] },
  "prefect.deployments.steps.pip_install_requirements": { directory: ["text", "The folder of the file."], requirements_file: ["text", "The requirements file."], stream_output: ["bool", "Show what pip prints."] },
  "prefect.deployments.steps.set_working_directory": { directory: ["text", "The folder."] },
  "prefect.deployments.steps.pull_from_remote_storage": null,
  "prefect.deployments.steps.pull_with_block": { block_document_name: ["text", "The block."], block_type_slug: ["text", "Its type."] },
  // Whatever else it is given goes on to Docker.
  "prefect_docker.deployments.steps.build_docker_image": { image_name: ["text", "The image."], dockerfile: ["text", "The Dockerfile, or `auto`."], tag: ["text", "Its tag."], additional_tags: ["[text]|text", "More tags."], ignore_cache: ["bool", "Build it again."], persist_dockerfile: ["bool", "Keep the Dockerfile that is written."], dockerfile_output_path: ["text", "Where that one goes."], path: ["text", "The folder it is built in."], platform: ["text", "The platform, such as `linux/amd64`."], buildargs: ["map", "Arguments of the build."], labels: ["map", "Labels."], target: ["text", "The stage to build."], pull: ["bool", "Fetch the base image again."], nocache: ["bool", "Build it again."], network_mode: ["text", "The network of the build."] },
  "prefect_docker.deployments.steps.push_docker_image": { image_name: ["text", "The image."], tag: ["text", "Its tag."], credentials: ["any", "Credentials of the registry."], additional_tags: ["[text]|text", "More tags."], ignore_cache: ["bool", "Push again."] },
  "prefect_aws.deployments.steps.push_to_s3": null,
  "prefect_aws.deployments.steps.pull_from_s3": null,
  "prefect_gcp.deployments.steps.push_to_gcs": null,
  "prefect_gcp.deployments.steps.pull_from_gcs": null,
  "prefect_azure.deployments.steps.push_to_azure_blob_storage": null,
  "prefect_azure.deployments.steps.pull_from_azure_blob_storage": null,
};

/** Functions that take no other arguments than these stop at one more. */
const argumentsOf = (name: string, rows: Readonly<Record<string, KeyRow>> | null): Key =>
  key(rows === null ? any : { ...(name.startsWith("prefect.") ? closed : open)(keysOf({ ...EVERY, ...rows })), aliases: { repo: "repository", url: "repository", requirements: "requirements_file", path: "directory", cwd: "directory", commands: "script", command: "script" } }, "A step.");

/** One step: the name of a function, and its arguments below. Other functions than these are possible. */
export const step: MapShape = open(Object.fromEntries(Object.entries(STEPS).map(([name, rows]) => [name, argumentsOf(name, rows)])));
