import type { Value } from "../run.ts";

export type ArtifactKind = "image" | "audio" | "video" | "table" | "text" | "json" | "html" | "histogram" | "confusion-matrix" | "curve" | "other";

/** Something that a run logged besides its parameters and metrics: a file, or a picture or histogram within one. */
export interface RunArtifact {
  /** By which it is asked for; clear within its run. */
  readonly id: string;
  /** The same for one thing at all its steps, such as a path or TensorBoard's tag. */
  readonly name: string;
  readonly kind: ArtifactKind;
  readonly step?: number;
  /** Milliseconds since 1970, UTC. */
  readonly time?: number;
  /** In bytes. */
  readonly size?: number;
  /** Of several at one step. */
  readonly index?: number;
  readonly caption?: string;
}

/** What an artifact holds, as far as it is to be shown. What it turns out to be may tell more than its name did. */
export type ArtifactContent =
  | { readonly state: "image" | "audio" | "video" | "bytes"; readonly mediaType: string; readonly base64: string; /** Only the start of it is here. */ readonly cut?: true }
  | { readonly state: "text"; readonly language: "text" | "json" | "html" | "markdown"; readonly text: string; readonly cut?: true }
  | { readonly state: "table"; readonly columns: readonly string[]; readonly rows: readonly (readonly TableCell[])[]; /** How many rows there are, those that are not here included. */ readonly total: number }
  | { readonly state: "histogram"; /** One more than there are counts. */ readonly edges: readonly Value[]; readonly counts: readonly number[] }
  | { readonly state: "confusion-matrix"; readonly labels: readonly string[]; /** A row for each actual label, in it a column for each predicted one. */ readonly counts: readonly (readonly number[])[] }
  | { readonly state: "curves"; readonly x: string; readonly y: string; readonly curves: readonly NamedPoints[] }
  | { readonly state: "refused"; readonly reason: string };

export type TableCell = string | number | boolean | null;

export interface NamedPoints {
  readonly name: string;
  readonly x: readonly Value[];
  readonly y: readonly Value[];
}

/** Lists what a run logged, and reads one of it when somebody looks at it. */
export interface Artifacts {
  list(): Promise<readonly RunArtifact[]>;
  read(id: string): Promise<ArtifactContent>;
}

/** More of a file is not sent to a view. */
export const [MOST_IMAGE_BYTES, MOST_TEXT_BYTES, MOST_ROWS] = [16_000_000, 2_000_000, 2000];

export const noArtifacts: Artifacts = { list: () => Promise.resolve([]), read: (id) => Promise.resolve(unknownArtifact(id)) };

export const unknownArtifact = (id: string): ArtifactContent => ({ state: "refused", reason: `The run has no ${id} any more; refresh the table.` });
