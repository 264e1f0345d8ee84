import { KUBERNETES_FIELDS } from "../../schema/fields/kubernetes.ts";
import { boolean, choice, closed, integer, key, list, named, range, string, type MapShape } from "../../schema/shape.ts";
import { metadata, objectReference, partOf, quantity, rest, selector, texts, toleration } from "./common.ts";
import { container, podSecurityContext } from "./container.ts";

const items = list(closed({ key: key(string, "The key.", { required: true }), path: key(string, "The file's name.", { required: true }), mode: key(integer, "The file's rights.") }));

/** Sources of volumes that are rarely written by hand. */
const SOURCES = Object.fromEntries(Object.entries(KUBERNETES_FIELDS["Volume"] ?? {}).flatMap(([name, type]) => (name === "name" ? [] : [[name, key(partOf(type.slice(1)), "Another kind of volume.")]])));

const volume: MapShape = closed({
  ...SOURCES,
  name: key(string, "The name that mounts use.", { required: true }),
  emptyDir: key(closed({ medium: key(choice("", "Memory", "HugePages"), "`Memory` keeps it in RAM, as `/dev/shm` needs."), sizeLimit: key(quantity, "The most it may hold."), mode: key(integer, "Rights of the folder.") }), "An empty folder that goes with the pod."),
  persistentVolumeClaim: key(closed({ claimName: key(string, "The name of the claim.", { required: true }), readOnly: key(boolean, "Whether it can only be read.") }), "A volume that stays, such as for models."),
  configMap: key(closed({ name: key(string, "The ConfigMap."), items: key(items, "Only these keys."), defaultMode: key(integer, "Rights of the files."), optional: key(boolean, "Whether it may be missing."), defaultUser: key(integer, "Whose the files are.") }), "The keys of a ConfigMap as files."),
  secret: key(closed({ secretName: key(string, "The Secret."), items: key(items, "Only these keys."), defaultMode: key(integer, "Rights of the files."), optional: key(boolean, "Whether it may be missing."), defaultUser: key(integer, "Whose the files are.") }), "The keys of a Secret as files."),
  hostPath: key(closed({ path: key(string, "A path of the node.", { required: true }), type: key(choice("", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"), "What must be there.") }), "A path of the node; whoever can write it can often take the node over."),
  image: key(closed({ reference: key(string, "The image."), pullPolicy: key(choice("Always", "IfNotPresent", "Never"), "When it is fetched.") }), "The files of an image, such as one that holds a model."),
  nfs: key(closed({ server: key(string, "The server."), path: key(string, "The path there."), readOnly: key(boolean, "Whether it can only be read.") }), "A folder of an NFS server."),
});

const spread = closed({
  maxSkew: key(range(1, Infinity, "integer"), "How uneven it may be."),
  topologyKey: key(string, "The label of nodes that it is spread over."),
  whenUnsatisfiable: key(choice("DoNotSchedule", "ScheduleAnyway"), "What happens where it cannot be even."),
  labelSelector: key(selector, "Which pods count."),
  ...rest("Details of the spread.", "matchLabelKeys minDomains nodeAffinityPolicy nodeTaintsPolicy"),
});

const hostAlias = closed({ ip: key(string, "The address."), hostnames: key(texts, "Its names.") });

export const podSpec: MapShape = closed({
  containers: key(list(container), "The containers that run together.", { required: true }),
  initContainers: key(list(container), "Containers that run before, one after the other: the place to fetch a model."),
  ephemeralContainers: key(list(container), "Containers for looking into a running pod."),
  volumes: key(list(volume), "What containers can mount."),
  restartPolicy: key(choice("Always", "OnFailure", "Never"), "Whether containers start again; a Job needs `OnFailure` or `Never`."),
  nodeSelector: key(named(string), "Labels that the node must have."),
  affinity: key(closed({ nodeAffinity: key(partOf("NodeAffinity"), "Which nodes."), podAffinity: key(partOf("PodAffinity"), "Beside which pods."), podAntiAffinity: key(partOf("PodAntiAffinity"), "Not beside which pods.") }), "Where the pod should run."),
  tolerations: key(list(toleration), "Taints of nodes that it takes; GPU nodes usually have `nvidia.com/gpu`."),
  securityContext: key(podSecurityContext, "The rights of all containers."),
  serviceAccountName: key(string, "The account that it uses for the cluster's API."),
  serviceAccount: key(string, "The old name of `serviceAccountName`."),
  automountServiceAccountToken: key(boolean, "Whether it can use the cluster's API; a model server does not need it."),
  imagePullSecrets: key(list(objectReference), "Secrets for fetching images."),
  hostNetwork: key(boolean, "Uses the node's network."),
  hostPID: key(boolean, "Sees the node's processes."),
  hostIPC: key(boolean, "Shares memory with the node's processes. For `/dev/shm` use an `emptyDir` with `medium: Memory`."),
  hostUsers: key(boolean, "`false` gives the pod users of its own."),
  hostAliases: key(list(hostAlias), "Lines for `/etc/hosts`."),
  terminationGracePeriodSeconds: key(range(0, Infinity, "integer"), "How long it may take to stop; 30 unless said."),
  activeDeadlineSeconds: key(range(1, Infinity, "integer"), "How long it may run."),
  runtimeClassName: key(string, "How containers are run, such as `nvidia` or `gvisor`."),
  priorityClassName: key(string, "How important it is."),
  schedulerName: key(string, "Who chooses the node, such as `volcano` or `kueue`."),
  topologySpreadConstraints: key(list(spread), "How evenly pods are spread."),
  dnsPolicy: key(choice("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"), "How names are looked up."),
  dnsConfig: key(partOf("PodDNSConfig"), "Servers and domains for looking up names."),
  ...rest("Set for special cases.", "hostname subdomain nodeName preemptionPolicy hostnameOverride", string),
  ...rest("Set for special cases.", "enableServiceLinks shareProcessNamespace setHostnameAsFQDN", boolean),
  ...rest("Set for special cases.", "priority readinessGates overhead os schedulingGates resourceClaims resources schedulingGroup evictionResponders"),
});

export const podTemplate: MapShape = closed({ metadata: key(metadata, "Labels of the pods; the selector must find them."), spec: key(podSpec, "What the pods run.", { required: true }) });
