import { dataEntries } from "../../facts/project/dataEntries.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName } from "../../workspace/uri.ts";

/** What the image must not hold, from what is really in the folder. Model files stay in it where they are `baked`. */
export function dockerignore(folderUri: string, snapshot: Snapshot, baked: boolean): { readonly text: string; readonly notes: readonly string[] } {
  const entries = snapshot.files.list(folderUri).map((uri) => baseName(uri.replace(/\/$/, "")) + (uri.endsWith("/") ? "/" : ""));
  const heavy = dataEntries(folderUri, snapshot).flatMap(({ name, use }) => (use === "code" || (baked && use === "model") ? [] : [name]));
  const sections = SECTIONS.map(({ title, always, found }) => {
    const inFolder = found === DATA ? heavy : entries.filter((entry) => found.test(entry)).map((entry) => entry.replace(/\/$/, ""));
    return { title, patterns: [...new Set([...always, ...inFolder.toSorted()])] };
  });
  const text = sections
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ title, patterns }) => [`# ${title}`, ...patterns, ""].join("\n"))
    .join("\n");
  return { text, notes: heavy.length > 0 ? [`Kept out of the image by .dockerignore: ${heavy.join(", ")}.`] : [] };
}

const DATA = "data";

interface Section {
  readonly title: string;
  /** Left out whether they are there yet or not. */
  readonly always: readonly string[];
  /** Names at the root, a folder with its slash; or the project's data, as the facts have it. */
  readonly found: RegExp | typeof DATA;
}

const SECTIONS: readonly Section[] = [
  { title: "Secrets", always: [".env", ".env.*", "**/*.pem"], found: /^(?:\.netrc|\.kaggle\/|kaggle\.json|credentials.*\.json|service[-_]?account.*\.json|secrets?\..*|id_rsa.*)$/ },
  { title: "Data, models and runs: mounted, not copied", always: [], found: DATA },
  { title: "Notebooks, tests and documents", always: [], found: /^(?:notebooks?|tests?|docs?|reports?|figures)\/$|\.ipynb$/ },
  { title: "Environments and caches", always: ["**/__pycache__", "**/*.pyc", "**/.ipynb_checkpoints"], found: /^(?:\.?venv|env|node_modules|\.mypy_cache|\.ruff_cache|\.pytest_cache|\.tox|build|dist|.*\.egg-info)\/$/ },
  { title: "Version control, editors and containers", always: [".git", "Dockerfile", ".dockerignore"], found: /^(?:\.gitignore|\.gitattributes|\.dvcignore|\.vscode\/|\.idea\/|\.github\/|\.gitlab-ci\.yml|docker-compose.*|compose.*\.ya?ml)$/ },
];
