import { any, key, list, loose, text } from "../schema/shape.ts";

const deployment = loose({
  name: key(text, "The name of the deployment's class or function."),
  num_replicas: key(any, "How many replicas, or `auto`."),
  max_ongoing_requests: key(any, "Requests at a time per replica."),
  max_queued_requests: key(any, "Requests that may wait."),
  user_config: key(any, "What `reconfigure` is given."),
  autoscaling_config: key(
    loose({
      min_replicas: key(any, "Least number of replicas."),
      max_replicas: key(any, "Most replicas."),
      initial_replicas: key(any, "Replicas at the start."),
      target_ongoing_requests: key(any, "Requests per replica that it aims at."),
      upscale_delay_s: key(any, "Seconds before replicas are added."),
      downscale_delay_s: key(any, "Seconds before replicas are removed."),
    }),
    "How many replicas, by load.",
  ),
  ray_actor_options: key(loose({ num_cpus: key(any, "Processors of a replica."), num_gpus: key(any, "GPUs of a replica."), memory: key(any, "Memory of a replica."), resources: key(any, "Other resources."), runtime_env: key(any, "The environment of a replica.") }), "What a replica gets."),
  health_check_period_s: key(any, "Seconds between checks."),
  health_check_timeout_s: key(any, "Seconds that a check may take."),
  graceful_shutdown_timeout_s: key(any, "Seconds to end."),
});

export const schema = loose({
  proxy_location: key(text, "Where proxies run."),
  http_options: key(any, "Host, port and timeouts."),
  grpc_options: key(any, "Settings of gRPC."),
  logging_config: key(any, "Settings of the logs."),
  applications: key(
    list(
      loose({
        name: key(text, "The name of the application."),
        route_prefix: key(text, "Where it answers."),
        import_path: key(text, "The application: `module:variable`."),
        runtime_env: key(any, "Packages, folder and variables."),
        args: key(any, "Arguments of the builder."),
        deployments: key(list(deployment), "Settings of single deployments."),
      }),
    ),
    "What is served.",
  ),
});
