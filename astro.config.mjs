import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { contentSecurity } from './src/integrations/content-security.ts';
import { portableFolder } from './src/integrations/portable-folder.ts';
import { smallPages } from './src/integrations/small-pages.ts';
import { siteUrl } from './src/lib/urls.ts';
import { processor } from './src/markdown/processor.ts';

const site = siteUrl(process.env);

export default defineConfig({
  ...(site && { site }),
  trailingSlash: 'always',
  compressHTML: true,
  markdown: { processor: processor(), syntaxHighlight: false },
  integrations: [mdx(), smallPages(), portableFolder(site), contentSecurity()],
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: { build: { rolldownOptions: { checks: { moduleLevelDirective: false } } } },
});
