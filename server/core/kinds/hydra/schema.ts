import { keysOf } from "../schema/fields.ts";
import { any, key, loose, named, oneOf, open, text } from "../schema/shape.ts";

/** What Hydra keeps for itself under `hydra`; it is fixed, so that an unknown key stops the program. After Hydra 1.3 (MIT), read 2026-11-21. */
const own = open({
  run: key(open(keysOf({ dir: ["text", "The folder that a run works in."] })), "Where a run works."),
  sweep: key(open(keysOf({ dir: ["text", "The folder of all runs."], subdir: ["text", "The folder of one run in it."] })), "Where the runs of a sweep work."),
  job: key(open(keysOf({
    name: ["text", "The name of the job."],
    chdir: ["bool", "Change into the folder of the run."],
    override_dirname: ["text", "What was overridden, as part of a path."],
    id: ["text", "The id of the job."],
    num: ["any", "The number of the job in its sweep."],
    config_name: ["text", "The primary config."],
    env_set: ["map", "Variables to set."],
    env_copy: ["[text]", "Variables to copy."],
    config: ["map", "How names of folders are made."],
  })), "The job."),
  mode: key({ is: "text", values: ["RUN", "MULTIRUN"] }, "One run or several."),
  ...keysOf({
    searchpath: ["[text]|text", "Further places of configs."],
    output_subdir: ["text", "The folder for the config of the run."],
    verbose: ["any", "Loggers that say more."],
    sweeper: ["any", "Who chooses the runs of a sweep."],
    launcher: ["any", "Who starts the runs of a sweep."],
    callbacks: ["any", "What is called before and after runs."],
    hydra_logging: ["any", "Logging of Hydra."],
    job_logging: ["any", "Logging of the job."],
    help: ["any", "What `--help` shows."],
    hydra_help: ["any", "What `--hydra-help` shows."],
    env: ["any", "The environment."],
    overrides: ["any", "What was overridden."],
    runtime: ["any", "Facts about the run."],
    defaults: ["any", "Defaults of Hydra's own groups."],
  }),
});

export const schema = loose({ hydra: key(oneOf(own, text), "Settings of Hydra itself."), defaults: key(oneOf({ is: "list", of: any }, named(any)), "Configs that this one is composed of, in order.") });
