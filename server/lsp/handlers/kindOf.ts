import { hasPipeline, recognise } from "../../core/index.ts";
import type { RequestHandler } from "../requestContext.ts";
import { whyIgnored, whyUnreadable } from "../unchecked.ts";

export const kindOf: RequestHandler<"modelwright/kindOf"> = ({ uri }, { session }) => {
  const document = session.documentAt(uri);
  if (!document) return {};
  const { kind, title, why } = recognise(document.uri, document.text, session.state.settings);
  const unchecked = whyIgnored(session, document.uri) ?? whyUnreadable(document);
  return { kind: { id: kind, title }, why, hasPipeline: hasPipeline(document), ...(unchecked === undefined ? {} : { unchecked }) };
};
