import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith, roomIn } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, isSet, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

/** Classes that stand without `module_name`, by the key that they stand below: Great Expectations 0.13 to 1.24, read on 2026-11-21. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  store_backend: ["TupleFilesystemStoreBackend", "TupleS3StoreBackend", "TupleGCSStoreBackend", "TupleAzureBlobStoreBackend", "DatabaseStoreBackend", "InMemoryStoreBackend", "InlineStoreBackend", "GXCloudStoreBackend", "GeCloudStoreBackend"],
  site_index_builder: ["DefaultSiteIndexBuilder"],
};

export const gxProjectPart = defineRule({
  id: "gx-project-part",
  summary: "A part of the project cannot be made: its class is unknown, or something it needs is missing",
  severity: "error",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/0.18/reference/learn/data_context_configuration/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const stores = entryOf(root, "stores");
    if (stores && !entryOf(root, "config_version")) yield { at: stores.key.span, message: "The project has no `config_version`, and Great Expectations loads none without it. Write `config_version: 4.0`, or 3.0 for releases before 1.0.", related: roomIn(document.text, root?.span) };
    const version = scalarAt(root, "config_version");
    if (stores && typeof version?.value === "number" && (version.value < 3 || version.value > 4)) yield { at: version.span, message: `Great Expectations loads projects of \`config_version\` 3 and 4 only, not ${version.text}. Write 4.0, or 3.0 for releases before 1.0.` };
    yield* unnamed(root);
    for (const { node, entry } of root ? walk(root) : []) yield* unmade(document.text, node, entry?.key.text ?? "");
  },
});

/** Stores and sites are made from the class that they name; there is no usual one. */
function* unnamed(root: Node | undefined): Generator<Finding> {
  const parts = ["stores", "data_docs_sites"].flatMap((list) => entriesAt(root, list));
  const inside = parts.flatMap(({ value }) => ["store_backend", "site_index_builder"].flatMap((name) => entryOf(value, name) ?? []));
  for (const { key, value } of [...parts, ...inside]) {
    const slip = value.type === "mapping" && value.entries.some((entry) => entry.key.text !== "module_name" && nearest(entry.key.text, ["class_name"]) !== undefined);
    if (value.type === "mapping" && value.entries.length > 0 && !slip && !entryOf(value, "class_name")) yield { at: key.span, message: `\`${key.text}\` names no \`class_name\`, so Great Expectations does not know what to make of it. Add it.` };
  }
}

/** Modules that hold the classes of a project: Great Expectations 0.13 to 1.24, read on 2026-11-22. */
const MODULES = ["datasource", "datasource.data_connector", "execution_engine", "data_context.store", "render.renderer.site_builder", "render.renderer", "render.view", "checkpoint", "checkpoint.checkpoint", "validation_operators", "rule_based_profiler", "profile", "core"].map((name) => `great_expectations.${name}`);

function* strangeModule(text: string, node: Node): Generator<Finding> {
  const module = scalarAt(node, "module_name");
  if (!module || isPlaceholder(module) || MODULES.includes(module.text)) return;
  const meant = nearest(module.text, MODULES, 1);
  if (meant !== undefined) yield { at: module.span, message: `Great Expectations has no module \`${module.text}\`, so the project does not load. Did you mean \`${meant}\`?`, fixes: [replaceWith(text, module.span, meant)] };
}

function* unmade(text: string, node: Node, key: string): Generator<Finding> {
  const known = Object.hasOwn(CLASSES, key) ? CLASSES[key] : undefined;
  const name = scalarAt(node, "class_name");
  yield* strangeModule(text, node);
  if (!known || !name || isPlaceholder(name) || isSet(node, "module_name")) return;
  if (!known.includes(name.text)) {
    const meant = known.length === 1 ? known[0] : (known.find((one) => one.toLowerCase() === name.text.toLowerCase()) ?? nearest(name.text, known));
    yield { at: name.span, message: `Great Expectations has no class \`${name.text}\` for \`${key}\`, so the project does not load. ${meant === undefined ? "Name one that it has, or give the `module_name` of your own." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(text, name.span, meant)] }) };
  } else if (name.text === "TupleS3StoreBackend" && !entryOf(node, "bucket")) {
    yield { at: name.span, message: "A store in S3 needs `bucket`. Add it here." };
  } else if (name.text === "TupleFilesystemStoreBackend" && !entryOf(node, "base_directory")) {
    yield { at: name.span, message: "A store in files needs `base_directory`, the folder that it keeps them in. Add it here." };
  }
}
