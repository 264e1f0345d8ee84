import { documentLines, hasPipeline, kindComment, kinds, recognise, type Document, type Recognised } from "../../core/index.ts";
import { rangeOf } from "../convert.ts";
import type { RequestHandler } from "../requestContext.ts";
import { whyIgnored, whyUnreadable } from "../unchecked.ts";

export const kindOf: RequestHandler<"modelwright/kindOf"> = ({ uri }, { session }) => {
  const document = session.documentAt(uri);
  if (!document) return {};
  const { kind, title, why, problem } = byLanguage(recognise(document.uri, document.text, session.state.settings), document);
  const unchecked = whyIgnored(session, document.uri) ?? whyUnreadable(document);
  const comment = document.cells ? undefined : kindComment(document.text);
  return {
    kind: { id: kind, title },
    why,
    hasPipeline: hasPipeline(document),
    ...(problem !== undefined && { problem }),
    ...(comment && { comment: rangeOf(documentLines(document), comment.at) }),
    ...(unchecked !== undefined && { unchecked }),
  };
};

/** Of a file that has no name yet the editor says how it is written. */
function byLanguage(recognised: Recognised, document: Document): Recognised {
  const kind = recognised.kind === "other" ? kinds.find(({ id }) => id === document.kind) : undefined;
  return kind ? { ...recognised, kind: kind.id, title: kind.title, why: "the language that the editor gives it, and its content" } : recognised;
}
