import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { deployFiles } from '../../src/commands/deploy-files.ts';
import { distFiles } from '../../src/lib/dist-files.ts';
import { headers, immutablePattern, pagePattern } from '../../src/lib/hosts.ts';

const deploy = new URL('../../deploy/', import.meta.url);
const dist = distFiles();
const hosts = deployFiles();
const file = (name: string) => hosts[name] ?? dist[name] ?? '';

test('holds in deploy/ what the source generates, and nothing else: src/commands/deploy-files.ts writes it anew', () => {
  const stored = readdirSync(deploy).map((name) => [name, readFileSync(new URL(name, deploy), 'utf8')]);
  expect(Object.fromEntries(stored)).toEqual(hosts);
});

const withHeaders = ['_headers', '.htaccess', 'nginx.conf', 'Caddyfile', 'lighttpd.conf'];
test.each([
  ...withHeaders,
  'vercel.json',
  'firebase.json',
  'staticwebapp.config.json',
  'cloudfront-function.js',
])('sends every header from %s, and no policy that could switch inline code off', (name) => {
  const text = file(name).toLowerCase();
  for (const [header, value] of headers) {
    expect(text).toContain(header.toLowerCase());
    expect(text).toContain(value.toLowerCase());
  }
  expect(text).not.toMatch(/(?:default|script|style)-src/);
});

test.each(withHeaders)('leaves strict transport security in %s as a commented choice', (name) => {
  const lines = file(name).split('\n');
  const found = lines.filter((line) => line.includes('Strict-Transport-Security'));
  expect(found).toHaveLength(1);
  expect(found[0]?.trim()).toMatch(/^#/);
});

test('gives no path two values of Cache-Control in _headers, which Cloudflare would join', () => {
  const rules = (dist._headers ?? '').replace(/^#.*\n/gm, '').split(/\n(?=\/)/);
  const cached = rules.filter((rule) => rule.includes('Cache-Control')).map((rule) => rule.split('\n')[0]);
  expect(cached).toEqual(['/assets/*', '/cards/*', '/fonts/*']);
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
  expect([new RegExp(pagePattern).test(path), new RegExp(immutablePattern).test(path)]).toEqual([
    isPage,
    isImmutable,
  ]);
});

const cloudFront = (event: object) =>
  runInNewContext(`${file('cloudfront-function.js')}; handler(event)`, {
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
  ['/index.html', 'public, max-age=0, must-revalidate'],
  ['/fonts/a.woff2', 'public, max-age=31536000, immutable'],
  ['/feed.xml', 'public, max-age=3600'],
])('adds headers and caching to what CloudFront answers for %s', (uri, lifetime) => {
  const context = { eventType: 'viewer-response' };
  expect(cloudFront({ context, request: { uri }, response: { headers: {} } })).toEqual({
    headers: Object.fromEntries([
      ...headers.map(([name, value]) => [name.toLowerCase(), { value }]),
      ['cache-control', { value: lifetime }],
    ]) as unknown,
  });
});

test.each(['github-pages.yml', 'rsync.yml'])(
  'builds in %s with the site’s address and full history',
  (name) => {
    const workflow = parse(file(name)) as Workflow;
    const steps = workflow.jobs.publish.steps;
    expect(steps.find(({ run }) => run === 'npm run build')?.env?.SITE_URL).toMatch(/^\$\{\{ .+ \}\}$/);
    expect(steps[0]?.with?.['fetch-depth']).toBe(0);
    expect(steps.filter(({ uses }) => uses && !/^actions\/[a-z-]+@v\d+$/.test(uses))).toEqual([]);
  },
);

test('publishes the dot files on GitHub Pages', () => {
  const { steps } = (parse(file('github-pages.yml')) as Workflow).jobs.publish;
  expect(steps.find(({ uses }) => uses?.includes('upload'))?.with).toEqual({
    path: 'dist',
    'include-hidden-files': true,
  });
});

type Step = { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> };
type Workflow = { jobs: { publish: { steps: Step[] } } };
