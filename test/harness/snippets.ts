import { readFileSync } from "node:fs";

export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** The snippets of a file by their titles. */
export const snippetsIn = (path: string): Readonly<Record<string, Snippet>> => JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, Snippet>>;

/** The lines of a snippet as they stand when every placeholder keeps its default. */
export const linesOf = ({ body }: Snippet): readonly string[] => body.map((line) => line.replace(/(?<!\\)\$\{\d+:([^{}]*)\}|\$\d/g, "$1").replaceAll("\\$", "$"));
