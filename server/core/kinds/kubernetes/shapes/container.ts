import { boolean, choice, closed, integer, key, list, range, string, type Key, type MapShape } from "../../schema/shape.ts";
import { environmentVariable, objectReference, partOf, port, portOrName, resources, rest, texts } from "./common.ts";

const seccomp = closed({ type: key(choice("RuntimeDefault", "Localhost", "Unconfined"), "Which system calls are allowed.", { required: true }), localhostProfile: key(string, "A profile on the node.") });

const shared: Readonly<Record<string, Key>> = {
  runAsUser: key(integer, "The number of the user; 0 is root."),
  runAsGroup: key(integer, "The number of the group."),
  runAsNonRoot: key(boolean, "Refuse to start as root."),
  seccompProfile: key(seccomp, "Which system calls are allowed; `RuntimeDefault` is a good choice."),
  seLinuxOptions: key(partOf("SELinuxOptions"), "Kernel protection, set for special cases."),
  windowsOptions: key(partOf("WindowsSecurityContextOptions"), "For containers of Windows."),
  appArmorProfile: key(partOf("AppArmorProfile"), "Kernel protection, set for special cases."),
};

export const podSecurityContext: MapShape = closed({
  ...shared,
  fsGroup: key(integer, "The group that mounted volumes belong to, so that a user without rights can write."),
  fsGroupChangePolicy: key(choice("OnRootMismatch", "Always"), "`OnRootMismatch` starts much faster on large volumes of models."),
  supplementalGroups: key(list(integer), "Further groups."),
  supplementalGroupsPolicy: key(choice("Merge", "Strict"), "Whether groups of the image count too."),
  sysctls: key(list(closed({ name: key(string, "The kernel setting."), value: key(string, "Its value.") })), "Kernel settings."),
  seLinuxChangePolicy: key(string, "How volumes are labelled."),
});

const securityContext: MapShape = closed({
  ...shared,
  privileged: key(boolean, "Gives the container the node. A GPU does not need it."),
  allowPrivilegeEscalation: key(boolean, "Whether a process may get more rights than its parent; say `false`."),
  readOnlyRootFilesystem: key(boolean, "Nothing outside of volumes can be written. Caches such as `HF_HOME` then need a volume."),
  capabilities: key(closed({ add: key(texts, "Rights of root to give."), drop: key(texts, "Rights to take; `[ALL]` is a good choice.") }), "Rights of root, one by one."),
  procMount: key(choice("Default", "Unmasked"), "How `/proc` is shown."),
});

const httpGet = closed({
  path: key(string, "The path that is asked, such as `/health`."),
  port: key(portOrName, "The port, by number or name.", { required: true }),
  host: key(string, "Another host than the pod."),
  scheme: key(choice("HTTP", "HTTPS"), "`HTTP` unless said."),
  protocol: key(string, "The version of HTTP."),
  httpHeaders: key(list(closed({ name: key(string, "The header."), value: key(string, "Its value.") })), "Headers to send."),
});

const handler: Readonly<Record<string, Key>> = {
  exec: key(closed({ command: key(texts, "The command; 0 means well.") }), "Runs a command in the container."),
  httpGet: key(httpGet, "Asks over HTTP; 200 to 399 means well."),
  tcpSocket: key(closed({ port: key(portOrName, "The port.", { required: true }), host: key(string, "Another host.") }), "Opens a connection."),
};

const probe: MapShape = closed({
  ...handler,
  grpc: key(closed({ port: key(port, "The port.", { required: true }), service: key(string, "The name of the service.") }), "Asks over gRPC."),
  initialDelaySeconds: key(range(0, Infinity, "integer"), "How long to wait before the first question."),
  periodSeconds: key(range(1, Infinity, "integer"), "How often to ask; 10 unless said."),
  timeoutSeconds: key(range(1, Infinity, "integer"), "How long an answer may take; 1 unless said."),
  successThreshold: key(range(1, Infinity, "integer"), "Answers in a row that count as well."),
  failureThreshold: key(range(1, Infinity, "integer"), "Failures in a row that count as ill; 3 unless said. For a startup probe, times the period, it is how long a model may load."),
  terminationGracePeriodSeconds: key(integer, "How long it may take to stop when ill."),
});

const hook = closed({ ...handler, sleep: key(closed({ seconds: key(integer, "How long.") }), "Waits.") });

export const container: MapShape = closed({
  name: key(string, "The name of the container, unique in the pod.", { required: true }),
  image: key(string, "The image that it runs, with a tag or better a digest."),
  imagePullPolicy: key(choice("Always", "IfNotPresent", "Never"), "When the image is fetched."),
  command: key(texts, "In the place of the image's ENTRYPOINT."),
  args: key(texts, "In the place of the image's CMD. Each item is one word; numbers must be quoted."),
  workingDir: key(string, "The folder that it starts in."),
  env: key(list(environmentVariable), "Environment variables."),
  envFrom: key(list(closed({ configMapRef: key(objectReference, "All keys of a ConfigMap."), secretRef: key(objectReference, "All keys of a Secret."), prefix: key(string, "Put before each name.") })), "Variables from ConfigMaps and Secrets."),
  ports: key(
    list(closed({ containerPort: key(port, "The port that it listens on.", { required: true }), name: key(string, "A name for services to use."), protocol: key(choice("TCP", "UDP", "SCTP"), "`TCP` unless said."), hostPort: key(port, "A port of the node; nothing else can then use it."), hostIP: key(string, "The node's address.") })),
    "Ports that it listens on.",
  ),
  resources: key(resources, "What it needs and may use, GPUs included."),
  volumeMounts: key(
    list(
      closed({
        name: key(string, "The name of a volume of the pod.", { required: true }),
        mountPath: key(string, "Where it is put. Several GPUs need memory at `/dev/shm`.", { required: true }),
        readOnly: key(boolean, "Whether it can only be read."),
        subPath: key(string, "A folder of the volume."),
        subPathExpr: key(string, "A folder of the volume, with variables."),
        ...rest("How mounts pass between node and container.", "mountPropagation recursiveReadOnly bindMountOptions"),
      }),
    ),
    "Where volumes are put.",
  ),
  volumeDevices: key(list(partOf("VolumeDevice")), "Raw block devices."),
  livenessProbe: key(probe, "When it fails, the container is started again. A model that loads for minutes needs a `startupProbe` as well."),
  readinessProbe: key(probe, "While it fails, the pod gets no requests."),
  startupProbe: key(probe, "Until it succeeds, the other probes wait: the time that a model may load."),
  lifecycle: key(closed({ postStart: key(hook, "Right after the start."), preStop: key(hook, "Right before the end."), stopSignal: key(string, "The signal that stops it.") }), "What to do after the start and before the end."),
  securityContext: key(securityContext, "The rights of the container."),
  restartPolicy: key(choice("Always", "OnFailure", "Never"), "`Always` makes an init container a sidecar."),
  ...rest("How the container is attached to a terminal and how its last message is kept.", "terminationMessagePath terminationMessagePolicy resizePolicy targetContainerName restartPolicyRules"),
  ...rest("How the container is attached to a terminal.", "stdin stdinOnce tty", boolean),
});

/** A container whose name the object that holds it chooses. */
export const unnamedContainer: MapShape = { ...container, keys: { ...container.keys, name: key(string, "The name of the container.") } };
