import { unnamedContainer } from "../kubernetes/shapes/container.ts";
import { claim } from "../kubernetes/shapes/byKind.ts";
import { metadata } from "../kubernetes/shapes/common.ts";
import { podSpec } from "../kubernetes/shapes/pod.ts";
import { documented, fieldKeys, keysOf, type FieldTables } from "../schema/fields.ts";
import { ARGO_FIELDS } from "../schema/fields/argo.ts";
import { any, choice, closed, formed, key, list, mapWithOptional, oneOf, open, string, type MapShape, type Shape } from "../schema/shape.ts";

const duration: Shape = formed(/^(?:\d+|(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d))+)$/, "a number of seconds or a duration such as `30s`");
const count: Shape = oneOf({ is: "integer", min: 0 }, formed(/^\d+$/, "a whole number"));

const placed: Shape = oneOf({ is: "integer" }, formed(/^-?\d+$|\{\{/, "a whole number"));

const ALWAYS: Shape = choice("Always", "OnFailure", "OnError", "OnTransientError");

/** Fields that name one key of a Secret or ConfigMap. */
const SELECTORS = /Secret$|^(?:configMap|configMapKeyRef|secretKeyRef|krbConfigConfigMap)$/;

/** By field, or by class and field. */
const EXACT: Readonly<Record<string, Shape>> = {
  retryPolicy: ALWAYS,
  "RetryStrategy.limit": count,
  duration,
  maxDuration: duration,
  factor: count,
  parallelism: { is: "integer", min: 0 },
  activeDeadlineSeconds: count,
  "Sequence.count": placed,
  "Sequence.start": placed,
  "Sequence.end": placed,
};

/** The generated tables, with what Kubernetes' own types hold where one key of a Secret or ConfigMap is meant. */
const FIELDS: FieldTables = {
  ...Object.fromEntries(Object.entries(ARGO_FIELDS).map(([name, fields]) => [name, Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, type === "any" && SELECTORS.test(field) ? "@Selector" : type]))])),
  Selector: { name: "text", key: "text", optional: "bool" },
};

/** Keys of a class of the generated table; where the class says no more than "a text", what Argo takes is said here. */
export function of(name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] {
  const known = documented(fieldKeys(FIELDS, name), docs);
  return Object.fromEntries(Object.entries(known).map(([field, one]) => [field, { ...one, shape: EXACT[`${name}.${field}`] ?? EXACT[field] ?? one.shape }]));
}

/** Numbers must be quoted: the reader takes texts only. */
const words: Shape = list(string);

/** An Argo container takes what one of a pod does, but that it needs no name; sidecars and those that run before can share its volumes. */
export const container: MapShape = mapWithOptional(closed({ ...unnamedContainer.keys, command: key(words, "In the place of the image's ENTRYPOINT."), args: key(words, "In the place of the image's CMD. Each item is one word; numbers must be quoted."), ...keysOf({ mirrorVolumeMounts: ["bool", "Has the volumes of the main container too."], dependencies: ["[text]", "Containers that must have ended."] }) }), ["port"]);

export const script: MapShape = closed({ ...container.keys, ...keysOf({ source: ["text", "The script."] }) });

export const ports: MapShape["keys"] = {
  parameters: key(list(open(of("Parameter", { name: "The name of the parameter.", value: "Its value.", valueFrom: "Where the value comes from.", enum: "The only values allowed.", globalName: "A name for the whole workflow." }))), "Parameters by name."),
  artifacts: key(list(open(of("Artifact", { name: "The name of the artifact.", path: "Where it lies in the container.", from: "The artifact of an earlier step." }))), "Files and folders by name."),
};

/** What templates and workflows say of their pods. */
export const pod: MapShape["keys"] = Object.fromEntries(["volumes", "tolerations", "nodeSelector", "affinity", "securityContext", "hostAliases", "imagePullSecrets", "dnsPolicy"].flatMap((name) => (podSpec.keys[name] ? [[name, podSpec.keys[name]]] : [])));

export const backoff: MapShape = open(of("Backoff", { duration: "How long it waits.", factor: "Factor on the wait each time.", maxDuration: "How long it is tried at most." }));
export const retryStrategy: MapShape = open({ ...of("RetryStrategy", { limit: "How often it is tried again.", retryPolicy: "After which failures.", expression: "Tried again only where this is true." }), backoff: key(backoff, "How long it waits between tries.") });
export const podGarbage: MapShape = open({ ...of("PodGC", {}), strategy: key(choice("OnPodCompletion", "OnPodSuccess", "OnWorkflowCompletion", "OnWorkflowSuccess", ""), "When pods are deleted.") });
export const artifactGarbage: MapShape = open({ ...of("WorkflowLevelArtifactGC", {}), strategy: key(choice("OnWorkflowCompletion", "OnWorkflowDeletion", "Never", ""), "When artifacts are deleted.") });
export const resource: MapShape = open({ ...of("ResourceTemplate", { manifest: "The object.", successCondition: "Done when this is true.", failureCondition: "Failed when this is true." }), action: key(choice("get", "create", "apply", "delete", "replace", "patch"), "What to do with the object.", { required: true }) });
export const claims: Shape = list(open({ apiVersion: key(string, "`v1`."), kind: key(string, "`PersistentVolumeClaim`."), metadata: key(metadata, "Its name, by which it is mounted."), spec: key(claim, "How large it is, and who may mount it."), status: key(any, "Set by the cluster.") }));
