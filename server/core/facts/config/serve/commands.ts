import { memo } from "../../../memo.ts";
import { entriesAt, isNull, manyOf, nodeAt, stringAt, walk } from "../../../syntax/data/access.ts";
import type { Node, Scalar } from "../../../syntax/data/node.ts";
import { readData, soundRoots } from "../../../syntax/data/read.ts";
import { dockerfileOf } from "../../../syntax/dockerfile/dockerfile.ts";
import { shellCommands } from "../../../syntax/dockerfile/shell.ts";
import type { Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { matchesIn } from "../matches.ts";
import { SHORT_OPTIONS } from "./options.ts";

/** A server of language models that a file starts, with the options it is given. */
export interface ServeCommand {
  readonly engine: "vllm" | "tgi";
  readonly options: ReadonlyMap<string, ServeOption>;
  /** The model, by `--model`, by place after `serve`, or by `--model-id`. */
  readonly model: Word | undefined;
  /** All of its words, from the program's name on. */
  readonly words: readonly Word[];
  /** What holds the command: a container of Kubernetes, a service of Compose, or a file of settings. */
  readonly holder: Node | undefined;
}

export interface ServeOption {
  /** Without dashes, words joined by `-`. */
  readonly name: string;
  readonly at: Span;
  readonly value: Word | undefined;
}

export interface Word {
  readonly text: string;
  readonly span: Span;
}

export const serveCommands = memo((document: Document): readonly ServeCommand[] => {
  if (document.kind === "vllm-serve") return [fromSettings(document)];
  if (!/vllm|text-generation/.test(document.text)) return [];
  if (document.language === "dockerfile") {
    const starts = dockerfileOf(document).stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT"));
    return fromWords(starts.flatMap(({ json, words }) => json ?? words), undefined, "");
  }
  if (document.language === "shellscript") return shellCommands(document.text, { start: 0, end: document.text.length }).flatMap(({ words }) => fromWords(words, undefined, ""));
  return (readData(document, "pyyaml")?.roots ?? []).flatMap((root) => [...walk(root)].flatMap(({ node }) => fromContainer(node, document.text)));
});

function fromSettings(document: Document): ServeCommand {
  const entries = soundRoots(document, "pyyaml").flatMap((root) => entriesAt(root));
  const options = new Map(entries.map(({ key, value }) => [dashed(key.text), { name: dashed(key.text), at: key.span, value: value.type === "scalar" && !isNull(value) ? value : undefined }]));
  return { engine: "vllm", options, model: options.get("model")?.value, words: [], holder: undefined };
}

/** `command`, `entrypoint` and `args` of a mapping that has an image or names the server in them. */
function fromContainer(node: Node, text: string): readonly ServeCommand[] {
  if (node.type !== "mapping") return [];
  const words = ["entrypoint", "command", "args"].flatMap((name) => manyOf(nodeAt(node, name))).flatMap((item) => (item.type === "scalar" ? wordsOf(item, text) : []));
  return words.length === 0 ? [] : fromWords(words, node, stringAt(node, "image") ?? "");
}

/** A script in one scalar is split; a word of a list stays whole. */
const wordsOf = (scalar: Scalar, text: string): readonly Word[] =>
  /\s/.test(scalar.text.trim()) ? matchesIn(text, scalar, /[^\s"'\\]+/g).map((match) => ({ text: match.text, span: match.at })) : [{ text: scalar.text, span: scalar.span }];

function fromWords(words: readonly Word[], holder: Node | undefined, image: string): readonly ServeCommand[] {
  const texts = words.map(({ text }) => text);
  const serve = texts.findIndex((text, index) => text === "serve" && /(^|\/)vllm$/.test(texts[index - 1] ?? ""));
  const isVllm = serve >= 0 || texts.some((text) => text.startsWith("vllm.entrypoints")) || /vllm-openai|(^|\/)vllm\b/.test(image);
  const isTgi = texts.some((text) => /(^|\/)text-generation-launcher$/.test(text)) || image.includes('text-generation-inference');
  if (isVllm === isTgi) return [];
  const options = optionsIn(words);
  const model = options.get(isTgi ? "model-id" : "model")?.value ?? (serve >= 0 ? words[serve + 1] : undefined);
  return [{ engine: isTgi ? "tgi" : "vllm", options, model: model?.text.startsWith("-") ? undefined : model, words, holder }];
}

function optionsIn(words: readonly Word[]): ReadonlyMap<string, ServeOption> {
  const options = new Map<string, ServeOption>();
  for (const [index, { text, span }] of words.entries()) {
    const [, long, joined] = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(text) ?? [];
    const name = long ?? SHORT_OPTIONS[/^-(\w+)$/.exec(text)?.[1] ?? ""];
    if (name === undefined) continue;
    const next = words[index + 1];
    const value = joined !== undefined ? { text: joined, span } : next?.text.startsWith("--") ? undefined : next;
    options.set(dashed(name), { name: dashed(name), at: span, value });
  }
  return options;
}

const dashed = (name: string): string => name.replaceAll("_", "-");

/** The number that an option has; `undefined` where it has none or it is filled in later. */
export function optionNumber(command: ServeCommand, name: string): { readonly value: number; readonly at: Span } | undefined {
  const option = command.options.get(name);
  const text = option?.value?.text.replace(/["']/g, "") ?? "";
  return option?.value && /^-?\d+(\.\d+)?$/.test(text) ? { value: Number(text), at: option.value.span } : undefined;
}
