import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const composeFileMissing = defineRule({
  id: "compose-file-missing",
  summary: "A file or folder that a service is built or started from does not exist",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const files = ["secrets", "configs"].flatMap((side) => entriesAt(rootOf(document), side)).flatMap(({ value }) => scalarAt(value, "file") ?? []).map((file) => [file, folder] as const);
    for (const { node } of servicesOf(document)) {
      const context = scalarAt(node, "build", "context") ?? scalarAt(node, "build");
      const home = context && isLocal(context) ? resolvePath(folder, context.text.replace(/\/$/, "")) : undefined;
      const dockerfile = scalarAt(node, "build", "dockerfile");
      files.push(...[context ?? [], scalarAt(node, "env_file") ?? []].flat().map((file) => [file, folder] as const));
      if (dockerfile && home !== undefined) files.push([dockerfile, home]);
      files.push(...mountedFrom(node).map((source) => [source, folder] as const));
      const lost = context && home !== undefined && isLost(home, snapshot) ? context : dockerfile && home !== undefined && hasDockerfile(home, snapshot) && isLocal(dockerfile) && !snapshot.files.exists(resolvePath(home, dockerfile.text)) ? dockerfile : undefined;
      if (lost && misspelt(resolvePath(lost === context ? folder : (home ?? folder), lost.text.replace(/\/$/, "")), snapshot) === undefined) yield { at: lost.span, message: lost === context ? `There is no folder \`${lost.text}\` beside this file, so the service cannot be built.` : `There is no \`${lost.text}\` in \`${context?.text ?? "."}\`, where it is looked for, so the service cannot be built.` };
      const target = scalarAt(nodeAt(node, "build"), "target");
      const text = home === undefined ? undefined : snapshot.files.read(resolvePath(home, dockerfile?.text ?? "Dockerfile"));
      const stages = text ? dockerfileOf(text).stages.flatMap(({ name }) => name ?? []) : [];
      if (target && text && !isPlaceholder(target) && !stages.includes(target.text.toLowerCase()) && !/^\d+$/.test(target.text)) yield { at: target.span, message: `The Dockerfile has no stage \`${target.text}\`, so the build stops.${stages.length > 0 ? ` It has ${stages.map((one) => `\`${one}\``).join(", ")}.` : ""}` };
    }
    for (const [file, home] of files) {
      const meant = isLocal(file) ? misspelt(resolvePath(home, file.text.replace(/\/$/, "")), snapshot) : undefined;
      if (meant !== undefined) yield { at: file.span, message: `\`${file.text}\` does not exist, so the service cannot be started. Did you mean \`${meant}\`?` };
    }
  },
});

/** Where one Dockerfile is, the others would be too. */
const hasDockerfile = (uri: string, { files }: Snapshot): boolean => files.list(uri).some((beside) => /^(?:Dockerfile(?:\..+)?|.+\.Dockerfile)$/i.test(baseName(beside)));

/** The folder is not there, though the one that it should be in is, with other folders of code. A Compose file that was copied out of its project is not accused. */
const isLost = (uri: string, { files }: Snapshot): boolean => !files.exists(uri) && files.list(uri).length === 0 && files.list(folderOf(uri)).some((beside) => beside.endsWith("/") && files.list(beside.replace(/\/$/, "")).some((inner) => /\/(?:Dockerfile|[\w-]+\.py|requirements\.txt|package\.json)$/.test(inner)));

/** Folders and files of the machine that are mounted; one that is missing is made as an empty folder. */
const mountedFrom = (node: Node): readonly Scalar[] => itemsAt(node, "volumes").flatMap((item) => (item.type === "scalar" && /^\.{1,2}\/[^:]+:/.test(item.text) ? [{ ...item, text: item.text.split(":")[0] ?? "" }] : []));

const isLocal = (file: Scalar): boolean => file.text !== "" && !isPlaceholder(file) && !/^[/~]|:\/\/|^git@|\$/.test(file.text);

/** What is there and called nearly so, where nothing has the name. */
function misspelt(uri: string, { files }: Snapshot): string | undefined {
  if (files.exists(uri) || files.list(uri).length > 0) return undefined;
  return nearest(baseName(uri), files.list(folderOf(uri)).map((other) => baseName(other.replace(/\/$/, ""))), 2);
}
