import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
import { folderOf } from "../../workspace/uri.ts";

export const azuremlDeploymentEndpointMismatch = defineRule({
  id: "azureml-deployment-endpoint-mismatch",
  summary: "A deployment is for another endpoint than the one beside it",
  severity: "info",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online"],
  fix: "suggested",

  *check(document, snapshot) {
    const wanted = scalarAt(rootOf(document), "endpoint_name");
    if (!wanted || isPlaceholder(wanted) || !/^[\w-]+$/.test(wanted.text) || !/Deployment\.schema\.json$/i.test(schemaOf(document))) return;
    const uris = snapshot.files.list(folderOf(document.uri)).filter((uri) => /\.ya?ml$/.test(uri) && uri !== document.uri);
    const endpoints = uris.flatMap((uri) => {
      const other = snapshot.files.read(uri);
      return other && /Endpoint\.schema\.json$/i.test(schemaOf(other)) ? (stringAt(rootOf(other), "name") ?? []) : [];
    });
    const [only] = endpoints;
    if (only === undefined || endpoints.includes(wanted.text)) return;
    const meant = nearest(wanted.text, endpoints);
    // Most commands name the endpoint themselves, so that another name is often meant; one that is nearly the same is not.
    yield { at: wanted.span, ...(meant !== undefined && { severity: "warning" as const, fixes: [replaceWith(document.text, wanted.span, meant)] }), message: `The endpoint beside this file is called \`${only}\`, and this deployment is for \`${wanted.text}\`. Unless \`az ml\` is given \`--endpoint-name\`, it goes there. Correct the name if that is not meant.` };
  },
});

const schemaOf = (document: Document): string => (document.kind === "azureml" ? (stringAt(rootOf(document), "$schema") ?? "") : "");
