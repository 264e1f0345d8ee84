import { defineRule, type Finding } from "../../engine/rule.ts";
import { FEAST_OLDER_FIELDS, FEAST_STORES } from "../../facts/config/tables/feastStores.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, isSet, mappingAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export const feastStoreSettings = defineRule({
  id: "feast-store-settings",
  summary: "The settings of a store do not say where it is, in the form that Feast reads",
  severity: "error",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/offline-stores/redshift", "https://docs.feast.dev/reference/online-stores/remote"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const offline = mappingAt(root, "offline_store");
    if (stringAt(offline, "type") === "redshift" && isSet(offline, "database")) yield* warehouse(offline);
    for (const store of [offline, mappingAt(root, "online_store")]) yield* places(store);
    for (const [part, usual] of USUAL) {
      const store = mappingAt(root, part);
      const other = store && !entryOf(store, "type") ? store.entries.find(({ key }) => !["path", ...FEAST_OLDER_FIELDS].includes(key.text) && isOfAnother(part, usual, key.text)) : undefined;
      if (other) yield { at: other.key.span, message: `\`${part}\` names no \`type\`, so Feast takes \`${usual}\`, which has no \`${other.key.text}\`. Add \`type\`.` };
    }
    const registry = scalarAt(root, "registry", "path");
    if (registry && stringAt(root, "registry", "registry_type") === "remote" && /^https?:/.test(registry.text)) yield { at: registry.span, message: `A remote registry is asked by gRPC, whose addresses have no \`${registry.text.replace(/:.*$/, "")}://\`. Write host and port alone, such as \`registry:6570\`.` };
  },
});

/** What Feast takes where nothing is said. */
const USUAL = [["online_store", "sqlite"], ["offline_store", "dask"]] as const;

function isOfAnother(part: string, usual: string, name: string): boolean {
  const types = Object.entries(FEAST_STORES[part] ?? {});
  const has = ([, fields]: (typeof types)[number]): boolean => fields.some((names) => names.split(" ").includes(name));
  return types.some(has) && !types.some((one) => one[0] === usual && has(one));
}

/** A provisioned cluster is named by itself and a user, a serverless one by its workgroup. */
function* warehouse(store: Node | undefined): Generator<Finding> {
  const type = entryOf(store, "type");
  const [cluster, workgroup] = [entryOf(store, "cluster_id"), entryOf(store, "workgroup")];
  if (cluster && workgroup) yield { at: workgroup.key.span, message: "Redshift is either a cluster (`cluster_id` and `user`) or serverless (`workgroup`), and Feast refuses both together. Keep one of the two.", related: [{ at: cluster.key.span, message: "The cluster." }] };
  else if (type && !workgroup && !(cluster && isSet(store, "user"))) yield { at: (cluster ?? type).key.span, message: `Feast cannot tell which Redshift is meant: add ${cluster ? "the `user` of the cluster" : "`cluster_id` and `user`, or `workgroup` where it is serverless"}.` };
}

function* places(store: Node | undefined): Generator<Finding> {
  const staging = filled(store, "s3_staging_location");
  if (staging && !/^s3:\/\/[^/]/.test(staging.text)) yield { at: staging.span, message: `Feast puts tables for ${stringAt(store, "type") ?? "the store"} into a bucket of S3, and \`${staging.text}\` is none. Write such as \`s3://bucket/folder\`.` };
  const role = filled(store, "iam_role");
  if (role && !/^arn:aws[\w-]*:iam::/.test(role.text)) yield { at: role.span, message: `\`${role.text}\` is no role that Redshift can take on. Write its whole name, such as \`arn:aws:iam::123456789012:role/feast\`.` };
  const path = filled(store, "path");
  if (path && stringAt(store, "type") === "remote" && !isSet(store, "host") && path.text.includes(":") && !/^https?:\/\//.test(path.text)) yield { at: path.span, message: `\`${path.text}\` has no \`http://\` before it, so requests to the feature server fail. Write the whole address.` };
}

function filled(store: Node | undefined, name: string): Scalar | undefined {
  const value = scalarAt(store, name);
  return value && value.text !== "" && value.value !== null && !isPlaceholder(value) && !value.text.includes("$") ? value : undefined;
}
