import type { Span } from "../../text/span.ts";
import { memo } from "../../memo.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf, functionName, type Call } from "../python/calls.ts";
import { readsOwnFile } from "./files.ts";

/** A loader that runs code which a file brings along, if the file wants it to. */
export interface PickleLoad {
  /** Absent where the loader is only handed to somebody who calls it: `map(pickle.loads, rows)`. */
  readonly call?: Call;
  readonly callee: Span;
  /** What reads the file, as a person says it. */
  readonly reader: string;
  /** What to use instead. */
  readonly instead: string;
}

/** What unpickles whatever it is given, with no option that would make it safe. */
export const pickleLoads = memo((document: Document): readonly PickleLoad[] => {
  return callsOf(document).flatMap((call) => {
    const row = readerOf(call.name);
    const isHarmless = !row || isCopy(call) || readsOwnFile(document, call);
    return [...(isHarmless ? [] : [{ call, callee: call.callee, ...row }]), ...handedOver(document, call)];
  });
});

const handedOver = (document: Document, call: Call): readonly PickleLoad[] =>
  call.arguments.flatMap(({ value }) => {
    const row = readerOf(functionName(document, value) ?? "");
    return row ? [{ callee: placeOf(value), ...row }] : [];
  });

const readerOf = (name: string): Omit<PickleLoad, "call" | "callee"> | undefined => {
  const row = READERS.find(({ names }) => names.test(name));
  return row && { reader: row.reader, instead: row.instead };
};

const ARRAYS = "`skops.io` for scikit-learn, `safetensors` for tensors, or JSON for plain data";
const READERS: readonly { readonly names: RegExp; readonly reader: string; readonly instead: string }[] = [
  { names: /^_?c?[pP]ickle\.(?:load|loads|Unpickler)$/, reader: "pickle", instead: ARRAYS },
  { names: /^(?:dill|cloudpickle)\.(?:load|loads|load_session|load_module|Unpickler)$/, reader: "dill and cloudpickle", instead: ARRAYS },
  { names: /^(?:joblib|sklearn\.externals\.joblib)\.load$/, reader: "joblib", instead: "`skops.io.load`, which lists what the file wants to run" },
  { names: /^pandas\.(?:io\.pickle\.)?read_pickle$/, reader: "pandas.read_pickle", instead: "`pandas.read_parquet`" },
  { names: /^shelve\.(?:open|Shelf|DbfilenameShelf)$/, reader: "shelve", instead: "`sqlite3` or JSON" },
  { names: /^marshal\.loads?$/, reader: "marshal", instead: "JSON" },
  { names: /\.recv_pyobj$/, reader: "ZeroMQ's `recv_pyobj`", instead: "`recv_json` or msgpack" },
  { names: /^torch\.package\.PackageImporter$/, reader: "torch.package", instead: "`safetensors` for the weights, and code that is installed like any other" },
  { names: /^msgpack_numpy\.(?:unpack|unpackb|patch)$/, reader: "msgpack_numpy", instead: "plain msgpack with bytes, dtype and shape" },
  { names: /^jsonpickle\.(?:decode|unpickler\.decode)$/, reader: "jsonpickle", instead: "`json.loads`" },
];

/** `pickle.loads(pickle.dumps(x))` copies a value of the program's own. */
function isCopy(call: Call): boolean {
  const [first] = call.arguments;
  return first?.value.type === "call" && first.value.callee.type === "attribute" && first.value.callee.name.name === "dumps";
}
