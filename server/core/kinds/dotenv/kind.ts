import { environmentDefinitions } from "../references/environment.ts";
import type { Kind } from "../kind.ts";

export const dotenv: Kind = {
  id: "dotenv",
  title: "Environment file",
  language: "dotenv",
  names: [".env", ".env.*", "*.env"],
  features: { mentions: environmentDefinitions },
};
