import { defineRule, type Fix } from "../../engine/rule.ts";
import { dottedName } from "../../facts/python/imports.ts";
import { argumentOf, callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import type { Argument } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";

export const unsafeYamlLoad = defineRule({
  id: "unsafe-yaml-load",
  summary: "This YAML loader makes any Python object that the file asks for",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-502"],
  references: ["https://pyyaml.org/wiki/PyYAMLDocumentation"],
  elsewhere: ["B506", "S506"],
  fix: "suggested",

  *check(document) {
    for (const call of callsOf(document)) {
      const isUnsafe = /^yaml\.unsafe_load(?:_all)?$/.test(call.name) || (/^yaml\.load(?:_all)?$/.test(call.name) && usesUnsafeLoader(call)) || (/^ruamel\.yaml\.YAML$/.test(call.name) && textValue(argumentOf(call, "typ", 0)) === "unsafe");
      if (!isUnsafe) continue;
      yield {
        at: call.callee,
        message: "A tag in the file, such as `!!python/object/apply:os.system`, runs code while it is read. A config needs plain values only: use `yaml.safe_load`.",
        fixes: useSafeLoad(document, call),
      };
    }
  },
});

const SAFE = /(?:^|\.)C?(?:Safe|Base)Loader$/;

function usesUnsafeLoader(call: Call): boolean {
  const loader = argumentOf(call, "Loader", 1);
  if (!loader) return call.arguments.every(({ kind }) => kind === "plain");
  const name = dottedName(loader);
  return name !== undefined && /(?:^|\.)C?(?:Unsafe|Full)?Loader$/.test(name) && !SAFE.test(name);
}

/** Keeps how the module is called in this file. */
function useSafeLoad({ text }: Document, call: Call): readonly Fix[] {
  const written = text.slice(call.callee.start, call.callee.end);
  const [stream, loader, ...more] = call.arguments;
  if (!/\.(?:unsafe_)?load(?:_all)?$/.test(written) || more.length > 0 || !stream || !isStream(stream)) return [];
  const name = written.replace(/(?:unsafe_)?(load(?:_all)?)$/, "safe_$1");
  const end = loader ? loader.end : stream.end;
  return [{ title: "Use safe_load", edits: [{ span: call.callee, text: name }, { span: { start: stream.end, end }, text: "" }] }];
}

const isStream = ({ name, kind }: Argument): boolean => kind === "plain" && (name === undefined || name === "stream");
