import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "vscode-json-languageservice";

import { schemaContributor } from "../../../../client/yamlSchemas.ts";
import { jsonSchemaOf, kinds, ownsSchema, recognise, defaultSettings } from "../../../../server/core/index.ts";

const service = getLanguageService({ workspaceContext: { resolveRelativePath: (path) => path } });

async function problems(text: string, schema: object): Promise<readonly string[]> {
  const document = TextDocument.create("file:///a.json", "json", 1, text);
  const found = await service.doValidation(document, service.parseJSONDocument(document), {}, schema);
  return found.map(({ message }) => (typeof message === "string" ? message : message.value));
}

async function labels(text: string, schema: object): Promise<readonly string[]> {
  const document = TextDocument.create("file:///a.json", "json", 1, text.replace("‸", ""));
  service.configure({ schemas: [{ uri: "file:///schema.json", fileMatch: ["*"], schema: schema }] });
  const list = await service.doComplete(document, document.positionAt(text.indexOf("‸")), service.parseJSONDocument(document));
  return (list?.items ?? []).map(({ label }) => label);
}

const schemaOf = (id: string, documentation: boolean): object => {
  const kind = kinds.find((one) => one.id === id);
  assert.ok(kind?.schema);
  return jsonSchemaOf(kind.schema, { title: kind.title, documentation });
};

describe("our schemas as JSON Schema", () => {
  it("say what is wrong, in the words of whoever reads them", async () => {
    const schema = schemaOf("peft-adapter", false);
    assert.deepEqual(await problems('{"r": 8, "task_type": "CAUSAL_LM"}', schema), []);
    assert.equal((await problems('{"r": "eight"}', schema)).length, 1);
    assert.equal((await problems('{"task_type": "CAUSAL"}', schema)).length, 1);
  });
  it("or only explain and suggest", async () => {
    const schema = schemaOf("peft-adapter", true);
    assert.deepEqual(await problems('{"r": "eight", "task_type": 3, "peft_type": []}', schema), []);
    assert.ok((await labels('{"‸"}', schema)).includes("lora_alpha"));
    assert.ok((await labels('{"task_type": ‸}', schema)).includes('"CAUSAL_LM"'));
  });
  it("are contributed for names that can mean nothing else", () => {
    const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as { contributes: { jsonValidation: readonly { fileMatch: string; url: string }[] } };
    for (const { fileMatch, url } of contributes.jsonValidation) {
      const { kind } = recognise(`file:///workspace/${fileMatch}`, "", defaultSettings);
      assert.equal(url, `./dist/schemas/${kind}.documentation.json`);
      assert.ok(kinds.find(({ id }) => id === kind)?.schema);
    }
  });
});

describe("beside the YAML extension", () => {
  const kindOf = (uri: string): string | undefined => (uri.endsWith("dvc.yaml") ? "dvc" : undefined);

  it("silences its schema for files that are ours, and for no others", () => {
    const contributor = schemaContributor(kindOf, () => "modelwright", () => assert.fail("nothing is read"));
    assert.equal(contributor.schemaOf("file:///w/docker-compose.yml"), undefined);
    const uri = contributor.schemaOf("file:///w/dvc.yaml");
    assert.equal(uri, "modelwright://schemas/any");
    assert.equal(contributor.contentOf(uri), "{}");
  });
  it("or gives it our schema, where a person prefers its words", () => {
    const contributor = schemaContributor(kindOf, () => "yamlExtension", (kind) => `schema of ${kind}`);
    assert.equal(contributor.contentOf(contributor.schemaOf("file:///w/dvc.yaml") ?? ""), "schema of dvc");
  });
  it("leaves Docker Compose, Kubernetes and GitHub workflows to others", () => {
    const owned = kinds.filter(ownsSchema).map(({ id }) => id);
    assert.ok(owned.includes("dvc"));
    for (const id of ["compose", "kubernetes", "github-workflow", "dockerfile", "yaml"]) assert.ok(!owned.includes(id), id);
  });
});
