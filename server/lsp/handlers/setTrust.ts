import type { RequestHandler } from "../requestContext.ts";

export const setTrust: RequestHandler<"modelwright/setTrust"> = ({ trusted }, { session }) => {
  session.update({ settings: { ...session.state.settings, trusted } });
  return null;
};
