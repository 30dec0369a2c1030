import { climb } from './urls.ts';

/** Attributes that hold one URL, on any element. `meta` is decided by {@link isUrlMeta}. */
export const urlAttributes: ReadonlySet<string> = new Set(
  'href xlink:href src poster action formaction data cite background'.split(' '),
);

/** Attributes that hold a list of URLs, each with a width or density. */
export const urlListAttributes: ReadonlySet<string> = new Set(['srcset', 'imagesrcset']);

/** Fields of JSON-LD, the web manifest and a JSON feed that hold URLs. */
export const urlFields: ReadonlySet<string> = new Set(
  (
    '@id url mainEntityOfPage image logo contentUrl thumbnailUrl isPartOf item target ' +
    'start_url scope id src home_page_url feed_url external_url icon favicon'
  ).split(' '),
);

/** Whether a meta element's property or name announces that its content is a URL. */
export function isUrlMeta(name: string): boolean {
  return /^(?:og:(?:url|(?:image|video|audio)(?::(?:secure_)?url)?)|twitter:image(?::src)?|msapplication-TileImage|citation_\w*_url)$/.test(
    name,
  );
}

/** Whether a URL is written from the root of the site (`/a/`), not from another host (`//a/`). */
export function isRootAbsolute(url: string): boolean {
  return /^\/(?!\/)/.test(url);
}

/** A root-absolute URL as seen from a file of dist, climbing to the root first; any other URL as it is. */
export function portableUrl(url: string, filePath: string): string {
  return isRootAbsolute(url) ? climb(filePath) + url.slice(1) : url;
}

/** A style sheet, of its own or inlined in the page at `filePath`, with its URLs climbing to the root. */
export function portableCss(css: string, filePath: string): string {
  return mapCssUrls(css, (url) => portableUrl(url, filePath));
}

/** CSS with each URL in `url()` and `@import` replaced. */
export function mapCssUrls(css: string, change: (url: string) => string): string {
  return css.replace(
    /(url\(\s*["']?|@import\s*["'])([^"'()\s]+)/gi,
    (_all, before: string, url: string) => before + change(url),
  );
}

/** A srcset with each URL replaced. */
export function mapSrcset(list: string, change: (url: string) => string): string {
  return list.replace(/(^\s*|,\s+)([^\s,]+)/g, (_all, before: string, url: string) => before + change(url));
}

/** XML of a feed or a sitemap with each URL replaced, also in the HTML that a feed carries. */
export function mapXmlUrls(xml: string, change: (url: string) => string): string {
  const elements = xml.replace(
    /(<(link|loc|guid|url|id|comments|docs)(?:\s[^>]*)?>\s*)([^<\s]+)(?=\s*<\/\2>)/g,
    (_all, before: string, _name: string, url: string) => before + change(url),
  );
  return mapMarkupUrls(elements, change);
}

/** JSON with each string in a URL field replaced; the text itself where nothing changes. */
export function mapJsonUrls(json: string, change: (url: string) => string): string {
  const before: unknown = JSON.parse(json);
  const after = changed(before, '', change);
  if (JSON.stringify(before) === JSON.stringify(after)) return json;
  const indent = /^[[{]\n([ \t]+)/.exec(json.trim())?.[1] ?? '';
  // Written so that no headline can end the script element that holds it.
  return JSON.stringify(after, null, indent).replaceAll('<', '\\u003c') + (json.endsWith('\n') ? '\n' : '');
}

function changed(value: unknown, field: string, change: (url: string) => string): unknown {
  if (typeof value === 'string') {
    return field === 'content_html'
      ? mapMarkupUrls(value, change)
      : urlFields.has(field)
        ? change(value)
        : value;
  }
  if (Array.isArray(value)) return value.map((item) => changed(item, field, change));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [key, changed(inner, key, change)]);
  return Object.fromEntries(fields) as unknown;
}

// The HTML inside a feed is text there: as CDATA, or with its signs escaped.
function mapMarkupUrls(text: string, change: (url: string) => string): string {
  return text.replace(
    /(\b(?:href|src|url)=)("|'|&quot;|&#34;|&#39;|&apos;)(.*?)\2/g,
    (_all, name: string, quote: string, url: string) => name + quote + change(url) + quote,
  );
}
