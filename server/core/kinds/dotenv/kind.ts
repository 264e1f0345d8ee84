import type { Kind } from "../kind.ts";

export const dotenv: Kind = {
  id: "dotenv",
  title: "Environment file",
  language: "dotenv",
  names: [".env", ".env.*", "*.env"],
};
