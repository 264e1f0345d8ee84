import { memo } from "../../memo.ts";
import { callsOf, type Call } from "../../facts/python/calls.ts";
import { effectsOf } from "../../facts/python/effects/effects.ts";
import { CALL_EFFECTS } from "../../facts/python/effects/tables/functions.ts";
import { METHOD_EFFECTS } from "../../facts/python/effects/tables/methods.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { nodesOf, placeOf } from "../../syntax/python/walk.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { pathReader } from "./pathText.ts";

/** Files that the code names, relative to the working directory. */
export interface DataFiles {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Of these, what is read as well, or added to: it must be there when the work begins. */
  readonly kept: readonly string[];
  /** Paths that exist on one machine only. */
  readonly absolute: readonly string[];
}

/** `surely` leaves out what is read or written on some ways only: under a condition, in a `try`, in a function that nobody calls. */
export function dataFilesOf(document: Document, isPart: (place: Span) => boolean = () => true, surely = false): DataFiles {
  const found = { reads: new Set<string>(), writes: new Set<string>(), kept: new Set<string>(), absolute: new Set<string>() };
  for (const { place, path, effect, adds, isSure } of usesOf(document)) {
    if (!isPart(place) || (surely && !isSure)) continue;
    if (/^(?:\/|~|[A-Za-z]:[\\/])/.test(path)) found.absolute.add(path);
    else (effect === "reads-file" ? found.reads : found.writes).add(plainPath(path));
    if (adds) found.kept.add(plainPath(path));
  }
  const writes = [...found.writes].toSorted();
  const kept = writes.filter((path) => found.reads.has(path) || found.kept.has(path));
  return { reads: [...found.reads].filter((path) => !found.writes.has(path)).toSorted(), writes, kept, absolute: [...found.absolute].toSorted() };
}

const plainPath = (path: string): string => path.replace(/^(?:\.\/)+/, "").replaceAll(/\/{2,}/g, "/");

interface FileUse {
  readonly place: Span;
  readonly path: string;
  readonly effect: string;
  /** Writes behind what is there. */
  readonly adds: boolean;
  /** It happens whenever the notebook is run. */
  readonly isSure: boolean;
}

const usesOf = memo((document: Document): readonly FileUse[] => {
  const read = pathReader(document);
  const doubtful = doubtfulPlaces(document);
  return callsOf(document).flatMap((call) => {
    const effect = effectOf(call);
    const node = effect === undefined ? undefined : pathOf(call);
    const path = node && read(node);
    return effect === undefined || path === undefined || path === "" || path === "." || /^[a-z][a-z\d+.-]+:\/\/|[*?\n]/i.test(path) ? [] : [{ place: call.whole, path, effect, adds: effect === "writes-file" && isAdding(call), isSure: !doubtful.some((place) => contains(place, call.whole)) }];
  });
});

function doubtfulPlaces(document: Document): readonly Span[] {
  const { body } = moduleOf(document);
  const all = effectsOf(document);
  const branches = (["if", "try", "match", "while", "conditional"] as const).flatMap((type) => nodesOf(body, type)).filter((node) => node.type !== "if" || !/\b__name__\b/.test(document.text.slice(node.test.start, node.test.end)));
  const uncalled = body.filter((statement) => (statement.type === "function" || statement.type === "class") && !all.some((other) => other.statement !== statement && other.reads.has(statement.name.name)));
  return [...branches, ...uncalled].map(placeOf);
}

/** Libraries that take the object first and the path second. */
const PATH_SECOND = /^(?:joblib|torch|cloudpickle|dill)\.(?:dump|save)$/;
const PATH_NAMES = new Set(["filepath_or_buffer", "path_or_buf", "path", "file", "filename", "fname", "io", "f", "filepath"]);

function pathOf({ name, arguments: given, node }: Call): Expression | undefined {
  if (ON_A_PATH.has(name.split(".").at(-1) ?? "")) return node.callee.type === "attribute" ? node.callee.value : undefined;
  const plain = given.filter((one) => one.kind === "plain" && one.name === undefined);
  return given.find((one) => one.name !== undefined && PATH_NAMES.has(one.name))?.value ?? plain[PATH_SECOND.test(name) ? 1 : 0]?.value;
}

/** `open(path, "a")` and `to_csv(path, mode="a")`. */
const isAdding = ({ arguments: all }: Call): boolean => all.some(({ name, value }, index) => value.type === "text" && /^(?:a|r\+)/.test(value.value) && value.value.length <= 3 && (name === "mode" || (name === undefined && index === 1)));

const OPENERS = /^(?:(?:io|gzip|bz2|lzma|codecs|tarfile)\.)?open$|^zipfile\.ZipFile$/;

/** Methods of paths. */
const ON_A_PATH = new Set(["read_text", "read_bytes", "write_text", "write_bytes"]);

function effectOf({ name, arguments: [, second, ...more] }: Call): string | undefined {
  if (OPENERS.test(name)) return [second, ...more].some((one) => one?.value.type === "text" && /^[rb]*[wax+]/.test(one.value.value) && (one === second || one.name === "mode")) ? "writes-file" : "reads-file";
  const row = CALL_EFFECTS.find(([pattern, effect]) => effect.endsWith("-file") && pattern.test(name));
  if (row) return /^os\.|^glob\.|^shutil\./.test(name) ? undefined : row[1];
  const method = name.split(".").at(-1) ?? "";
  return WRITING_METHOD.test(method) || ON_A_PATH.has(method) ? METHOD_EFFECTS[method] : undefined;
}

const WRITING_METHOD = /^to_(?!sql$)\w+$|^(?:savefig|write_image|write_html|save_model|save_pretrained|save_weights)$/;
