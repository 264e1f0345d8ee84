import { keysOf } from "../schema/fields.ts";
import { any, key, loose, named, oneOf, open, text, type Shape } from "../schema/shape.ts";

/** The sweepers of Hydra's own repository together; others are made by their `_target_`. */
const sweeper: Shape = open({
  ...keysOf({
    _target_: ["any", "The class of the sweeper."],
    max_batch_size: ["int>=1", "Most runs at a time."],
    n_trials: ["int>=1", "How many runs Optuna tries."],
    n_jobs: ["int>=-1", "Runs at a time."],
    max_failure_rate: ["num>=0<=1", "The share of runs that may fail."],
    direction: ["'minimize'|'maximize'|['minimize'|'maximize']", "Whether less or more of the result is better."],
    storage: ["any", "Where Optuna keeps the study."],
    study_name: ["text", "The name of the study."],
    sampler: ["any", "How Optuna chooses."],
    search_space: ["map", "Older name of `params`."],
    params: ["map", "What is varied: `name: range(1, 5)`."],
    custom_search_space: ["text", "A function that makes the search space."],
    ax_config: ["map", "Settings of Ax."],
    optim: ["map", "Settings of Nevergrad."],
    parametrization: ["map", "What Nevergrad varies."],
  }),
});

const launcher: Shape = { ...open(keysOf({ _target_: ["any", "The class of the launcher."], n_jobs: ["int>=-1", "Runs at a time."], timeout_min: ["any", "Minutes until Slurm ends the job."], cpus_per_task: ["any", "Cores of a task."], gpus_per_node: ["any", "GPUs of a machine."], tasks_per_node: ["any", "Tasks of a machine."], mem_gb: ["any", "Memory in GB."], nodes: ["any", "Machines."], partition: ["any", "Slurm's partition."], qos: ["any", "Slurm's class of service."], array_parallelism: ["any", "Jobs at a time."], submitit_folder: ["text", "Where submitit keeps its files."], setup: ["any", "Commands before the job."], additional_parameters: ["map", "Further options of Slurm."] })), unknown: "allow" };

const FOLDER = { directory: "dir", folder: "dir", path: "dir", output_dir: "dir", subdirectory: "subdir" };

/** What Hydra keeps for itself under `hydra`; it is fixed, so that an unknown key stops the program. After Hydra 1.3 (MIT), read 2026-11-21. */
const own = open({
  run: key({ ...open(keysOf({ dir: ["text", "The folder that a run works in."] })), aliases: FOLDER }, "Where a run works."),
  sweep: key({ ...open(keysOf({ dir: ["text", "The folder of all runs."], subdir: ["text", "The folder of one run in it."] })), aliases: FOLDER }, "Where the runs of a sweep work."),
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
  sweeper: key(oneOf(sweeper, text), "Who chooses the runs of a sweep."),
  launcher: key(oneOf(launcher, text), "Who starts the runs of a sweep."),
  mode: key({ is: "text", values: ["RUN", "MULTIRUN"] }, "One run or several."),
  ...keysOf({
    searchpath: ["[text]|text", "Further places of configs."],
    output_subdir: ["text", "The folder for the config of the run."],
    verbose: ["any", "Loggers that say more."],
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
