import { readFileSync } from "node:fs";

import { Disposable, extensions, Uri, workspace, type ExtensionContext } from "vscode";

import type { Server } from "../languageClient.ts";
import { openYamlKinds } from "../openYamlKinds.ts";
import { CONTRIBUTOR, schemaContributor, type SchemaOwner } from "../yamlSchemas.ts";

/** As far as Red Hat's YAML extension offers it to others. */
interface YamlExtension {
  registerContributor(name: string, requestSchema: (uri: string) => string | undefined, requestSchemaContent: (uri: string) => string, label?: string): boolean;
}

const ID = "redhat.vscode-yaml";

/** Where Red Hat's YAML extension is installed, the two agree on who checks which file. Nothing of the person's settings is changed. */
export function besideYamlExtension(server: Server, { extensionUri }: ExtensionContext): Disposable {
  const kinds = openYamlKinds(server);
  const owner = (): SchemaOwner => (workspace.getConfiguration("modelwright").get<string>("yamlSchemas") === "yamlExtension" ? "yamlExtension" : "modelwright");
  const read = (kind: string): string => readFileSync(Uri.joinPath(extensionUri, "dist", "schemas", `${kind}.json`).fsPath, "utf8");
  const { schemaOf, contentOf } = schemaContributor((uri) => kinds.kindOf(uri), owner, read);
  let state: "absent" | "registering" | "registered" = "absent";
  let told = "";

  async function register(): Promise<typeof state> {
    await kinds.learnAll();
    const api = await extensions.getExtension<YamlExtension | undefined>(ID)?.activate();
    if (!api) return "absent";
    api.registerContributor(CONTRIBUTOR, schemaOf, contentOf);
    return "registered";
  }
  /** What failed is tried again with the next YAML file. The same failure is told once. */
  async function start(): Promise<void> {
    if (!extensions.getExtension(ID)) state = "absent";
    else if (state === "absent" && workspace.textDocuments.some(({ languageId }) => languageId === "yaml")) {
      state = "registering";
      state = await register().catch((error: unknown) => {
        if (told !== String(error)) server.output.error(`The YAML extension and Modelwright may both report schema errors: ${String(error)}`);
        told = String(error);
        return "absent";
      });
    }
  }

  void start();
  // It may be installed, turned off, or turned on later.
  return Disposable.from(kinds, extensions.onDidChange(start), workspace.onDidOpenTextDocument(start));
}
