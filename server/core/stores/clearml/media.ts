import type { ArtifactContent, Artifacts } from "../artifacts/artifact.ts";
import { contentOfFile, kindOfFile, given } from "../artifacts/files.ts";
import { contentOfPlotly } from "../artifacts/plotly.ts";
import { readableArtifacts, type ReadableArtifact } from "../artifacts/readable.ts";
import { fileAt, textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { isRecord, parseJson } from "../numbers.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Plots and files that were reported, the task's own artifacts, what it printed, and its packages. */
export function clearmlMedia(task: Fields, events: readonly Fields[], folder: StoreFolder, log: StoreFile | undefined): Artifacts {
  return readableArtifacts(() => [...events.flatMap((event, place) => reported(event, place, folder)), ...kept(task, folder), ...packages(task), ...printed(log)]);
}

export const isMedium = ({ type }: Fields): boolean => type === "plot" || type === "training_debug_image";

function reported({ type, metric, variant, iter, timestamp, plot_str: plot, key, url }: Fields, place: number, folder: StoreFolder): readonly ReadableArtifact[] {
  const name = `${String(metric)}/${String(variant)}`;
  const about = { id: `${name}@${String(iter)}:${place}`, name, ...(typeof iter === "number" && iter >= 0 && { step: iter }), ...(typeof timestamp === "number" && { time: timestamp }) };
  const path = type === "plot" ? undefined : (text(key) ?? text(url));
  if (path !== undefined) return [{ ...about, kind: kindOfFile(path), content: () => fileContent(path, folder) }];
  const content = typeof plot === "string" ? plotContent(plot) : undefined;
  return content ? [{ ...about, kind: KINDS[content.state] ?? "other", content: () => content }] : [];
}

const KINDS: Readonly<Partial<Record<ArtifactContent["state"], ReadableArtifact["kind"]>>> = { curves: "curve", "confusion-matrix": "confusion-matrix", table: "table", histogram: "histogram", text: "json" };

function plotContent(plot: string): ArtifactContent {
  const figure = parseJson(plot);
  return (isRecord(figure) ? contentOfPlotly(figure) : undefined) ?? { state: "text", language: "json", text: plot };
}

/** What lies in the session's own folder is known there by its path from `data`; the folder may have been moved since. */
async function fileContent(path: string, folder: StoreFolder): Promise<ArtifactContent> {
  const parts = path.replaceAll("\\", "/").split("/data/");
  for (let from = parts.length - 1; from >= 0; from -= 1) {
    const inner = parts.slice(from).join("/data/");
    const file = await fileAt(folder, `data/${inner}`);
    if (file) return contentOfFile(file, kindOfFile(file.name));
  }
  return { state: "refused", reason: `${path} is not in the folder of the offline task; ClearML sent it elsewhere, or it was cleaned up.` };
}

function kept({ execution }: Fields, folder: StoreFolder): readonly ReadableArtifact[] {
  const artifacts = isRecord(execution) && Array.isArray(execution["artifacts"]) ? execution["artifacts"].filter(isRecord) : [];
  return artifacts.flatMap(({ key, uri, content_size: size, timestamp }) => {
    const [name, path] = [text(key), text(uri)];
    if (name === undefined || path === undefined) return [];
    return [{ id: `artifacts/${name}`, name, kind: kindOfFile(path), ...given({ size: typeof size === "number" ? size : undefined, time: typeof timestamp === "number" ? timestamp * 1000 : undefined }), content: () => fileContent(path, folder) }];
  });
}

function packages({ script }: Fields): readonly ReadableArtifact[] {
  const requirements = isRecord(script) ? script["requirements"] : undefined;
  const pip = isRecord(requirements) ? text(requirements["pip"]) : undefined;
  return pip === undefined ? [] : [{ id: "requirements.txt", name: "requirements.txt", kind: "text", content: () => ({ state: "text", language: "text", text: pip }) }];
}

/** Lines of what the task printed, each in a list of events. */
function printed(log: StoreFile | undefined): readonly ReadableArtifact[] {
  if (!log) return [];
  const lines = async (): Promise<ArtifactContent> => {
    const said = ((await textIn(log)) ?? "").split("\n").map(parseJson).flatMap((events) => (Array.isArray(events) ? events.filter(isRecord) : []));
    return { state: "text", language: "text", text: said.map(({ msg }) => String(msg)).join("\n") };
  };
  return [{ id: "log.jsonl", name: "output.log", kind: "text", size: log.size, time: log.modified, content: lines }];
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
