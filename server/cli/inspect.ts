import { basename, extname } from "node:path";
import { pathToFileURL } from "node:url";

import { modelFilesJson, modelFilesSarif, modelFilesText, pathMatches, type InspectedFile, type PathProblem, type Settings } from "../core/index.ts";
import { inspectFile, isModelFile } from "../host/artifact.ts";
import { ownVersion } from "../host/installation.ts";
import { uriOf } from "../host/uris.ts";
import { walk } from "../host/walk.ts";
import { defineCommand, formatOption, type ExitCode } from "./command.ts";
import { loadSettings } from "./configFile.ts";
import { systemNames } from "./names.ts";

export const inspect = defineCommand({
  name: "inspect",
  summary: "Say what model files hold and what loading them would do, without loading them",
  words: { usage: "PATH…", least: 1, most: Infinity },
  options: {
    format: formatOption(["text", "json", "sarif"]),
    "fail-on": { kind: "text", value: "VERDICT", choices: ["dangerous", "uninspected", "suspicious", "never"], default: "dangerous", help: "end with code 1 from this verdict on: dangerous, uninspected, suspicious, or never" },
    "no-ignore": { kind: "flag", help: "look at what .gitignore and usage leave out, too" },
  },
  examples: [
    { line: "modelwright inspect models/", does: "Inspect all model files in a folder." },
    { line: "modelwright inspect model.pt --format json", does: "List evidence and metadata of one file." },
    { line: "modelwright inspect . --format sarif --fail-on suspicious", does: "Be strict, and write what code scanning services read." },
  ],

  run: async ({ words, own, common }, terminal) => {
    const settings = loadSettings(common.config, words);
    const found = await terminal.timed("walk", () => modelFiles(words, settings, !own["no-ignore"]));
    const report = await terminal.timed("inspect", () => inspectAll(found));
    if (own.format === "json") terminal.result(modelFilesJson(report, systemNames));
    else if (own.format === "sarif") terminal.result(modelFilesSarif(report, systemNames, { root: pathToFileURL(process.cwd()).href, version: ownVersion() }));
    else terminal.result(modelFilesText(report, systemNames, terminal.paint));
    for (const { uri, reason } of report.problems) terminal.note(`${systemNames.shown(uri)}: ${reason}`);
    return exitCode(report, own["fail-on"]);
  },
});

interface Found {
  readonly paths: readonly string[];
  readonly problems: readonly PathProblem[];
}

/** Model files by their usual endings; those without an ending, such as the blobs of a model hub's cache, by their first bytes. */
async function modelFiles(paths: readonly string[], settings: Settings, ignoring: boolean): Promise<Found> {
  const found: string[] = [];
  const problems: PathProblem[] = [];
  const skip = (path: string): boolean => settings.ignore.some((glob) => pathMatches(uriOf(path), glob));
  for await (const entry of walk(paths, { ignoring, skip })) {
    if (entry.state === "problem") problems.push({ uri: uriOf(entry.path), reason: entry.reason });
    else if (entry.named || isUsual(entry.path)) found.push(entry.path);
  }
  return { paths: found, problems };
}

const ENDINGS = new Set(
  ".pkl .pickle .joblib .dill .pt .pth .bin .ckpt .npy .npz .safetensors .gguf .onnx .keras .h5 .hdf5 .mar .nemo .skops .tflite .pb .jinja .jinja2 .j2 .7z .cbm .ubj .sav .gpickle .torch .torchscript".split(" "),
);
/** Model files that were packed once more, and the archives that SageMaker and others ask for. */
const PACKED = /\.(pkl|pickle|joblib|npy|pt|pth|ckpt)\.(gz|z|bz2|xz|lz4|lzma|zst)$|(^|[-_.])(model|weights|checkpoint)s?([-_.]\w+)*\.(tar|tar\.(gz|bz2|xz)|tgz|zip)$/i;
const NAMES = new Set(["tokenizer_config.json", "chat_template.json", "model.safetensors.index.json"]);

function isUsual(path: string): boolean {
  const ending = extname(path).toLowerCase();
  return ENDINGS.has(ending) || PACKED.test(basename(path)) || NAMES.has(basename(path)) || (ending === "" && isModelFile(path));
}

function inspectAll({ paths, problems }: Found): { readonly files: readonly InspectedFile[]; readonly problems: readonly PathProblem[] } {
  const files: InspectedFile[] = [];
  const unreadable: PathProblem[] = [];
  for (const path of paths) {
    const inspected = inspectFile(path);
    if (inspected.state === "inspected") files.push({ uri: uriOf(path), ...inspected.report });
    else unreadable.push({ uri: uriOf(path), reason: inspected.reason });
  }
  return { files, problems: [...problems, ...unreadable] };
}

const RANKS: readonly string[] = ["suspicious", "uninspected", "dangerous"];

function exitCode({ files, problems }: { readonly files: readonly InspectedFile[]; readonly problems: readonly PathProblem[] }, failOn: string): ExitCode {
  if (problems.length > 0) return 2;
  return failOn !== "never" && files.some(({ verdict }) => RANKS.indexOf(verdict) >= RANKS.indexOf(failOn)) ? 1 : 0;
}
