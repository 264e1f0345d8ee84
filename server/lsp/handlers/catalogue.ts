import { kinds, rules } from "../../core/index.ts";
import type { RequestHandler } from "../requestContext.ts";

export const catalogue: RequestHandler<"modelwright/catalogue"> = () => ({
  rules: rules.map(({ id, group, summary }) => ({ id, group, summary })),
  kinds: kinds.map(({ id, title }) => ({ id, title })),
});
