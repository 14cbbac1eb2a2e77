import { createRequire } from 'node:module';

/** The part of the DOM that reading a page needs; the project compiles without the browser's own types. */
export interface HtmlElement {
  readonly tagName: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  remove(): void;
  /** Null or undefined when there is none. */
  querySelector(selector: string): HtmlElement | null | undefined;
  querySelectorAll(selector: string): ArrayLike<HtmlElement>;
  cloneNode(deep: boolean): HtmlElement;
}

export interface HtmlDocument extends HtmlElement {
  readonly body: HtmlElement | null;
  readonly documentElement: HtmlElement;
}

// domino carries no types of its own.
const domino = createRequire(__filename)('@mixmark-io/domino') as {
  createDocument(html: string, force: boolean): HtmlDocument;
};

/** Parses HTML, a page or a fragment, without running or fetching anything. */
export function parsePage(html: string): HtmlDocument {
  return domino.createDocument(html, true);
}
