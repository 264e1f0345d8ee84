import type { Shown } from "../../facts/config/batch.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Lens } from "../features.ts";

/** A lens that shows one number worked out from the file. */
export const lensOf =
  (dialect: Dialect, work: (root: Node | undefined) => Shown | undefined) =>
  (document: Document): readonly Lens[] => {
    const shown = work(soundRoots(document, dialect)[0]);
    return shown ? [{ at: shown.at, title: shown.text }] : [];
  };
