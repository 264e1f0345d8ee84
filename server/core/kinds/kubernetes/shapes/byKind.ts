import { any, boolean, choice, closed, key, list, named, range, string, text, type Key, type MapShape, type Shape } from "../../schema/shape.ts";
import { labels, metadata, objectReference, partOf, port, portOrName, resources, rest, selector, texts } from "./common.ts";
import { podSpec } from "./pod.ts";
import { RAY_SPECS } from "./ray.ts";
import { SELDON_DEPLOYMENTS, SELDON_SPECS } from "./seldon.ts";
import { autoscalerSpec, cronJobSpec, daemonSetSpec, deploymentSpec, disruptionBudgetSpec, jobSpec, replicaSetSpec, statefulSetSpec } from "./workloads.ts";

/** The shape of an object of the cluster; `undefined` for kinds that are defined by the cluster's own extensions. */
export const shapeOf = (apiVersion: string, kind: string): MapShape | undefined => (GROUPS[kind]?.test(apiVersion) ? SHAPES[kind] : EXTENSIONS.find(({ group }) => group.test(apiVersion))?.shapes[kind]);

/** API groups and versions that serve a kind today; others have been removed. */
export const GROUPS: Readonly<Record<string, RegExp>> = {
  Pod: /^v1$/, Service: /^v1$/, ConfigMap: /^v1$/, Secret: /^v1$/, PersistentVolumeClaim: /^v1$/, ServiceAccount: /^v1$/, Namespace: /^v1$/,
  Deployment: /^apps\/v1$/, StatefulSet: /^apps\/v1$/, DaemonSet: /^apps\/v1$/, ReplicaSet: /^apps\/v1$/,
  Job: /^batch\/v1$/, CronJob: /^batch\/v1$/, Ingress: /^networking\.k8s\.io\/v1$/, NetworkPolicy: /^networking\.k8s\.io\/v1$/,
  HorizontalPodAutoscaler: /^autoscaling\/v[12]$/, PodDisruptionBudget: /^policy\/v1$/,
  Role: /^rbac\.authorization\.k8s\.io\/v1$/, ClusterRole: /^rbac\.authorization\.k8s\.io\/v1$/, RoleBinding: /^rbac\.authorization\.k8s\.io\/v1$/, ClusterRoleBinding: /^rbac\.authorization\.k8s\.io\/v1$/,
};

function object(keys: Readonly<Record<string, Key>>): MapShape {
  return closed({ apiVersion: key(string, "The API group and version.", { required: true }), kind: key(string, "What it is.", { required: true }), metadata: key(metadata, "Its name and labels.", { required: true }), ...keys, status: key(any, "Set by the cluster.") });
}

const withSpec = (spec: Shape): MapShape => object({ spec: key(spec, "What it should be.", { required: true }) });
const bySpec = (specs: Readonly<Record<string, MapShape>>): Readonly<Record<string, MapShape>> => Object.fromEntries(Object.entries(specs).map(([kind, spec]) => [kind, withSpec(spec)]));

const service = closed({
  type: key(choice("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"), "`ClusterIP` is reached from inside the cluster only."),
  selector: key(labels, "Labels of the pods that answer."),
  ports: key(
    list(closed({ port: key(port, "The port of the service.", { required: true }), targetPort: key(portOrName, "The port of the pods, by number or name."), name: key(string, "A name; needed where there are several."), protocol: key(choice("TCP", "UDP", "SCTP"), "`TCP` unless said."), nodePort: key(range(1, 65_535, "integer"), "A port of each node."), appProtocol: key(string, "What is spoken.") })),
    "Its ports.",
  ),
  clusterIP: key(string, "`None` makes it headless."),
  externalName: key(string, "The name that it stands for."),
  sessionAffinity: key(choice("None", "ClientIP"), "Whether a client stays with one pod."),
  publishNotReadyAddresses: key(boolean, "Also names pods that are not ready, as distributed training needs."),
  ...rest("Set for special cases.", "clusterIPs externalIPs externalTrafficPolicy internalTrafficPolicy loadBalancerIP loadBalancerSourceRanges loadBalancerClass healthCheckNodePort ipFamilies ipFamilyPolicy allocateLoadBalancerNodePorts sessionAffinityConfig trafficDistribution"),
});

export const claim = closed({
  accessModes: key(list(choice("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")), "Who may mount it: several nodes need `ReadOnlyMany` or `ReadWriteMany`."),
  resources: key(resources, "How large: `requests: {storage: 100Gi}`."),
  storageClassName: key(string, "The kind of storage."),
  volumeName: key(string, "One volume that is there already."),
  volumeMode: key(choice("Filesystem", "Block"), "`Filesystem` unless said."),
  selector: key(selector, "Which volumes fit."),
  ...rest("What it is filled from.", "dataSource dataSourceRef volumeAttributesClassName"),
});

const policyRule = closed({ apiGroups: key(texts, "API groups; `\"\"` is the core."), resources: key(texts, "Kinds of objects."), verbs: key(texts, "What may be done with them.", { required: true }), resourceNames: key(texts, "Only these."), nonResourceURLs: key(texts, "Paths of the API.") });
const roleRef = closed({ apiGroup: key(string, "`rbac.authorization.k8s.io`."), kind: key(choice("Role", "ClusterRole"), "Which sort of role.", { required: true }), name: key(string, "Its name.", { required: true }) });
const subject = closed({ kind: key(choice("ServiceAccount", "User", "Group"), "Who.", { required: true }), name: key(string, "Its name.", { required: true }), namespace: key(string, "Its namespace."), apiGroup: key(string, "Its API group.") });
const binding = object({ roleRef: key(roleRef, "The role that is given.", { required: true }), subjects: key(list(subject), "Who gets it.") });
const role = object({ rules: key(list(policyRule), "What is allowed."), aggregationRule: key(any, "Roles that it is made of.") });

const backend = closed({ service: key(closed({ name: key(string, "The service.", { required: true }), port: key(closed({ number: key(port, "By number."), name: key(string, "By name.") }), "Its port.") }), "A service."), resource: key(any, "Another object.") });
const ingressPath = closed({ path: key(string, "The beginning of the path."), pathType: key(choice("Prefix", "Exact", "ImplementationSpecific"), "How it is compared.", { required: true }), backend: key(backend, "Where requests go.", { required: true }) });
const ingress = closed({
  ingressClassName: key(string, "Which controller does it."),
  rules: key(list(closed({ host: key(string, "The name that is asked for."), http: key(closed({ paths: key(list(ingressPath), "By path.") }), "Its paths.") })), "Which requests go where."),
  tls: key(list(closed({ hosts: key(texts, "Names of the certificate."), secretName: key(string, "The Secret that holds it.") })), "Certificates."),
  defaultBackend: key(backend, "Where all other requests go."),
});

const flags = { immutable: key(boolean, "It can no longer be changed.") };

const SHAPES: Readonly<Record<string, MapShape>> = {
  Pod: withSpec(podSpec),
  Deployment: withSpec(deploymentSpec),
  StatefulSet: withSpec(statefulSetSpec),
  DaemonSet: withSpec(daemonSetSpec),
  ReplicaSet: withSpec(replicaSetSpec),
  Job: withSpec(jobSpec),
  CronJob: withSpec(cronJobSpec),
  Service: withSpec(service),
  PersistentVolumeClaim: withSpec(claim),
  Ingress: withSpec(ingress),
  HorizontalPodAutoscaler: withSpec(autoscalerSpec),
  PodDisruptionBudget: withSpec(disruptionBudgetSpec),
  NetworkPolicy: withSpec(closed({ podSelector: key(selector, "Which pods it is for."), policyTypes: key(list(choice("Ingress", "Egress")), "Which direction."), ingress: key(list(partOf("NetworkPolicyIngressRule")), "Who may come in."), egress: key(list(partOf("NetworkPolicyEgressRule")), "Where they may go.") })),
  ConfigMap: object({ data: key(named(string), "Texts by key; numbers and `true` must be quoted."), binaryData: key(named(text), "Bytes in base64."), ...flags }),
  Secret: object({ data: key(named(text), "Values in base64."), stringData: key(named(string), "Values as text."), type: key(string, "Such as `Opaque` or `kubernetes.io/dockerconfigjson`."), ...flags }),
  ServiceAccount: object({ automountServiceAccountToken: key(boolean, "Whether pods get its token."), imagePullSecrets: key(list(objectReference), "Secrets for fetching images."), secrets: key(list(any), "Secrets that it may use.") }),
  Namespace: object({ spec: key(any, "Set by the cluster.") }),
  Role: role,
  ClusterRole: role,
  RoleBinding: binding,
  ClusterRoleBinding: binding,
};

/** What operators of machine learning bring along. */
const EXTENSIONS: readonly { readonly group: RegExp; readonly shapes: Readonly<Record<string, MapShape>> }[] = [
  { group: /^ray\.io\/v1(?:alpha1)?$/, shapes: bySpec(RAY_SPECS) },
  { group: /^mlops\.seldon\.io\/v1alpha1$/, shapes: bySpec(SELDON_SPECS) },
  { group: /^machinelearning\.seldon\.io\/v1(?:alpha[123])?$/, shapes: bySpec(SELDON_DEPLOYMENTS) },
];

/** For completion where nothing says yet what it will be. */
export const anyObject: MapShape = { ...object({ spec: key(any, "What it should be."), data: key(any, "Its data.") }), unknown: "allow" };
