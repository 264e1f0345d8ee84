import { given } from "./files.ts";
import { unknownArtifact, type ArtifactContent, type Artifacts, type RunArtifact } from "./artifact.ts";

/** A thing that was logged and knows how it is read, whatever it lies in. */
export interface ReadableArtifact extends RunArtifact {
  readonly content: () => ArtifactContent | Promise<ArtifactContent>;
}

/** Artifacts of several sorts, listed when somebody looks. */
export function readableArtifacts(all: () => readonly ReadableArtifact[] | Promise<readonly ReadableArtifact[]>): Artifacts {
  return {
    list: async () => (await all()).map(({ id, name, kind, step, time, size, index, caption }) => ({ id, name, kind, ...given({ step, time, size, index, caption }) })),
    read: async (id) => (await (await all()).find((each) => each.id === id)?.content()) ?? unknownArtifact(id),
  };
}
