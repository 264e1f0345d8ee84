import { parseArgs } from "node:util";

/** What the runners of in-editor tests take, named as mocha names it. */
export interface RunOptions {
  readonly grep?: string;
  /** Where the report of mocha's `json` reporter goes; without one, results are only printed. */
  readonly output?: string;
}

export function readOptions(): RunOptions {
  const { values } = parseArgs({
    options: { grep: { type: "string", short: "g" }, reporter: { type: "string" }, "reporter-option": { type: "string" } },
  });
  const [, output] = /^output=(.*)$/.exec(values["reporter-option"] ?? "") ?? [];
  return { ...(values.grep === undefined ? {} : { grep: values.grep }), ...(output === undefined ? {} : { output }) };
}
