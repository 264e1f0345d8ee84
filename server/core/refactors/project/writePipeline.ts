import { importBlock } from "./imports.ts";
import type { Setting } from "./settings.ts";
import { freeName, type Stage } from "./stages.ts";
import { docstring, INDENT, joinBlocks } from "./text.ts";
import type { Package } from "./writeModule.ts";
import { LONGEST_LINE } from "./writeStage.ts";

/** `pipeline.py`: calls the stages in order, in one process, and gives what they made. */
export function pipelineText(whole: Package, settings: readonly Setting[], notebook: string): string {
  const { stages, layout, name } = whole;
  const hasSettings = settings.length > 0;
  const isAsync = stages.some((stage) => stage.isAsync);
  const given = freeName("params", new Set(stages.flatMap(({ parameters, returns }) => [...parameters, ...returns])));
  const { lines, results } = calls(stages, new Set(settings.map((one) => one.name)), given);
  const imports = importBlock([{ module: "typing", name: "Any" }, ...(hasSettings ? [{ module: `${name}.config`, name: "Params" }] : []), ...stages.map((stage) => ({ module: `${name}.${layout.homes.get(stage.name) ?? ""}`, name: stage.name }))], name);
  const body = [
    `${isAsync ? "async " : ""}def run(${hasSettings ? `${given}: Params | None = None` : ""}) -> dict[str, Any]:`,
    ...docstring("Runs all stages in the notebook's order and returns what they made, by name."),
    ...(hasSettings ? [`${INDENT}${given} = ${given} or Params()`] : []),
    ...lines,
    `${INDENT}return {${results.length > 0 ? `\n${results.map(([own, variable]) => `${INDENT}${INDENT}"${own}": ${variable},`).join("\n")}\n${INDENT}` : ""}}`,
  ];
  return joinBlocks([[`"""The stages of ${notebook}, one after the other in one process."""`, "", "from __future__ import annotations", "", imports].join("\n"), body.join("\n")]);
}

/** A name that a stage makes anew without having read it is another value, and gets another variable. */
function calls(stages: readonly Stage[], settings: ReadonlySet<string>, given: string): { readonly lines: readonly string[]; readonly results: readonly (readonly [string, string])[] } {
  const variables = new Map<string, string>();
  const taken = new Set([given, ...stages.flatMap(({ name, returns, parameters }) => [name, ...returns, ...parameters])]);
  const lines = stages.map((stage) => {
    const handed = stage.parameters.map((name) => (settings.has(name) ? `${given}.${name}` : (variables.get(name) ?? name)));
    for (const name of stage.returns) {
      if (!variables.has(name)) variables.set(name, name);
      else if (!stage.parameters.includes(name)) variables.set(name, nextVersion(name, taken));
    }
    const made = stage.returns.map((name) => variables.get(name) ?? name);
    const call = `${stage.isAsync ? "await " : ""}${stage.name}(${handed.join(", ")})`;
    return wrap(made.length > 0 ? `${INDENT}${made.join(", ")} = ${call}` : `${INDENT}${call}`, handed);
  });
  return { lines, results: [...variables] };
}

function nextVersion(name: string, taken: Set<string>): string {
  const free = freeName(name, taken);
  taken.add(free);
  return free;
}

function wrap(line: string, handed: readonly string[]): string {
  if (line.length <= LONGEST_LINE || handed.length === 0) return line;
  return `${line.slice(0, line.lastIndexOf("(") + 1)}\n${handed.map((one) => `${INDENT}${INDENT}${one},`).join("\n")}\n${INDENT})`;
}
