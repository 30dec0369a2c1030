import { parse, type DefaultTreeAdapterTypes, type Token } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Edit = { start: number; end: number; text: string };

/** Every element of a page in the order of its source, as the page was written, with its place in it. */
export function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.sourceCodeLocation) found.push(node);
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  // Without scripting, what stands in <noscript> is parsed too.
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  return found;
}

/** The value of an element's attribute, or undefined. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attributeName(attr) === name)?.value;
}

/** An attribute's name as it is written, such as `xlink:href`. */
export function attributeName(attr: Token.Attribute): string {
  return attr.prefix ? `${attr.prefix}:${attr.name}` : attr.name;
}

/** The raw text of a script or style element and where it stands. */
export function rawText(element: Element): Edit | undefined {
  const node = element.childNodes.find((child) => child.nodeName === '#text');
  const at = node?.sourceCodeLocation;
  return node && 'value' in node && at
    ? { start: at.startOffset, end: at.endOffset, text: node.value }
    : undefined;
}

/** Whether an element is a script that runs or steers the browser, and not a block of data. */
export function isScript(element: Element): boolean {
  const type = attribute(element, 'type')?.trim().toLowerCase() ?? '';
  return (
    element.tagName === 'script' &&
    /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/.test(type)
  );
}

/** The edit that gives an attribute another value and leaves its name and quotes as they are. */
export function attributeEdit(html: string, element: Element, name: string, value: string): Edit {
  const at = element.sourceCodeLocation?.attrs?.[name];
  if (!at) throw new Error(`<${element.tagName}> has no attribute ${name} to change`);
  const source = html.slice(at.startOffset, at.endOffset);
  const [, before = `${name}=`, quote = ''] = /^([^=]*=\s*)(["']?)/.exec(source) ?? [];
  const mark = quote || (/^[^\s"'`=<>]+$/.test(value) ? '' : '"');
  const escaped = value.replaceAll('&', '&amp;').replaceAll(mark || '"', mark === "'" ? '&#39;' : '&quot;');
  return {
    start: at.startOffset,
    end: at.endOffset,
    text: before + mark + escaped + mark,
  };
}

/** A text with pieces replaced; everything between the pieces stays as it is, byte for byte. */
export function spliced(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(done, edit.start) + edit.text;
    done = Math.max(done, edit.end);
  }
  return result + text.slice(done);
}
