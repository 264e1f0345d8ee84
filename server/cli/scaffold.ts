import { resolve } from "node:path";

import { planScaffold, scaffolds, type Choice, type Chosen, type Scaffold } from "../core/index.ts";
import { diskFiles } from "../host/files.ts";
import { loadParsers } from "../host/parsers.ts";
import { readStamp } from "../host/readText.ts";
import { uriOf } from "../host/uris.ts";
import { defineCommand, formatOption, WrongArguments, type Command } from "./command.ts";
import { loadSettings } from "./configFile.ts";
import { finishPlan } from "./filePlan.ts";

/** One command per scaffold: `scaffold docker`, `scaffold compose` … */
export const scaffoldCommands: readonly Command[] = scaffolds.map((scaffold) =>
  defineCommand({
    name: `scaffold ${scaffold.id}`,
    summary: `Make ${scaffold.makes} from what a folder says about itself`,
    words: { usage: "DIR", least: 1, most: 1 },
    options: {
      format: formatOption(["text", "json"]),
      write: { kind: "flag", help: "write the files; without it they are only shown" },
      "dry-run": { kind: "flag", help: "show the files and write nothing, which is what happens anyway without --write" },
      yes: { kind: "flag", short: "y", help: "replace files that are there already" },
      set: { kind: "list", value: "KEY=VALUE", help: choicesHelp(scaffold.choices) },
    },
    examples: examplesOf(scaffold),

    run: async ({ words, own, common }, terminal) => {
      const [folder = "."] = words;
      const given = readPairs(own.set);
      if (!readStamp(folder)) throw new WrongArguments(`There is no folder ${folder}.`);
      const settings = loadSettings(common.config, words);
      await loadParsers();
      const plan = planScaffold(scaffold, uriOf(resolve(folder)), { files: diskFiles(settings).freeze(), settings }, given);
      const write = own.write && !own["dry-run"];
      return finishPlan(plan.state === "planned" ? plan : { files: [], notes: [], refusals: [plan.reason] }, { ...own, write }, terminal);
    },
  }),
);

function choicesHelp(choices: readonly Choice[]): string {
  const described = choices.map(({ key, help, values }) => `${key} (${values ? values.join(", ") : help})`);
  return `what the folder does not tell: ${described.join("; ")}`;
}

function examplesOf({ id, choices }: Scaffold): Command["examples"] {
  const [choice] = choices;
  return [
    { line: `modelwright scaffold ${id} .`, does: "Show what would be written, as a patch." },
    ...(choice ? [{ line: `modelwright scaffold ${id} . --set ${choice.key}=${choice.example} --write`, does: `Write it, with ${choice.example} as ${choice.key}.` }] : []),
  ];
}

function readPairs(pairs: readonly string[]): Chosen {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, key = "", value = ""] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
      if (key === "") throw new WrongArguments(`--set takes KEY=VALUE, such as python=3.12, not "${pair}".`);
      return [key, value];
    }),
  );
}
