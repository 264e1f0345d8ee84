import type { RunHead } from "../../stores/run.ts";

/** What is known of a run, and of the folder that it would be run in again. */
export interface AgainSource {
  readonly run: Pick<RunHead, "tracker" | "code">;
  readonly params: Readonly<Record<string, string>>;
  /** The script as it is called in the workspace, where it was found. */
  readonly program?: string;
  /** The text of the folder's `MLproject`. */
  readonly project?: string;
  /** How words are quoted. */
  readonly shell: "posix" | "powershell";
}

/** The command that makes a run again: by its tracker's own means where it has any, else as it was recorded. */
export function runCommand({ run: { tracker, code }, params, program, project, shell }: AgainSource): string {
  const words = tracker === "DVC" ? ["dvc", "exp", "run"] : code?.entryPoint !== undefined && project !== undefined ? ["mlflow", "run", ".", "-e", code.entryPoint, ...projectParams(params, project)] : ["python", program ?? code?.program ?? "", ...(code?.args ?? [])];
  return words.map((word) => quoted(word, shell)).join(" ");
}

/** Those that the project names; what the script logged besides, `mlflow run` would not take. */
function projectParams(params: Readonly<Record<string, string>>, project: string): readonly string[] {
  const named = new Set([...project.matchAll(/^\s+([\w-]+)\s*:/gm)].map(([, name]) => name));
  return Object.entries(params).flatMap(([name, value]) => (named.has(name) ? ["-P", `${name}=${value}`] : []));
}

/** What a tracker wrote down is data: nothing in it is for the shell to understand. */
const quoted = (word: string, shell: AgainSource["shell"]): string => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", shell === "powershell" ? "''" : "'\\''")}'`);
