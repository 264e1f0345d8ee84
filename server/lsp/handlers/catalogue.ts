import { kinds, ownsSchema, rules } from "../../core/index.ts";
import type { RequestHandler } from "../requestContext.ts";

export const catalogue: RequestHandler<"modelwright/catalogue"> = () => ({
  rules: rules.map(({ id, group, summary }) => ({ id, group, summary })),
  kinds: kinds.map((kind) => ({ id: kind.id, title: kind.title, names: kind.names, ownsSchema: ownsSchema(kind) })),
});
