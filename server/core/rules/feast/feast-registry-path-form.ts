import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, isSet, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";

export const feastRegistryPathForm = defineRule({
  id: "feast-registry-path-form",
  summary: "The path of a registry is no address that Feast opens for its type, or leads to a folder that is misspelt or not there",
  severity: "error",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/registries/sql"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const path = scalarAt(root, "registry", "path") ?? scalarAt(root, "registry");
    const kind = scalarAt(root, "registry", "registry_type");
    const holder = entryOf(root, "registry");
    if (holder?.value.type === "mapping" && kind && /^(?:sql|remote)$/i.test(kind.text) && !["path", "uri", "url"].some((name) => isSet(holder.value, name))) yield { at: kind.span, message: `A registry of type \`${kind.text}\` has no \`path\` here, so Feast does not know where it is. Add it.` };
    if (!path || path.text === "" || isPlaceholder(path) || path.text.includes("$")) return;
    for (const place of [path, scalarAt(root, "online_store", "path")]) {
      const folder = place && !place.text.includes("$") ? /^(?:\.\/)?([\w.-]+)\/[^/]+$/.exec(place.text)?.[1] : undefined;
      const here = folderOf(document.uri);
      if (!place || folder === undefined || snapshot.files.list(resolvePath(here, folder)).length > 0) continue;
      const meant = nearest(folder, snapshot.files.list(here).flatMap((uri) => (uri.endsWith("/") ? baseName(uri.slice(0, -1)) : [])), 2);
      if (meant !== undefined) yield { at: place.span, severity: "warning", message: `There is no folder \`${folder}\` here, so Feast begins with an empty file in a new one. Did you mean \`${meant}/${baseName(place.text)}\`?` };
    }
    const above = /^[\w./-]+$/.test(path.text) && !path.text.startsWith("/") ? folderOf(folderOf(resolvePath(folderOf(document.uri), path.text))) : undefined;
    if (above !== undefined && !snapshot.files.exists(above) && snapshot.files.list(folderOf(document.uri)).some((uri) => uri.endsWith(".py"))) {
      yield { at: path.span, severity: "warning", message: `There is no folder \`${relativePath(folderOf(document.uri), above)}\` here, and Feast makes only the last folder of a path: \`feast apply\` stops. Make it, or write the registry to a folder beside this file.` };
    }
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
