import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

/** The variables that the file of them beside a config sets or asks for; the example is preferred, for everybody has the same. */
export function environmentBeside({ uri }: Document, { files }: Snapshot): { readonly file: string; readonly names: ReadonlySet<string> } | undefined {
  const environment = files.read(`${folderOf(uri)}/.env.example`) ?? files.read(`${folderOf(uri)}/.env`);
  return environment && { file: baseName(environment.uri), names: new Set([...environment.text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=/gm)].map((match) => match[1] ?? "")) };
}
