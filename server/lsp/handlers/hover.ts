import type { Hover, MarkupContent, Position } from "vscode-languageserver/node";

import type { Document, RuleInGroup } from "../../core/index.ts";
import { rulePage } from "../../host/installation.ts";
import type { Connection } from "../connection.ts";
import { rangesTouch } from "../convert.ts";
import { pageLink } from "../diagnostic.ts";
import { findingsOf, type Placed } from "../findings.ts";
import { featuresOf } from "../kindFeatures.ts";
import { paramHover } from "../paramHover.ts";
import { placeAt, placesOf } from "../places.ts";
import { bodyOf, introductionOf } from "../rulePages.ts";
import type { Session } from "../session.ts";

/** On a finding the words of its rule's page; elsewhere what the kind of the file knows about the place. */
export function onHover(connection: Connection, session: Session): void {
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    await session.ready();
    const place = placeAt(session, uri, position);
    if (!place) return null;
    const known = kindHover(session, place.document, place.offset) ?? (await paramHover(session, place.document, place.offset));
    const found = findingsAt(session, place.document, uri, position);
    const [first] = found;
    if (!first) return known;
    const rules = new Set(found.map(({ finding }) => finding.rule));
    const parts = [...(known ? [known.contents.value] : []), ...[...rules].map((rule) => pageText(session, rule))];
    return { contents: { kind: "markdown", value: parts.join("\n\n---\n\n") }, range: first.diagnostic.range };
  });
}

function findingsAt(session: Session, document: Document, uri: string, position: Position): readonly Placed[] {
  const caret = { start: position, end: position };
  return findingsOf(session, document).placed.filter(({ editorUri, diagnostic }) => editorUri === uri && rangesTouch(diagnostic.range, caret));
}

interface MarkdownHover extends Hover {
  readonly contents: MarkupContent;
}

function kindHover(session: Session, document: Document, offset: number): MarkdownHover | null {
  const hover = session.state.client.explains.has(document.kind) ? undefined : featuresOf(document)?.hover?.(document, offset, session.snapshot());
  return hover ? { contents: { kind: "markdown", value: hover.markdown }, range: placesOf(session, document).at(hover.at).range } : null;
}

function pageText(session: Session, rule: RuleInGroup): string {
  const page = rulePage(rule.group, rule.id) ?? `# ${rule.id}\n\n${rule.summary}.\n`;
  const link = pageLink(session, rule.id);
  return link === undefined ? bodyOf(page) : `${introductionOf(page)}\n\n[Examples and what to do](${link})`;
}
