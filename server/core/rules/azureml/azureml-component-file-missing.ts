import { defineRule, type Finding } from "../../engine/rule.ts";
import { yamlFilesIn } from "../../facts/config/neighbours.ts";
import { isMisspelt, isSurelyMissing, liesInstead } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const azuremlComponentFileMissing = defineRule({
  id: "azureml-component-file-missing",
  summary: "The file of a component, or of the job of a schedule, does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    yield* jobOfSchedule(document, snapshot);
    const files = entriesAt(rootOf(document), "jobs").flatMap(({ value }) => scalarAt(value, "component") ?? scalarAt(value, "trial") ?? []).filter(isLocalFile);
    const missing = files.filter(({ text }) => !snapshot.files.exists(resolvePath(folder, pathIn(text))));
    // Where most are missing, this file was taken out of its project; but not where one is found, and this one's folder is not.
    const taken = missing.length * 2 >= files.length;
    const someFound = missing.length < files.length;
    const strays = missing.filter(({ text }) => {
      const uri = resolvePath(folder, pathIn(text));
      return !taken || isMisspelt(uri, snapshot, document.uri) || (someFound && !snapshot.files.exists(folderOf(uri)));
    });
    for (const file of new Set([...strays, ...missing.filter((one) => insteadOf(one, document, snapshot) !== undefined)])) {
      const instead = insteadOf(file, document, snapshot);
      yield { at: file.span, message: `\`${pathIn(file.text)}\` does not exist, so the job cannot be submitted. ${instead === undefined ? "Correct the path." : `Did you mean \`./${instead}\`?`}` };
    }
    const [only] = missing.length === 1 && strays.length === 0 && missing.every((one) => insteadOf(one, document, snapshot) === undefined) ? missing : [];
    const spare = only && spareComponent(folderOf(resolvePath(folder, pathIn(only.text))), [document.uri, ...files.map(({ text }) => resolvePath(folder, pathIn(text)))], snapshot);
    if (only && spare !== undefined) yield { at: only.span, message: `\`${pathIn(only.text)}\` does not exist, so the job cannot be submitted. \`${baseName(spare)}\` lies there, and no job uses it: correct the path.` };
  },
});

const insteadOf = (file: Scalar, { uri }: Document, snapshot: Snapshot): string | undefined => liesInstead(resolvePath(folderOf(uri), pathIn(file.text)), uri, snapshot);

/** A schedule lies beside what it runs; alone, it was taken out of its project. */
function* jobOfSchedule(document: Document, snapshot: Snapshot): Generator<Finding> {
  const root = rootOf(document);
  const file = scalarAt(root, "create_job") ?? scalarAt(root, "create_job", "job");
  if (!file || !isLocalFile(file)) return;
  const uri = resolvePath(folderOf(document.uri), pathIn(file.text));
  if (snapshot.files.exists(uri) || !(isSurelyMissing(uri, snapshot, document.uri) || isMisspelt(uri, snapshot, document.uri))) return;
  yield { at: file.span, message: `\`${pathIn(file.text)}\` does not exist, so there is no job that this schedule could start. Correct the path.` };
}

/** A component that lies in the folder and is used by none of the jobs: the one that is meant by a path to nowhere. */
const spareComponent = (folder: string, used: readonly string[], snapshot: Snapshot): string | undefined =>
  yamlFilesIn(folder, snapshot).filter((uri) => !used.includes(uri)).slice(0, MOST_FILES).find((uri) => {
    const file = snapshot.files.read(uri);
    return file?.kind === "azureml" && /[cC]omponent\.schema\.json/.test(file.text);
  });

const MOST_FILES = 60;

const pathIn = (text: string): string => text.replace(/^file:/, "");

const isLocalFile = (file: Scalar): boolean => /\.ya?ml$/.test(file.text) && !/^azureml:|:\/\//.test(file.text) && !isPlaceholder(file);
