import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const weightsInContext = defineRule({
  id: "weights-in-context",
  summary: "Everything in the folder goes into the image, models, data and notebooks too",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-538"],
  references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
  fix: "none",

  *check(document, snapshot) {
    const copies = dockerfileOf(document).stages.flatMap(({ instructions }) => instructions.filter(({ keyword, flags, words }) => keyword === "COPY" && words[0]?.text.replace(/\/$/, "") === "." && !flags.some(({ name }) => name === "from")));
    const [copy] = copies;
    const folder = folderOf(document.uri);
    if (!copy || ignores(folder, baseName(document.uri), snapshot)) return;
    const found = heavyIn(folder, snapshot);
    if (found === undefined) return;
    yield { at: copy.words[0]?.span ?? copy.whole, message: `\`${found}\` is sent to the build and put into the image with everything else, and so is \`.env\` if somebody makes one: there is no \`.dockerignore\`. Write one that leaves out models, data, notebooks and \`.git\`.` };
  },
});

const ignores = (folder: string, name: string, { files }: Snapshot): boolean => files.exists(resolvePath(folder, ".dockerignore")) || files.exists(resolvePath(folder, `${name}.dockerignore`));

const HEAVY = /\.(?:pt|pth|ckpt|safetensors|gguf|onnx|pkl|joblib|h5|keras|bin|parquet|csv|ipynb|npy|npz)$|^(?:\.git|mlruns|wandb|checkpoints)$/i;

const MOST = 200;
const FOLDERS = 20;
const isHeavy = (uri: string): boolean => HEAVY.test(baseName(uri.replace(/\/$/, "")));

/** The first such file of the folder, or of the folders right below. */
function heavyIn(folder: string, { files }: Snapshot): string | undefined {
  const entries = files.list(folder).slice(0, MOST);
  const own = entries.find(isHeavy);
  const below = own === undefined ? entries.filter((uri) => uri.endsWith("/")).slice(0, FOLDERS).flatMap((uri) => files.list(uri).slice(0, MOST)) : [];
  const found = own ?? below.find(isHeavy);
  return found?.slice(folder.length).replace(/^\//, "");
}
