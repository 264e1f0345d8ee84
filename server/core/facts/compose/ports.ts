import { itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Service } from "./services.ts";

/** Ports of the machine that a service listens on. */
export interface PublishedPorts {
  readonly at: Scalar;
  readonly first: number;
  readonly last: number;
  readonly protocol: string;
  /** The address of the machine; empty for all of them. */
  readonly address: string;
}

/** Those that are written as numbers; of a range from which Docker chooses a free one nothing is known. */
export const publishedPorts = ({ node }: Service): readonly PublishedPorts[] => itemsAt(node, "ports").flatMap((item) => (item.type === "scalar" ? shortForm(item) : longForm(item)));

const SHORT = /^(?:(?<address>[\d.]+|\[[\da-fA-F:]+\]):)?(?<first>\d+)(?:-(?<last>\d+))?:(?<inside>\d+(?:-\d+)?)(?:\/(?<protocol>\w+))?$/;

function shortForm(item: Scalar): readonly PublishedPorts[] {
  const parts = SHORT.exec(item.text)?.groups;
  if (!parts || (parts["last"] !== undefined && !parts["inside"]?.includes("-"))) return [];
  return [portsOf(item, parts["first"], parts["last"], parts["protocol"], parts["address"])];
}

function longForm(item: Node): readonly PublishedPorts[] {
  const published = scalarAt(item, "published");
  const address = scalarAt(item, "host_ip");
  const isKnown = published && /^\d+$/.test(published.text) && (nodeAt(item, "host_ip") === undefined || /^[\d.]+$|^[\da-fA-F:]+$/.test(address?.text ?? ""));
  return isKnown ? [portsOf(published, published.text, undefined, scalarAt(item, "protocol")?.text, address?.text)] : [];
}

const ALL_ADDRESSES = new Set(["0.0.0.0", "::", "[::]"]);

const portsOf = (at: Scalar, first = "", last = first, protocol = "tcp", address = ""): PublishedPorts => ({ at, first: Number(first), last: Number(last), protocol, address: ALL_ADDRESSES.has(address) ? "" : address.replace(/^\[|\]$/g, "") });

/** A port that both listen on: addresses meet where they are the same, or where one is for all. */
export function sharedPort(one: PublishedPorts, other: PublishedPorts): number | undefined {
  const port = Math.max(one.first, other.first);
  const isShared = one.protocol === other.protocol && port <= Math.min(one.last, other.last) && (one.address === other.address || one.address === "" || other.address === "");
  return isShared ? port : undefined;
}
