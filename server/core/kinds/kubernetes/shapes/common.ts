import { shapeOfType } from "../../schema/fields.ts";
import { KUBERNETES_FIELDS } from "../../schema/fields/kubernetes.ts";
import { any, boolean, closed, integer, key, list, named, oneOf, range, strict, string, text, uncoerced, type Key, type MapShape, type Shape } from "../../schema/shape.ts";

/** `500m`, `8Gi`, `1`: an amount of something. */
export const quantity: Shape = text;
/** A number, or the name of a port, or a percentage. */
export const intOrString: Shape = text;
export const texts: Shape = list(string);
/** Labels and annotations must be strings: the cluster refuses a bare `true` or `1`. */
export const labels: Shape = named(string);

/** Rarely written by hand; what it holds is left to the cluster. */
export const rest = (doc: string, names: string, shape: Shape = any): Readonly<Record<string, Key>> => Object.fromEntries(names.split(" ").map((name) => [name, key(shape, doc)]));

/** Parts that are rarely written, from the table of the cluster's own types. */
export const partOf = (name: string): Shape => uncoerced(strict(shapeOfType(`@${name}`, KUBERNETES_FIELDS), { texts: true }));

export const metadata: MapShape = closed({
  name: key(string, "The name of the object, unique in its namespace."),
  generateName: key(string, "The beginning of a name that the cluster completes."),
  namespace: key(string, "The namespace that it lives in; `default` unless said."),
  labels: key(labels, "Names and values that selectors look for."),
  annotations: key(labels, "Notes for tools and people; they select nothing."),
  finalizers: key(texts, "What must happen before the object may go."),
  ownerReferences: key(list(any), "Objects that this one goes with."),
  ...rest("Set by the cluster.", "creationTimestamp uid resourceVersion generation managedFields selfLink deletionTimestamp deletionGracePeriodSeconds"),
});

export const selector: MapShape = closed({
  matchLabels: key(labels, "Labels that all must be there with these values."),
  matchExpressions: key(
    list(closed({ key: key(string, "A label.", { required: true }), operator: key({ is: "string", values: ["In", "NotIn", "Exists", "DoesNotExist"] }, "How its value is compared.", { required: true }), values: key(texts, "What it is compared with.") })),
    "Comparisons that all must hold.",
  ),
});

export const toleration: MapShape = closed({
  key: key(string, "The taint, such as `nvidia.com/gpu`."),
  operator: key({ is: "string", values: ["Exists", "Equal", "Lt", "Gt"] }, "`Exists` takes any value of the taint."),
  value: key(string, "The taint's value, for `Equal`."),
  effect: key({ is: "string", values: ["NoSchedule", "PreferNoSchedule", "NoExecute"] }, "Which effect is tolerated."),
  tolerationSeconds: key(integer, "How long the pod stays after the taint appears."),
});

export const resources: MapShape = closed({
  limits: key(named(quantity), "The most it may use. A GPU is asked for here: `nvidia.com/gpu: 1`."),
  requests: key(named(quantity), "What is set aside for it. A GPU's request must equal its limit."),
  claims: key(list(any), "Devices of resource claims."),
});

export const objectReference: MapShape = closed({ name: key(string, "The name of the object."), optional: key(boolean, "Whether it may be missing.") });

const keyReference: MapShape = closed({ name: key(string, "The name of the object."), key: key(string, "The key in it.", { required: true }), optional: key(boolean, "Whether it may be missing.") });

export const environmentVariable: MapShape = closed({
  name: key(string, "The name of the variable.", { required: true }),
  value: key(string, "Its value; a number must be quoted."),
  valueFrom: key(
    closed({
      secretKeyRef: key(keyReference, "A key of a Secret."),
      configMapKeyRef: key(keyReference, "A key of a ConfigMap."),
      fieldRef: key(closed({ fieldPath: key(string, "A field of the pod, such as `status.podIP`.", { required: true }), apiVersion: key(string, "The version of the field's schema.") }), "A field of the pod."),
      resourceFieldRef: key(closed({ resource: key(string, "Such as `limits.memory`.", { required: true }), containerName: key(string, "Whose."), divisor: key(quantity, "The unit.") }), "A limit or request of a container."),
      fileKeyRef: key(any, "A key of a file."),
    }),
    "Where its value comes from.",
  ),
});

export const port: Shape = range(1, 65_535, "integer");
export const portOrName: Shape = oneOf(port, string);
