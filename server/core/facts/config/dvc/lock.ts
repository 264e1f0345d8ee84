import { entriesAt, itemsAt, scalarAt } from "../../../syntax/data/access.ts";
import type { Scalar } from "../../../syntax/data/node.ts";
import { soundRoots } from "../../../syntax/data/read.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../../workspace/uri.ts";
import { isRemote, pipelineOf } from "./pipeline.ts";

/** A file or folder as it was when a stage ran last, by a dvc.lock. */
export interface LockedFile {
  readonly stage: Scalar;
  readonly role: "deps" | "outs";
  readonly path: Scalar;
  readonly uri: string;
  readonly hash: Scalar | undefined;
}

/** What a dvc.lock says of files of the workspace, in the order of the text. */
export function lockedFiles(document: Document, snapshot: Snapshot): readonly LockedFile[] {
  const folder = folderOf(document.uri);
  const pipeline = snapshot.files.read(`${folder}/dvc.yaml`);
  const stages = (pipeline && pipelineOf(pipeline, snapshot))?.stages ?? [];
  return entriesAt(soundRoots(document)[0], "stages").flatMap(({ key, value }) => {
    const home = stages.find(({ name }) => name === key.text.replace(/@.*$/, ""))?.folder ?? folder;
    return (["deps", "outs"] as const).flatMap((role) =>
      itemsAt(value, role).flatMap((file): LockedFile[] => {
        const path = scalarAt(file, "path");
        return path && !isRemote(path.text) ? [{ stage: key, role, path, uri: resolvePath(home, path.text), hash: scalarAt(file, "md5") }] : [];
      }),
    );
  });
}
