import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, isSet, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const feastRegistryPathForm = defineRule({
  id: "feast-registry-path-form",
  summary: "The path of a registry is no address that Feast opens for its type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/registries/sql"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const path = scalarAt(root, "registry", "path") ?? scalarAt(root, "registry");
    const kind = scalarAt(root, "registry", "registry_type");
    const holder = entryOf(root, "registry");
    if (holder?.value.type === "mapping" && kind && /^(?:sql|remote)$/i.test(kind.text) && !["path", "uri", "url"].some((name) => isSet(holder.value, name))) yield { at: kind.span, message: `A registry of type \`${kind.text}\` has no \`path\` here, so Feast does not know where it is. Add it.` };
    if (!path || path.text === "" || isPlaceholder(path) || path.text.includes("$")) return;
    const inDatabase = /^sql$/i.test(stringAt(root, "registry", "registry_type") ?? "file");
    const [, scheme] = /^([a-z][\w+]*):\/\//i.exec(path.text) ?? [];
    if (inDatabase && scheme === undefined) yield { at: path.span, message: `A registry of type \`sql\` is opened by SQLAlchemy, and \`${path.text}\` is not an address of a database. Write one, such as \`sqlite:///${path.text}\`.` };
    else if (!inDatabase && scheme !== undefined && DATABASES.test(scheme)) yield { at: path.span, message: `\`${scheme}\` is a database, which Feast opens only for \`registry_type: sql\`. Add that beside the path.` };
    else if (!inDatabase && /^(?:s3|gs|azure|https?):\/?(?!\/)/i.test(path.text)) yield { at: path.span, message: `\`${path.text}\` lacks a slash, so Feast takes it for a file. Write \`${path.text.replace(/:\/*/, "://")}\`.` };
    else if (!inDatabase && /^(?:s3|gs):\/\/\/*$/.test(path.text)) yield { at: path.span, message: `\`${path.text}\` names no bucket and no file in it. Write such as \`${path.text.slice(0, 2)}://bucket/registry.pb\`.` };
    else if (!inDatabase && scheme !== undefined && CLOUDS[scheme] !== undefined) yield { at: path.span, message: `Feast opens no registry at \`${scheme}://\`. Did you mean \`${CLOUDS[scheme]}://\`?` };
  },
});

/** What people write for the addresses of buckets that Feast knows. */
const CLOUDS: Readonly<Record<string, string>> = { gcs: "gs", gcp: "gs", s3a: "s3", s3n: "s3", aws: "s3" };

const DATABASES = /^(?:postgres(?:ql)?|mysql|mariadb|sqlite|mssql|oracle)(?:\+\w+)?$/i;
