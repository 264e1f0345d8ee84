import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

import { goModule } from "../../../server/tasks/goTools.ts";

/** Schemas that kubeconform reads, by `{kind}-{group}-{version}.json`, made from the sources of Kubernetes and of the operators. */
export async function writeSchemas(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeKubernetes(await goModule("k8s.io/kubernetes@v1.34.2"), folder);
  for (const [module, files] of OPERATORS) {
    const root = await goModule(module);
    for (const file of files) writeCustom(readFileSync(join(root, file), "utf8"), folder);
  }
}

const OPERATORS: readonly (readonly [module: string, files: readonly string[]])[] = [
  ["github.com/kserve/kserve@v0.15.2", ["config/crd/full/serving.kserve.io_inferenceservices.yaml"]],
  ["github.com/ray-project/kuberay/ray-operator@v1.4.2", ["config/crd/bases/ray.io_rayservices.yaml", "config/crd/bases/ray.io_rayjobs.yaml"]],
  ["github.com/argoproj/argo-rollouts@v1.8.3", ["manifests/crds/rollout-crd.yaml"]],
  ["github.com/argoproj/argo-workflows/v3@v3.7.2", ["manifests/base/crds/full/argoproj.io_workflows.yaml"]],
  ["github.com/kubeflow/training-operator@v1.9.3", ["manifests/base/crds/kubeflow.org_pytorchjobs.yaml"]],
  [
    "github.com/prometheus-operator/prometheus-operator@v0.85.0",
    ["example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml", "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml"],
  ],
];

type Schema = Record<string, unknown>;

interface Swagger {
  readonly definitions: Readonly<Record<string, Schema & { readonly "x-kubernetes-group-version-kind"?: readonly { readonly group: string; readonly version: string; readonly kind: string }[] }>>;
}

function writeKubernetes(root: string, folder: string): void {
  const { definitions } = JSON.parse(readFileSync(join(root, "api/openapi-spec/swagger.json"), "utf8")) as Swagger;
  const strict = Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, UNTYPED[name] ?? strictly(schema)]));
  writeFileSync(join(folder, "_definitions.json"), JSON.stringify({ definitions: strict }));
  for (const [name, schema] of Object.entries(definitions)) {
    for (const { group, version, kind } of schema["x-kubernetes-group-version-kind"] ?? []) write(folder, kind, group, version, { $ref: `_definitions.json#/definitions/${name}` });
  }
}

/** The specification calls them strings; the server takes numbers too. */
const UNTYPED: Readonly<Record<string, Schema>> = {
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": { anyOf: [{ type: "string" }, { type: "integer" }] },
  "io.k8s.apimachinery.pkg.api.resource.Quantity": { anyOf: [{ type: "string" }, { type: "number" }] },
};

function writeCustom(text: string, folder: string): void {
  for (const document of parseAllDocuments(text)) {
    const { spec } = document.toJS() as { spec: { group: string; names: { kind: string }; versions: { name: string; schema: { openAPIV3Schema: Schema } }[] } };
    for (const { name, schema } of spec.versions) write(folder, spec.names.kind, spec.group, name, strictly(schema.openAPIV3Schema));
  }
}

function write(folder: string, kind: string, group: string, version: string, schema: Schema): void {
  const [short = ""] = group.split(".");
  writeFileSync(join(folder, `${[kind.toLowerCase(), ...(group === "" ? [] : [short]), version].join("-")}.json`), JSON.stringify(schema));
}

/** A field that the schema does not name is an error, as it is to a server with strict validation. */
function strictly(value: unknown): Schema {
  const strict = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(strict);
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part as Schema).map(([key, inner]) => [key, strict(inner)] as const);
    const schema: Schema = Object.fromEntries(entries);
    if (schema["x-kubernetes-int-or-string"] === true) return { anyOf: [{ type: "string" }, { type: "integer" }, { type: "number" }] };
    const isObject = typeof schema["properties"] === "object" && schema["additionalProperties"] === undefined && schema["x-kubernetes-preserve-unknown-fields"] !== true;
    return isObject && (schema["type"] === "object" || schema["type"] === undefined) ? { ...schema, additionalProperties: false } : schema;
  };
  const schema = strict(value) as Schema;
  // The envelope of a custom resource is described once for all.
  const properties = schema["properties"] as Schema | undefined;
  if (properties && "metadata" in properties && (properties["metadata"] as Schema)["properties"] === undefined) properties["metadata"] = { type: "object" };
  return schema;
}
