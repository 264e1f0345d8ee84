import { parseArgs } from "node:util";

import { nearest } from "../core/index.ts";

export interface Option {
  /** A flag is on or off; a text takes the next word; a list may be given again and again. */
  readonly kind: "flag" | "text" | "list";
  readonly short?: string;
  /** What its value is called in the help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** For a text whose value may be left out: what it then is. Another value is given by `--name=value`. */
  readonly implied?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

type Chosen<One extends Option> = One extends { readonly choices: readonly (infer Choice)[] } ? Choice : string;

/** What a command gets for each of its options. */
export type Values<All extends Options> = {
  readonly [Name in keyof All]: All[Name] extends { readonly kind: "flag" }
    ? boolean
    : All[Name] extends { readonly kind: "list" }
      ? readonly Chosen<All[Name]>[]
      : All[Name] extends { readonly default: string }
        ? Chosen<All[Name]>
        : Chosen<All[Name]> | undefined;
};

export type Parsed<Own extends Options, Common extends Options> =
  | { readonly state: "parsed"; readonly words: readonly string[]; readonly own: Values<Own>; readonly common: Values<Common> }
  | { readonly state: "wrong"; readonly message: string };

/** Reads arguments by a command's own table of options and that of all commands. What is wrong is said in one sentence. */
export function readArgs<Own extends Options, Common extends Options>(args: readonly string[], own: Own, common: Common): Parsed<Own, Common> {
  const options: Options = { ...own, ...common };
  const given = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokensOf(args, options)) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const read = readOption(token, options);
    if ("message" in read) return { state: "wrong", message: read.message };
    given.set(token.name, [...(given.get(token.name) ?? []), read.value]);
  }
  return { state: "parsed", words, own: valuesOf(own, given), common: valuesOf(common, given) };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function tokensOf(args: readonly string[], options: Options) {
  const table = Object.entries(options).map(([name, { kind, short, implied }]) => {
    const type = kind === "flag" || implied !== undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, multiple: true, ...(short !== undefined && { short }) }] as const;
  });
  return parseArgs({ args: [...args], options: Object.fromEntries(table), strict: false, allowPositionals: true, tokens: true }).tokens;
}

function readOption({ name, rawName, value, inlineValue }: OptionToken, options: Options): { readonly value: string } | { readonly message: string } {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) return { message: unknownOption(rawName, options) };
  if (option.kind === "flag") return inlineValue ? { message: `${rawName} takes no value.` } : { value: "" };
  const text = value ?? option.implied;
  if (text === undefined) return { message: `${rawName} needs a value: ${rawName} ${option.value ?? "VALUE"}.` };
  if (option.choices && !option.choices.includes(text)) return { message: unknownWord(text, `value of ${rawName}`, option.choices) };
  return { value: text };
}

function unknownOption(rawName: string, options: Options): string {
  return `There is no option ${rawName}.${suggestion(rawName, Object.keys(options).map((name) => `--${name}`))}`;
}

/** `"eror" is not a value of --severity. Did you mean "error"?` */
export function unknownWord(word: string, what: string, known: readonly string[]): string {
  return `"${word}" is not a ${what}.${suggestion(word, known) || (known.length <= MOST_NAMED ? ` It is one of ${known.join(", ")}.` : "")}`;
}

const MOST_NAMED = 12;

function suggestion(word: string, known: readonly string[]): string {
  const close = word.length > 2 ? nearest(word, known) : undefined;
  return close === undefined ? "" : ` Did you mean "${close}"?`;
}

function valuesOf<All extends Options>(options: All, given: ReadonlyMap<string, readonly string[]>): Values<All> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, valueOf(option, given.get(name))])) as Values<All>;
}

function valueOf(option: Option, given: readonly string[] | undefined): unknown {
  if (option.kind === "flag") return given !== undefined;
  if (option.kind === "list") return given ?? [];
  return given?.at(-1) ?? option.default;
}
