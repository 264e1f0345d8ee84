import { base64 } from "../../text/base64.ts";
import { utf8 } from "../../text/utf8.ts";
import type { ArtifactContent, ArtifactKind, Artifacts } from "../artifacts/artifact.ts";
import { given, mediaTypeOf } from "../artifacts/files.ts";
import { contentOfPlotly } from "../artifacts/plotly.ts";
import { readableArtifacts, type ReadableArtifact } from "../artifacts/readable.ts";
import { isRecord, parseJson } from "../numbers.ts";
import { valueOf } from "../run.ts";
import { ALL_POINTS, ALL_STEPS, nameOf, objects, questionOf, textIn, type AskAim } from "./asking.ts";
import { aimTree, doublesIn, isAimObject, type AimObject, type AimValue } from "./tree.ts";

interface Sequence {
  readonly kind: ArtifactKind;
  readonly content: (value: AimObject, ask: AskAim) => ArtifactContent | Promise<ArtifactContent>;
}

/** What Aim calls sequences of things that are no numbers. */
const SEQUENCES: Readonly<Record<string, Sequence>> = {
  images: { kind: "image", content: (value, ask) => blobContent("image", value, ask) },
  audios: { kind: "audio", content: (value, ask) => blobContent("audio", value, ask) },
  texts: { kind: "text", content: ({ data }) => ({ state: "text", language: "text", text: typeof data === "string" ? data : "" }) },
  distributions: { kind: "histogram", content: distribution },
  figures: { kind: "curve", content: figure },
};

/** Pictures, sounds, texts, distributions and figures of a run, asked of Aim's server when somebody looks. */
export function aimMedia(runId: string, ask: AskAim): Artifacts {
  let known: Promise<readonly ReadableArtifact[]> | undefined;
  const artifacts = readableArtifacts(() => (known ??= listed(runId, ask)));
  return {
    list: () => {
      known = undefined;
      return artifacts.list();
    },
    read: (id) => artifacts.read(id),
  };
}

/** A question for all sequences of a kind walks over the whole run, so only kinds are asked for that it has. */
async function listed(runId: string, ask: AskAim): Promise<readonly ReadableArtifact[]> {
  const info = parseJson(utf8(await ask(`runs/${runId}/info/`, { skip_system: "true" })));
  const traces = isRecord(info) && isRecord(info["traces"]) ? info["traces"] : {};
  const kinds = Object.keys(SEQUENCES).filter((kind) => Array.isArray(traces[kind]) && traces[kind].length > 0);
  return (await Promise.all(kinds.map((kind) => sequencesOf(runId, kind, ask)))).flat();
}

async function sequencesOf(runId: string, kind: string, ask: AskAim): Promise<readonly ReadableArtifact[]> {
  const tree = aimTree(await ask(`runs/search/${kind}/`, { q: questionOf(runId), record_range: ALL_STEPS, record_density: ALL_POINTS, index_density: ALL_POINTS, report_progress: "false" }));
  const run = tree?.[runId];
  return (isAimObject(run) ? objects(run["traces"]) : []).flatMap((trace) => stepsOf(trace, kind, ask));
}

/** A step has one thing, or several in a list. Times come in a list of one list. */
function stepsOf(trace: AimObject, kind: string, ask: AskAim): readonly ReadableArtifact[] {
  const sequence = SEQUENCES[kind];
  const [values, iters] = [listOf(trace["values"]), listOf(trace["iters"])];
  const times = listOf(listOf(trace["timestamps"])[0]);
  const name = nameOf(trace);
  return values.flatMap((value, place): readonly ReadableArtifact[] => {
    const [step, time] = [Number(iters[place] ?? place), times[place]];
    const several = (Array.isArray(value) ? value : [value]).filter(isAimObject);
    return several.flatMap((each, index) => {
      if (!sequence) return [];
      const about = given({ time: typeof time === "number" ? time * 1000 : undefined, index: several.length > 1 ? index : undefined, caption: textIn(each["caption"]) });
      return [{ id: `${kind}/${name}@${step}:${index}`, name, kind: sequence.kind, step, ...about, content: () => sequence.content(each, ask) }];
    });
  });
}

const listOf = (value: AimValue | undefined): readonly AimValue[] => (Array.isArray(value) ? value : []);

async function blobContent(state: "image" | "audio", { blob_uri: address, format }: AimObject, ask: AskAim): Promise<ArtifactContent> {
  const tree = typeof address === "string" ? aimTree(await ask(`runs/${state}s/get-batch`, {}, [address])) : undefined;
  const blob = typeof address === "string" ? tree?.[address] : undefined;
  if (!(blob instanceof Uint8Array)) return { state: "refused", reason: "Aim's server no longer has this file." };
  return { state, mediaType: mediaTypeOf(`a.${typeof format === "string" ? format : ""}`), base64: base64(blob) };
}

function distribution({ data, range }: AimObject): ArtifactContent {
  const counts = [...doublesIn(data)];
  const [from, to] = listOf(range).map(Number);
  if (from === undefined || to === undefined || counts.length === 0) return { state: "refused", reason: "This distribution is empty." };
  return { state: "histogram", edges: Array.from({ length: counts.length + 1 }, (_, place) => valueOf(from + ((to - from) * place) / counts.length)), counts };
}

function figure({ data }: AimObject): ArtifactContent {
  const text = typeof data === "string" ? data : "";
  const json = parseJson(text);
  return (isRecord(json) ? contentOfPlotly(json) : undefined) ?? { state: "text", language: "json", text };
}
