import type { ArtifactKind, Artifacts, RunArtifact } from "../artifacts/artifact.ts";
import { fileArtifact, fileArtifacts } from "../artifacts/files.ts";
import { filesBelow, type StoreFolder } from "../folder.ts";

/** The folders of `plots` that hold no curves of metrics: pictures, plots of scikit-learn, and the person's own. */
const FOLDERS = ["images", "sklearn", "custom"];

export function dvcliveArtifacts(root: StoreFolder): Artifacts {
  return fileArtifacts(async () => {
    const plots = (await root.entries()).folders.find(({ name }) => name === "plots");
    const folders = ((await plots?.entries())?.folders ?? []).filter(({ name }) => FOLDERS.includes(name));
    const files = (await Promise.all(folders.map((folder) => filesBelow(folder, `plots/${folder.name}/`)))).flat();
    return files.map(([path, file]) => ({ ...fileArtifact(path, file), ...plotNamed(path) }));
  });
}

/** A picture of a step is a file called by the step, in a folder called by the picture. */
export function plotNamed(path: string): Partial<RunArtifact> {
  const [, name, step] = /(?:^|\/)plots\/images\/(.+)\/(\d+)\.\w+$/.exec(path) ?? [];
  if (name !== undefined) return { name, step: Number(step) };
  const [, plot] = /(?:^|\/)plots\/\w+\/(.+)\.\w+$/.exec(path) ?? [];
  return plot === undefined ? {} : { name: plot, ...plotKind(path) };
}

function plotKind(path: string): { readonly kind?: ArtifactKind } {
  if (!/(^|\/)plots\/sklearn\/.*\.json$/.test(path)) return {};
  return { kind: path.includes("confusion") ? "confusion-matrix" : "curve" };
}
