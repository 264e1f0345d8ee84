import type { Span } from "../../text/span.ts";
import { memo } from "../../memo.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, type Call } from "../python/calls.ts";

/** A call that runs code which a file brings along, if the file wants it to. */
export interface PickleLoad {
  readonly call: Call;
  readonly callee: Span;
  /** What reads the file, as a person says it. */
  readonly reader: string;
  /** What to use instead. */
  readonly instead: string;
}

/** Calls that unpickle whatever they are given, with no option that would make them safe. */
export const pickleLoads = memo((document: Document): readonly PickleLoad[] => {
  const written = dumpedPaths(document);
  return callsOf(document).flatMap((call) => {
    const row = READERS.find(({ names }) => names.test(call.name));
    if (!row || isCopy(call) || written.has(pathText(document, call))) return [];
    return [{ call, callee: call.callee, reader: row.reader, instead: row.instead }];
  });
});

const ARRAYS = "`skops.io` for scikit-learn, `safetensors` for tensors, or JSON for plain data";
const READERS: readonly { readonly names: RegExp; readonly reader: string; readonly instead: string }[] = [
  { names: /^_?c?[pP]ickle\.(?:load|loads|Unpickler)$/, reader: "pickle", instead: ARRAYS },
  { names: /^(?:dill|cloudpickle)\.(?:load|loads|load_session|load_module|Unpickler)$/, reader: "dill and cloudpickle", instead: ARRAYS },
  { names: /^(?:joblib|sklearn\.externals\.joblib)\.load$/, reader: "joblib", instead: "`skops.io.load`, which lists what the file wants to run" },
  { names: /^pandas\.(?:io\.pickle\.)?read_pickle$/, reader: "pandas.read_pickle", instead: "`pandas.read_parquet`" },
  { names: /^shelve\.(?:open|Shelf|DbfilenameShelf)$/, reader: "shelve", instead: "`sqlite3` or JSON" },
  { names: /^marshal\.loads?$/, reader: "marshal", instead: "JSON" },
  { names: /^jsonpickle\.(?:decode|unpickler\.decode)$/, reader: "jsonpickle", instead: "`json.loads`" },
];

/** `pickle.loads(pickle.dumps(x))` copies a value of the program's own. */
function isCopy(call: Call): boolean {
  const [first] = call.arguments;
  return first?.value.type === "call" && first.value.callee.type === "attribute" && first.value.callee.name.name === "dumps";
}

/** Paths that this very document writes: reading them back brings nothing from outside. */
function dumpedPaths(document: Document): ReadonlySet<string> {
  const paths = callsOf(document).flatMap((call) => {
    if (!/(?:^|\.)(?:dump|to_pickle)$/.test(call.name)) return [];
    const path = argumentOf(call, "filename", call.name.endsWith("to_pickle") ? 0 : 1) ?? argumentOf(call, "path");
    return path?.type === "text" || path?.type === "name" ? [document.text.slice(path.start, path.end)] : [];
  });
  return new Set(paths);
}

function pathText(document: Document, call: Call): string {
  const path = argumentOf(call, "filename", 0) ?? argumentOf(call, "filepath_or_buffer");
  return path ? document.text.slice(path.start, path.end) : "";
}
