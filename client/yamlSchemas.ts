/** Who tells what is wrong with the schema of a YAML file that both extensions know. */
export type SchemaOwner = "modelwright" | "yamlExtension";

/** What the YAML extension asks of those who bring schemas. A URI's scheme is the name of who brought it. */
export interface SchemaContributor {
  readonly schemaOf: (uri: string) => string | undefined;
  readonly contentOf: (schemaUri: string) => string;
}

export const CONTRIBUTOR = "modelwright";

/**
 * For files whose schema is ours, the YAML extension is given one that allows everything, so that nothing is said twice and it
 * does not look for another; or, where a person prefers its words, our own schema.
 */
export function schemaContributor(kindOf: (uri: string) => string | undefined, owner: () => SchemaOwner, read: (kind: string) => string): SchemaContributor {
  return {
    schemaOf: (uri) => {
      const kind = kindOf(uri);
      return kind === undefined ? undefined : `${CONTRIBUTOR}://schemas/${owner() === "modelwright" ? "any" : kind}`;
    },
    contentOf: (schemaUri) => {
      const kind = schemaUri.slice(schemaUri.lastIndexOf("/") + 1);
      return kind === "any" ? "{}" : read(kind);
    },
  };
}
