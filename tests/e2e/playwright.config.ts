import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import { browserLaunch } from './browser.ts';

// The browser's arguments are Playwright's own: they leave out the sandbox, which neither root nor a container can have.
export default defineConfig({
  testDir: '.',
  outputDir: fileURLToPath(new URL('../../node_modules/.cache/e2e', import.meta.url)),
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? 'list' : 'line',
  use: { launchOptions: await browserLaunch(), contextOptions: { reducedMotion: 'reduce' } },
});
