/** Half-open range of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Replaces what the span covers; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}
