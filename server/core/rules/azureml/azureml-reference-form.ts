import { defineRule } from "../../engine/rule.ts";
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
      const slip = head !== "" && !rest.startsWith("//") && !SCHEMES.includes(head) ? nearest(head, ["azureml"]) : undefined;
      if (slip !== undefined) yield { at: node.span, message: `\`${head}:\` begins no reference. Did you mean \`azureml:\`?` };
      const bare = head === "azureml" && !rest.startsWith("//") && !rest.startsWith("/");
      const [, label] = bare ? (/@(\w*)$/.exec(rest) ?? []) : [];
      const meant = label === undefined || label === "latest" ? undefined : nearest(label, ["latest"]);
      if (bare && !FORM.test(rest)) yield { at: node.span, message: `\`${node.text}\` cannot be read as a reference. Write \`azureml:NAME:VERSION\` or \`azureml:NAME@latest\`.` };
      else if (meant !== undefined) yield { at: node.span, message: `There is no label \`@${label ?? ""}\`. Did you mean \`@latest\`?` };
    }
  },
});

const PLACES: ReadonlySet<string> = new Set(["environment", "compute", "model", "component", "path", "trial", "default_compute", "default_environment", "default_datastore", "create_job"]);
const SCHEMES = ["azureml", "file", "https", "http", "wasbs", "abfss", "adl", "mlflow", "runs", "git"];
const FORM = /^[\w.\- ]+(?::[\w.-]+|@\w+)?$/;
