import { DockerfileParser, JSONInstruction, ModifiableInstruction, PropertyInstruction, type Instruction as ParsedInstruction } from "dockerfile-ast";

import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import { documentLines, type Document } from "../../workspace/document.ts";
import type { Lines } from "../../text/lines.ts";

/** A Dockerfile as a builder reads it: `ARG`s before the first `FROM`, then one stage for each `FROM`. */
export interface Dockerfile {
  readonly globalArguments: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** The escape character: `\`, or a backtick where the first line says so. */
  readonly escape: string;
}

export interface Stage {
  readonly index: number;
  readonly from: Instruction;
  /** As written, with variables; `undefined` while it is not typed yet. */
  readonly image: Word | undefined;
  /** The name after `AS`, in lower case. */
  readonly name: string | undefined;
  /** What follows the `FROM`. */
  readonly instructions: readonly Instruction[];
}

export interface Instruction {
  /** In upper case. */
  readonly keyword: string;
  readonly whole: Span;
  readonly flags: readonly Flag[];
  /** What stands after the keyword and the flags; empty where nothing does. */
  readonly body: Span;
  /** The words of the body, split at blanks, quotes kept. */
  readonly words: readonly Word[];
  /** The items of the JSON form, as in `CMD ["python", "app.py"]`. */
  readonly json: readonly Word[] | undefined;
  /** The pairs of `ENV`, `ARG` and `LABEL`. */
  readonly assignments: readonly Assignment[];
}

export interface Word {
  readonly text: string;
  readonly span: Span;
}

export interface Flag {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

export interface Assignment {
  readonly name: Word;
  readonly value: Word | undefined;
}

/** A longer one is no Dockerfile that a person has written, and would be read for minutes: it counts as empty. */
const LONGEST_DOCKERFILE = 100_000;

/** Why a document cannot be checked though it was read, as a phrase. */
export const whyTooLong = ({ language, text }: Document): string | undefined =>
  language === "dockerfile" && text.length > LONGEST_DOCKERFILE ? `it has ${Math.round(text.length / 1000)} kB, and Dockerfiles above ${LONGEST_DOCKERFILE / 1000} kB are not checked` : undefined;

export const dockerfileOf = memo((document: Document): Dockerfile => {
  const parsed = DockerfileParser.parse(document.text.length > LONGEST_DOCKERFILE ? "" : document.text);
  const lines = documentLines(document);
  const globalArguments: Instruction[] = [];
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const item of parsed.getInstructions()) {
    const instruction = convert(item, lines);
    if (instruction.keyword === "FROM" || MISSPELT_FROM.has(instruction.keyword)) stages.push(stageOf(instruction, stages.length));
    else (stages.at(-1)?.instructions ?? globalArguments).push(instruction);
  }
  return { globalArguments, stages, escape: parsed.getEscapeCharacter() };
});

/** Slips that begin a stage all the same, so that only they are told and not all that follows. */
const MISSPELT_FROM: ReadonlySet<string> = new Set(["FORM", "FRMO", "FRM", "FOM", "FROMM", "FFROM", "FRROM", "FROOM", "RFOM", "FRON"]);

/** Every instruction in the order of the text. */
export const instructionsOf = memo((file: Dockerfile): readonly Instruction[] => [
  ...file.globalArguments,
  ...file.stages.flatMap((stage) => [stage.from, ...stage.instructions]),
]);

function stageOf(from: Instruction, index: number): Stage & { instructions: Instruction[] } {
  const [image, as, name] = from.words;
  const isNamed = as?.text.toUpperCase() === "AS";
  return { index, from, image, name: isNamed ? name?.text.toLowerCase() : undefined, instructions: [] };
}

function convert(item: ParsedInstruction, lines: Lines): Instruction {
  const whole = spanOf(lines, item.getRange());
  const words = item.getArguments().map((word) => ({ text: word.getValue(), span: spanOf(lines, word.getRange()) }));
  const flags = item instanceof ModifiableInstruction ? item.getFlags() : [];
  const keywordEnd = spanOf(lines, item.getInstructionRange()).end;
  return {
    keyword: item.getKeyword(),
    whole,
    flags: flags.map((flag) => ({ name: flag.getName(), value: flag.getValue() ?? "", span: spanOf(lines, flag.getRange()) })),
    body: { start: words[0]?.span.start ?? keywordEnd, end: words.at(-1)?.span.end ?? keywordEnd },
    words,
    json: item instanceof JSONInstruction && item.getOpeningBracket() ? jsonWords(item, lines) : undefined,
    assignments: item instanceof PropertyInstruction ? assignments(item, lines) : [],
  };
}

function jsonWords(item: JSONInstruction, lines: Lines): readonly Word[] | undefined {
  if (!item.getClosingBracket()) return undefined;
  return item.getJSONStrings().map((text) => ({ text: text.getJSONValue(), span: spanOf(lines, text.getRange()) }));
}

function assignments(item: PropertyInstruction, lines: Lines): readonly Assignment[] {
  return item.getProperties().map((property) => {
    const value = property.getValueRange();
    return {
      name: { text: property.getName(), span: spanOf(lines, property.getNameRange()) },
      value: value === null ? undefined : { text: property.getValue() ?? "", span: spanOf(lines, value) },
    };
  });
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

const spanOf = (lines: Lines, { start, end }: Range): Span => ({
  start: lines.offset({ line: start.line, column: start.character }),
  end: lines.offset({ line: end.line, column: end.character }),
});
