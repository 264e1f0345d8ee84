import { commandText, parametersOf } from "../../facts/project/stageCommand.ts";
import type { PipelinePlan } from "./plan.ts";
import { pythonName, pythonText, uniqueNames } from "./python.ts";

/** A driver for a Ray job: stages are remote tasks, and those that wait for nothing run at the same time. */
export function rayDriver({ name, stages, parameters }: PipelinePlan): string {
  const names = uniqueNames(stages.map((stage) => stage.name));
  const nameOf = (stage: string): string => names[stages.findIndex((known) => known.name === stage)] ?? "";
  const runs = stages.map(({ command, after }, index) => {
    const used = parametersOf([command]);
    const text = commandText(command, (parameter) => `\${${used.indexOf(parameter)}}`);
    return `    ${names[index] ?? ""} = run.remote(${[pythonText(text), `[${used.map((parameter) => `options.${pythonName(parameter.name)}`).join(", ")}]`, ...after.map(nameOf)].join(", ")})`;
  });
  return [
    `"""The pipeline ${name} as a Ray job."""`,
    "",
    ...(parameters.length > 0 ? ["import argparse"] : []),
    "import subprocess",
    "",
    "import ray",
    "from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy",
    "",
    "",
    "@ray.remote(max_retries=2)",
    "def stage(command, values, *before):",
    '    """Runs one stage, with values for its ${0}, ${1} …, after those that it waits for; raises when it fails."""',
    '    subprocess.run(["sh", "-ec", command, *values], check=True)',
    "",
    "",
    "def main():",
    ...(parameters.length > 0
      ? [
          "    parser = argparse.ArgumentParser(description=__doc__)",
          ...parameters.map((parameter) => `    parser.add_argument(${pythonText(`--${parameter.name}`)}, dest=${pythonText(pythonName(parameter.name))}, default=${pythonText(String(parameter.value))})`),
          "    options = parser.parse_args()",
        ]
      : []),
    "    ray.init()",
    "    # The stages hand files to each other on one disk.",
    "    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)",
    "    run = stage.options(scheduling_strategy=here)",
    ...runs,
    `    ray.get([${names.join(", ")}])`,
    "",
    "",
    'if __name__ == "__main__":',
    "    main()",
    "",
  ].join("\n");
}
