import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { RAY_SERVE_FIELDS } from "../schema/fields/rayServe.ts";
import { RAY_SPECS } from "../kubernetes/shapes/ray.ts";
import { any, key, list, named, open, string, text, type MapShape } from "../schema/shape.ts";

const of = (name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] => documented(fieldKeys(RAY_SERVE_FIELDS, name), docs);

const runtimeEnv = key({ ...open({ ...keysOf({
  pip: ["[text]|text|map", "Packages to install."],
  uv: ["[text]|text|map", "Packages to install with uv."],
  conda: ["text|map", "A conda environment."],
  working_dir: ["text", "The folder with the code, or an archive of it."],
  py_modules: ["[text]", "Modules to bring along."],
  excludes: ["[text]", "What is left out of the folder."],
  container: ["map", "The image to run in."],
  image_uri: ["text", "The image to run in."],
  config: ["map", "How the environment is set up."],
}), env_vars: key(named(string), "Environment variables; values are texts.") }), aliases: { packages: "pip", requirements: "pip", envs: "env_vars", env: "env_vars", environment: "env_vars" } }, "The environment: packages, folder and variables.");

const deployment = open({
  ...of("DeploymentSchema"),
  autoscaling_config: key(
    open({
      ...of("AutoscalingConfig"),
      ...keysOf({
        min_replicas: ["int>=0", "Least number of replicas."],
        max_replicas: ["int>=1", "Most replicas."],
        initial_replicas: ["int>=0", "Replicas at the start."],
        target_ongoing_requests: ["num>=0.000001", "Requests per replica that it aims at."],
        metrics_interval_s: ["num>=0", "Seconds between reports of replicas."],
        look_back_period_s: ["num>=0", "Seconds that the average covers."],
        smoothing_factor: ["num>=0", "How strongly it reacts."],
        upscale_delay_s: ["num>=0", "Seconds before replicas are added."],
        downscale_delay_s: ["num>=0", "Seconds before replicas are removed."],
      }),
      ...keysOf({ target_num_ongoing_requests_per_replica: ["num>=0", "The older name of `target_ongoing_requests`."] }, { deprecated: "Ray 2.32 and newer read `target_ongoing_requests`" }),
    }),
    "How many replicas, by load.",
  ),
  ray_actor_options: key(open({ ...of("RayActorOptionsSchema"), ...keysOf({ num_cpus: ["num>=0", "Processors of a replica."], num_gpus: ["num>=0", "GPUs of a replica."], memory: ["num>=0", "Memory of a replica in bytes."], resources: ["{num}", "Other resources."] }), runtime_env: runtimeEnv }), "What a replica gets."),
  ...keysOf({
    name: ["text", "The name of the deployment's class or function."],
    num_replicas: ["int>=1|'auto'", "How many replicas, or `auto`."],
    max_ongoing_requests: ["int>=1", "Requests at a time per replica."],
    max_queued_requests: ["int>=-1", "Requests that may wait."],
    user_config: ["any", "What `reconfigure` is given."],
    health_check_period_s: ["num>=0.000001", "Seconds between checks."],
    health_check_timeout_s: ["num>=0", "Seconds that a check may take."],
    graceful_shutdown_timeout_s: ["num>=0", "Seconds to end."],
    graceful_shutdown_wait_loop_s: ["num>=0", "Seconds between looks for open requests while it ends."],
  }),
  ...keysOf({ max_concurrent_queries: ["int>=1", "The older name of `max_ongoing_requests`."] }, { deprecated: "Ray 2.32 and newer read `max_ongoing_requests`" }),
});

const application = open({
  ...of("ServeApplicationSchema", { name: "The name of the application.", route_prefix: "Where it answers.", import_path: "The application: `module:variable`.", args: "Arguments of the builder." }),
  runtime_env: runtimeEnv,
  deployments: key(list(deployment), "Settings of single deployments."),
});

/** One application may stand on the top level, as older releases had it. */
export const schema = open({
  ...keysOf({ apiVersion: ["text", "The version of the API (RayService)."], kind: ["text", "RayService."], metadata: ["map", "Name, labels, annotations."] }),
  spec: key(RAY_SPECS["RayService"] ?? any, "What is wanted (RayService)."),
  ...application.keys,
  ...of("", { proxy_location: "Where proxies run.", grpc_options: "Settings of gRPC.", logging_config: "Settings of the logs." }),
  http_options: key({ aliases: { hostname: "host", address: "host" }, ...open({ ...of("HTTPOptionsSchema"), ...keysOf({ host: ["text", "The address to listen on."], port: ["int>=0<=65535", "The port to listen on."], request_timeout_s: ["num>=0", "Seconds that a request may take."], keep_alive_timeout_s: ["int>=0", "Seconds that idle connections stay open."], location: ["'NoServer'|'HeadOnly'|'EveryNode'", "The older name of `proxy_location`."] }) }) }, "Host, port and timeouts."),
  applications: key(list({ ...application, keys: { ...application.keys, import_path: key(text, "The application: `module:variable`.", { required: true }) } }), "What is served."),
});
