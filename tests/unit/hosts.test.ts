import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// The one table that every host's file is compared with. No header names script-src or style-src: each page
// carries its own policy, and a second one would switch its inlined code off.
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
// Pages are asked for anew each time, what is named by its content never.
const PAGE = 'public, max-age=0, must-revalidate';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const OTHER = 'public, max-age=3600';
const FOLDERS = ['assets', 'cards', 'fonts'];
const PAGES = String.raw`(?:/|\.html)$`;
const NAMED_BY_CONTENT = String.raw`/(?:assets|cards|fonts)/.*\.(?:png|svg|woff2|js|css)$`;
const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};
const { md, bib, ris, woff2 } = TYPES;
// The types that not every server knows.
const RARE = { md, bib, ris, woff2 };

test.each([
  ['public/_headers', /^ {2}([\w-]+): (.*)$/gm],
  ['public/.htaccess', /^ {2}Header always set ([\w-]+) "(.*)"$/gm],
  ['deploy/nginx.conf', /^ {2}add_header ([\w-]+) "(.*)" always;$/gm],
  ['deploy/Caddyfile', /^\t{3}([\w-]+) "(.*)"$/gm],
  ['deploy/lighttpd.conf', /^ {2}"([\w-]+)" => "(.*?)",?$/gm],
  ['deploy/vercel.json', /"key": "(.*)",\s+"value": "(.*)"/g],
  ['deploy/firebase.json', /"key": "(.*)",\s+"value": "(.*)"/g],
  ['deploy/staticwebapp.config.json', /^ {4}"([\w-]+)": "(.*)",?$/gm],
])('sends the headers of the table from %s, and no other', (path, form) => {
  const sent = found(path, form).filter(([name]) => name !== 'Cache-Control' && name !== 'Content-Type');
  expect(sent).toEqual(Object.entries(HEADERS));
  expect(read(path)).not.toMatch(/(?:default|script|style)-src/);
});

test.each([
  'public/_headers',
  'public/.htaccess',
  'deploy/nginx.conf',
  'deploy/Caddyfile',
  'deploy/lighttpd.conf',
])('leaves strict transport security in %s as a choice in a comment', (path) => {
  const lines = read(path).match(/^.*Strict-Transport-Security.*$/gm);
  expect(lines).toEqual([expect.stringMatching(/^\s*#.*Strict-Transport-Security\W+max-age=31536000\b/)]);
});

const BY_FOLDER = FOLDERS.map((folder) => [`/${folder}/*`, IMMUTABLE]);
test.each<[string, RegExp, (string | undefined)[][]]>([
  // Cloudflare joins the values of all rules that match, so no two may: pages and the rest are left to the host.
  ['public/_headers', /^(\/.*)\n {2}Cache-Control: (.*)$/gm, BY_FOLDER],
  [
    'public/.htaccess',
    /^ {2}Header set Cache-Control "(.*?)"(?: "expr=%\{REQUEST_URI\} =~ m#(.*)#")?$/gm,
    [
      [OTHER, undefined],
      [PAGE, PAGES],
      [IMMUTABLE, NAMED_BY_CONTENT],
    ],
  ],
  [
    'deploy/nginx.conf',
    /^ {2}(?:default|"~(.*)") "(.*)";$/gm,
    [
      [undefined, OTHER],
      [PAGES, PAGE],
      [NAMED_BY_CONTENT, IMMUTABLE],
    ],
  ],
  [
    'deploy/lighttpd.conf',
    /^.*\$HTTP\["url"\] =~ "(.*)" \{\n.*\( ".*" => "(.*)" \)$/gm,
    [
      [PAGES, PAGE],
      [NAMED_BY_CONTENT, 'access plus 365 days'],
      ['', 'access plus 1 hours'],
    ],
  ],
  [
    'deploy/Caddyfile',
    /^\t+(?:@\w+ path (.*)\n)?\t+(?:header @?\w* ?)?Cache-Control "(.*)"$/gm,
    [
      [undefined, OTHER],
      ['*/ *.html', PAGE],
      ['*/assets/* */cards/* */fonts/*', IMMUTABLE],
      [undefined, PAGE],
    ],
  ],
  ['deploy/vercel.json', keyed('source'), [['/(assets|cards|fonts)/(.*)', IMMUTABLE]]],
  [
    'deploy/firebase.json',
    keyed('(?:source|regex)'),
    [
      [`^.*${PAGES}`.replace('\\', '\\\\'), PAGE],
      ['/@(assets|cards|fonts)/**', IMMUTABLE],
    ],
  ],
  [
    'deploy/staticwebapp.config.json',
    /"route": "(.*)",\s+"headers": \{\s+"Cache-Control": "(.*)"/g,
    BY_FOLDER,
  ],
])('says in %s how long what may be kept', (path, form, rules) => {
  expect(found(path, form)).toEqual(rules);
});

test.each([
  ['/', true, false],
  ['/a-page/', true, false],
  ['/deep/a.html', true, false],
  ['/feed.xml', false, false],
  ['/fonts/text.woff2', false, true],
  ['/deep/cards/a/b.png', false, true],
  ['/fonts/OFL.txt', false, false],
])('tells apart how %s may be kept', (path, isPage, isImmutable) => {
  const kinds = [PAGES, NAMED_BY_CONTENT].map((pattern) => new RegExp(pattern).test(path));
  expect(kinds).toEqual([isPage, isImmutable]);
});

test.each<[string, RegExp, object]>([
  ['public/.htaccess', /^ {2}AddType "(?<type>.*)" \.(?<extension>\w+)$/gm, TYPES],
  ['deploy/lighttpd.conf', /^ {2}"\.(?<extension>\w+)" => "(?<type>.*?)",?$/gm, TYPES],
  ['deploy/Caddyfile', /header @(?<extension>\w+) \{\n\t+Content-Type "(?<type>.*)"$/gm, RARE],
  ['deploy/staticwebapp.config.json', /^ {4}"\.(?<extension>\w+)": "(?<type>.*?)",?$/gm, RARE],
])('names in %s the types of the table', (path, form, types) => {
  const named = [...read(path).matchAll(form)].map(({ groups }) => [groups?.['extension'], groups?.['type']]);
  expect(Object.fromEntries(named)).toEqual(types);
});

test('names in deploy/nginx.conf the types of the table, and which of them are text', () => {
  const named = found('deploy/nginx.conf', /^ {4}(\S+) (\w+);$/gm).map(([type, extension]) => [
    extension,
    type,
  ]);
  const bare = Object.entries(TYPES).map(([extension, type]) => [extension, type.replace(/;.*/, '')]);
  expect(named).toEqual(bare);
  const text = Object.values(TYPES).filter(
    (type) => type.includes('charset') && !type.startsWith('text/html'),
  );
  expect(found('deploy/nginx.conf', /charset_types (.*);/g)).toEqual([
    [text.map((type) => type.replace(/;.*/, '')).join(' ')],
  ]);
});

test('holds the files that hosts look for', () => {
  const names = (folder: string) => readdirSync(new URL(folder, ROOT)).sort();
  expect(names('public').filter((name) => /^[._]/.test(name))).toEqual([
    '.htaccess',
    '.nojekyll',
    '_headers',
    '_redirects',
  ]);
  // No rule: hosts add the slash of a folder themselves, and 404.html is found.
  expect(read('public/_redirects')).toMatch(/^(?:#.*\n)*$/);
});

const cloudFront = (event: object) =>
  runInNewContext(`${read('deploy/cloudfront-function.js')}; handler(event)`, {
    event: structuredClone(event),
  }) as unknown;
const request = (uri: string) => cloudFront({ context: { eventType: 'viewer-request' }, request: { uri } });

test('finds a folder’s page in a bucket', () => {
  expect(request('/')).toEqual({ uri: '/index.html' });
  expect(request('/deep/a-page/')).toEqual({ uri: '/deep/a-page/index.html' });
  expect(request('/fonts/a.woff2')).toEqual({ uri: '/fonts/a.woff2' });
  expect(request('/deep/a-page')).toEqual({ statusCode: 301, headers: { location: { value: './a-page/' } } });
});

test.each([
  ['/index.html', PAGE],
  ['/fonts/a.woff2', IMMUTABLE],
  ['/assets/a.css', IMMUTABLE],
  ['/deep/cards/a.png', IMMUTABLE],
  ['/feed.xml', OTHER],
])('adds headers and caching to what CloudFront answers for %s', (uri, lifetime) => {
  const context = { eventType: 'viewer-response' };
  const sent = [...Object.entries(HEADERS), ['Cache-Control', lifetime] as const];
  expect(cloudFront({ context, request: { uri }, response: { headers: {} } })).toEqual({
    headers: Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), { value }])) as unknown,
  });
});

test.each(['deploy/github-pages.yml', 'deploy/rsync.yml'])(
  'builds in %s with the site’s address and full history',
  (path) => {
    const { steps } = (parse(read(path)) as Workflow).jobs.publish;
    expect(steps.find(({ run }) => run === 'npm run build')?.env?.['SITE_URL']).toMatch(/^\$\{\{ .+ \}\}$/);
    expect(steps[0]?.with?.['fetch-depth']).toBe(0);
    expect(steps.filter(({ uses }) => uses && !/^actions\/[a-z-]+@v\d+$/.test(uses))).toEqual([]);
  },
);

test('publishes the dot files on GitHub Pages', () => {
  const { steps } = (parse(read('deploy/github-pages.yml')) as Workflow).jobs.publish;
  expect(steps.find(({ uses }) => uses?.includes('upload'))?.with).toEqual({
    path: 'dist',
    'include-hidden-files': true,
  });
});

const ROOT = new URL('../../', import.meta.url);

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** What the groups of a pattern hold, for each place of a file that it fits. */
function found(path: string, form: RegExp): (string | undefined)[][] {
  return [...read(path).matchAll(form)].map((match) => match.slice(1));
}

/** A rule of a vendor's JSON whose one header is Cache-Control. */
function keyed(name: string): RegExp {
  return new RegExp(
    `"${name}": "(.*)",\\s+"headers": \\[\\s+\\{\\s+"key": "Cache-Control",\\s+"value": "(.*)"`,
    'g',
  );
}

type Step = { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> };
type Workflow = { jobs: { publish: { steps: Step[] } } };
