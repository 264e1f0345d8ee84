import type { Document } from "../core/index.ts";
import type { Session } from "./session.ts";

/** A text that the editor has open: a file, or one cell of a notebook. */
export interface OpenText {
  readonly editorUri: string;
  readonly version: number;
  /** For a cell, its whole notebook. */
  readonly document: Document;
}

export function openTexts({ files, notebooks }: Session): readonly OpenText[] {
  const cells = notebooks.all().flatMap(({ document, versions }) => [...versions].map(([editorUri, version]) => ({ editorUri, version, document })));
  return [...files.all(), ...cells];
}

export const isOpen = ({ files, notebooks }: Session, canonical: string): boolean =>
  files.get(canonical) !== undefined || notebooks.get(canonical) !== undefined;
