import { memo } from "../../memo.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Document } from "../../workspace/document.ts";

/** What a Python program lets one write on its command line; `undefined` where that cannot be read from its text alone. */
export const programOptions = memo((program: Document): ReadonlySet<string> | undefined => {
  if (OPEN_ENDED.test(program.text)) return undefined;
  const options = new Set<string>();
  for (const [, words = ""] of program.text.matchAll(/\b(?:add_argument|click\.option|typer\.Option)\(\s*((?:["'][^"'\n]*["']\s*,?\s*)+)/g)) {
    for (const [, option = ""] of words.matchAll(/["'](-[^"'/\s]*)/g)) options.add(option);
  }
  for (const option of typerOptions(program)) options.add(option);
  return options.size > 0 ? options : undefined;
});

/** Typer makes an option of every parameter that has a default, of every function that is a command. */
function* typerOptions(program: Document): Generator<string> {
  if (!/\btyper\b/.test(program.text)) return;
  for (const statement of moduleOf(program).body) {
    const isCommand = statement.type === "function" && statement.decorators.some((decorator) => /\.(command|callback)\b/.test(program.text.slice(decorator.start, decorator.end)));
    for (const { name } of isCommand ? statement.parameters : []) yield `--${name.name.replaceAll("_", "-")}`;
  }
}

/** Programs that take more than they list, or list it somewhere else. */
const OPEN_ENDED = /parse_known_args|HfArgumentParser|\bfire\b|@hydra|LightningCLI|parents\s*=|absl|tyro|simple_parsing|jsonargparse|ArgumentParser\(.*fromfile|ignore_unknown_options|import\s+\*|(?<!def )\b(?!print|type|len|str|vars|id)\w+\(\s*\w*parser\s*[,)]|for\s[^\n]*:\s*\n\s*\w*parser\.add_argument/;

/** True where argparse or click would take the option: unambiguous beginnings and `--no-` forms count. */
export const takesOption = (options: ReadonlySet<string>, option: string): boolean =>
  options.has(option) || [...options].some((known) => known.startsWith(option) || known === option.replace(/^--no-/, "--"));
