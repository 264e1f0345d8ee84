import { defineRule, type Finding } from "../../engine/rule.ts";
import { yamlBeside } from "../../facts/config/neighbours.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const azuremlDeploymentEndpointMismatch = defineRule({
  id: "azureml-deployment-endpoint-mismatch",
  summary: "A deployment is for another endpoint than the one beside it",
  severity: "info",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online"],
  fix: "suggested",

  *check(document, snapshot) {
    yield* fromEndpoint(document, snapshot);
    const wanted = scalarAt(rootOf(document), "endpoint_name");
    if (!wanted || isPlaceholder(wanted) || !/^[\w-]+$/.test(wanted.text) || !/Deployment\.schema\.json$/i.test(schemaOf(document))) return;
    const endpoints = yamlBeside(document, snapshot).flatMap((other) => (/Endpoint\.schema\.json$/i.test(schemaOf(other)) ? (stringAt(rootOf(other), "name") ?? []) : []));
    const [only] = endpoints;
    if (only === undefined || endpoints.includes(wanted.text)) return;
    const meant = nearest(wanted.text, endpoints);
    // Most commands name the endpoint themselves, so that another name is often meant; one that is nearly the same is not.
    yield { at: wanted.span, ...(meant !== undefined && { severity: "warning" as const, fixes: [replaceWith(document.text, wanted.span, meant)] }), message: `The endpoint beside this file is called \`${only}\`, and this deployment is for \`${wanted.text}\`. Unless \`az ml\` is given \`--endpoint-name\`, it goes there. Correct the name if that is not meant.` };
  },
});

/** The same fault where the slip was made in the name of the endpoint. */
function* fromEndpoint(document: Document, snapshot: Snapshot): Generator<Finding> {
  const name = scalarAt(rootOf(document), "name");
  if (!name || isPlaceholder(name) || !/Endpoint\.schema\.json$/i.test(schemaOf(document))) return;
  const wanted = yamlBeside(document, snapshot).flatMap((other) => {
    const endpoint = /Deployment\.schema\.json$/i.test(schemaOf(other)) ? scalarAt(rootOf(other), "endpoint_name") : undefined;
    return endpoint ? [{ uri: other.uri, endpoint }] : [];
  });
  if (wanted.some(({ endpoint }) => endpoint.text === name.text)) return;
  const meant = nearest(name.text, wanted.map(({ endpoint }) => endpoint.text));
  const related = wanted.filter(({ endpoint }) => endpoint.text === meant).map(({ uri, endpoint }) => ({ uri, at: endpoint.span, message: "A deployment for this endpoint." }));
  if (meant !== undefined) yield { at: name.span, severity: "warning", message: `No deployment beside this file is for \`${name.text}\`; they are for \`${meant}\`. Correct one of the names, or give \`az ml\` the other by \`--endpoint-name\`.`, related, fixes: [replaceWith(document.text, name.span, meant)] };
}

const schemaOf = (document: Document): string => (document.kind === "azureml" ? (stringAt(rootOf(document), "$schema") ?? "") : "");
