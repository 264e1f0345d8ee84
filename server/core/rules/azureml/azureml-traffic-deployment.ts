import { defineRule } from "../../engine/rule.ts";
import { sortOf } from "../../kinds/azureml/sorts.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf } from "../../workspace/uri.ts";

export const azuremlTrafficDeployment = defineRule({
  id: "azureml-traffic-deployment",
  summary: "An endpoint sends requests to a deployment that no file beside it describes",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online"],
  fix: "suggested",

  *check(document, snapshot) {
    const traffic = [...entriesAt(rootOf(document), "traffic"), ...entriesAt(rootOf(document), "mirror_traffic")];
    const others = traffic.length === 0 ? [] : snapshot.files.list(folderOf(document.uri)).filter((uri) => /\.ya?ml$/.test(uri) && uri !== document.uri);
    const names = others.flatMap((uri) => {
      const other = snapshot.files.read(uri);
      const root = other?.kind === "azureml" ? rootOf(other) : undefined;
      return (sortOf(root) ?? "").endsWith("onlinedeployment") ? (stringAt(root, "name") ?? []) : [];
    });
    for (const { key } of traffic) {
      const meant = names.includes(key.text) ? undefined : nearest(key.text, names);
      if (meant !== undefined) yield { at: key.span, message: `No deployment beside this file is called \`${key.text}\`. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, key.span, meant)] };
    }
  },
});
