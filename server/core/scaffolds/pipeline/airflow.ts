import { commandText, type Command } from "../../facts/project/stageCommand.ts";
import type { PipelinePlan } from "./plan.ts";
import { pythonName, pythonText, pythonValue, uniqueNames } from "./python.ts";

/** An Airflow DAG: one task per stage, in the order that the files ask for. */
export function airflowDag({ name, stages, parameters }: PipelinePlan): string {
  const names = uniqueNames(stages.map((stage) => stage.name));
  const nameOf = (stage: string): string => names[stages.findIndex((known) => known.name === stage)] ?? "";
  const edges = stages.flatMap(({ name: stage, after }) => after.map((before) => `    ${nameOf(before)} >> ${nameOf(stage)}`));
  return [
    `"""The pipeline ${name} for Airflow 3."""`,
    "",
    "import os",
    "from datetime import datetime, timedelta",
    "",
    "from airflow.providers.standard.operators.bash import BashOperator",
    "from airflow.sdk import DAG",
    "",
    `PROJECT_DIR = os.environ.get("PROJECT_DIR", "/opt/${name}")`,
    "",
    "with DAG(",
    `    dag_id=${pythonText(pythonName(name))},`,
    "    schedule=None,",
    "    start_date=datetime(2026, 1, 1),",
    "    catchup=False,",
    "    max_active_runs=1,",
    ...(parameters.length > 0 ? ["    params={", ...parameters.map((parameter) => `        ${pythonText(pythonName(parameter.name))}: ${pythonValue(parameter.value)},`), "    },"] : []),
    '    default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},',
    "):",
    ...stages.flatMap((stage, index) => [
      `    ${names[index] ?? ""} = BashOperator(`,
      `        task_id=${pythonText(names[index] ?? "")},`,
      `        bash_command=${pythonText(templated(stage.command))},`,
      "        cwd=PROJECT_DIR,",
      "    )",
    ]),
    ...(edges.length > 0 ? ["", ...edges] : []),
    "",
  ].join("\n");
}

/** For Jinja. A blank at the end, because Airflow reads a command that ends in .sh as the name of a template. */
function templated(command: Command): string {
  const escaped = command.map((part) => (typeof part === "string" ? part.replaceAll("{{", "{{ '{{' }}") : part));
  return `${commandText(escaped, ({ name }) => `{{ params.${pythonName(name)} }}`)} `;
}
