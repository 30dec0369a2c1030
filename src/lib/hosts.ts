const referrerPolicy = 'same-origin';

/**
 * The headers of every answer. None names script-src or style-src: each page carries its own policy, and a
 * second one in a header would switch its inlined code off. Copying and sharing stay allowed.
 */
export const headers: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', referrerPolicy],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Content-Security-Policy', "frame-ancestors 'none'"],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/** Written as a comment where a file can hold one: whoever sends it promises https for a year. */
export const transportSecurity = ['Strict-Transport-Security', 'max-age=31536000'] as const;

/** How long what may be kept: pages are asked for anew each time, what is named by its content never. */
export const caching = {
  page: 'public, max-age=0, must-revalidate',
  immutable: 'public, max-age=31536000, immutable',
  other: 'public, max-age=3600',
} as const;

/** The folders whose files are named by their content. */
export const immutableFolders: readonly string[] = ['assets', 'cards', 'fonts'];

/** Regular expressions, without delimiters, for the paths of pages and of immutable files. */
export const pagePattern = String.raw`(?:/|\.html)$`;
export const immutablePattern = String.raw`/(?:${immutableFolders.join('|')})/.*\.(?:png|svg|woff2|js|css)$`;

/** The type of every kind of file that a build holds. */
export const types: readonly (readonly [string, string])[] = [
  ['html', 'text/html'],
  ['css', 'text/css'],
  ['js', 'text/javascript'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['xml', 'application/xml'],
  ['json', 'application/json'],
  ['bib', 'application/x-bibtex'],
  ['ris', 'application/x-research-info-systems'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
];

/** A type as a header gives it, with the charset of text. */
export function contentType(type: string): string {
  return /^(?:image\/(?!svg)|font\/)/.test(type) ? type : `${type}; charset=utf-8`;
}

/** The types that not every server knows. */
export const rareTypes = types.filter(([extension]) => /^(?:md|bib|ris|woff2)$/.test(extension));
