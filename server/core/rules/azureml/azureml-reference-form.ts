import { defineRule } from "../../engine/rule.ts";
import { sortOf } from "../../kinds/azureml/sorts.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlReferenceForm = defineRule({
  id: "azureml-reference-form",
  summary: "A reference to something in Azure ML cannot be read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (node.type !== "scalar" || !PLACES.has(entry?.key.text ?? "") || isPlaceholder(node)) continue;
      const [, head = "", rest = ""] = /^([A-Za-z]+):(.*)$/.exec(node.text) ?? [];
      const [, store] = /^azureml:\/\/(\w+)\//.exec(node.text) ?? [];
      const place = store === undefined || STORES.includes(store) ? undefined : nearest(store, STORES);
      if (place !== undefined) yield { at: node.span, message: `\`azureml://${store ?? ""}/\` is no place of Azure ML. Did you mean \`azureml://${place}/\`?` };
      if (ASSETS.has(entry?.key.text ?? "") && /^[\w-]+(?::[\w.-]+|@latest)$/.test(node.text) && head !== "azureml" && slipOf(head) === undefined && !SCHEMES.includes(head)) yield { at: node.span, message: `\`${node.text}\` is read as a path, since \`azureml:\` does not stand before it. Write \`azureml:${node.text}\`.` };
      if (entry?.key.text === "default_compute" && /^pipeline(?:job|component)$/.test(sortOf(root) ?? "") && /^[A-Za-z][\w-]*$/.test(node.text) && !/^serverless$/i.test(node.text)) yield { at: node.span, message: `\`${node.text}\` names no compute, since \`azureml:\` does not stand before it, so Azure ML refuses the file. Write \`azureml:${node.text}\`.` };
      if (node.text.startsWith("azureml//")) yield { at: node.span, message: `\`${node.text}\` is read as a path of this machine. Write \`${node.text.replace("azureml//", "azureml://")}\`.` };
      const slip = rest.startsWith("//") ? undefined : slipOf(head);
      if (slip !== undefined) yield { at: node.span, message: `\`${head}:\` begins no reference. Did you mean \`azureml:\`?` };
      const bare = head === "azureml" && !rest.startsWith("//") && !rest.startsWith("/");
      const [, label] = bare ? (/@(\w*)$/.exec(rest) ?? []) : [];
      const meant = label === undefined || label === "latest" ? undefined : nearest(label, ["latest"]);
      if (bare && !FORM.test(rest)) yield { at: node.span, message: `\`${node.text}\` cannot be read as a reference. Write \`azureml:NAME:VERSION\` or \`azureml:NAME@latest\`.` };
      else if (meant !== undefined) yield { at: node.span, message: `There is no label \`@${label ?? ""}\`. Did you mean \`@latest\`?` };
    }
  },
});

const slipOf = (head: string): string | undefined => (head === "" || SCHEMES.includes(head) ? undefined : nearest(head, ["azureml"]));

const STORES = ["datastores", "subscriptions", "registries", "locations", "jobs"];
const ASSETS: ReadonlySet<string> = new Set(["environment", "component", "trial", "model"]);
const PLACES: ReadonlySet<string> = new Set(["environment", "compute", "model", "component", "path", "trial", "default_compute", "default_environment", "default_datastore", "create_job"]);
const SCHEMES = ["azureml", "file", "https", "http", "wasbs", "abfss", "adl", "mlflow", "runs", "git"];
const FORM = /^[\w.\- ]+(?::[\w.-]+|@\w+)?$/;
