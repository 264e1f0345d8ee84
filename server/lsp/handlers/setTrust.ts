import type { RequestHandler } from "../requestContext.ts";

export const setTrust: RequestHandler<"modelwright/setTrust"> = ({ trusted }, { session }) => {
  session.update({ given: { ...session.state.given, trusted } });
  return null;
};
