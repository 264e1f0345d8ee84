import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, resolvePath } from "../../workspace/uri.ts";

/** A folder or file at the root of a project that an image does not hold. */
export interface DataEntry {
  /** Its name; without a slash for a folder as well. */
  readonly name: string;
  /** `record`: what trackers and tools wrote down, which no program reads when it runs; `code`: a package with the name of data. */
  readonly use: "data" | "model" | "record" | "code";
}

const USES: readonly (readonly [use: "data" | "model" | "record", entries: RegExp])[] = [
  ["data", /^(?:data|datasets?|raw)\/$|\.(?:csv|parquet|npy|npz)$/],
  ["model", /^(?:models?|checkpoints?|artifacts?)\/$|\.(?:pkl|joblib|skops|pt|pth|ckpt|safetensors|gguf|onnx|h5|keras|ubj|cbm|bst)$/],
  ["record", /^(?:outputs?|mlruns|mlartifacts|wandb|runs|lightning_logs|\.dvc|\.cache)\/$|^mlflow\.db$/],
];

/** What is called like data, models and records at the root, in the order of the alphabet. */
export function dataEntries(folderUri: string, { files }: Snapshot): readonly DataEntry[] {
  const isCode = (name: string): boolean => files.list(resolvePath(folderUri, name)).some((uri) => uri.endsWith(".py"));
  return files
    .list(folderUri)
    .flatMap((uri): readonly DataEntry[] => {
      const name = baseName(uri.replace(/\/$/, ""));
      const use = USES.find(([, entries]) => entries.test(uri.endsWith("/") ? `${name}/` : name))?.[0];
      return use === undefined ? [] : [{ name, use: uri.endsWith("/") && isCode(name) ? "code" : use }];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
