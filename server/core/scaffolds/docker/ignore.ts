import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName } from "../../workspace/uri.ts";

/** What the image must not hold, from what is really in the folder. Model files stay in it where they are `baked`. */
export function dockerignore(folderUri: string, snapshot: Snapshot, baked: boolean): { readonly text: string; readonly notes: readonly string[] } {
  const entries = snapshot.files.list(folderUri).map((uri) => baseName(uri.replace(/\/$/, "")) + (uri.endsWith("/") ? "/" : ""));
  const sections = SECTIONS.map(({ title, always, found }) => {
    const inFolder = entries.filter((entry) => found.test(entry) && !(baked && MODELS.test(entry))).map((entry) => entry.replace(/\/$/, ""));
    return { title, patterns: [...new Set([...always, ...inFolder.toSorted()])], inFolder };
  });
  const text = sections
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ title, patterns }) => [`# ${title}`, ...patterns, ""].join("\n"))
    .join("\n");
  const heavy = sections.find(({ title }) => title === DATA)?.inFolder ?? [];
  return { text, notes: heavy.length > 0 ? [`Kept out of the image by .dockerignore: ${heavy.join(", ")}.`] : [] };
}

const DATA = "Data, models and runs: mounted, not copied";

const MODELS = /^(?:models?|checkpoints?|artifacts?)\/$|\.(?:pkl|joblib|skops|pt|pth|ckpt|safetensors|gguf|onnx|h5|keras|ubj)$/;

interface Section {
  readonly title: string;
  /** Left out whether they are there yet or not. */
  readonly always: readonly string[];
  readonly found: RegExp;
}

const SECTIONS: readonly Section[] = [
  { title: "Secrets", always: [".env", ".env.*", "**/*.pem"], found: /^(?:\.netrc|\.kaggle\/|kaggle\.json|credentials.*\.json|service[-_]?account.*\.json|secrets?\..*|id_rsa.*)$/ },
  { title: DATA, always: [], found: /^(?:data|datasets?|raw|models?|checkpoints?|artifacts?|outputs?|mlruns|mlartifacts|wandb|runs|lightning_logs|\.dvc|\.cache)\/$|^mlflow\.db$|\.(?:csv|parquet|pkl|joblib|skops|pt|pth|ckpt|safetensors|gguf|onnx|h5|keras|npy|npz)$/ },
  { title: "Notebooks, tests and documents", always: [], found: /^(?:notebooks?|tests?|docs?|reports?|figures)\/$|\.ipynb$/ },
  { title: "Environments and caches", always: ["**/__pycache__", "**/*.pyc", "**/.ipynb_checkpoints"], found: /^(?:\.?venv|env|node_modules|\.mypy_cache|\.ruff_cache|\.pytest_cache|\.tox|build|dist|.*\.egg-info)\/$/ },
  { title: "Version control, editors and containers", always: [".git", "Dockerfile", ".dockerignore"], found: /^(?:\.gitignore|\.gitattributes|\.dvcignore|\.vscode\/|\.idea\/|\.github\/|\.gitlab-ci\.yml|docker-compose.*|compose.*\.ya?ml)$/ },
];
