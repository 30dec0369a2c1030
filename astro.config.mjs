import { existsSync, readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { aliasesOf, ledgerPath, readLedger } from './src/links/ledger.ts';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { processor } from './src/markdown/processor.ts';
import { publication } from './src/publish/publication.ts';
import { siteUrl } from './src/publish/site-url.ts';
import { referenceDay } from './src/check/reference-day.ts';

const site = siteUrl(process.env);
const today = referenceDay(process.env, new Date());

export default defineConfig({
  ...(site && { site }),
  trailingSlash: 'always',
  compressHTML: true,
  markdown: { processor: processor(aliases), syntaxHighlight: false },
  // Whatever adds files to a build comes before the last, which checks and publishes them.
  integrations: [mdx(), publication({ site, today })],
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: { build: { rolldownOptions: { checks: { moduleLevelDirective: false } } } },
});

function aliases(slug) {
  const path = ledgerPath(slug);
  return existsSync(path)
    ? aliasesOf(readLedger(new VFile({ path }), readFileSync(path, 'utf8')))
    : new Map();
}
