/**
 * `node server/tasks/refresh-kubernetes.ts FOLDER`, for maintainers: writes what schemas know of the rarer parts of Kubernetes objects
 * (affinity, metrics of autoscalers, rules of networks, sources of volumes …): names and types of fields, no texts. FOLDER is the
 * unpacked Go module `k8s.io/api@version`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

/** What is written, with what these hold. */
const CLASSES = ["Affinity", "Volume", "PersistentVolumeClaim", "PodDNSConfig", "PodReadinessGate", "PodSchedulingGate", "PodResourceClaim", "SELinuxOptions", "WindowsSecurityContextOptions", "AppArmorProfile", "MetricSpec", "HorizontalPodAutoscalerBehavior", "PodFailurePolicy", "SuccessPolicy", "StatefulSetPersistentVolumeClaimRetentionPolicy", "NetworkPolicyIngressRule", "NetworkPolicyEgressRule", "ContainerResizePolicy", "VolumeDevice", "SessionAffinityConfig"];
const GROUPS = ["core/v1", "apps/v1", "batch/v1", "autoscaling/v2", "networking/v1"];

/** Types that are not structures of the module, and what stands for them. `any` is an amount, or a number that may be a word. */
const TYPES: Readonly<Record<string, string>> = { "string": "text", "bool": "bool", "int": "int", "int32": "int", "int64": "int", "intstr.IntOrString": "any", "resource.Quantity": "any", "metav1.LabelSelector": "@LabelSelector", "metav1.ObjectMeta": "map", "metav1.Time": "text", "ResourceList": "map", "ResourceClaim": "map", "PersistentVolumeClaimStatus": "map" };

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("say where the unpacked module is: node server/tasks/refresh-kubernetes.ts FOLDER");

const texts = GROUPS.map((group) => readFileSync(`${folder}/${group}/types.go`, "utf8"));
const structures = new Map(texts.flatMap((text) => [...text.matchAll(/^type (\w+) struct \{\n([^]*?)^\}/gm)]).map(([, name = "", body = ""]) => [name, body]));
/** Words of a type that is marked as an enumeration are all that there are; those of others are the usual ones. */
const choices = new Map(texts.flatMap((text) => [...text.matchAll(/^(\/\/ \+enum\n)?type (\w+) string/gm)].map(([, closed, name = ""]) => [name, [...(closed === undefined ? ["text"] : []), ...[...text.matchAll(new RegExp(`^\\s+\\w+\\s+${name}\\s*= "([^"]+)"`, "gm"))].map(([, word]) => `'${word ?? ""}'`)].join("|")])));

const tables = new Map<string, readonly (readonly [string, string])[]>();
for (const name of CLASSES) write(name);

function write(name: string): void {
  if (tables.has(name)) return;
  tables.set(name, []);
  const fields = fieldsOf(name);
  tables.set(name, fields);
  for (const [, type] of fields) for (const [, held = ""] of type.matchAll(/@(\w+)/g)) if (held !== "LabelSelector") write(held);
}

function fieldsOf(name: string): readonly (readonly [string, string])[] {
  return (structures.get(name) ?? "").split("\n").flatMap((line): readonly (readonly [string, string])[] => {
    const [, type = "", json] = /^\s+(?:\w+\s+)?(\S+)\s+`json:"([^"]*)"/.exec(line) ?? [];
    if (json === undefined) return [];
    const [field = ""] = json.split(",");
    if (type === "metav1.TypeMeta") return [["apiVersion", "text"], ["kind", "text"]];
    return field === "" ? fieldsOf(type.replace(/^\*|.*\./g, "")) : [[field, typeOf(type.replace(/^\*/, ""))]];
  });
}

function typeOf(type: string): string {
  if (type === "[]byte") return "text";
  if (type.startsWith("[]")) return `[${typeOf(type.slice(2).replace(/^\*/, ""))}]`;
  if (type.startsWith("map[")) return "map";
  return TYPES[type] ?? choices.get(type) ?? (structures.has(type.replace(/.*\./, "")) ? `@${type.replace(/.*\./, "")}` : "text");
}

const body = [...tables].map(([name, fields]) => `  ${JSON.stringify(name)}: {\n${fields.map(([field, type]) => `    ${field}: ${JSON.stringify(type)},`).join("\n")}\n  },`);
const selector = '  "LabelSelector": {\n    matchLabels: "map",\n    matchExpressions: "[@LabelSelectorRequirement]",\n  },\n  "LabelSelectorRequirement": {\n    key: "text",\n    operator: "\'In\'|\'NotIn\'|\'Exists\'|\'DoesNotExist\'",\n    values: "[text]",\n  },';
writeFileSync("server/core/kinds/schema/fields/kubernetes.ts", `// Written by \`node server/tasks/refresh-kubernetes.ts\`: names and types of fields of k8s.io/${basename(folder)} (Apache-2.0), read on ${new Date().toISOString().slice(0, 10)}.\nimport type { FieldTables } from "../fields.ts";\n\nexport const KUBERNETES_FIELDS: FieldTables = {\n${[...body, selector].join("\n")}\n};\n`);
console.log(`wrote: ${tables.size} classes`);
