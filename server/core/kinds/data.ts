import type { Node } from "../syntax/data/node.ts";
import { soundRoots } from "../syntax/data/read.ts";
import type { Document } from "../workspace/document.ts";
import { kinds } from "./index.ts";
import type { Kind } from "./kind.ts";

export const kindOf = (document: Document): Kind | undefined => kinds.find(({ id }) => id === document.kind);

/** The one root of a sound file, read as its kind's program reads it; `undefined` for an empty or broken file. */
export const rootOf = (document: Document): Node | undefined => rootsOf(document)[0];

/** All YAML documents of a sound file. */
export const rootsOf = (document: Document): readonly Node[] => soundRoots(document, kindOf(document)?.dialect);
