import { expect, test } from 'vitest';
import { siteUrl } from '../../src/publish/site-url.ts';

const netlify = {
  NETLIFY: 'true',
  URL: 'https://example.org',
  DEPLOY_PRIME_URL: 'https://pr-1--x.netlify.app',
};
const gitHub = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'Ann/analysis' };
const pages = { CF_PAGES_URL: 'https://1a2b3c4d.analysis.pages.dev' };

test.each([
  ['nothing', {}, undefined],
  ['an empty SITE_URL', { SITE_URL: ' ' }, undefined],
  ['SITE_URL', { SITE_URL: 'https://example.org/base' }, 'https://example.org/base/'],
  ['SITE_URL before a host', { SITE_URL: 'http://a.test:81/', ...netlify }, 'http://a.test:81/'],
  [
    'a folder with a dot in its name',
    { SITE_URL: 'https://ann.github.io/next.js' },
    'https://ann.github.io/next.js/',
  ],
  ['Netlify', { ...netlify, CONTEXT: 'production' }, 'https://example.org/'],
  ['a Netlify preview', { ...netlify, CONTEXT: 'deploy-preview' }, 'https://pr-1--x.netlify.app/'],
  ['URL without Netlify', { URL: 'https://example.org' }, undefined],
  ['Vercel', { VERCEL_PROJECT_PRODUCTION_URL: 'analysis.vercel.app' }, 'https://analysis.vercel.app/'],
  ['Cloudflare', { ...pages, CF_PAGES_BRANCH: 'main' }, 'https://analysis.pages.dev/'],
  ['a Cloudflare preview', { ...pages, CF_PAGES_BRANCH: 'idea' }, 'https://1a2b3c4d.analysis.pages.dev/'],
  ['GitLab', { CI_PAGES_URL: 'https://ann.gitlab.io/analysis' }, 'https://ann.gitlab.io/analysis/'],
  ['GitHub', gitHub, 'https://ann.github.io/analysis/'],
  ['GitHub, a user’s site', { ...gitHub, GITHUB_REPOSITORY: 'Ann/Ann.github.io' }, 'https://ann.github.io/'],
  ['GitHub’s names on another server', { ...gitHub, GITHUB_SERVER_URL: 'https://codeberg.org' }, undefined],
  ['a repository’s name outside Actions', { GITHUB_REPOSITORY: 'Ann/analysis' }, undefined],
  ['Render', { RENDER_EXTERNAL_URL: 'https://analysis.onrender.com' }, 'https://analysis.onrender.com/'],
])('knows the site’s address from %s', (_name, env: Record<string, string>, url) => {
  expect(siteUrl(env)).toBe(url);
});

test.each([
  ['example.org', 'is not a URL'],
  ['ftp://example.org/', 'is not an http or https address'],
  ['https://example.org/?a=b', 'has a query or a fragment'],
  ['https://example.org/#', 'has a query or a fragment'],
  ['https://ann:word@example.org/', 'holds a user name or password'],
])('refuses %s as an address', (address, problem) => {
  expect(() => siteUrl({ SITE_URL: address })).toThrow(
    new Error(
      `SITE_URL: "${address}" ${problem}; write where the site will be, such as https://example.org/ or https://example.org/base/`,
    ),
  );
});

test.each([
  ['https://example.org/base/index.html', 'https://example.org/base/'],
  ['https://example.org/Home.HTM', 'https://example.org/'],
  ['https://example.org/a/index.php', 'https://example.org/a/'],
])('refuses %s, which names a file, and says what to write instead', (address, instead) => {
  expect(() => siteUrl({ SITE_URL: address })).toThrow(
    new Error(
      `SITE_URL: "${address}" ends in the name of a file; write the folder that the file is in, ${instead}`,
    ),
  );
});
