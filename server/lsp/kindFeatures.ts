import { kinds, type Document, type Features } from "../core/index.ts";

/** What an editor can ask about the document, by its kind. */
export const featuresOf = ({ kind }: Document): Features | undefined => kinds.find(({ id }) => id === kind)?.features;
