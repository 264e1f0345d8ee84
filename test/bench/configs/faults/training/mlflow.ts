import { noted } from "../../adjusted.ts";
import { faultsOf, generalYaml, given, lacking, slip, swap, without, yaml } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const PROJECT = ["mlproject"];
const MODEL = ["mlmodel"];

/** Faults of MLproject and MLmodel. */
export const mlflowFaults: readonly Fault[] = [
  ...outsideTemplates(faultsOf(PROJECT, [
    ["mlproject/multiple-envs", given(/^conda_env:/m, yaml("python_env", "python_env.yaml")), given(/^conda_env:/m, swap(/^(conda_env: .*)$/m, "$1\ndocker_env:\n  image: python:3.11"))],
    ["mlproject/env-file-missing", given(/^conda_env:/m, yaml("conda_env", "environment_gone.yaml")), given(/^conda_env:/m, swap(/^conda_env:.*$/m, "python_env: python_env_gone.yaml")), given(/^conda_env: conda\.y/m, yaml("conda_env", "codna.yaml"))],
    ["mlproject/undefined-param", swap(/(command: .*\{)(\w+)(\})/, "$1$2s$3"), swap(/(command: "[^"\n]*)"/, "$1 {not_a_param}\""), swap(/(--\w+[ =]\{)(\w+)\}/, "$1no_$2}")],
    ["mlproject/unused-param", swap(/(command: .*?)[ ]?(?:--?\w+[ =])?\{[\w-]+\}/, "$1"), swap(/^( *)parameters:[ \t]*\n\s*\n?( +)(?=\w)/m, "$1parameters:\n$2never_used: {type: float, default: 1}\n$2")],
    ["mlproject/script-missing", swap(/(python3? )([\w./]+)\.py/, "$1$2_gone.py"), swap(/(python3? )[\w./]+\.py/, "$1scripts/no_such.py")],
    ["mlproject/docker-image-missing", given(/^conda_env:/m, swap(/^conda_env:.*$/m, 'docker_env:\n  volumes: ["/data:/data"]')), lacking(/_env:/, swap(/^entry_points:/m, "docker_env:\n  imagee: python\nentry_points:"))],
    ["mlproject/databricks-python_file-and-entrypoints", swap(/^entry_points:/m, "databricks_spark_job:\n  python_file: train.py\nentry_points:")],
    ["mlproject/default-type", swap(/^( *[\w-]+: )\{type: (?:float|int), default: [^}]*\}/m, "$1{type: float, default: high}"), swap(/^( *[\w-]+: \{type: (?:float|int), default: )[^}]*\}/m, "$1none at all}")],
    ["mlproject/schema", slip("entry_points"), slip("conda_env"), slip("parameters"), slip("command"), slip("name"), slip("default"), slip("type"), swap(/^([^#\n]*type: )(?:float|int)/m, "$1flaot"), swap(/^( *\w+: )path$/m, "$1pth"), swap(/^( *)command:.*$/m, "$1command:\n$1  - python train.py"), without("command"), swap(/^entry_points:\s*\n {2}main:/m, "entry_points:\n  - main:"), swap(/^entry_points:/m, "entry_point:")],
  ])),
  ...generalYaml(PROJECT, "name", "entry_points"),
  ...faultsOf(MODEL, [
    ["mlmodel/artifact-missing", swap(/model_path: \S+/, "model_path: model_gone.pkl"), swap(/ data: \S+/, " data: gone.lgb"), swap(/pickled_model: \S+/, "pickled_model: gone.pkl")],
    ["mlmodel/env-file-missing", swap(/ env: \S+/, " env: conda_gone.yaml"), swap(/ env: \S+/, " env:\n      conda: conda_gone.yaml\n      virtualenv: python_env_gone.yaml")],
    ["mlmodel/python-version-mismatch", lacking(/sklearn_version: 1\.0\.2|mlflow_version: 2\.1/, swap(/python_version: \S+/, "python_version: 3.11.4"))],
    ["mlmodel/signature-json-invalid", swap(/(inputs: '\[\{)"name"/, "$1name"), swap(/(outputs: '\[)\{/, "$1"), swap(/"type": "double"/, '"type": "doubel"'), swap(/(inputs: '\[\{"name": "\w+", )"type": "\w+"/, '$1"typ": "double"')],
    ["mlmodel/schema", slip("flavors"), slip("artifact_path"), slip("loader_module"), slip("python_version"), slip("model_path"), slip("signature"), slip("run_id"), slip("mlflow_version"), slip("utc_time_created"), without("flavors"), swap(/^flavors:\s*\n/m, "flavors: sklearn\nothers:\n"), swap(/loader_module: mlflow\.\w+/, "loader_module: mlflow.skleran"), without("loader_module"), swap(/serialization_format: \w+/, "serialization_format: cloudpikle")],
    ["common/version-float", swap(/python_version: \S+/, "python_version: 3.10")],
  ]),
  ...noted(/./, faultsOf(MODEL, [["mlmodel/no-signature", without("signature")]])),
  ...generalYaml(MODEL, "artifact_path", "flavors"),
];

/** Files that a program fills in are left in peace. */
function outsideTemplates(faults: readonly Fault[]): readonly Fault[] {
  return faults.map((fault) => ({ ...fault, change: lacking(/\{\{ *cookiecutter/, fault.change) }));
}
