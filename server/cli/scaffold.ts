import { resolve } from "node:path";

import { scaffoldDocker, type DockerChoices } from "../core/index.ts";
import { diskFiles } from "../host/files.ts";
import { loadParsers } from "../host/parsers.ts";
import { readStamp } from "../host/readText.ts";
import { uriOf } from "../host/uris.ts";
import { unknownWord } from "./args.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import { loadSettings } from "./configFile.ts";
import { finishPlan } from "./filePlan.ts";

export const scaffoldDockerCommand = defineCommand({
  name: "scaffold docker",
  summary: "Make a Dockerfile and a .dockerignore from what a folder says about itself",
  words: { usage: "DIR", least: 1, most: 1 },
  options: {
    format: formatOption(["text", "json"]),
    write: { kind: "flag", help: "write the files; without it they are only shown" },
    yes: { kind: "flag", short: "y", help: "replace files that are there already" },
    set: { kind: "list", value: "KEY=VALUE", help: "python=3.12 or name=my-service, where the folder does not tell" },
  },
  examples: [
    { line: "modelwright scaffold docker .", does: "Show what would be written, as a patch." },
    { line: "modelwright scaffold docker . --set python=3.12 --write", does: "Write it, for Python 3.12." },
  ],

  run: async ({ words, own, common }, terminal) => {
    const [folder = "."] = words;
    const choices = choicesOf(own.set);
    if (!readStamp(folder)) throw new WrongArguments(`There is no folder ${folder}.`);
    const settings = loadSettings(common.config, words);
    await loadParsers();
    const plan = scaffoldDocker(uriOf(resolve(folder)), { files: diskFiles(settings).freeze(), settings }, choices);
    return finishPlan(plan.state === "planned" ? plan : { files: [], notes: [], refusals: [plan.reason] }, own, terminal);
  },
});

const KEYS = ["python", "name"] as const satisfies readonly (keyof DockerChoices)[];

function choicesOf(pairs: readonly string[]): DockerChoices {
  const choices: { -readonly [Key in keyof DockerChoices]: string } = {};
  for (const pair of pairs) {
    const [, name = "", value = ""] = /^([^=]*)=(.+)$/.exec(pair) ?? [];
    if (value === "") throw new WrongArguments(`--set takes KEY=VALUE, such as python=3.12, not "${pair}".`);
    const key = KEYS.find((known) => known === name);
    if (key === undefined) throw new WrongArguments(unknownWord(name, "key of --set", KEYS));
    choices[key] = value;
  }
  return choices;
}
