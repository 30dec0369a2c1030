import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { checkOutput } from './src/integrations/check-output.ts';
import { contentCheck } from './src/integrations/content-check.ts';
import { contentSecurity } from './src/integrations/content-security.ts';
import { permalinks } from './src/integrations/permalinks.ts';
import { portableFolder } from './src/integrations/portable-folder.ts';
import { smallPages } from './src/integrations/small-pages.ts';
import { wholeBuild } from './src/integrations/whole-build.ts';
import { siteUrl } from './src/lib/urls.ts';
import { processor } from './src/markdown/processor.ts';
import { referenceDay } from './src/rules/reference-day.ts';

const site = siteUrl(process.env);

export default defineConfig({
  ...(site && { site }),
  trailingSlash: 'always',
  compressHTML: true,
  markdown: { processor: processor(), syntaxHighlight: false },
  // Checks of the source, then what is done to the built pages, in this order.
  integrations: [
    mdx(),
    contentCheck(referenceDay(process.env, new Date())),
    permalinks(import.meta.dirname),
    smallPages(),
    portableFolder(site),
    contentSecurity(),
    checkOutput(site),
    wholeBuild(),
  ],
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: { build: { rolldownOptions: { checks: { moduleLevelDirective: false } } } },
});
