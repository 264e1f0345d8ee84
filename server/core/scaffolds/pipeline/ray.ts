import type { PipelinePlan } from "./plan.ts";
import { pythonText, uniqueNames } from "./python.ts";

/** A driver for a Ray job: stages are remote tasks, and those that wait for nothing run at the same time. */
export function rayDriver({ name, stages }: PipelinePlan): string {
  const names = uniqueNames(stages.map((stage) => stage.name));
  const nameOf = (stage: string): string => names[stages.findIndex((known) => known.name === stage)] ?? "";
  return [
    `"""The pipeline ${name} as a Ray job."""`,
    "",
    "import subprocess",
    "",
    "import ray",
    "from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy",
    "",
    "",
    "@ray.remote(max_retries=2)",
    "def stage(command, *before):",
    '    """Runs one stage after those that it waits for; raises when it fails."""',
    '    subprocess.run(["sh", "-ec", command], check=True)',
    "",
    "",
    "def main():",
    "    ray.init()",
    "    # The stages hand files to each other on one disk.",
    "    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)",
    "    run = stage.options(scheduling_strategy=here)",
    ...stages.map((each, index) => `    ${names[index] ?? ""} = run.remote(${[pythonText(each.command), ...each.after.map(nameOf)].join(", ")})`),
    `    ray.get([${names.join(", ")}])`,
    "",
    "",
    'if __name__ == "__main__":',
    "    main()",
    "",
  ].join("\n");
}
