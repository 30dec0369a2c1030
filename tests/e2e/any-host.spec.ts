import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { answer, files, internalLinks, pages, promised } from './hosts/site.ts';
import { programOf, servers, startServer } from './hosts/servers.ts';
import { temporaryFolder } from './project-copy.ts';
import { dist, serveDist, type Running } from './serve-dist.ts';

const COMPRESS = join(import.meta.dirname, '../../src/commands/compress.ts');
const bytes = (path: string) => readFileSync(join(dist, path));
const types: Readonly<Record<string, RegExp>> = {
  '.html': /^text\/html\b/,
  '.txt': /^text\/plain\b/,
  '.xml': /^(?:application|text)\/xml\b/,
  '.json': /^application\/json\b/,
  '.svg': /^image\/svg\+xml\b/,
  '.png': /^image\/png$/,
  '.woff2': /^font\/woff2$/,
  '.md': /^text\/markdown; ?charset=utf-8$/i,
  '.bib': /^application\/x-bibtex\b/,
  '.ris': /^application\/x-research-info-systems\b/,
};
const plain = { name: 'a plain server', sends: undefined };
const unpacked = { br: brotliDecompressSync, gzip: gunzipSync };

let compressed = '';
test.beforeAll(() => {
  compressed = temporaryFolder();
  cpSync(dist, compressed, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [COMPRESS, compressed], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
test.afterAll(() => rmSync(compressed, { recursive: true }));

test('the folder holds the files that hosts read', () => {
  const names = ['_headers', '_redirects', '.htaccess', '.nojekyll'];
  expect(names.filter((name) => !existsSync(join(dist, name)))).toEqual([]);
});

for (const server of [plain, ...servers]) {
  for (const prefix of ['/', '/deep/prefix/']) {
    test.describe(`${server.name} at ${prefix}`, () => {
      let site: Running;

      test.beforeAll(async () => {
        if (!('prepare' in server)) {
          site = await serveDist({ prefix });
          return;
        }
        if (!programOf(server.name)) console.log(`${server.name} is not installed: its tests are skipped`);
        test.skip(!programOf(server.name), `${server.name} is not installed`);
        site = await startServer(server, prefix, compressed);
      });
      test.afterAll(() => site?.stop());

      test('serves every file as it is on disk, with a type that browsers take', async () => {
        for (const path of files) {
          const { status, header, body } = await answer(site.url + path);
          expect([path, status, body.equals(bytes(path))]).toEqual([path, 200, true]);
          const isRare = /\.(?:md|bib|ris)$/.test(path) && !server.sends;
          const type = types[extname(path)];
          if (type && !isRare) expect(header('content-type'), path).toMatch(type);
        }
      });

      test('answers 200 to every internal link of every page', async () => {
        const links = new Set(
          pages.flatMap((page) =>
            internalLinks(bytes(`${page}index.html`).toString(), site.url + page, site.url),
          ),
        );
        expect(links.size).toBeGreaterThan(pages.length);
        for (const link of links) expect([link, (await answer(link)).status]).toEqual([link, 200]);
      });

      test('adds the slash to a folder’s address', async () => {
        for (const page of pages.filter((path) => path !== '')) {
          const from = site.url + page.slice(0, -1);
          const { status, header } = await answer(from);
          expect([301, 302, 307, 308]).toContain(status);
          expect(new URL(header('location'), from).href).toBe(site.url + page);
        }
      });

      test('says honestly that a page is missing, at any depth, with the page for that', async () => {
        for (const path of ['no-page', 'no/such/page/', 'no.png', `${pages.at(-1)}no/`]) {
          const { status, header, body } = await answer(site.url + path);
          expect([path, status]).toEqual([path, 404]);
          expect(header('content-type'), path).toMatch(/^text\/html\b/);
          expect(body.toString()).toBe(bytes('404.html').toString());
        }
      });

      if (!server.sends) return;

      test('sends our headers with page, asset and 404, and none that blocks a page’s own code', async () => {
        expect(promised.map(([name]) => name)).toContain('X-Content-Type-Options');
        const asset = files.find((path) => path.endsWith('.woff2'));
        for (const path of ['', pages.at(-1), asset, 'favicon.svg', 'no/page/']) {
          const { header } = await answer(`${site.url}${path}`);
          for (const [name, value] of promised)
            expect([path, name, header(name)]).toEqual([path, name, value]);
          expect(header('content-security-policy')).toBe("frame-ancestors 'none'");
        }
      });

      test('lets pages be asked for anew and fonts be kept for a year', async () => {
        const cached = async (path: string) => (await answer(site.url + path)).header('cache-control');
        const font = files.find((path) => path.endsWith('.woff2')) ?? '';
        expect(await cached('')).toBe('public, max-age=0, must-revalidate');
        expect(await cached('index.html')).toBe('public, max-age=0, must-revalidate');
        expect(await cached(font)).toMatch(/^(?:public, )?max-age=31536000(?:, immutable)?$/);
        expect(await cached('favicon.svg')).toMatch(/^(?:public, )?max-age=3600$/);
        expect(await cached('fonts/no.woff2'), 'a missing font').not.toMatch(/max-age=[1-9]/);
      });

      test('sends the compressed copies that it can', async () => {
        for (const encoding of server.sends) {
          for (const path of ['', 'index.html', pages.at(-1) ?? '', 'favicon.svg']) {
            const { status, header, body } = await answer(site.url + path, { 'accept-encoding': encoding });
            const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
            expect([path, status, header('content-encoding')]).toEqual([path, 200, encoding]);
            expect(header('content-type'), path).toMatch(types[extname(file)] ?? /^$/);
            expect(header('vary'), path).toMatch(/accept-encoding/i);
            expect(unpacked[encoding](body).equals(bytes(file)), path).toBe(true);
          }
        }
      });
    });
  }
}
