/** What a page holds that its Content-Security-Policy has to allow. */
export interface PageContents {
  /** The texts of inline scripts, and of inline styles. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Whether the page loads images of the site, images in `data:` URLs, fonts, a web manifest. */
  readonly images: boolean;
  readonly dataImages: boolean;
  readonly fonts: boolean;
  readonly manifest: boolean;
}

/** The value of a referrer meta or header: other sites learn the site's name, not the page. */
export const referrerPolicy = 'same-origin';

/** The policy that allows just what a page holds; `sha256` gives a text's hash in Base64. */
export function contentSecurityPolicy(page: PageContents, sha256: (text: string) => string): string {
  const hashes = (texts: readonly string[]) => [...new Set(texts)].map((text) => `'sha256-${sha256(text)}'`);
  const directives: [string, string[]][] = [
    ['script-src', hashes(page.scripts)],
    ['style-src', hashes(page.styles)],
    ['font-src', page.fonts ? ["'self'"] : []],
    ['img-src', [...(page.images ? ["'self'"] : []), ...(page.dataImages ? ['data:'] : [])]],
    ['manifest-src', page.manifest ? ["'self'"] : []],
  ];
  const needed = directives.filter(([, values]) => values.length > 0);
  return [
    "default-src 'none'",
    ...needed.map(([name, values]) => `${name} ${values.join(' ')}`),
    // These two do not fall back to default-src.
    "base-uri 'none'",
    "form-action 'none'",
  ].join(';');
}

/** Why an attribute cannot work under the policy, with what to write instead; undefined when it can. */
export function blockedAttribute(name: string, value: string): string | undefined {
  const found = `${name}="${value}"`;
  if (name.startsWith('on')) return `inline handler ${found}; listen for the event in the page's script`;
  if (name === 'style') return `style attribute ${found}; write a class and a rule in a style sheet`;
  if (/^\s*javascript:/i.test(value))
    return `${found} runs script from a link; write a button and a listener`;
  return undefined;
}
