import assert from "node:assert/strict";

import { applyEdits, checkDocument, defaultSettings, definitionsAt, filesOf, kinds, mentionAt, nameProblem, occurrencesIn, openDocument, renameableAt, renamedSubject, renameEdits, rules, wordOf, type Document } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";
import { FAULTS } from "./pairs/faults.ts";
import { KFP } from "./pairs/kfp.ts";
import { MODELS } from "./pairs/models.ts";
import { marked, withText, type Mark, type Marked } from "./pairs/pair.ts";
import { PIPELINES } from "./pairs/pipelines.ts";
import { SERVICES } from "./pairs/services.ts";
import { WORKFLOWS } from "./pairs/workflows.ts";

/** Definition, references, rename and completion of everything that one file names and another place defines. */
describe("pairs of names", () => {
  before(installParsers);

  for (const pair of [...PIPELINES, ...KFP, ...WORKFLOWS, ...SERVICES, ...MODELS]) {
    describe(pair.title, () => {
      const workspace = (): Marked => marked(pair);
      const known = ({ marks }: Marked): readonly Mark[] => marks.filter(({ document }) => kinds.some(({ id }) => id === document.kind));

      it("leads from each use to the definition", () => {
        const all = workspace();
        const wanted = all.file === undefined ? all.marks.filter(({ defines }) => defines).map(placed) : [`${all.file} 0`];
        for (const mark of known(all).filter(({ defines }) => !defines)) {
          const found = definitionsAt(mark.document, inside(mark), all.snapshot).map(({ uri, at }) => `${uri} ${at.start}`);
          assert.ok(found.some((one) => wanted.includes(one)), `from ${placed(mark)}: ${found.join(", ")}`);
        }
      });

      it("finds every place from every place", () => {
        const all = workspace();
        for (const mark of known(all)) assert.deepEqual(places(mark, all), all.marks.map(placed).toSorted(), `from ${placed(mark)}`);
      });

      it(pair.inPython ? "leaves the rename to the Python extension" : "renames every place", () => {
        const all = workspace();
        for (const mark of known(all).filter(({ document: { language }, defines }) => language !== "python" && !(pair.inPython && defines))) {
          if (pair.inPython) assert.match(String(renamed(mark, all)), /cannot be renamed from here/);
          else assert.deepEqual(renamed(mark, all), all.documents.map((document) => withNewName(document, all)), `from ${placed(mark)}`);
        }
      });

      it("offers the name at each use", () => {
        const all = workspace();
        for (const mark of known(all).filter(({ defines, document }) => !defines && document.language !== "python" && document.kind !== "dvc-lock")) {
          const word = plain(wordAt(mark));
          const labels = offered(mark, all).map(plain);
          assert.ok(labels.some((label) => label.endsWith(word) || word.startsWith(`${label}/`)), `${word} at ${placed(mark)} is not among ${labels.join(", ")}`);
        }
      });

      const { undefined: missing = "", unused = "" } = FAULTS[pair.title] ?? {};

      it(`says of a slip in a use: ${missing}`, () => {
        const all = workspace();
        const seen = new Set<string>();
        for (const mark of all.marks.filter(({ defines, document }) => !defines && document.kind !== "dvc-lock")) {
          const said = newFindings(all, withText(all, mark, slipOf(wordAt(mark))));
          assert.ok(said.some((id) => idsOf(missing).includes(id)), `${slipOf(wordAt(mark))} at ${placed(mark)}: ${said.join(", ")}`);
          for (const id of said) seen.add(id);
        }
        assert.deepEqual(idsOf(missing).filter((id) => !seen.has(id)), []);
      });

      it(`says of what nothing uses: ${unused}`, () => {
        const all = workspace();
        assert.match(unused, /^(beside )?[\w-]+$|\.$/);
        const lonely = all.marks.filter(({ defines }) => defines).reduce((now, { document, start, end }) => withText(now, { document: at(now.documents, all.documents.indexOf(document)), start, end }, "zebra_7"), all);
        if (unused.startsWith("beside ")) assert.deepEqual([...new Set(shownBeside(lonely, unused.slice("beside ".length)))], ["zebra_7"]);
        else if (!unused.endsWith(".")) assert.ok(newFindings(all, lonely).includes(unused), newFindings(all, lonely).join(", "));
      });
    });
  }
  it("has a row of faults for every pair, and no other", () => {
    assert.deepEqual(Object.keys(FAULTS).toSorted(), [...PIPELINES, ...KFP, ...WORKFLOWS, ...SERVICES, ...MODELS].map(({ title }) => title).toSorted());
  });
});

const idsOf = (cell: string): readonly string[] => cell.split(", ");

/** A letter in the middle of the name, before an ending, is typed twice. */
const slipOf = (word: string): string => word.replace(/([\w-]+)(\.\w+)?$/, (_whole, name: string, ending = "") => `${name.slice(0, name.length >> 1)}${name.charAt(name.length >> 1)}${name.slice(name.length >> 1)}${String(ending)}`);

/** Rules that say something which they did not say before. */
function newFindings(before: Marked, after: Marked): readonly string[] {
  const said = ({ documents, snapshot }: Marked): readonly string[] => documents.flatMap((document) => checkDocument(document, snapshot, rules).findings.map(({ rule, message }) => `${rule.id} ${message}`));
  const known = new Set(said(before));
  return [...new Set(said(after).filter((one) => !known.has(one)).map((one) => one.split(" ")[0] ?? ""))];
}

/** The texts of the related places of a rule's findings. */
const shownBeside = ({ documents, snapshot }: Marked, id: string): readonly string[] =>
  documents.flatMap((document) =>
    checkDocument(document, snapshot, rules).findings.filter(({ rule }) => rule.id === id).flatMap(({ related = [] }) =>
      related.flatMap(({ at, uri = document.uri }) => documents.filter((one) => one.uri === uri).map(({ text }) => text.slice(at.start, at.end))),
    ),
  );

const wordAt = ({ document, start, end }: Mark): string => document.text.slice(start, end);
const at = <Item>(items: readonly Item[], index: number): Item => items[index] ?? assert.fail();
const placed = ({ document, start }: Mark): string => `${document.uri} ${start}`;
/** In the name, where the cursor of somebody who has clicked it stands. */
const inside = ({ start, end }: Mark): number => Math.min(start + 1, end);
/** Dashes and underscores of arguments are one, and quotes and dots around a path belong to the line. */
const plain = (word: string): string => word.replaceAll("_", "-").replace(/^[-"'./]+/, "").replace(/[\s"':/}]+$/, "");

function places(mark: Mark, { documents, snapshot }: Marked): readonly string[] {
  const mention = mentionAt(mark.document, inside(mark), snapshot);
  if (!mention) return [];
  const word = wordOf(mention.subject);
  const searched = documents.filter(({ uri, text }) => uri === mark.document.uri || uri === mention.subject.uri || (mention.seek ?? []).includes(uri) || (word !== undefined && text.includes(word)));
  const found = searched.flatMap((document) => [...occurrencesIn(document, mention.subject, snapshot)]);
  return [...new Set(found.map(({ uri, at }) => `${uri} ${at.start}`))].toSorted();
}

/** The texts after a rename, or why there is none. */
function renamed(mark: Mark, all: Marked): readonly string[] | string {
  const { documents, snapshot, file } = all;
  const found = renameableAt(mark.document, inside(mark), snapshot);
  if (found.state === "cannot") return found.reason;
  const newName = newNameFor(wordAt(mark), file !== undefined);
  const problem = nameProblem(found.mention, newName, mark.document, snapshot);
  if (problem !== undefined) return problem;
  const target = renamedSubject(found.mention.subject, found.mention.path, newName);
  const edits = documents.flatMap((document) => renameEdits(document, found.mention.subject, target, snapshot));
  return documents.map(({ uri, text }) => {
    const own = edits.filter((one) => one.uri === uri).flatMap((one) => one.edits);
    return applyEdits(text, [...new Map(own.map((edit) => [edit.span.start, edit])).values()]);
  });
}

function withNewName(document: Document, { marks, file }: Marked): string {
  const own = marks.filter((mark) => mark.document === document);
  return applyEdits(document.text, own.map((mark) => ({ span: { start: mark.start, end: mark.end }, text: newNameFor(wordAt(mark), file !== undefined) })));
}

/** A path keeps its folder and its ending. */
const newNameFor = (word: string, isFile: boolean): string => (isFile ? word.replace(/[^/.]+(?=(?:\.\w+)?$)/, "renewed") : /[/.]/.test(word) ? word.replace(/[^/.]+(?=\.\w+$)/, "renewed") : "renewed");

/** What is offered where the name was cut out. */
function offered({ document, start, end }: Mark, { documents }: Marked): readonly string[] {
  const settings = { ...defaultSettings, kinds: { "**": document.kind } };
  const cut = openDocument(document.uri, document.text.slice(0, start) + document.text.slice(end), settings);
  const snapshot = { files: filesOf(documents.map((one) => (one === document ? cut : one))), settings: defaultSettings };
  const features = kinds.find(({ id }) => id === document.kind)?.features;
  return (features?.complete?.(cut, start, snapshot) ?? []).map(({ edit }) => edit.text);
}
