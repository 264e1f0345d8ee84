import { unknownArtifact, type ArtifactContent, type ArtifactKind, type Artifacts, type RunArtifact } from "../artifacts/artifact.ts";
import { fileArtifacts, folderArtifacts, given, kindOfFile, type NamedFile } from "../artifacts/files.ts";
import { histogramIn } from "../artifacts/json.ts";
import { fileAt, type StoreFolder } from "../folder.ts";
import type { WandbMedium, WandbRun } from "./record.ts";

/** What W&B calls kinds of media, where its file's name does not tell. */
const KINDS: Readonly<Record<string, ArtifactKind>> = { "table-file": "table", "joined-table": "table", "html-file": "html", "image-file": "image", "images/separated": "image", "audio-file": "audio", "video-file": "video" };
const PLOTS: readonly (readonly [start: RegExp, kind: ArtifactKind])[] = [
  [/confusion|conf_?mat|matrix|(^|[/_.])cm(_table)?$/i, "confusion-matrix"],
  [/\b(roc|pr|precision_?recall)(_curve)?/i, "curve"],
];

/** What a run logged with its steps, then the files that lie beside its log. */
export function wandbMedia(run: Pick<WandbRun, "media">, files: StoreFolder | undefined): Artifacts {
  if (!files) return fileArtifacts(() => Promise.resolve([]));
  const logged = (): readonly RunArtifact[] => run.media.flatMap(artifactsOf);
  const others = folderArtifacts(() => Promise.resolve(files));
  return {
    async list() {
      const own = logged();
      const paths = new Set(own.map(({ id }) => pathOf(id)));
      return [...own, ...(await others.list()).filter(({ id }) => !paths.has(id))];
    },
    async read(id) {
      const histogram = run.media.find((medium) => idOf(medium) === id);
      if (histogram) return histogramIn(histogram.fields) ?? unknownArtifact(id);
      const artifact = logged().find((each) => each.id === id);
      return artifact ? readFile(files, artifact) : others.read(id);
    },
  };
}

const idOf = ({ name, step }: WandbMedium): string => `${name}@${step}`;
/** A file that is logged at several steps is one each time. */
const pathOf = (id: string): string => id.slice(0, id.lastIndexOf("@"));

function artifactsOf(medium: WandbMedium): readonly RunArtifact[] {
  const { name, step, time, fields } = medium;
  const { _type: type, path, filenames, captions, caption } = fields;
  const about = { name, step, ...(time > 0 && { time }) };
  if (type === "histogram") return [{ ...about, id: idOf(medium), kind: "histogram" }];
  const paths: readonly unknown[] = Array.isArray(filenames) ? filenames : [path];
  const words: readonly unknown[] = Array.isArray(captions) ? captions : [caption];
  return paths.flatMap((each, index): readonly RunArtifact[] => {
    if (typeof each !== "string") return [];
    const text = words[index];
    const kind = PLOTS.find(([start]) => type === "table-file" && start.test(name))?.[1] ?? KINDS[String(type)] ?? kindOfFile(each);
    return [{ ...about, id: `${each}@${step}`, kind, ...given({ index: paths.length > 1 ? index : undefined, caption: typeof text === "string" ? text : undefined }) }];
  });
}

async function readFile(files: StoreFolder, { id, name, kind }: RunArtifact): Promise<ArtifactContent> {
  const file = await fileAt(files, pathOf(id));
  if (!file) return { state: "refused", reason: `${pathOf(id)} is not in the run's folder; W&B may have kept it elsewhere, or it was cleaned up.` };
  // Tables and plots are JSON files, which say themselves what they hold.
  const artifact: NamedFile = { id, name, kind: kind === "image" || kind === "audio" || kind === "video" ? kind : kindOfFile(file.name), file };
  return fileArtifacts(() => Promise.resolve([artifact])).read(id);
}
