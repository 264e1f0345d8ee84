import { commandText, parametersOf, type Parameter } from "../../facts/project/stageCommand.ts";
import type { Stage } from "../../facts/project/stages.ts";
import type { PipelinePlan } from "./plan.ts";
import { pythonName, pythonText, pythonValue, uniqueNames } from "./python.ts";

/** Source for the Kubeflow Pipelines SDK v2: one container component per stage, files as artifacts. */
export function kubeflowPipeline({ name, image, stages, parameters }: PipelinePlan): string {
  const names = uniqueNames(stages.map((stage) => stage.name));
  const maker = new Map(stages.flatMap((stage, index) => stage.outputs.map((out) => [out, { variable: `${names[index] ?? ""}_task`, out }] as const)));
  const makerOf = (path: string): { readonly variable: string; readonly out: string } | undefined => maker.get(path) ?? [...maker].find(([out]) => path.startsWith(`${out}/`))?.[1];
  const calls = stages.flatMap((stage, index) => {
    const given = [
      ...wholeInputs(stage, makerOf).map(({ variable, out }) => `${pythonName(out)}=${variable}.outputs[${pythonText(pythonName(out))}]`),
      ...parametersOf([stage.command]).map((parameter) => `${parameterName(parameter)}=${parameterName(parameter)}`),
    ];
    const variable = `${names[index] ?? ""}_task`;
    const line = `    ${variable} = ${names[index] ?? ""}(${given.join(", ")})`;
    const waits = stage.after.filter((before) => !wholeInputs(stage, makerOf).some((input) => input.variable === `${names[stages.findIndex(({ name: known }) => known === before)] ?? ""}_task`));
    return [line, ...waits.map((before) => `    ${variable}.after(${names[stages.findIndex(({ name: known }) => known === before)] ?? ""}_task)`)];
  });
  return [
    `"""The pipeline ${name} for Kubeflow Pipelines v2."""`,
    "",
    "from kfp import compiler, dsl",
    "",
    `IMAGE = ${pythonText(image)}`,
    ...stages.flatMap((stage, index) => ["", "", ...component(stage, names[index] ?? "", wholeInputs(stage, makerOf).map(({ out }) => out))]),
    "",
    "",
    `@dsl.pipeline(name=${pythonText(name)})`,
    `def ${pythonName(name)}(${parameters.map((parameter) => `${parameterName(parameter)}: ${typeName(parameter)} = ${pythonValue(parameter.value)}`).join(", ")}):`,
    ...calls,
    "",
    "",
    'if __name__ == "__main__":',
    `    compiler.Compiler().compile(${pythonName(name)}, ${pythonText(`${name}.yaml`)})`,
    "",
  ].join("\n");
}

function wholeInputs({ inputs }: Stage, makerOf: (path: string) => { readonly variable: string; readonly out: string } | undefined): readonly { readonly variable: string; readonly out: string }[] {
  const found = inputs.flatMap((path) => makerOf(path) ?? []);
  return found.filter((one, index) => found.findIndex(({ out }) => out === one.out) === index);
}

/** Inputs are laid where the stage's command looks for them, and its outputs are carried to where Kubeflow keeps them. */
function component({ command, outputs }: Stage, name: string, inputs: readonly string[]): readonly string[] {
  const used = parametersOf([command]);
  const taken = [...inputs.map((path) => `${pythonName(path)}: dsl.Input[dsl.Artifact]`), ...used.map((parameter) => `${parameterName(parameter)}: ${typeName(parameter)}`), ...outputs.map((path) => `${pythonName(path)}: dsl.Output[dsl.Artifact]`)];
  const places = [...inputs, ...outputs];
  const script = [
    "cd /app",
    ...inputs.map((path, index) => `rm -rf '${path}' && mkdir -p "$(dirname '${path}')" && cp -r "\${${index}}" '${path}'`),
    commandText(command, (parameter) => `\${${places.length + used.indexOf(parameter)}}`),
    ...outputs.map((path, index) => `mkdir -p "$(dirname "\${${inputs.length + index}}")" && cp -r '${path}' "\${${inputs.length + index}}"`),
  ].join(" && ");
  return [
    "@dsl.container_component",
    `def ${name}(${taken.join(", ")}):`,
    "    return dsl.ContainerSpec(",
    "        image=IMAGE,",
    '        command=["sh", "-ec"],',
    "        args=[",
    `            ${pythonText(script)},`,
    ...places.map((path) => `            ${pythonName(path)}.path,`),
    ...used.map((parameter) => `            ${parameterName(parameter)},`),
    "        ],",
    "    )",
  ];
}

/** Apart from the names of files. */
const parameterName = ({ name }: Parameter): string => `${pythonName(name)}_value`;

const typeName = ({ value }: Parameter): string => (typeof value === "boolean" ? "bool" : typeof value === "string" ? "str" : Number.isInteger(value) ? "int" : "float");
