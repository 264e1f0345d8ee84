import { defineRule } from "../../engine/rule.ts";
import { foldersIn } from "../../facts/config/neighbours.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const azuremlCodePathMissing = defineRule({
  id: "azureml-code-path-missing",
  summary: "The folder of a job's code does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const folder = folderOf(document.uri);
    const codes = [scalarAt(root, "code") ?? [], scalarAt(root, "code_configuration", "code") ?? [], scalarAt(root, "trial", "code") ?? [], entriesAt(root, "jobs").flatMap(({ value }) => scalarAt(value, "code") ?? [])].flat().filter((code) => /^\.{0,2}\/?[\w./-]+$/.test(code.text) && !isPlaceholder(code));
    for (const path of dataPaths(root)) {
      const uri = resolvePath(folder, path.text.replace(/\/$/, ""));
      const meant = existsAt(uri, snapshot) ? undefined : nearest(baseName(uri), snapshot.files.list(folderOf(uri)).map((other) => baseName(other.replace(/\/$/, ""))), 2);
      if (meant !== undefined) yield { at: path.span, severity: "warning", message: `\`${path.text}\` does not exist, so there is nothing to upload. Did you mean \`${meant}\`?` };
    }
    const missing = codes.filter(({ text }) => !existsAt(resolvePath(folder, text.replace(/\/$/, "")), snapshot));
    const folders = foldersIn(folder, snapshot).map(baseName);
    for (const code of missing) {
      const meant = nearest(code.text.replace(/^\.\/|\/$/g, ""), folders);
      const above = folderOf(resolvePath(folder, code.text.replace(/\/$/, "")));
      // Where most are missing, nothing looks alike and no code lies here, this file was taken out of its project.
      if (meant === undefined && missing.length * 2 >= codes.length && ![folder, above].some((place) => foldersIn(place, snapshot).some((one) => holdsCode(one, snapshot)))) continue;
      yield { at: code.span, message: `\`${code.text}\` does not exist, so the job cannot be submitted. ${meant === undefined ? "Correct the path." : `Did you mean \`./${meant}\`?`}` };
    }
  },
});

/** Data and models that are uploaded from this machine; most are not kept with the code, so that only a name beside them tells. */
const dataPaths = (root: Node | undefined): readonly Scalar[] =>
  [scalarAt(root, "path") ?? [], entriesAt(root, "inputs").flatMap(({ value }) => scalarAt(value, "path") ?? [])].flat().filter((path) => /^\.{0,2}\/?[\w./-]+$/.test(path.text) && !path.text.startsWith("/") && !isPlaceholder(path));

const existsAt = (uri: string, snapshot: Snapshot): boolean => snapshot.files.exists(uri) || snapshot.files.list(uri).length > 0;

const holdsCode = (uri: string, snapshot: Snapshot): boolean => snapshot.files.list(uri).some((inside) => inside.endsWith(".py"));
