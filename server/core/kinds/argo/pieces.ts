import { unnamedContainer } from "../kubernetes/shapes/container.ts";
import { podSpec } from "../kubernetes/shapes/pod.ts";
import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { ARGO_FIELDS } from "../schema/fields/argo.ts";
import { choice, closed, formed, key, list, mapWithOptional, oneOf, open, type MapShape, type Shape } from "../schema/shape.ts";

const duration: Shape = formed(/^(?:\d+|(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d))+)$/, "a number of seconds or a duration such as `30s`");
const count: Shape = oneOf({ is: "integer", min: 0 }, formed(/^\d+$/, "a whole number"));

const ALWAYS: Shape = choice("Always", "OnFailure", "OnError", "OnTransientError");

/** By field, or by class and field. */
const EXACT: Readonly<Record<string, Shape>> = {
  retryPolicy: ALWAYS,
  "RetryStrategy.limit": count,
  duration,
  maxDuration: duration,
  factor: count,
  parallelism: { is: "integer", min: 0 },
  activeDeadlineSeconds: count,
};

/** Keys of a class of the generated table; where the class says no more than "a text", what Argo takes is said here. */
export function of(name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] {
  const known = documented(fieldKeys(ARGO_FIELDS, name), docs);
  return Object.fromEntries(Object.entries(known).map(([field, one]) => [field, { ...one, shape: EXACT[`${name}.${field}`] ?? EXACT[field] ?? one.shape }]));
}

/** An Argo container takes what one of a pod does, but that it needs no name; sidecars and those that run before can share its volumes. */
export const container: MapShape = mapWithOptional(closed({ ...unnamedContainer.keys, ...keysOf({ mirrorVolumeMounts: ["bool", "Has the volumes of the main container too."], dependencies: ["[text]", "Containers that must have ended."] }) }), ["port"]);

export const script: MapShape = closed({ ...container.keys, ...keysOf({ source: ["text", "The script."] }, { required: true }) });

export const ports: MapShape["keys"] = {
  parameters: key(list(open(of("Parameter", { name: "The name of the parameter.", value: "Its value.", valueFrom: "Where the value comes from.", enum: "The only values allowed.", globalName: "A name for the whole workflow." }))), "Parameters by name."),
  artifacts: key(list(open(of("Artifact", { name: "The name of the artifact.", path: "Where it lies in the container.", from: "The artifact of an earlier step." }))), "Files and folders by name."),
};

/** What templates and workflows say of their pods. */
export const pod: MapShape["keys"] = Object.fromEntries(["volumes", "tolerations", "nodeSelector", "affinity", "securityContext", "hostAliases", "imagePullSecrets", "dnsPolicy"].flatMap((name) => (podSpec.keys[name] ? [[name, podSpec.keys[name]]] : [])));

export const backoff: MapShape = open(of("Backoff", { duration: "How long it waits.", factor: "Factor on the wait each time.", maxDuration: "How long it is tried at most." }));
export const retryStrategy: MapShape = open({ ...of("RetryStrategy", { limit: "How often it is tried again.", retryPolicy: "After which failures.", expression: "Tried again only where this is true." }), backoff: key(backoff, "How long it waits between tries.") });
export const podGarbage: MapShape = open({ ...of("PodGC", {}), strategy: key(choice("OnPodCompletion", "OnPodSuccess", "OnWorkflowCompletion", "OnWorkflowSuccess"), "When pods are deleted.") });
export const artifactGarbage: MapShape = open({ ...of("WorkflowLevelArtifactGC", {}), strategy: key(choice("OnWorkflowCompletion", "OnWorkflowDeletion", "Never"), "When artifacts are deleted.") });
export const resource: MapShape = open({ ...of("ResourceTemplate", { manifest: "The object.", successCondition: "Done when this is true.", failureCondition: "Failed when this is true." }), action: key(choice("get", "create", "apply", "delete", "replace", "patch"), "What to do with the object.", { required: true }) });
