import { openChoices } from "../../core/index.ts";
import type { RequestHandler } from "../requestContext.ts";
import { folderUri, scaffoldNamed } from "./scaffold.ts";

export const scaffoldChoices: RequestHandler<"modelwright/scaffoldChoices"> = ({ scaffold, folder }, { session }) => {
  const found = scaffoldNamed(scaffold);
  const choices = openChoices(found, folderUri(folder), session.snapshot());
  return {
    makes: found.makes,
    choices: choices.map(({ key, help, example, value, values, pattern }) => ({ key, help, example, value, ...(values && { values }), ...(pattern && { pattern: pattern.source }) })),
  };
};
