import { stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

/** What every resource has. */
const EVERY = "$schema name description tags properties display_name version id creation_context";
const JOB = `${EVERY} type experiment_name compute inputs outputs identity services queue_settings job_tier priority parent_job_name notification_setting component settings status log_files resources`;
const COMPONENT = `${EVERY} type inputs outputs is_deterministic additional_includes intellectual_property`;
const ONLINE = `${EVERY} type endpoint_name model code_configuration environment environment_variables app_insights_enabled scale_settings request_settings liveness_probe readiness_probe startup_probe model_mount_path data_collector instance_type instance_count resources egress_public_network_access private_network_connection code_path scoring_script deployment_template`;

/** The keys of each sort of file, as the classes of azure-ai-ml 1.35 (MIT) have them; by the name of its schema, in small letters. */
const KEYS: Readonly<Record<string, string>> = {
  commandjob: `${JOB} command code environment environment_variables distribution limits`,
  commandcomponent: `${COMPONENT} command code environment distribution resources instance_count instance_type`,
  sweepjob: `${JOB} trial search_space objective sampling_algorithm early_termination limits command code environment environment_variables distribution`,
  pipelinejob: `${JOB} jobs schedule`,
  pipelinecomponent: `${COMPONENT} jobs`,
  managedonlineendpoint: `${EVERY} auth_mode compute identity traffic mirror_traffic public_network_access kind location defaults provisioning_state scoring_uri openapi_uri`,
  kubernetesonlineendpoint: `${EVERY} auth_mode compute identity traffic mirror_traffic public_network_access kind location defaults provisioning_state scoring_uri openapi_uri`,
  managedonlinedeployment: ONLINE,
  kubernetesonlinedeployment: ONLINE,
  batchendpoint: `${EVERY} auth_mode defaults identity location kind traffic public_network_access`,
  batchdeployment: `${EVERY} type endpoint_name model code_configuration environment environment_variables compute resources settings max_concurrency_per_instance mini_batch_size retry_settings output_action output_file_name error_threshold logging_level job_definition component code_path scoring_script`,
  modelbatchdeployment: `${EVERY} type endpoint_name model code_configuration environment environment_variables compute resources settings`,
  pipelinecomponentbatchdeployment: `${EVERY} type endpoint_name component job_definition settings`,
  environment: `${EVERY} image conda_file build os_type inference_config datastore`,
  data: `${EVERY} type path datastore auto_delete_setting skip_validation`,
  model: `${EVERY} type path flavors stage utc_time_created job_name datastore allowed_deployment_templates default_deployment_template`,
  amlcompute: `${EVERY} type size location tier min_instances max_instances idle_time_before_scale_down ssh_public_access_enabled ssh_settings network_settings identity enable_node_public_ip subnet vnet_name resource_id provisioning_state`,
  schedule: `${EVERY} trigger create_job create_monitor`,
};

/** Which sort of file this is; `undefined` where nothing tells, or where it is one of the rare ones. */
export function sortOf(root: Node | undefined): string | undefined {
  const schema = /\/(\w+)\.schema\.json$/.exec(stringAt(root, "$schema") ?? "")?.[1]?.toLowerCase();
  if (schema !== undefined) return schema in KEYS ? schema : undefined;
  return stringAt(root, "type") === "pipeline" ? "pipelinejob" : undefined;
}

/** The keys that a file of the sort may have. */
export const keysOfSort = (sort: string): readonly string[] => (KEYS[sort] ?? "").split(" ");
