import { findFromHere } from "../../facts/config/paths.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Completion } from "../features.ts";
import { pythonMentions } from "../references/python.ts";
import type { TypingPlace } from "./place.ts";

/** Files, and the names in Python files, that may stand where a value is typed. */
export function* pathCompletions(place: TypingPlace, document: Document, offset: number, snapshot: Snapshot): Generator<Completion> {
  if (place.at === "key") return;
  const { typed } = place;
  const [, file, inFile] = /^["']?(?:file:\/\/)?([\w./@-]+\.py):(\w*)$/.exec(typed) ?? [];
  const [, module, inModule] = /^["']?([A-Za-z_][\w.]*)[.:](\w*)$/.exec(typed) ?? [];
  const key = place.path.findLast((step) => typeof step === "string") ?? "";
  if (file !== undefined && inFile !== undefined) yield* symbols(resolvePath(folderOf(document.uri), file), inFile, offset, snapshot);
  else if (module !== undefined && inModule !== undefined && SYMBOL_KEYS.has(key)) yield* symbols(moduleUri(module, document.uri, snapshot), inModule, offset, snapshot);
  const [, scheme = "", path = ""] = /^["']?(file:\/\/)?([\w./@-]*)$/.exec(typed) ?? [];
  const program = PROGRAM.exec(typed)?.[1];
  if (program !== undefined) yield* files(program, offset, document, snapshot, (uri) => /\.(py|sh)$|\/$/.test(uri));
  else if (scheme !== "" || /^\.{1,2}\//.test(path) || (isPathKey(place) && typed.length === path.length)) yield* files(path, offset, document, snapshot, () => true);
}

/** Keys under which dotted names of Python stand. */
const SYMBOL_KEYS: ReadonlySet<string> = new Set(["_target_", "_component_", "class_path", "import_path", "service", "type"]);

/** Up to the name of a program that a command starts. */
export const PROGRAM = /(?:^|[\s"'(])(?:python[\d.]*|bash|sh|accelerate\s+launch|torchrun|deepspeed|streamlit\s+run|uv\s+run)\s+(?:-{1,2}[\w=-]+\s+)*([\w./-]*)$/;

/** `config_file`, `program`, `deps`: what is under such a key is a path. */
function isPathKey({ path }: TypingPlace): boolean {
  const names = path.filter((step) => typeof step === "string");
  return names.slice(-2).some((name, index, last) => (index === last.length - 1 || typeof path.at(-1) === "number" ? PATH_KEY.test(name) : PATH_HOLDER.test(name)));
}

const PATH_KEY = /(?:^|[_-])(?:file|files|file_?names?|path|paths|dir|directory|program|script|entrypoint|entry_point|component|code|source|sample|include|predict|train_file|deepspeed|config|configs|env|python_env|conda_env|data|datasets?|prompts?|requirements(?:_txt)?|template|adapter|service|deps|outs|local_path|dependencies|location|tests?|schema)$|(?:File|Path|Dir)$/;
/** Keys whose every entry is a path. */
const PATH_HOLDER = /^(?:graphs|weight_map|checkpoint_files|artifacts)$/;

function* files(typed: string, offset: number, { uri, text }: Document, snapshot: Snapshot, fits: (uri: string) => boolean): Generator<Completion> {
  const home = folderOf(uri);
  const folder = typed.includes("/") ? resolvePath(home, typed.slice(0, typed.lastIndexOf("/"))) : home;
  const after = /^[\w./@-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  const dot = typed.startsWith("./") ? "./" : "";
  for (const found of snapshot.files.list(folder)) {
    if (found === uri || !fits(found)) continue;
    const label = dot + relativePath(home, found);
    yield { label, kind: "file", edit: { span: { start: offset - typed.length, end: offset + after }, text: label } };
  }
}

function moduleUri(module: string, fromUri: string, snapshot: Snapshot): string | undefined {
  const path = module.replaceAll(".", "/");
  for (const candidate of [`${path}.py`, `${path}/__init__.py`, `src/${path}.py`]) {
    const found = findFromHere(fromUri, candidate, snapshot);
    if (found.state === "found") return found.uri;
  }
  return undefined;
}

/** What a module binds at its top level. */
function* symbols(uri: string | undefined, typed: string, offset: number, snapshot: Snapshot): Generator<Completion> {
  const file = uri === undefined ? undefined : snapshot.files.read(uri);
  if (file?.language !== "python") return;
  const names = [...pythonMentions(file, snapshot)].flatMap(({ subject, defines }) => (defines && subject.sort === "symbol" ? [subject.name] : []));
  for (const label of new Set(names)) yield { label, kind: "reference", edit: { span: { start: offset - typed.length, end: offset }, text: label } };
}
