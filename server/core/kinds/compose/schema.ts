import { any, boolean, choice, closed, formed, integer, key, list, named, oneOf, string, text, type Key, type MapShape, type ScalarShape, type Shape } from "../schema/shape.ts";

// Names of all fields after compose-spec.json of compose-go 2.16 (Apache-2.0), read on 2026-11-22; Compose refuses others but `x-…`.

const strictly = (keys: MapShape["keys"]): MapShape => ({ ...closed(keys), free: /^x-/ });

const texts = list(text);
const bytes: Shape = formed(/^-?\d+(?:\.\d+)?\s*(?:[bkmgt]|[kmgt]i?b)?$/i, "an amount such as `8g`");
const duration: Shape = formed(/^(?:0|(?:\d+(?:\.\d+)?(?:us|ms|s|m|h))+)$/, "a duration such as `30s`");
const count: Shape = formed(/^-?\d+$/, "a whole number");
const cores: Shape = formed(/^\d*\.?\d+$/, "a number such as `1.5`");
const words: Shape = oneOf(text, texts);
/** Switches may be texts, for they are often filled in. */
const flag: Shape = { is: "boolean", also: ["true", "false", "yes", "no", "on", "off"], coerced: true };
/** `NAME: value`, or a list of `NAME=value`. */
const pairs: Shape = oneOf(named(text), texts);
const rest = (names: string, doc: string, shape: Shape = any): Readonly<Record<string, Key>> => Object.fromEntries(names.split(" ").map((name) => [name, key(shape, doc)]));
const usual = (...words_: readonly string[]): ScalarShape => ({ is: "text", usual: words_ });

/** Older forms of Compose knew these; the file still works with them. */
const OLD = "log_driver log_opt volume_driver net";

const grant: MapShape = strictly({ source: key(text, "Its name in this file."), target: key(text, "Where it is put."), ...rest("uid gid mode", "Whose it is.") });
const granted = list(oneOf(text, grant));
const limits: Shape = named(oneOf(integer, count, strictly({ soft: key(count, "What it gets.", { required: true }), hard: key(count, "What it may ask for.", { required: true }) })));
const extraHosts: Shape = oneOf(texts, named(any));

const build: MapShape = strictly({
  context: key(text, "The folder that the build may read."),
  dockerfile: key(text, "The Dockerfile, seen from the context."),
  dockerfile_inline: key(text, "The Dockerfile itself."),
  args: key(pairs, "Build arguments. They stay readable in the image, so no secrets."),
  secrets: key(granted, "Secrets that `RUN --mount=type=secret` sees."),
  target: key(text, "The stage to build."),
  shm_size: key(bytes, "Shared memory while it is built."),
  labels: key(pairs, "Notes for tools."),
  ulimits: key(limits, "Limits of the build."),
  extra_hosts: key(extraHosts, "Lines for `/etc/hosts`."),
  ...rest("cache_from cache_to entitlements platforms tags", "An option of the build.", texts),
  ...rest("no_cache privileged pull", "An option of the build.", flag),
  ...rest("ssh additional_contexts isolation network no_cache_filter provenance sbom", "An option of the build."),
});

const device = strictly({
  driver: key(usual("nvidia", "cdi"), "`nvidia`."),
  count: key(formed(/^(?:-?\d+|all)$/, "a number or `all`"), "How many, or `all`."),
  device_ids: key(texts, "Which ones."),
  capabilities: key(list(choice("gpu", "nvidia", "compute", "utility", "video", "graphics", "display", "ngx", "compat32", "tpu", "all")), "`[gpu]`; needed.", { required: true }),
  options: key(any, "Options of the driver."),
});
const amounts = { cpus: key(cores, "How many."), memory: key(bytes, "Such as `8g`."), pids: key(count, "How many processes.") };
const reserved = strictly({ ...amounts, devices: key(list(device), "GPUs."), generic_resources: key(list(any), "Other things.") });

const update = strictly({ parallelism: key(count, "How many at once."), delay: key(duration, "How long between them."), failure_action: key(usual("continue", "pause", "rollback"), "What happens when one fails."), monitor: key(duration, "How long each is watched."), max_failure_ratio: key(cores, "Which share may fail."), order: key(choice("start-first", "stop-first"), "Which comes first.") });

const deploy = strictly({
  resources: key(strictly({ limits: key({ ...reserved, keys: { ...reserved.keys, devices: key(list(device), "GPUs.") } }, "The most it may use."), reservations: key(reserved, "What is set aside for it, GPUs included.") }), "What it needs and may use."),
  replicas: key(count, "How many containers."),
  mode: key(usual("replicated", "global", "replicated-job", "global-job"), "How many there are."),
  endpoint_mode: key(usual("vip", "dnsrr"), "How it is reached."),
  labels: key(pairs, "Notes for tools."),
  placement: key(strictly({ constraints: key(texts, "Which machines."), preferences: key(list(any), "Which machines rather."), max_replicas_per_node: key(count, "How many on one.") }), "Where it runs."),
  restart_policy: key(strictly({ condition: key(usual("none", "on-failure", "any"), "When it starts again."), delay: key(duration, "How long it waits."), max_attempts: key(count, "How often."), window: key(duration, "How long until it counts as started.") }), "When it starts again."),
  rollback_config: key(update, "How it goes back."),
  update_config: key(update, "How it is renewed."),
});

const healthcheck = strictly({ test: key(words, "The command; 0 means well."), interval: key(duration, "How often."), timeout: key(duration, "How long it may take."), retries: key(count, "How many failures count as ill."), start_period: key(duration, "How long a model may load before failures count."), start_interval: key(duration, "How often during that time."), disable: key(flag, "No check.") });

const dependency: MapShape = strictly({ condition: key(choice("service_started", "service_healthy", "service_completed_successfully"), "What is waited for.", { required: true }), restart: key(flag, "Starts again with it."), required: key(boolean, "It must be there.") });

const mount: MapShape = strictly({
  type: key(choice("volume", "bind", "tmpfs", "npipe", "cluster", "image"), "What is mounted.", { required: true }),
  source: key(text, "The volume, or the folder of this machine."),
  target: key(text, "Where it is put.", { required: true }),
  read_only: key(flag, "It can only be read."),
  consistency: key(text, "No longer read."),
  bind: key(strictly({ propagation: key(text, "How mounts pass on."), create_host_path: key(flag, "Make the folder."), recursive: key(choice("enabled", "disabled", "writable", "readonly"), "Mounts inside."), selinux: key(choice("z", "Z"), "Its label.") }), "Options of a folder."),
  volume: key(strictly({ labels: key(pairs, "Notes for tools."), nocopy: key(flag, "Nothing of the image is copied there."), subpath: key(text, "A folder of it.") }), "Options of a volume."),
  tmpfs: key(strictly({ size: key(bytes, "How large."), mode: key(text, "Its rights.") }), "Options of memory."),
  image: key(strictly({ subpath: key(text, "A folder of it.") }), "Options of an image."),
});

const publishedPort: MapShape = strictly({ target: key(text, "The port of the container."), published: key(text, "The port of the machine."), host_ip: key(text, "Where it listens."), protocol: key(usual("tcp", "udp", "sctp"), "`tcp` unless said."), mode: key(usual("host", "ingress"), "How it is published."), ...rest("name app_protocol", "What it is for.", text) });
const envFile: MapShape = strictly({ path: key(text, "The file.", { required: true }), required: key(flag, "It must be there."), format: key(text, "How it is written.") });
const hook = list(strictly({ command: key(words, "What is run.", { required: true }), environment: key(pairs, "Variables."), image: key(text, "Another image."), per_replica: key(flag, "For each."), privileged: key(flag, "With all rights."), user: key(text, "Who runs it."), working_dir: key(text, "Where.") }));
const watch = strictly({ path: key(text, "What is watched.", { required: true }), action: key(choice("rebuild", "sync", "restart", "sync+restart", "sync+exec"), "What happens then.", { required: true }), target: key(text, "Where it is put."), ignore: key(words, "What is left out."), include: key(words, "What counts."), exec: key(any, "What is run."), initial_sync: key(flag, "Once at the start.") });

const service: MapShape = { aliases: { deployment: "deploy", env: "environment", img: "image", cmd: "command", memory: "mem_limit", resources: "deploy", replicas: "scale", restart_policy: "restart" }, ...strictly({
  image: key(string, "The image, with a tag or better a digest."),
  build: key(oneOf(string, build), "Where the image is built from."),
  command: key(words, "In the place of the image's CMD."),
  entrypoint: key(words, "In the place of the image's ENTRYPOINT."),
  environment: key(pairs, "Environment variables. `NAME:` without a value takes it from the shell or `.env`."),
  env_file: key(oneOf(text, list(oneOf(text, envFile)), envFile), "Files of variables."),
  ports: key(list(oneOf(text, publishedPort)), "`127.0.0.1:8000:8000` is reached from this machine only; `8000:8000` from everywhere."),
  expose: key(list(formed(/^\d+(?:-\d+)?(?:\/(?:tcp|udp|sctp))?$/, "a port such as `8000`")), "Ports that other services reach."),
  volumes: key(list(oneOf(text, mount)), "`host:container:ro`, or a named volume."),
  depends_on: key(oneOf(texts, named(dependency)), "Services that start before; `condition: service_healthy` waits for them."),
  deploy: key(deploy, "Replicas and resources, GPUs included."),
  gpus: key(oneOf(text, list(any)), "`all`, or a list of GPUs."),
  shm_size: key(bytes, "Shared memory, such as `8gb`; 64 MB unless said."),
  ipc: key(text, "`host` shares memory with the machine; `shm_size` is what most need."),
  privileged: key(flag, "Gives the container the machine."),
  restart: key({ is: "text", form: { pattern: /^(?:no|false|always|on-failure(?::\d+)?|unless-stopped)$/, name: "`no`, `always`, `on-failure` or `unless-stopped`" } }, "When it starts again."),
  healthcheck: key(healthcheck, "When it counts as ready."),
  networks: key(oneOf(texts, named({ ...strictly(rest("aliases ipv4_address ipv6_address link_local_ips mac_address driver_opts gw_priority interface_name priority", "How it is reached there.")) })), "Networks that it is in."),
  network_mode: key(text, "`host` uses the machine's network."),
  secrets: key(granted, "Secrets, mounted under `/run/secrets`."),
  configs: key(granted, "Config files."),
  user: key(text, "The user that it runs as."),
  profiles: key(texts, "It only starts with one of these."),
  extends: key(oneOf(text, strictly({ service: key(text, "The other service.", { required: true }), file: key(text, "The file that it stands in.") })), "A service that it is based on."),
  container_name: key(text, "A fixed name."),
  working_dir: key(text, "The folder that it starts in."),
  platform: key(text, "Such as `linux/amd64`."),
  runtime: key(usual("nvidia", "runc", "runsc", "habana"), "`nvidia` in older files; today `gpus` or `deploy`."),
  mem_limit: key(bytes, "The most memory."),
  labels: key(pairs, "Notes for tools."),
  logging: key(strictly({ driver: key(usual("json-file", "local", "journald", "syslog", "fluentd", "gelf", "awslogs", "splunk", "gcplogs", "loki", "none"), "What keeps the log."), options: key(named(any), "Options of the driver.") }), "Where the log goes."),
  ulimits: key(limits, "Limits of its processes."),
  develop: key(strictly({ watch: key(list(watch), "What is watched.") }), "What happens while its files are changed."),
  models: key(oneOf(texts, named(strictly(rest("endpoint_var model_var", "The variable that tells it.", text)))), "Models that it uses."),
  provider: key(strictly({ type: key(text, "What provides it.", { required: true }), options: key(any, "Its options.") }), "What is not a container."),
  extra_hosts: key(extraHosts, "Lines for `/etc/hosts`."),
  stop_grace_period: key(duration, "How long it may take to stop."),
  pull_policy: key(text, "When the image is fetched."),
  ...rest("annotations sysctls", "Options of the container.", pairs),
  ...rest("cap_add cap_drop device_cgroup_rules dns_opt external_links group_add links security_opt volumes_from", "An option of the container.", texts),
  ...rest("attach init oom_kill_disable read_only stdin_open tty use_api_socket", "An option of the container.", flag),
  ...rest("mem_reservation memswap_limit", "An amount of memory.", bytes),
  ...rest("pre_start post_start pre_stop", "What is run then.", hook),
  ...rest(`blkio_config cgroup cgroup_parent cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec devices dns dns_search domainname hostname isolation label_file mac_address mem_swappiness oom_score_adj pid pids_limit pull_refresh_after scale stop_signal storage_opt tmpfs umask userns_mode uts ${OLD}`, "An option of the container."),
}) };

const kept = strictly({ ...rest("name driver template_driver", "What keeps it.", text), file: key(text, "The file that holds it."), environment: key(text, "The variable of this machine that holds it."), content: key(text, "Itself."), ...rest("external labels driver_opts", "Where it comes from.") });
const driverOptions = key(named(any), "Options of the driver.");

export const schema: MapShape = strictly({
  name: key(formed(/^[a-z0-9][a-z0-9_-]*$/, "small letters, digits, `-` and `_`"), "The name of the project."),
  services: key(named(service), "The containers by name."),
  volumes: key(named(strictly({ driver: key(text, "What keeps the volume."), driver_opts: driverOptions, ...rest("external labels name", "An option of the volume.") })), "Named volumes."),
  networks: key(named(strictly({ driver: key(usual("bridge", "host", "overlay", "macvlan", "ipvlan", "none"), "What makes the network."), driver_opts: driverOptions, ipam: key(strictly(rest("driver config options", "Its addresses.")), "Its addresses."), ...rest("attachable enable_ipv4 enable_ipv6 internal", "An option of the network.", flag), ...rest("external labels name", "An option of the network.") })), "Networks."),
  secrets: key(named(kept), "Secrets by name: from a file or from the environment."),
  configs: key(named(kept), "Config files by name."),
  include: key(any, "Other Compose files."),
  models: key(named(any), "Models that Docker serves."),
  jobs: key(named(any), "Work that ends."),
  version: key(any, "No longer read."),
});
