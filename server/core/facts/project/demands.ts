import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, type Call } from "../python/calls.ts";

/** The arguments that a script's argparse or click does not start without, as written: `--data`, `folder`. */
export function demandedArguments(script: Document): readonly string[] {
  return callsOf(script).flatMap((call) => {
    const first = call.arguments.find(({ name }) => name === undefined)?.value;
    const option = first?.type === "text" ? first.value : undefined;
    if (option === undefined || !/(?:^|\.)(?:add_argument|option|argument)$/.test(call.name)) return [];
    return isDemanded(call, option) ? [longestName(call)] : [];
  });
}

function isDemanded(call: Call, option: string): boolean {
  if (option.startsWith("-")) return argumentOf(call, "required")?.type === "true";
  const nargs = argumentOf(call, "nargs");
  const isOpen = nargs?.type === "text" && /^[?*]$/.test(nargs.value);
  return call.name.endsWith("add_argument") && !isOpen;
}

function longestName({ arguments: given }: Call): string {
  const names = given.flatMap(({ name, value }) => (name === undefined && value.type === "text" ? [value.value] : []));
  return names.toSorted((a, b) => b.length - a.length)[0] ?? "";
}
