import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryFolder } from "./disk.ts";

/** Cells to run one after the other in one namespace, or a program, in a folder with these files. */
export type NotebookRun = { readonly cells: readonly string[]; readonly files?: Readonly<Record<string, string>> } | { readonly program: string; readonly files: Readonly<Record<string, string>> };

export interface RunOutput {
  readonly printed: string;
  /** The last line of what Python said when it ended with an error. */
  readonly error?: string;
}

/** Runs each in a process and a folder of its own; where the system can fork, these libraries are loaded once for all. */
export function runNotebooks(command: string, runs: readonly NotebookRun[], libraries: readonly string[] = []): readonly RunOutput[] {
  const folder = temporaryFolder({ "run.py": RUNNER });
  const jobs = runs.map((run) => ("cells" in run ? { folder: temporaryFolder(run.files ?? {}), cells: run.cells } : { folder: temporaryFolder(run.files), program: run.program }));
  writeFileSync(join(folder, "jobs.json"), JSON.stringify(jobs));
  const { status, stderr } = spawnSync(command, ["run.py", "jobs.json", "results.json", ...libraries], { cwd: folder, encoding: "utf8", env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", MPLBACKEND: "Agg", PYTHONIOENCODING: "utf-8" } });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(join(folder, "results.json"), "utf8")) as readonly RunOutput[];
}

const RUNNER = `
import ast, asyncio, contextlib, inspect, json, os, runpy, subprocess, sys, tempfile, traceback, types

def work(job):
    os.chdir(job["folder"])
    sys.path[0] = job["folder"]
    if "program" in job:
        sys.argv = [job["program"]]
        runpy.run_path(job["program"], run_name="__main__")
        return
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    space = main.__dict__
    space["display"] = print
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for cell in job["cells"]:
        result = eval(compile(cell, "cell", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True), space)
        if inspect.iscoroutine(result): loop.run_until_complete(result)

def forked(job):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1); os.dup2(err.fileno(), 2)
            status = 0
            try:
                work(job)
            except SystemExit as end:
                status = 1 if end.code else 0
            except BaseException:
                traceback.print_exc()
                status = 1
            sys.stdout.flush(); sys.stderr.flush()
            os._exit(status)
        _, status = os.waitpid(child, 0)
        out.seek(0); err.seek(0)
        return status, out.read().decode(), err.read().decode()

def spawned(job):
    done = subprocess.run([sys.executable, __file__, json.dumps(job)], capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr

if len(sys.argv) == 2:
    work(json.loads(sys.argv[1]))
else:
    for name in sys.argv[3:]:
        with contextlib.suppress(ImportError): __import__(name)
    results = []
    for job in json.load(open(sys.argv[1], encoding="utf-8")):
        status, out, err = (forked if hasattr(os, "fork") else spawned)(job)
        lines = err.strip().splitlines()
        results.append({"printed": out.replace("\\r\\n", "\\n"), **({"error": lines[-1] if lines else str(status)} if status else {})})
    json.dump(results, open(sys.argv[2], "w", encoding="utf-8"))
`;
