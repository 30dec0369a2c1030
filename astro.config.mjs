import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { aliasesUnder, referenceDay } from './src/check/project.ts';
import { pageProcessor, processor } from './src/markdown/processor.ts';
import { publication } from './src/publish/publication.ts';
import { siteUrl } from './src/publish/site-url.ts';

const site = siteUrl(process.env);
const today = referenceDay(process.env, new Date());

export default defineConfig({
  ...(site && { site }),
  trailingSlash: 'always',
  compressHTML: true,
  markdown: { processor: pageProcessor(), syntaxHighlight: false },
  // Whatever adds files to a build comes before the last, which checks and publishes them.
  integrations: [
    mdx({ processor: processor(aliasesUnder(import.meta.dirname)) }),
    publication({ site, today }),
  ],
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: { build: { rolldownOptions: { checks: { moduleLevelDirective: false } } } },
});
