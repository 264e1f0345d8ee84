import { existsSync, globSync, statSync } from "node:fs";

/** These tests drive the built program: an old one would tell lies. */
export function mochaGlobalSetup(): void {
  const built = existsSync("dist/cli.cjs") ? statSync("dist/cli.cjs").mtimeMs : 0;
  const newer = globSync("server/{cli,core,host}/**/*.ts").find((path) => statSync(path).mtimeMs > built);
  if (newer !== undefined) throw new Error(`dist/cli.cjs is older than ${newer}: run \`npm run build\` first.`);
}
