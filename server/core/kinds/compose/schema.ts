import { any, boolean, choice, formed, key, list, named, oneOf, open, string, text, type Key, type MapShape, type Shape } from "../schema/shape.ts";

const texts = list(text);
const bytes: Shape = formed(/^-?\d+(?:\.\d+)?\s*(?:[bkmgt]|[kmgt]i?b)?$/i, "an amount such as `8g`");
const duration: Shape = formed(/^(?:0|(?:\d+(?:\.\d+)?(?:us|ms|s|m|h))+)$/, "a duration such as `30s`");
const count: Shape = formed(/^\d+$/, "a whole number");
const words: Shape = oneOf(text, texts);
/** `NAME: value`, or a list of `NAME=value`. */
const pairs: Shape = oneOf(named(text), texts);
const rest = (names: string, doc: string): Readonly<Record<string, Key>> => Object.fromEntries(names.split(" ").map((name) => [name, key(any, doc)]));

const build: MapShape = open({
  context: key(text, "The folder that the build may read."),
  dockerfile: key(text, "The Dockerfile, seen from the context."),
  dockerfile_inline: key(text, "The Dockerfile itself."),
  args: key(pairs, "Build arguments. They stay readable in the image, so no secrets."),
  secrets: key(list(any), "Secrets that `RUN --mount=type=secret` sees."),
  target: key(text, "The stage to build."),
  shm_size: key(bytes, "Shared memory while it is built."),
  ...rest("ssh cache_from cache_to additional_contexts entitlements extra_hosts isolation labels network no_cache platforms privileged provenance pull sbom tags ulimits", "An option of the build."),
});

const device = open({
  driver: key({ is: "text", usual: ["nvidia", "cdi"] }, "`nvidia`."),
  count: key(formed(/^(?:\d+|all)$/, "a number or `all`"), "How many, or `all`."),
  device_ids: key(texts, "Which ones."),
  capabilities: key(list(choice("gpu", "nvidia", "compute", "utility", "video", "graphics", "display", "ngx", "compat32", "tpu", "all")), "`[gpu]`; needed.", { required: true }),
  options: key(any, "Options of the driver."),
});
const amounts = open({ cpus: key(text, "How many."), memory: key(bytes, "Such as `8g`."), pids: key(text, "How many processes."), devices: key(list(device), "GPUs."), generic_resources: key(any, "Other things.") });

const deploy = open({
  resources: key(open({ limits: key(amounts, "The most it may use."), reservations: key(amounts, "What is set aside for it, GPUs included.") }), "What it needs and may use."),
  replicas: key(count, "How many containers."),
  ...rest("mode endpoint_mode labels placement restart_policy rollback_config update_config", "How it is run on many machines."),
});

const healthcheck = open({ test: key(words, "The command; 0 means well."), interval: key(duration, "How often."), timeout: key(duration, "How long it may take."), retries: key(count, "How many failures count as ill."), start_period: key(duration, "How long a model may load before failures count."), start_interval: key(duration, "How often during that time."), disable: key(boolean, "No check.") });

const dependency: MapShape = open({ condition: key(choice("service_started", "service_healthy", "service_completed_successfully"), "What is waited for."), restart: key(boolean, "Starts again with it."), required: key(boolean, "It must be there.") });

const mount: MapShape = open({ type: key(choice("volume", "bind", "tmpfs", "npipe", "cluster", "image"), "What is mounted."), source: key(text, "The volume, or the folder of this machine."), target: key(text, "Where it is put."), read_only: key(boolean, "It can only be read."), ...rest("bind volume tmpfs image consistency", "An option of the mount.") });

const service: MapShape = { aliases: { deployment: "deploy", env: "environment", img: "image" }, ...open({
  image: key(string, "The image, with a tag or better a digest."),
  build: key(oneOf(string, build), "Where the image is built from."),
  command: key(words, "In the place of the image's CMD."),
  entrypoint: key(words, "In the place of the image's ENTRYPOINT."),
  environment: key(pairs, "Environment variables. `NAME:` without a value takes it from the shell or `.env`."),
  env_file: key(any, "Files of variables."),
  ports: key(list(any), "`127.0.0.1:8000:8000` is reached from this machine only; `8000:8000` from everywhere."),
  expose: key(list(text), "Ports that other services reach."),
  volumes: key(list(oneOf(text, mount)), "`host:container:ro`, or a named volume."),
  depends_on: key(oneOf(texts, named(dependency)), "Services that start before; `condition: service_healthy` waits for them."),
  deploy: key(deploy, "Replicas and resources, GPUs included."),
  gpus: key(any, "`all`, or a list of GPUs."),
  shm_size: key(bytes, "Shared memory, such as `8gb`; 64 MB unless said."),
  ipc: key(text, "`host` shares memory with the machine; `shm_size` is what most need."),
  privileged: key(boolean, "Gives the container the machine."),
  restart: key(choice("no", "always", "on-failure", "unless-stopped"), "When it starts again."),
  healthcheck: key(healthcheck, "When it counts as ready."),
  networks: key(any, "Networks that it is in."),
  network_mode: key(text, "`host` uses the machine's network."),
  secrets: key(list(any), "Secrets, mounted under `/run/secrets`."),
  configs: key(list(any), "Config files."),
  user: key(text, "The user that it runs as."),
  profiles: key(texts, "It only starts with one of these."),
  extends: key(any, "A service that it is based on."),
  container_name: key(text, "A fixed name."),
  working_dir: key(text, "The folder that it starts in."),
  platform: key(text, "Such as `linux/amd64`."),
  runtime: key(text, "`nvidia` in older files; today `gpus` or `deploy`."),
  mem_limit: key(bytes, "The most memory."),
  labels: key(pairs, "Notes for tools."),
  logging: key(open({ driver: key(text, "What keeps the log."), options: key(any, "Options of the driver.") }), "Where the log goes."),
  ...rest(
    "annotations attach blkio_config cap_add cap_drop cgroup cgroup_parent cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec develop device_cgroup_rules devices dns dns_opt dns_search domainname external_links extra_hosts group_add hostname init isolation label_file links log_driver log_opt mac_address mem_reservation mem_swappiness memswap_limit models oom_kill_disable oom_score_adj pid pids_limit post_start pre_stop provider pull_policy read_only scale security_opt stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket userns_mode uts volumes_from",
    "An option of the container.",
  ),
}) };

export const schema: MapShape = open({
  name: key(text, "The name of the project."),
  services: key(named(service), "The containers by name."),
  volumes: key(named(open({ driver: key(text, "What keeps the volume."), ...rest("driver_opts external labels name", "An option of the volume.") })), "Named volumes."),
  networks: key(named(open({ driver: key(text, "What makes the network."), ...rest("attachable driver_opts enable_ipv4 enable_ipv6 external internal ipam labels name", "An option of the network.") })), "Networks."),
  secrets: key(named(any), "Secrets by name: from a file or from the environment."),
  configs: key(named(any), "Config files by name."),
  include: key(any, "Other Compose files."),
  models: key(named(any), "Models that Docker serves."),
  version: key(any, "No longer read."),
});
