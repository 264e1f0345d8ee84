import type { Kind } from "../kind.ts";

export const requirements: Kind = {
  id: "requirements",
  title: "pip requirements",
  language: "requirements",
  names: ["requirements*.txt", "requirements/*.txt", "constraints*.txt"],
};
